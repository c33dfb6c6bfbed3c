package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jinlin.people.Actor;
import org.jinlin.playbook.Field;
import org.jinlin.playbook.MoveRule;
import org.jspecify.annotations.Nullable;

/// Two requests in the small world, random allowed moves by random people with fields that fit, time that goes by, and
/// clocks that ring. The same seed always walks the same way.
final class RandomWalk {

    final Paper paper;
    final Random random;
    final List<String> trail = new ArrayList<>();
    private static final List<Duration> WAITS = List.of(Duration.ofSeconds(30), Duration.ofMinutes(50), Duration.ofHours(5), Duration.ofDays(1), Duration.ofDays(4),
            Duration.ofDays(20));
    private final Map<String, Integer> made = new HashMap<>();
    private final Map<Long, Integer> checked = new HashMap<>();

    /// A move that somebody may make now.
    record Choice(Actor actor, long matter, MoveRule rule) {}

    RandomWalk(long seed) {
        random = new Random(seed);
        List<Long> vacant = random.nextInt(3) == 0 ? List.of(one(List.of(SmallWorld.GARDEN, SmallWorld.STREET, SmallWorld.ROOT, SmallWorld.HOUSING))) : List.of();
        paper = Paper.base(vacant.toArray(Long[]::new));
        paper.request();
        paper.request(SmallWorld.FOLLOWER, one(List.of(SmallWorld.BUILDING, SmallWorld.RIVER, SmallWorld.HILL, SmallWorld.GRID)));
    }

