package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jinlin.app.TestServer;
import org.jinlin.app.TestWorld;
import org.jinlin.kit.Ids;
import org.jinlin.people.Actor;
import org.jinlin.people.Enrolment;
import org.jinlin.people.Enrolment.NewAppointment;
import org.jinlin.people.Enrolment.NewPerson;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// CT-16: a community votes in one evening. None waits long, the last no longer than the first would notice, and every vote is there.
/// `-Djinlin.scale.voters=3000` makes it as many as live in a large community.
@Tag("soak")
class BallotScaleTest {

    private static final TestServer SERVER = TestServer.get();
    private static final int VOTERS = Integer.getInteger("jinlin.scale.voters", 300);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int AT_ONCE = 4;
    private static final int LINES = 5;

    private final TestWorld world = SERVER.world("changtai");

    @Test
    void everyVoteIsThereAndNobodyWaitsLong() throws Exception {
        SERVER.rewind();
        String number = put();
        List<Actor> voters = voters();
        var matters = SERVER.bean(Matters.class);
        long[] nanos = new long[VOTERS];
        long began = System.nanoTime();
        try (var hands = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var done : hands.invokeAll(IntStream.range(0, VOTERS).<Callable<Boolean>>mapToObj(i -> () -> {
                long asked = System.nanoTime();
                // every second is for the first line, every fourth for the second, and so on
                long line = 1 + Math.min(LINES - 1, Long.numberOfTrailingZeros(i + 1L));
                boolean counted = matters.move(voters.get(i), number, new MatterRequests.Make("vote", UUID.randomUUID(), null, Map.of("ballot", line))).isDone();
                nanos[i] = System.nanoTime() - asked;
                return counted;
            }).toList())) {
                assertThat(done.get()).isTrue();
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        long[] last = Arrays.copyOfRange(nanos, VOTERS - VOTERS / 10, VOTERS);
        Arrays.sort(last);
        Arrays.sort(nanos);
        System.out.printf("%,d votes, %d at once: %.0f/s; %.1f ms in the middle, %.1f ms of the last tenth, %.0f ms the slowest%n", VOTERS, AT_ONCE, VOTERS / seconds, nanos[VOTERS / 2] / 1e6,
                last[last.length / 2] / 1e6, nanos[VOTERS - 1] / 1e6);
        assertThat(Duration.ofNanos(last[last.length / 2])).as("the last tenth, in the middle").isLessThan(LONGEST);

        world.pass("P5DT1M");
        var told = world.as("secretary").move(number, "decide_contest", Map.of("minutes", "票数当场宣读", "attendance", 23, "agree", 21, "against", 2, "text", "第一家当选"));
        assertThat(told.status()).as(told.body()).isEqualTo(200);
        String tally = world.as("secretary").get("/api/matters/" + number + "/moves").json().valueStream().filter(move -> move.get("do").asString().equals("decide_contest")).findFirst().orElseThrow().at("/texts/tally").asString();
        assertThat(Arrays.stream(tally.split("\n")).mapToInt(line -> Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1))).sum()).isEqualTo(VOTERS);
        assertThat(tally).startsWith("第1家 · " + (VOTERS + 1) / 2 + "\n");
    }

    private String put() {
        var secretary = world.as("secretary");
        String in = SERVER.now().plus(Duration.ofDays(5)).toString();
        String number = secretary.post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "contest", "place", Map.of("unit", world.unit("花园社区")), "fields", Map.of("title", "好家风", "until", in)))
                .json().get("number").asString();
        world.as("resident-01").move(number, "nominate", Map.of("text", "三楼那一家"));
        secretary.move(number, "put_to_vote", Map.of("options", String.join("\n", IntStream.rangeClosed(1, LINES).mapToObj(line -> "第" + line + "家").toList()), "until", in));
        return number;
    }

    private List<Actor> voters() {
        var ids = SERVER.bean(Ids.class);
        var persons = new ArrayList<NewPerson>();
        var actors = new ArrayList<Actor>();
        long home = Long.parseLong(world.unit("1号楼"));
        for (int i = 0; i < VOTERS; i++) {
            long id = ids.next();
            persons.add(new NewPerson(id, "演示居民" + i, null, null, null, home, true));
            actors.add(new Actor(world.district(), Actor.Kind.PERSON, id, List.of(), false));
        }
        SERVER.bean(Enrolment.class).enrol(world.district(), List.of(), persons, List.<NewAppointment>of(), List.of(), List.of()).orThrow();
        return actors;
    }
}
