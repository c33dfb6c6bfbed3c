package org.jinlin.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jinlin.app.TestClient;
import org.jinlin.app.TestServer;
import org.jinlin.app.TestWorld;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jinlin.matters.LogReader;
import org.jinlin.matters.Numberer;
import org.junit.jupiter.api.Test;

/// The facts follow the log of a running server.
class FactsTest {

    private static final TestServer SERVER = TestServer.get();

    private final TestWorld world = SERVER.world("base");
    private final Facts facts = SERVER.bean(Facts.class);

    private String opened(String text) {
        TestClient.Answer answer = world.as("resident-01").open(Map.of("text", text), world.unit("1号楼"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("number").asString();
    }

    private void make(String who, String number, String verb, Map<String, Object> fields) {
        TestClient.Answer answer = world.as(who).move(number, verb, fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private int read() {
        SERVER.settle(world.district());
        return facts.run(world.district());
    }

    private List<Map<String, Object>> rows(String table) {
        return SERVER.bean(Db.class).read(Scope.service(world.district(), Scope.Kind.READER),
                db -> db.fetch("select * from insight." + table + " where district_id = " + world.district() + " order by 1, 2, 3, 4").intoMaps());
    }

    private Map<String, Object> fact(String number) {
        return rows("fact").stream().filter(row -> row.get("number").equals(number)).findFirst().orElseThrow();
    }

    private List<Map<String, Object>> rounds(String number, String clock) {
        Object matter = fact(number).get("matter_id");
        return rows("fact_clock").stream().filter(row -> row.get("matter_id").equals(matter) && row.get("clock").equals(clock)).toList();
    }

    private void told(String number) {
        make("clerk", number, "accept", Map.of());
        make("clerk", number, "finish", Map.of("text", "已处理"));
    }

    @Test
    void onlyNumberedMovesAreReadAndEachOnce() {
        String number = opened("路灯不亮");
        assertThat(facts.run(world.district())).isZero();
        assertThat(rows("fact")).isEmpty();
        assertThat(SERVER.bean(Numberer.class).run(world.district())).isEqualTo(1);
        assertThat(facts.behind(world.district())).isEqualTo(1);
        assertThat(facts.run(world.district())).isEqualTo(1);
        assertThat(facts.run(world.district())).isZero();
        assertThat(facts.behind(world.district())).isZero();
        assertThat(fact(number)).containsEntry("stage", "submitted").containsEntry("kind", "request").containsEntry("seq", 1);
    }

    @Test
    void aCheckFindsWhatTheLogDoesNotSayAndChangesNothing() {
        String number = opened("没有热水");
        String other = opened("门禁坏了");
        told(number);
        read();
        opened("还没读到");
        SERVER.settle(world.district());
        assertThat(facts.check(world.district())).isEmpty();
        Object matter = fact(number).get("matter_id");
        for (String change : List.of("update insight.fact set stage = 'closed' where matter_id = ? and district_id = ?",
                "update insight.fact_clock set state = 'missed' where clock = 'answer' and matter_id = ? and district_id = ?",
                "delete from insight.fact where matter_id = ? and district_id = ?")) {
            SERVER.bean(Db.class).write(Scope.service(world.district(), Scope.Kind.READER), db -> db.execute(change, matter, world.district()));
            var before = List.of(rows("fact"), rows("fact_clock"));
            assertThat(facts.check(world.district())).containsExactly("the facts of matter " + matter + " are not what the log makes of them");
            assertThat(List.of(rows("fact"), rows("fact_clock"))).isEqualTo(before);
        }
        assertThat(facts.behind(world.district())).isEqualTo(1);
        facts.rebuild(world.district());
        assertThat(facts.check(world.district())).isEmpty();
        assertThat(fact(other)).isNotEmpty();
    }

    @Test
    void aRebuildGivesTheSameRows() {
        String rated = opened("电梯停运");
        make("clerk", rated, "accept", Map.of("nature", "safety", "scope", "many", "harm", "grave"));
        make("clerk", rated, "dispatch", Map.of("unit", world.unit("演示物业"), "text", "请修"));
        make("clerk", rated, "undo", Map.of());
        make("clerk", rated, "dispatch", Map.of("unit", world.unit("演示物业"), "text", "请今天修"));
        String order = world.as("clerk").matter(rated).at("/children/1/number").asString();
        make("property", order, "accept", Map.of());
        read();
        make("property", order, "finish", Map.of("text", "换了门机"));
        make("clerk", rated, "regrade", Map.of("reason", "没有那么急", "harm", "slight"));
        make("clerk", rated, "finish", Map.of("text", "修好了"));
        make("resident-01", rated, "rate", Map.of("verdict", "unsolved", "word", "dissatisfied"));
        world.pass("P3D");
        String merged = opened("电梯又停了");
        String into = opened("电梯停了，一样的事");
        make("clerk", merged, "merge", Map.of("into", into));
        make("clerk", merged, "split", Map.of("reason", "不是一件事"));
        read();
        world.pass("PT1H");
        make("resident-01", into, "withdraw", Map.of());
        read();
        var before = rows("fact");
        var clocksBefore = rows("fact_clock");
        assertThat(before).hasSizeGreaterThan(4);
        assertThat(facts.rebuild(world.district())).isEqualTo((int) SERVER.bean(LogReader.class).end(world.district()));
        assertThat(rows("fact")).isEqualTo(before);
        assertThat(rows("fact_clock")).isEqualTo(clocksBefore);
    }

    @Test
    void anUndoTakesBackWhatTheClocksHadBecome() {
        String number = opened("门禁坏了");
        make("clerk", number, "accept", Map.of());
        make("clerk", number, "dispatch", Map.of("unit", world.unit("演示物业")));
        read();
        assertThat(rounds(number, "route")).extracting(row -> row.get("state")).containsExactly("met");
        make("clerk", number, "undo", Map.of());
        read();
        assertThat(rounds(number, "route")).extracting(row -> row.get("state")).containsExactly("running");
        assertThat(fact(number)).containsEntry("stage", "accepted");
    }

    @Test
    void aClosedMatterThatIsOpenedAgainIsOpenInTheFacts() {
        String number = opened("垃圾没人清");
        told(number);
        make("resident-01", number, "rate", Map.of("verdict", "solved", "word", "satisfied"));
        read();
        assertThat(fact(number)).containsEntry("verdict", "solved").containsEntry("heard_by", "asker").extracting("ended_at").isNotNull();
        make("resident-01", number, "reopen", Map.of("text", "又堆起来了"));
        read();
        assertThat(fact(number)).containsEntry("verdict", null).containsEntry("ended_at", null).containsEntry("outcome", null);
        assertThat(rounds(number, "solve")).extracting(row -> row.get("state")).containsExactly("met", "running");
    }

    @Test
    void aMissedPromiseStaysMissedWhenTheMatterIsMerged() {
        String number = opened("井盖松动");
        String into = opened("井盖松动，另一处");
        world.pass("P4D");
        make("clerk", number, "merge", Map.of("into", into));
        read();
        assertThat(rounds(number, "answer")).extracting(row -> row.get("state")).containsExactly("missed");
        assertThat(fact(number)).containsEntry("outcome", "merged");
    }

    @Test
    void twoReadersAtOnceCountNothingTwice() throws InterruptedException {
        for (int i = 0; i < 30; i++) {
            opened("第" + i + "件");
        }
        SERVER.settle(world.district());
        var threads = List.of(new Thread(() -> facts.run(world.district())), new Thread(() -> facts.run(world.district())));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        facts.run(world.district());
        assertThat(facts.behind(world.district())).isZero();
        assertThat(rows("fact")).hasSize(30);
    }
}
