package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jinlin.insight.Facts;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Scope;
import org.jinlin.matters.DueScan;
import org.jinlin.matters.Invariants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Many matters that are late at once are carried on in few transactions, with what each alone would have come to.
class LateBatchTest {

    private static final TestServer SERVER = TestServer.get();

    private final TestWorld world = SERVER.world("base");
    private final DueScan scan = SERVER.bean(DueScan.class);

    @BeforeEach
    void onAFridayAfternoon() {
        SERVER.rewind();
    }

    private String opened(String text) {
        return world.as("resident-01").open(Map.of("text", text), world.unit("1号楼")).json().get("number").asString();
    }

    private List<String> opened(int matters) {
        return IntStream.range(0, matters).mapToObj(i -> opened("没人理 " + i)).toList();
    }

    /// Time passes, and nobody has looked yet.
    private static void advance(String duration) {
        SERVER.bean(JinlinClock.class).advance(Duration.parse(duration));
    }

    private int change(String sql, Object... values) {
        return SERVER.bean(Db.class).write(Scope.service(world.district(), Scope.Kind.SETUP), db -> db.execute(sql, values));
    }

    private List<String> steps(String number) {
        return world.as("head").get("/api/matters/" + number + "/moves").json().valueStream()
                .map(move -> Stream.of(move.get("do").asString(), move.at("/facts/clock").asString("")).filter(part -> !part.isEmpty()).reduce((verb, clock) -> verb + " " + clock).orElseThrow())
                .toList();
    }

    /// The transactions that made the moves of one verb, in the order in which the promises fell due.
    private List<Long> transactions(String verb) {
        return SERVER.bean(Db.class).read(Scope.service(world.district(), Scope.Kind.REPORT), db -> db.fetch("""
                select v.xmin::text::bigint from matters.move v
                join matters.due d on d.district_id = v.district_id and d.matter_id = v.matter_id and d.clock = 'answer'
                where v.district_id = ? and v.verb = ? order by d.due_at, d.matter_id""", world.district(), verb).getValues(0, Long.class));
    }

    private void allIsWell() {
        SERVER.settle(world.district());
        SERVER.bean(Facts.class).run(world.district());
        assertThat(SERVER.bean(Invariants.class).check(world.district())).isEmpty();
        assertThat(SERVER.bean(Facts.class).check(world.district())).isEmpty();
    }

    @Test
    void manyAreWrittenTogetherTheOldestFirst() {
        for (int i = 0; i < 230; i++) {
            opened("没人理 " + i);
            advance("PT1S");
        }
        advance("P1D");
        assertThat(scan.run(world.district())).isEqualTo(460);
        List<Long> transactions = transactions("overdue");
        assertThat(transactions).hasSize(230).isSorted();
        assertThat(transactions.stream().distinct()).hasSize(3);
        assertThat(transactions("climbed")).as("a climb that comes at once is no turn of its own").isEqualTo(transactions);
        assertThat(scan.run(world.district())).isZero();
        allIsWell();
    }

    @Test
    void oneThatCannotBeReadIsLeftOutAndTheOthersStayTogether() {
        List<String> numbers = opened(20);
        String poisoned = numbers.get(7);
        change("update matters.matter set dues = 'no json' where district_id = ? and number = ?", world.district(), poisoned);
        advance("P1DT1M");
        assertThat(scan.run(world.district())).isEqualTo(19 * 2);
        assertThat(transactions("overdue").stream().distinct()).hasSize(1);
        assertThat(scan.run(world.district())).isZero();
    }

    @Test
    void oneThatCannotBeWrittenKeepsTheBatchFromBeingWrittenOnceAndNoOtherAtAll() {
        List<String> numbers = opened(12);
        change("""
                insert into matters.move (district_id, matter_id, seq, verb, from_stage, to_stage, actor_kind, internal, at, change, previous, hash)
                select v.district_id, v.matter_id, 2, v.verb, v.from_stage, v.to_stage, v.actor_kind, v.internal, v.at, v.change, v.previous, v.hash
                from matters.move v where v.district_id = ? and v.matter_id = (select id from matters.matter where district_id = ? and number = ?)""",
                world.district(), world.district(), numbers.get(5));
        advance("P1DT1M");
        assertThat(scan.run(world.district())).isEqualTo(11 * 2);
        assertThat(transactions("overdue")).as("each alone").doesNotHaveDuplicates().hasSize(11);
        assertThat(steps(numbers.get(4))).containsExactly("open", "overdue answer", "climbed answer");

        List<String> later = opened(6);
        advance("P1DT1M");
        assertThat(scan.run(world.district())).isGreaterThanOrEqualTo(6 * 2);
        assertThat(transactions("overdue").subList(11, 17).stream().distinct()).as("what is known to be stuck is kept out of the batch").hasSize(1);
        assertThat(steps(later.getFirst())).containsExactly("open", "overdue answer", "climbed answer");
    }

