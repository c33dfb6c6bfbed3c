package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jinlin.app.TestClient;
import org.jinlin.app.TestServer;
import org.jinlin.app.TestWorld;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an accident or somebody with the password of the program could do, and that it is found.
class InvariantsTest {

    private static final TestServer SERVER = TestServer.get();
    private static final TestWorld BROKEN = SERVER.world("base");

    private final TestWorld world = BROKEN;
    private final Invariants invariants = SERVER.bean(Invariants.class);
    private String number = "";
    private long matter;

    @BeforeEach
    void aMatterWithAHistory() {
        TestClient.Answer opened = world.as("resident-01").open(Map.of("text", "下水道堵了"), world.unit("1号楼"));
        number = opened.json().get("number").asString();
        world.as("clerk").move(number, "accept", Map.of("nature", "service", "scope", "some", "harm", "real"));
        world.as("clerk").move(number, "dispatch", Map.of("unit", world.unit("演示物业"), "text", "请疏通"));
        world.pass("P2D");
        matter = SERVER.bean(Db.class).read(Scope.service(world.district(), Scope.Kind.REPORT),
                db -> db.fetchSingle("select id from matters.matter where district_id = ? and number = ?", world.district(), number).get(0, Long.class));
    }

    @AfterEach
    void noAlarmStaysBehind() {
        change("update matters.matter set ended_at = opened_at, outcome = 'withdrawn' where district_id = ? and ended_at is null", world.district());
        change("update matters.due set state = 'void' where district_id = ? and state = 'running'", world.district());
    }

    private int change(String sql, Object... values) {
        return SERVER.bean(Db.class).write(Scope.service(world.district(), Scope.Kind.MOVE), db -> db.execute(sql, values));
    }

    private List<String> faults() {
        return invariants.check(world.district()).stream().filter(fault -> fault.contains(number)).toList();
    }

    private List<String> lost() {
        return SERVER.bean(NothingLost.class).find(world.district()).stream().filter(lost -> lost.number().equals(number)).map(NothingLost.Lost::why).toList();
    }

    private void found(String... parts) {
        assertThat(invariants.check(world.district())).anySatisfy(fault -> assertThat(fault).contains(parts));
    }

    @Test
    void anUntouchedMatterHasNoFault() {
        assertThat(faults()).isEmpty();
        assertThat(lost()).isEmpty();
    }

    @Test
    void aMatterWhoseDispatchWasTakenBackHasNoFaultAndNoCountOfIt() {
        assertThat(world.as("clerk").move(number, "dispatch", Map.of("unit", world.unit("演示物业"))).status()).isEqualTo(200);
        assertThat(world.as("clerk").move(number, "undo", Map.of()).status()).isEqualTo(200);
        world.server().settle(world.district());
        assertThat(faults()).isEmpty();
        assertThat(SERVER.bean(Db.class).read(Scope.service(world.district(), Scope.Kind.REPORT), db -> new MatterStore(db, world.district()).find(matter).orElseThrow())
                .tally("dispatch").count()).as("the first one only").isEqualTo(1);
    }

    @Test
    void aChangedRowIsFound() {
        assertThat(change("update matters.matter set stage = 'closed' where district_id = ? and id = ?", world.district(), matter)).isEqualTo(1);
        found(number, "stage");
    }

    @Test
    void aDeadlineMovedBehindTheLogsBackIsFound() {
        change("update matters.due set due_at = due_at + interval '1 day' where district_id = ? and matter_id = ? and clock = 'solve'", world.district(), matter);
        found(number, "clocks");
    }

    @Test
    void changedWordsAreFound() {
        change("update matters.words set body = replace(body, '堵', '通') where district_id = ? and matter_id = ? and seq = 1", world.district(), matter);
        found(number, "words of move 1");
    }

    @Test
    void wordsThatWentWithoutARuleAreFoundAndErasedOnesAreNot() {
        change("delete from matters.words where district_id = ? and matter_id = ? and seq = 1", world.district(), matter);
        found(number, "words of move 1");
        change("insert into matters.erasure (district_id, matter_id, seq, rule, at) values (?, ?, 1, 'asked', ?::timestamptz)", world.district(), matter, SERVER.now().toString());
        assertThat(faults()).isEmpty();
    }

    @Test
    void aMoveThatNeverGotAPositionIsFound() {
        world.as("clerk").move(number, "remark", Map.of("text", "还没编号"));
        change("delete from matters.unnumbered where district_id = ? and matter_id = ?", world.district(), matter);
        found("no position");
    }

    @Test
    void aNumbererThatWouldSkipAPositionIsFound() {
        change("update matters.numberer set next_position = next_position + 1 where district_id = ?", world.district());
        found("next position");
    }

    @Test
    void anOpenMatterWithoutAClockIsLost() {
        change("update matters.due set state = 'void' where district_id = ? and matter_id = ? and state = 'running'", world.district(), matter);
        assertThat(lost()).containsExactly("no_clock");
        found(number, "no clock");
    }

    @Test
    void aClockThatStandsStillAloneDoesNotKeepAMatter() {
        change("update matters.due set state = 'paused' where district_id = ? and matter_id = ? and state = 'running'", world.district(), matter);
        assertThat(lost()).containsExactly("no_clock");
    }

    @Test
    void aMatterOwnedByAUnitThatDoesNotExistIsLost() {
        change("update matters.matter set owner_id = 1 where district_id = ? and id = ?", world.district(), matter);
        assertThat(lost()).containsExactly("no_owner");
    }

    @Test
    void theTopOfTheTreeCanAskAndNobodyElse() {
        TestClient.Answer fine = world.as("head").get("/api/nothing-lost");
        assertThat(fine.status()).isEqualTo(200);
        assertThat(fine.json().get("lost").valueStream().map(line -> line.get("number").asString())).doesNotContain(number);
        change("update matters.matter set owner_id = 1 where district_id = ? and id = ?", world.district(), matter);
        assertThat(world.as("head").get("/api/nothing-lost").json().get("lost").valueStream().map(line -> line.get("number").asString())).contains(number);
        for (String who : List.of("officer", "clerk", "resident-01")) {
            TestClient.Answer refused = world.as(who).get("/api/nothing-lost");
            assertThat(refused.code()).isEqualTo("ROOT_POST_NEEDED");
            assertThat(refused.status()).isEqualTo(403);
        }
    }
}
