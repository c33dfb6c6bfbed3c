package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jinlin.matters.DueScan;
import org.jinlin.org.Orgs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Clocks go on whatever became of a unit, and whatever one of them runs into.
@Tag("soak")
class DueScanTest {

    private static final TestServer SERVER = TestServer.get();

    private final TestWorld world = SERVER.world("base");

    @BeforeEach
    void onAFridayAfternoon() {
        SERVER.rewind();
    }

    private int change(String sql, Object... values) {
        return SERVER.bean(Db.class).write(Scope.service(world.district(), Scope.Kind.SETUP), db -> db.execute(sql, values));
    }

    private String opened(String text) {
        return world.as("resident-01").open(Map.of("text", text), world.unit("1号楼")).json().get("number").asString();
    }

    private String owner(String number) {
        return world.as("head").matter(number).at("/owner/name").asString();
    }

    private List<String> verbs(String number) {
        return world.as("head").get("/api/matters/" + number + "/moves").json().valueStream().map(move -> move.get("do").asString()).toList();
    }

    @Test
    void whatAUnitLeftBehindWhenItEndedClimbsToTheNextOneAbove() {
        String request = opened("水管漏水");
        world.as("clerk").move(request, "accept", Map.of());
        var dispatched = world.as("clerk").move(request, "dispatch", Map.of("unit", world.unit("演示物业")));
        String order = dispatched.json().at("/children/0/number").asString();
        String other = opened("别的事");
        LocalDate tomorrow = SERVER.bean(Orgs.class).today(world.district()).plusDays(1);
        assertThat(change("update org.edge set valid_to = ?::date where district_id = ? and unit_id = ?", tomorrow.toString(), world.district(), Long.parseLong(world.unit("演示物业")))).isOne();
        // what this server writes itself it reads again at once
        SERVER.bean(Orgs.class).addAreas(world.district(), tomorrow, List.of());

        world.pass("P4D");
        assertThat(SERVER.bean(Orgs.class).tree(world.district()).units()).extracting(unit -> unit.name()).doesNotContain("演示物业");
        assertThat(verbs(order)).contains("overdue", "climbed");
        assertThat(owner(order)).isEqualTo("花园社区");
        assertThat(verbs(other)).as("nobody else waits for it").contains("overdue", "climbed");
        assertThat(world.as("clerk").move(order, "accept", Map.of()).status()).as("who is above may go on with it").isEqualTo(200);
        assertThat(world.as("clerk").move(order, "finish", Map.of("text", "社区自己修好了")).status()).isEqualTo(200);
    }

    @Test
    void aMatterThatCannotBeCarriedOnStopsNoOther() {
        String poisoned = opened("读不懂的事");
        world.pass("PT1S");
        String other = opened("别的事");
        change("update matters.matter set playbook_version = playbook_version + 9999 where district_id = ? and number = ?", world.district(), poisoned);

        world.pass("P4D");
        assertThat(verbs(other)).contains("overdue", "climbed");

        change("update matters.matter set playbook_version = playbook_version - 9999 where district_id = ? and number = ?", world.district(), poisoned);
        assertThat(verbs(poisoned)).as("nothing was done by half").containsExactly("open");
        world.pass("PT1M");
        assertThat(verbs(poisoned)).as("it is taken up again as soon as it can be").contains("overdue", "climbed");
    }

    @Test
    void moreOfThemThanOneBatchHoldsAreBehindTheLastThatIsDone() {
        String stuck = opened("很多钟");
        change("""
                insert into matters.due (district_id, matter_id, clock, round, state, unit_id, started_at, due_at, wake_at, promise)
                select d.district_id, d.matter_id, 'stuck' || lpad(n::text, 3, '0'), 1, 'running', d.unit_id, d.started_at, d.started_at, d.started_at, true
                from matters.due d cross join generate_series(1, 450) n
                where d.district_id = ? and d.clock = 'answer' and d.matter_id = (select id from matters.matter where district_id = ? and number = ?)
                """, world.district(), world.district(), stuck);
        String other = opened("别的事");

        world.pass("P4D");
        assertThat(verbs(other)).contains("overdue", "climbed");
        assertThat(SERVER.bean(DueScan.class).run(world.district())).as("all that could be done is done").isZero();
    }
}