    @Test
    void scansAtOnceDoEachStepOnce() throws Exception {
        List<String> numbers = opened(60);
        advance("P1DT1M");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int steps = 0;
            for (var run : threads.invokeAll(Collections.nCopies(4, (Callable<Integer>) () -> scan.run(world.district())))) {
                steps += run.get();
            }
            // what two scans left to each other the next one does
            assertThat(steps + scan.run(world.district())).isEqualTo(60 * 2);
        }
        numbers.forEach(number -> assertThat(steps(number)).containsExactly("open", "overdue answer", "climbed answer"));
        allIsWell();
    }

    @Test
    void aParentAndItsChildMayBeDueTogether() {
        String request = opened("水管漏水");
        world.as("clerk").move(request, "accept", Map.of());
        String order = world.as("clerk").move(request, "dispatch", Map.of("unit", world.unit("演示物业"))).json().at("/children/0/number").asString();
        advance("P15D");
        assertThat(scan.run(world.district())).isPositive();
        assertThat(steps(order)).startsWith("open", "overdue take", "climbed take");
        assertThat(steps(request)).startsWith("open", "accept", "dispatch").contains("overdue solve", "climbed solve");
        allIsWell();
    }

    @Test
    void allStepsOfAMatterThatAreDueAreMadeInTheirOrder() {
        String request = opened("煤气味");
        world.as("clerk").move(request, "accept", Map.of("nature", "safety", "scope", "many", "harm", "grave"));
        advance("P5D");
        assertThat(scan.run(world.district())).isPositive();
        assertThat(steps(request).stream().filter(step -> step.endsWith(" solve")).limit(4)).containsExactly("warned solve", "warned solve", "overdue solve", "climbed solve");
        allIsWell();
    }

    @Test
    void whatFollowsElsewhereIsDoneAloneAfterItsOwnSteps() {
        String request = opened("等气温回升");
        String other = opened("别的事");
        world.as("clerk").move(request, "accept", Map.of());
        world.as("clerk").move(request, "dispatch", Map.of("unit", world.unit("住建局")));
        String until = SERVER.now().plus(Duration.ofDays(1)).toString();
        var asked = world.as("clerk").move(request, "ask_pause", Map.of("reason", "等气温回升", "until", until));
        assertThat(world.as("officer").move(asked.json().at("/children/1/number").asString(), "grant", Map.of()).status()).isEqualTo(200);
        advance("P1DT1M");
        assertThat(scan.run(world.district())).isPositive();
        assertThat(steps(request)).endsWith("overdue resume", "resume");
        assertThat(steps(other)).containsExactly("open", "overdue answer", "climbed answer");
        allIsWell();
    }

    @Test
    void whatSomebodyElseHoldsIsPassedOverAndDoneLater() throws SQLException {
        String held = opened("正在处理");
        String free = opened("别的事");
        String request = opened("水管漏水");
        world.as("clerk").move(request, "accept", Map.of());
        String order = world.as("clerk").move(request, "dispatch", Map.of("unit", world.unit("演示物业"))).json().at("/children/0/number").asString();
        advance("P4D");
        try (Connection somebody = SERVER.database().asOwner()) {
            somebody.setAutoCommit(false);
            lock(somebody, held);
            lock(somebody, request);
            assertThat(scan.run(world.district())).isPositive();
            assertThat(steps(held)).containsExactly("open");
            assertThat(steps(order)).as("a child waits for its parent").containsExactly("open");
            assertThat(steps(free)).contains("overdue answer", "climbed answer");
            somebody.rollback();
        }
        assertThat(scan.run(world.district())).isPositive();
        assertThat(steps(held)).contains("overdue answer", "climbed answer");
        assertThat(steps(order)).contains("overdue take", "climbed take");
        allIsWell();
    }

    private void lock(Connection somebody, String number) throws SQLException {
        try (var select = somebody.prepareStatement("select id from matters.matter where district_id = ? and number = ? for update")) {
            select.setInt(1, world.district());
            select.setString(2, number);
            select.execute();
        }
    }
}
