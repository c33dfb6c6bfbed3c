package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jinlin.app.TestClient;
import org.jinlin.app.TestServer;
import org.jinlin.app.TestWorld;
import org.jinlin.insight.Facts;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.people.Actor;
import org.jinlin.people.Enrolment;
import org.jinlin.people.Enrolment.NewAppointment;
import org.jinlin.people.Enrolment.NewPerson;
import org.jinlin.people.People;
import org.jinlin.people.Post;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// ZZ-26: members check in where they live, their unit confirms it, each has done a deed, and what they did adds up by unit in less than a second.
/// Everything goes through the engine. `-Djinlin.scale.members=36000` makes it as many as the report counts.
@Tag("soak")
class MemberScaleTest {

    private static final TestServer SERVER = TestServer.get();
    private static final int MEMBERS = Integer.getInteger("jinlin.scale.members", 400);
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final int TIMES = 5;
    private static final int AT_ONCE = 4;
    private static final List<String> HOMES = List.of("1号楼", "2号楼", "河边社区");
    private static final String[] PAIRS = {"blend_1", "blend_2", "blend_3", "blend_4", "blend_5"};

    private final TestWorld world = SERVER.world("zhangzhou");
    private final int district = world.district();
    private final TestClient head = world.as("head");

    @Test
    void whatAllOfThemDidAddsUpByUnitWithinASecond() throws Exception {
        SERVER.rewind();
        long began = System.nanoTime();
        List<Actor> members = members();
        Actor bank = SERVER.bean(People.class).actor(district, world.person("bank"));
        try (var hands = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Boolean>> lives = IntStream.range(0, MEMBERS).<Callable<Boolean>>mapToObj(i -> () -> lived(members.get(i), bank, i)).toList();
            for (var done : hands.invokeAll(lives)) {
                assertThat(done.get()).isTrue();
            }
        }
        SERVER.settle(district);
        SERVER.bean(Facts.class).run(district);
        System.out.printf("%,d members checked in, were confirmed and did a deed: %d s%n", MEMBERS, Duration.ofNanos(System.nanoTime() - began).toSeconds());

        for (int home = 0; home < HOMES.size(); home++) {
            assertThat(quick(HOMES.get(home)).get("checked_in")).isEqualTo((long) at(home));
        }
        Map<String, Long> garden = quick("花园社区");
        assertThat(garden.get("checked_in")).as("community and grids below it").isEqualTo(at(0) + at(1));
        Map<String, Long> all = quick("小城市");
        assertThat(all.get("checked_in")).isEqualTo(MEMBERS);
        assertThat(deeds(all)).isEqualTo(MEMBERS);
        assertThat(deeds(garden) + deeds(quick("河边社区"))).isEqualTo(MEMBERS);
        assertThat(IntStream.range(0, PAIRS.length).mapToLong(pair -> all.get(PAIRS[pair] + "_deeds")).max().orElseThrow()).as("under one of the five pairs each").isEqualTo((MEMBERS + 4) / 5);
        timed("each unit below", () -> assertThat(head.get("/api/figures/checked_in?part=below").json().get("items").size()).isPositive());
    }

    /// How many live in a home.
    private static int at(int home) {
        return (MEMBERS + HOMES.size() - 1 - home) / HOMES.size();
    }

    private static long deeds(Map<String, Long> figures) {
        return Arrays.stream(PAIRS).mapToLong(pair -> figures.get(pair + "_deeds")).sum();
    }

    /// The figures of a unit, each time counted anew.
    private Map<String, Long> quick(String unit) {
        var found = new HashMap<String, Long>();
        timed(unit, () -> {
            JsonNode figures = head.get("/api/figures?unit=" + world.unit(unit)).json().get("figures");
            figures.forEach(line -> found.put(line.get("code").asString(), line.get("numerator").asLong()));
        });
        return found;
    }

    /// The middle one of some, so that neither the first nor a hiccup of the machine is what is told.
    private void timed(String what, Runnable look) {
        look.run();
        long[] nanos = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            // past what is remembered of the last count
            SERVER.bean(JinlinClock.class).advance(Duration.ofSeconds(6));
            long began = System.nanoTime();
            look.run();
            nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        System.out.printf("%,d members, figures of %s: %.0f ms in the middle, %.0f ms the slowest%n", MEMBERS, what, nanos[TIMES / 2] / 1e6, nanos[TIMES - 1] / 1e6);
        assertThat(Duration.ofNanos(nanos[TIMES / 2])).as(what).isLessThan(LONGEST);
    }

    /// Checks in, is confirmed by the own unit, and writes down what was done.
    private boolean lived(Actor member, Actor bank, int i) {
        var matters = SERVER.bean(Matters.class);
        String home = world.unit(HOMES.get(i % HOMES.size()));
        Receipt entered = matters.open(member, opening("check_in", home, Map.of("unit", world.unit("演示银行")))).orThrow();
        String confirmation = matters.find(member, entered.number(), "zh").orThrow().children().getFirst().number();
        matters.move(bank, confirmation, new MatterRequests.Make("confirm", UUID.randomUUID(), null, Map.of())).orThrow();
        matters.open(member, opening("deed", Long.toString(member.posts().getFirst().unitId()), Map.of("title", "办实事 " + i, "pair", PAIRS[i % PAIRS.length]))).orThrow();
        return true;
    }

    private static MatterRequests.Open opening(String kind, String place, Map<String, Object> fields) {
        return new MatterRequests.Open(UUID.randomUUID(), kind, null, new MatterRequests.Place(place, null, null), null, fields);
    }

    /// Each a member of the community of the own home.
    private List<Actor> members() {
        var ids = SERVER.bean(Ids.class);
        var persons = new ArrayList<NewPerson>();
        var posts = new ArrayList<NewAppointment>();
        var actors = new ArrayList<Actor>();
        LocalDate today = LocalDate.of(2026, 11, 1);
        for (int i = 0; i < MEMBERS; i++) {
            long id = ids.next();
            long community = Long.parseLong(world.unit(i % HOMES.size() == 2 ? "河边社区" : "花园社区"));
            persons.add(new NewPerson(id, "演示党员" + i, null, null, null, null, true));
            posts.add(new NewAppointment(id, "member", community, today));
            actors.add(new Actor(district, Actor.Kind.PERSON, id, List.of(new Post("member", community)), false));
        }
        SERVER.bean(Enrolment.class).enrol(district, List.of(), persons, posts, List.of(), List.of()).orThrow();
        return actors;
    }
}