    /// Takes so many steps and looks after each whether everything still holds.
    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
            assertHolds();
        }
    }

    private void step() {
        if (random.nextInt(5) == 0) {
            Duration wait = one(WAITS);
            trail.add(wait.toString());
            paper.pass(wait);
            assertThat(paper.scan()).as("a second scan finds nothing, after %s", trail).isZero();
            return;
        }
        choose().ifPresent(this::make);
    }

    /// A move on one of the matters; what was made often is made seldom.
    private Optional<Choice> choose() {
        List<Long> open = paper.matters.values().stream().filter(Matter::isOpen).map(Matter::id).toList();
        List<Choice> choices = choices(open.isEmpty() || random.nextInt(6) == 0 ? one(List.copyOf(paper.matters.keySet())) : one(open));
        int rarest = choices.stream().mapToInt(this::weight).min().orElse(0);
        List<Choice> rare = choices.stream().filter(choice -> weight(choice) <= rarest + 1).toList();
        return rare.isEmpty() ? Optional.empty() : Optional.of(one(rare));
    }

    private int weight(Choice choice) {
        boolean ends = choice.rule().to().filter(to -> paper.playbook.kind(paper.matter(choice.matter()).identity().kind()).stage(to).isFinal()).isPresent();
        return made.getOrDefault(choice.rule().code(), 0) + (ends ? 2 : 0);
    }

    void make(Choice choice) {
        var fields = fields(choice.rule(), choice.matter());
        trail.add(choice.actor().personId() + " " + choice.rule().code() + " on " + choice.matter());
        var outcome = paper.move(choice.actor(), choice.matter(), choice.rule().code(), fields);
        made.merge(choice.rule().code(), 1, Integer::sum);
        assertThat(outcome.isDone()).as("what was offered is possible: %s with %s: %s", trail, fields, outcome).isTrue();
    }

    List<Choice> choices(long matter) {
        var choices = new ArrayList<Choice>();
        for (Actor actor : SmallWorld.EVERYBODY) {
            if (!actor.isEngine()) {
                new MatterRules(paper.situation(matter, actor), paper.now).allowed(actor, paper.logs.get(matter)).stream()
                        .filter(rule -> !rule.code().equals("merge") || target(matter).isPresent())
                        .forEach(rule -> choices.add(new Choice(actor, matter, rule)));
            }
        }
        return choices;
    }

    /// What must be so at any time (invariants 1 and 2 of the architecture).
    void assertHolds() {
        for (Matter matter : paper.matters.values()) {
            var rule = paper.playbook.kind(matter.identity().kind()).stage(matter.stage());
            assertThat(matter.isOpen()).as("open and stage agree on %s after %s", matter.id(), trail).isEqualTo(!rule.isFinal());
            assertThat(SmallWorld.tree().find(matter.state().ownerId())).as("an owner that exists").isPresent();
            assertThat(matter.state().chain()).as("the chain of %s after %s", matter.id(), trail).contains(matter.state().ownerId(), matter.state().placeId(), matter.state().baseId());
            if (matter.isOpen()) {
                assertThat(matter.runningDues()).as("a promise runs on %s in %s after %s", matter.id(), matter.stage(), trail).anyMatch(due -> due.state() == Due.State.RUNNING);
                assertThat(matter.state().outcome()).as("nothing open has an outcome").isNull();
            } else {
                assertThat(matter.runningDues()).as("nothing runs on %s after its end, %s", matter.id(), trail).isEmpty();
                assertThat(rule.ends()).contains(matter.state().outcome());
            }
            assertThat(matter.parentId().map(paper::matter).filter(parent -> !parent.isOpen() && matter.isOpen())).as("no orphan").isEmpty();
            if (!Objects.equals(checked.put(matter.id(), matter.state().seq()), matter.state().seq())) {
                assertSame(Replay.of(paper.logs.get(matter.id())), matter);
            }
        }
    }

    static void assertSame(Matter replayed, Matter matter) {
        assertThat(replayed.identity()).isEqualTo(matter.identity());
        assertThat(Replay.stateOf(replayed)).isEqualTo(Replay.stateOf(matter));
        assertThat(replayed.state().head()).isEqualTo(matter.state().head());
        assertThat(List.of(replayed.state().seq(), replayed.state().movedAt(), String.valueOf(replayed.state().endedAt())))
                .isEqualTo(List.of(matter.state().seq(), matter.state().movedAt(), String.valueOf(matter.state().endedAt())));
        assertThat(replayed.facts()).isEqualTo(matter.facts());
        assertThat(replayed.tally()).isEqualTo(matter.tally());
        assertThat(replayed.dues()).isEqualTo(matter.dues());
    }

    /// Everything needed, and by chance what may be given.
    Map<String, Object> fields(MoveRule rule, long matter) {
        var names = new ArrayList<>(rule.needs());
        if (!rule.needsOne().isEmpty()) {
            names.add(one(List.copyOf(rule.needsOne())));
        }
        rule.may().stream().filter(name -> random.nextInt(3) == 0 && !name.equals("quorum")).forEach(names::add);
        var fields = new HashMap<String, Object>();
        names.stream().sorted().distinct().forEach(name -> fields.put(name, value(paper.playbook.fields().get(name), matter)));
        rule.bounds().forEach((name, bounds) -> bounds.notAfter().ifPresent(clock -> fields.computeIfPresent(name, (same, at) -> promised(matter, clock))));
        if (fields.get("units") instanceof List<?> units) {
            fields.put("lead", one(units));
            if ("quorum".equals(fields.get("done_when"))) {
                fields.put("quorum", 1 + random.nextInt(units.size()));
            }
        }
        return fields;
    }

    /// The latest time that may be given; none when that is over.
    private @Nullable Object promised(long matter, String clock) {
        return paper.matter(matter).running(clock).map(Due::dueAt).filter(paper.now::isBefore).map(Object::toString).orElse(null);
    }

    private Object value(Field field, long matter) {
        return switch (field.type()) {
            case TEXT -> "said " + random.nextInt(100);
            case FILES -> List.of(random.nextLong(1_000_000));
            case FLAG -> random.nextBoolean();
            case CHOICE -> one(field.of());
            case GRADE -> one(paper.playbook.grades());
            case CATEGORY -> one(List.copyOf(paper.playbook.categories().keySet()));
            case NUMBER -> 1L;
            case TIME -> paper.now.plus(Duration.ofMinutes(1 + random.nextInt(80 * 24 * 60))).toString();
            case UNIT -> one(List.of(SmallWorld.GARDEN, SmallWorld.RIVER, SmallWorld.HILL, SmallWorld.HOUSING, SmallWorld.URBAN, SmallWorld.PROPERTY, SmallWorld.STREET));
            case UNITS -> {
                var units = new ArrayList<>(List.of(SmallWorld.HOUSING, SmallWorld.URBAN, SmallWorld.POWER, SmallWorld.PROPERTY));
                Collections.shuffle(units, random);
                yield List.copyOf(units.subList(0, 2 + random.nextInt(3)));
            }
            case MATTER -> target(matter).orElseThrow();
            default -> "x";
        };
    }

    private Optional<Long> target(long matter) {
        return paper.matters.values().stream().filter(other -> other.id() != matter && other.isOpen() && other.parentId().isEmpty()).map(Matter::id).findFirst();
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
