package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jinlin.playbook.Field;
import org.jinlin.playbook.MoveRule;
import org.junit.jupiter.api.Test;

/// What simulations stand on goes where the engine on the paper of the tests goes, which in turn is held against the real one.
class PaperEngineTest {

    private static final int STEPS = 50;
    private static final List<Duration> WAITS = List.of(Duration.ofMinutes(1), Duration.ofHours(6), Duration.ofDays(2), Duration.ofDays(9));

    @Property(tries = 30)
    void bothEnginesGoTheSameWay(@ForAll long seed) {
        var walk = new RandomWalk(seed);
        var engine = new PaperEngine(SmallWorld.DISTRICT, walk.paper.playbook, walk.paper.offices, walk.paper.now, (_, _) -> { });
        var ids = new ArrayList<>(walk.paper.matters.keySet());
        ids.forEach(id -> engine.open("request", id.equals(ids.getFirst()) ? SmallWorld.ASKER : SmallWorld.FOLLOWER, walk.paper.matter(id).state().placeId(),
                SmallWorld.fields("text", "no light")).orThrow());
        long offset = ids.getFirst() - engine.all().stream().mapToLong(Matter::id).min().orElseThrow();
        for (int i = 0; i < STEPS; i++) {
            if (walk.random.nextInt(5) == 0) {
                pass(walk, engine, walk.one(WAITS));
            } else {
                move(walk, engine, offset);
            }
            assertSame(walk, engine, offset);
        }
    }

    /// The paper of the tests wakes all clocks in one leap; to compare, it leaps from one to the next.
    private static void pass(RandomWalk walk, PaperEngine engine, Duration wait) {
        var until = walk.paper.now.plus(wait);
        walk.trail.add(wait.toString());
        while (engine.nextWake().isBefore(until)) {
            var next = engine.nextWake().isBefore(engine.now()) ? engine.now() : engine.nextWake().plusMillis(1);
            walk.paper.pass(Duration.between(walk.paper.now, next));
            engine.letPass(next);
        }
        walk.paper.pass(Duration.between(walk.paper.now, until));
        engine.letPass(until);
    }

    private static void move(RandomWalk walk, PaperEngine engine, long offset) {
        var choices = walk.choices(walk.one(List.copyOf(walk.paper.matters.keySet()))).stream().filter(choice -> isPlain(walk, choice.rule())).toList();
        if (!choices.isEmpty()) {
            var choice = walk.one(choices);
            Map<String, Object> fields = walk.fields(choice.rule(), choice.matter());
            walk.trail.add(choice.rule().code() + " on " + choice.matter());
            walk.paper.move(choice.actor(), choice.matter(), choice.rule().code(), fields).orThrow();
            assertThat(engine.move(choice.actor(), choice.matter() - offset, choice.rule().code(), fields).isDone()).as("%s", walk.trail).isTrue();
        }
    }

    /// Simulated people follow nobody, merge nothing and take nothing back.
    private static boolean isPlain(RandomWalk walk, MoveRule rule) {
        return rule.undoes().isEmpty() && !rule.by().contains("follower") && !rule.code().equals("follow")
                && rule.fields().stream().noneMatch(field -> walk.paper.playbook.fields().get(field).type() == Field.Type.MATTER);
    }

    private static void assertSame(RandomWalk walk, PaperEngine engine, long offset) {
        walk.paper.matters.forEach((id, matter) -> {
            Matter same = engine.find(id - offset).orElseThrow();
            assertThat(List.of(same.stage(), String.valueOf(same.state().outcome()), same.state().ownerId(), same.state().seq())).as("%s after %s", id, walk.trail)
                    .isEqualTo(List.of(matter.stage(), String.valueOf(matter.state().outcome()), matter.state().ownerId(), matter.state().seq()));
            assertThat(same.dues()).as("clocks of %s after %s", id, walk.trail).isEqualTo(matter.dues());
        });
    }

    @Test
    void whatIsForgottenTakesItsChildrenAndWakesNobody() {
        var engine = new PaperEngine(SmallWorld.DISTRICT, SmallWorld.BASE, SmallWorld.offices(), SmallWorld.FRIDAY, (_, _) -> { });
        long id = engine.open("request", SmallWorld.ASKER, SmallWorld.BUILDING, SmallWorld.fields("text", "no light")).orThrow().id();
        engine.move(SmallWorld.CLERK, id, "accept", Map.of()).orThrow();
        engine.move(SmallWorld.CLERK, id, "dispatch", SmallWorld.fields("unit", SmallWorld.HOUSING)).orThrow();
        assertThat(engine.all()).hasSize(2);
        assertThat(engine.nextWake()).isBefore(Due.NEVER);
        engine.forget(id);
        assertThat(engine.all()).isEmpty();
        assertThat(engine.nextWake()).isEqualTo(Due.NEVER);
        engine.letPass(SmallWorld.FRIDAY.plus(Duration.ofDays(30)));
        assertThat(engine.all()).isEmpty();
    }
}
