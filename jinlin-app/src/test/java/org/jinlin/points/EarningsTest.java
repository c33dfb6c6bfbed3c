package org.jinlin.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jinlin.app.TestClient;
import org.jinlin.app.TestServer;
import org.jinlin.app.TestWorld;
import org.jinlin.people.Actor;
import org.jinlin.people.Post;
import org.jinlin.playbook.Currency;
import org.junit.jupiter.api.Test;

/// What moves earn on a running server, by the log.
class EarningsTest {

    private static final TestServer SERVER = TestServer.get();

    private final TestWorld world = friday();
    private final Purses purses = new Purses(SERVER, world.district());
    private final Earnings earnings = SERVER.bean(Earnings.class);

    /// What a month allows is tried over the end of November.
    private static TestWorld friday() {
        SERVER.rewind();
        return SERVER.worldOf("points");
    }

    private Holder person(String name) {
        return Holder.person(Long.parseLong(world.as(name).get("/api/me").json().get("person").asString()));
    }

    private String asked(String who, String task) {
        TestClient.Answer answer = world.as(who).post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "help", "fields", Map.of("text", "搬家具", "task", task),
                "place", Map.of("unit", world.unit("1号楼"))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("number").asString();
    }

    private void make(String who, String number, String verb, Map<String, Object> fields) {
        TestClient.Answer answer = world.as(who).move(number, verb, fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private Map<String, Object> helped(String name, int minutes) {
        return new HashMap<>(Map.of("helper", String.valueOf(person(name).id()), "minutes", minutes));
    }

    private void book() {
        SERVER.settle(world.district());
        earnings.run(world.district());
        assertThat(purses.faults()).isEmpty();
    }

    @Test
    void hoursBecomePointsOnceWithWhatAnAccountBeginsWith() {
        String number = asked("resident-01", "care");
        make("clerk", number, "shift", helped("volunteer", 75));
        book();
        assertThat(purses.balance(person("volunteer"))).isEqualTo(5 + 12);
        assertThat(earnings.run(world.district())).isZero();
        assertThat(purses.lines(person("volunteer"))).extracting(Statement::kind).containsExactlyInAnyOrder(Posting.Kind.EARNED, Posting.Kind.STARTED);
        assertThat(purses.lines(person("volunteer"))).filteredOn(line -> line.kind() == Posting.Kind.EARNED)
                .singleElement().extracting(Statement::matter, Statement::rule).containsExactly(number, "hours");
    }

    @Test
    void aMoveIsNotHeldUpAndNothingIsEarnedBeforeItIsInTheLog() {
        String number = asked("resident-01", "care");
        make("clerk", number, "shift", helped("volunteer", 60));
        assertThat(earnings.run(world.district())).isZero();
        SERVER.settle(world.district());
        assertThat(earnings.unread(world.district()).moves()).isEqualTo(2);
        assertThat(earnings.run(world.district())).isEqualTo(2);
        assertThat(earnings.unread(world.district()).moves()).isZero();
    }

    @Test
    void capsHoldForAMatterADayAndAMonth() {
        String first = asked("resident-01", "cleaning");
        make("clerk", first, "shift", helped("volunteer", 210));
        make("clerk", first, "shift", helped("volunteer", 60));
        book();
        assertThat(purses.balance(person("volunteer"))).as("28, and 2 of 8: thirty for a matter").isEqualTo(5 + 30);
        String second = asked("resident-02", "cleaning");
        make("clerk", second, "shift", helped("volunteer", 120));
        book();
        assertThat(purses.balance(person("volunteer"))).as("ten of 16: forty a day").isEqualTo(5 + 40);
        world.pass("P1D");
        make("clerk", second, "shift", helped("volunteer", 210));
        book();
        assertThat(purses.balance(person("volunteer"))).as("twenty of 28: sixty a month, thirty for the matter").isEqualTo(5 + 60);
        world.pass("P12D");
        make("clerk", asked("resident-03", "cleaning"), "shift", helped("volunteer", 30));
        book();
        assertThat(purses.balance(person("volunteer"))).as("December").isEqualTo(5 + 64);
        assertThat(purses.count("select count(*) from points.award where district_id = $d and state = 'capped'")).isZero();
    }

    @Test
    void anUndoTakesBackWhatItEarned() {
        String number = asked("resident-01", "care");
        make("clerk", number, "shift", helped("volunteer", 60));
        book();
        make("clerk", number, "mistake", Map.of());
        book();
        assertThat(purses.balance(person("volunteer"))).isEqualTo(5);
        make("clerk", number, "shift", helped("volunteer", 30));
        make("clerk", number, "mistake", Map.of());
        book();
        assertThat(purses.balance(person("volunteer"))).as("undone before it was booked").isEqualTo(5);
        make("clerk", number, "shift", helped("volunteer", 30));
        book();
        assertThat(purses.balance(person("volunteer"))).isEqualTo(5 + 6);
    }

    @Test
    void anEndEarnsForCommunityAndTeamAndTimeAndOpenedAgainItDoesNot() {
        String number = asked("resident-01", "cleaning");
        make("clerk", number, "done", helped("volunteer", 100));
        book();
        var community = new Holder(Holder.Kind.COMMUNITY, Long.parseLong(world.unit("花园社区")));
        var team = new Holder(Holder.Kind.TEAM, community.id());
        assertThat(List.of(purses.balance(community), purses.balance(team), purses.balance(person("volunteer"), Currency.MINUTES))).containsExactly(3L, 2L, 90L);
        make("clerk", number, "reopen", Map.of());
        book();
        assertThat(List.of(purses.balance(community), purses.balance(team), purses.balance(person("volunteer"), Currency.MINUTES))).containsExactly(0L, 0L, 0L);
        make("clerk", number, "done", helped("volunteer", 30));
        book();
        assertThat(List.of(purses.balance(community), purses.balance(team), purses.balance(person("volunteer"), Currency.MINUTES))).containsExactly(3L, 2L, 30L);
    }

    @Test
    void whoAskedPaysWithTheOwnTimeAsFarAsItReaches() {
        make("clerk", asked("resident-02", "care"), "done", helped("resident-01", 60));
        book();
        assertThat(purses.balance(person("resident-01"), Currency.MINUTES)).isEqualTo(60);
        make("clerk", asked("resident-01", "care"), "done", helped("volunteer", 90));
        book();
        assertThat(purses.balance(person("resident-01"), Currency.MINUTES)).isZero();
        assertThat(purses.balance(person("volunteer"), Currency.MINUTES)).isEqualTo(90);
        make("clerk", asked("resident-01", "care"), "done", helped("resident-01", 30));
        book();
        assertThat(purses.balance(person("resident-01"), Currency.MINUTES)).as("nobody pays the own time").isEqualTo(30);
    }

    @Test
    void whatWaitsIsGivenWhenSomebodyElseConfirmsIt() {
        make("clerk", asked("resident-01", "care"), "done", helped("volunteer", 30));
        book();
        assertThat(purses.balance(person("volunteer"))).isZero();
        var awards = SERVER.bean(Awards.class);
        var secretary = actor("secretary");
        var waiting = awards.waiting(secretary, null).orThrow().items();
        assertThat(waiting).singleElement().extracting(Award::rule, Award::amount).containsExactly("ended", 7L);
        long id = waiting.getFirst().id();
        assertThat(awards.decide(actor("clerk"), id, true).map(Enum::name).orElse(refusal -> refusal.code())).isEqualTo("NOT_YOURS");
        assertThat(awards.decide(actor("member"), id, true).isDone()).isFalse();
        assertThat(awards.decide(actor("housing"), id, true).map(Enum::name).orElse(refusal -> refusal.code())).isEqualTo("POINTS_NOT_WAITING");
        assertThat(awards.decide(secretary, id, true).isDone()).isTrue();
        assertThat(purses.balance(person("volunteer"))).isEqualTo(5 + 7);
        assertThat(awards.decide(secretary, id, false).map(Enum::name).orElse(refusal -> refusal.code())).isEqualTo("POINTS_NOT_WAITING");
        assertThat(awards.waiting(secretary, null).orThrow().items()).isEmpty();
    }

    @Test
    void nobodyConfirmsTheOwnAndARefusedOneIsNotGiven() {
        make("secretary", asked("resident-01", "care"), "done", helped("volunteer", 30));
        make("clerk", asked("resident-01", "care"), "done", helped("secretary", 30));
        make("clerk", asked("resident-02", "care"), "done", helped("volunteer", 30));
        book();
        var awards = SERVER.bean(Awards.class);
        var codes = awards.waiting(actor("secretary"), null).orThrow().items().stream()
                .map(award -> awards.decide(actor("secretary"), award.id(), false).map(Enum::name).orElse(refusal -> refusal.code())).toList();
        assertThat(codes).containsExactly("POINTS_OWN", "POINTS_OWN", "REFUSED");
        book();
        assertThat(purses.balance(person("volunteer"))).isZero();
    }

    @Test
    void aCorrectionUpwardsIsAMoveOfAnAppeal() {
        String number = asked("resident-02", "care");
        make("clerk", number, "grant", Map.of("helper", String.valueOf(person("volunteer").id()), "granted", 9));
        book();
        assertThat(purses.balance(person("volunteer"))).isEqualTo(5 + 9);
    }

    @Test
    void twoReadersAtOnceBookNothingTwice() throws InterruptedException {
        String number = asked("resident-01", "care");
        for (int i = 0; i < 5; i++) {
            make("clerk", number, "shift", helped("volunteer", 30));
        }
        SERVER.settle(world.district());
        var threads = List.of(new Thread(() -> earnings.run(world.district())), new Thread(() -> earnings.run(world.district())));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        book();
        assertThat(purses.balance(person("volunteer"))).isEqualTo(5 + 30);
        assertThat(purses.count("select count(*) from points.award where district_id = $d")).isEqualTo(5);
    }

    @Test
    void aDistrictThatKeepsNoPointsBooksNone() {
        TestWorld other = SERVER.world("base");
        other.as("resident-01").open(Map.of("text", "路灯不亮"), other.unit("1号楼"));
        SERVER.settle(other.district());
        assertThat(earnings.run(other.district())).isEqualTo(1);
        assertThat(new Purses(SERVER, other.district()).count("select count(*) from points.account where district_id = $d")).isZero();
    }

    private Actor actor(String name) {
        Post post = switch (name) {
            case "housing" -> new Post("handler", Long.parseLong(world.unit("住建局")));
            default -> new Post(name, Long.parseLong(world.unit("花园社区")));
        };
        return new Actor(world.district(), Actor.Kind.PERSON, person(name).id(), List.of(post), false);
    }
}
