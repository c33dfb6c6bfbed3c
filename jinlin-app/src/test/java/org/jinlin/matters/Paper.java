package org.jinlin.matters;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.matters.Decision.Consequence;
import org.jinlin.people.Actor;
import org.jinlin.playbook.Playbook;

/// The engine on paper: the real rules with maps for tables and a clock that is moved by hand. Carries out what follows
/// from a move in the same order as [Work].
final class Paper {

    final Offices offices;
    final Playbook playbook;
    final Map<Long, Matter> matters = new LinkedHashMap<>();
    final Map<Long, List<Move>> logs = new LinkedHashMap<>();
    Instant now = SmallWorld.FRIDAY;

    private record Following(long matter, long person, long origin) {}

    private final Set<Following> followers = new HashSet<>();
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private long nextId = 1_000;

    Paper(Playbook playbook, Offices offices) {
        this.playbook = playbook;
        this.offices = offices;
    }

    static Paper base(Long... vacant) {
        return new Paper(SmallWorld.BASE, SmallWorld.offices(vacant));
    }

    /// A request of the asker, at the building unless said otherwise; its id.
    long request() {
        return request(SmallWorld.ASKER, SmallWorld.BUILDING);
    }

    long request(Actor asker, long place) {
        return open("request", asker, place, SmallWorld.fields("text", "no light")).orThrow().id();
    }

    Outcome<Matter> open(String kind, Actor actor, long place, Map<String, Object> fields) {
        OptionalLong unit = actor.posts().stream().mapToLong(post -> post.unitId()).findFirst();
        var opening = new Work.Opening(playbook, kind, actor, "web", place, place, actor.personId(), actor.personId(),
                unit.isPresent() ? unit.getAsLong() : null, null, null, null, null, Map.of());
        return opened(opening, Optional.empty(), fields).map(this::drained);
    }

    /// A move that must be allowed.
    Matter does(Actor actor, long id, String verb, Object... fields) {
        return move(actor, id, verb, SmallWorld.fields(fields)).orThrow();
    }

    /// The code of the refusal of a move that must be refused, and that nothing changed by it.
    String refused(Actor actor, long id, String verb, Object... fields) {
        var before = Map.copyOf(matters);
        Refusal refusal = move(actor, id, verb, SmallWorld.fields(fields)).map(_ -> Refusal.of("NOT_REFUSED")).orElse(why -> why);
        return before.equals(matters) ? refusal.code() : "SOMETHING_CHANGED";
    }

    Outcome<Matter> move(Actor actor, long id, String verb, Map<String, Object> fields) {
        Situation situation = situation(id, actor);
        return new MatterRules(situation, now).decide(verb, fields, actor, logs.get(id)).map(decision -> {
            Matter after = save(situation.matter(), decision.move());
            follow(after, decision);
            return drained(after);
        });
    }

    Matter matter(long id) {
        return matters.get(id);
    }

    Due due(long id, String clock) {
        return matter(id).dues().get(clock);
    }

    List<String> verbs(long id) {
        return logs.get(id).stream().map(Move::verb).toList();
    }

    /// The children of a matter, oldest first.
    List<Matter> children(long id) {
        return matters.values().stream().filter(child -> child.parentId().filter(parent -> parent == id).isPresent()).toList();
    }

    long lastChild(long id) {
        return children(id).getLast().id();
    }

    Situation situation(long id, Actor actor) {
        Matter matter = matter(id);
        boolean follows = followers.stream().anyMatch(one -> one.matter() == id && one.person() == actor.personId());
        return new Situation(playbook, playbook.kind(matter.identity().kind()), matter, matter.parentId().map(matters::get), children(id), follows, offices);
    }

    /// Time goes by in one leap; then every clock that should have rung does.
    void pass(String duration) {
        pass(Duration.parse(duration));
    }

    void pass(Duration duration) {
        now = now.plus(duration);
        scan();
    }

    /// Wakes the clocks until none has anything to do at this time. How many steps they took.
    int scan() {
        int steps = round();
        return steps == 0 ? 0 : steps + scan();
    }

    private int round() {
        int steps = 0;
        for (long id : List.copyOf(matters.keySet())) {
            for (String clock : playbook.kind(matter(id).identity().kind()).clocks().keySet()) {
                Optional<Decision> late = late(id, clock);
                while (late.isPresent()) {
                    Matter after = save(matter(id), late.get().move());
                    follow(after, late.get());
                    drained(after);
                    steps++;
                    late = late(id, clock);
                }
            }
        }
        return steps;
    }

    Optional<Decision> late(long id, String clock) {
        return new LateRules(situation(id, SmallWorld.ENGINE), now).late(clock);
    }

    private Matter drained(Matter matter) {
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
        return matters.get(matter.id());
    }

    private Outcome<Matter> opened(Work.Opening opening, Optional<Matter> parent, Map<String, Object> fields) {
        long id = nextId++;
        var identity = new Matter.Identity(SmallWorld.DISTRICT, id, "12-261120-" + id, opening.kind(), playbook.code(), playbook.version(), opening.channel(),
                opening.askerId(), opening.openerId(), opening.openerUnitId(), null, opening.parentId(), null, null, now);
        Matter before = Replay.before(identity, opening.placeId(), opening.ownerId(), opening.presets());
        var situation = new Situation(playbook, playbook.kind(opening.kind()), before, parent, List.of(), false, offices);
        return new MatterRules(situation, now).decide("open", fields, opening.actor(), List.of()).map(decision -> {
            Decision complete = Work.whole(decision, before, opening, offices);
            Matter after = save(before, complete.move());
            follow(after, complete);
            return after;
        });
    }

    private Matter save(Matter before, Decision.Draft draft) {
        int seq = before.state().seq() + 1;
        byte[] words = draft.values().texts().isEmpty() ? null : MoveHash.words(new byte[16], draft.values().texts().toString());
        var move = new Move(SmallWorld.DISTRICT, before.id(), seq, draft.verb(), before.stage(), draft.toStage(), draft.actor(), draft.internal(), now, draft.change(),
                words, before.state().head(), new byte[0]);
        move = move.hashed(MoveHash.of(move));
        Matter after = Replay.next(before, move);
        matters.put(after.id(), after);
        logs.computeIfAbsent(after.id(), _ -> new ArrayList<>()).add(move);
        return after;
    }

    private void follow(Matter matter, Decision decision) {
        for (Consequence consequence : decision.consequences()) {
            switch (consequence) {
                case Consequence.Open open -> waiting.add(() -> child(matter, open));
                case Consequence.OnChild(long child, String verb) -> waiting.add(() -> engineMove(child, verb, Map.of()));
                case Consequence.Then(String verb, Map<String, Object> facts) -> waiting.addFirst(() -> engineMove(matter.id(), verb, facts));
                case Consequence.OnParent(String childMove) -> waiting.add(() -> parentHears(matter, childMove, decision.move().actor()));
                case Consequence.Follow(long into, long person, long origin) -> followers.add(new Following(into, person, origin));
                case Consequence.Unfollow(long into, long person, long origin) -> followers.remove(new Following(into, person, origin));
                // nobody counts votes on paper, and there is no other district
                case Consequence.Vote _, Consequence.Ask _ -> { }
            }
        }
    }

    private void child(Matter parent, Consequence.Open open) {
        var opening = new Work.Opening(playbook, open.kind(), SmallWorld.ENGINE, null, parent.state().placeId(), open.ownerId(), null, null,
                parent.state().ownerId(), null, parent.id(), null, null, open.facts());
        opened(opening, Optional.of(matter(parent.id())), Map.of()).orThrow();
    }

    private void engineMove(long id, String verb, Map<String, Object> facts) {
        Situation situation = situation(id, SmallWorld.ENGINE);
        new MatterRules(situation, now).decide(verb, facts, SmallWorld.ENGINE, List.of()).map(decision -> {
            Matter after = save(situation.matter(), decision.move());
            follow(after, decision);
            return after;
        });
    }

    private void parentHears(Matter child, String childMove, Move.ActorLine actor) {
        Situation situation = situation(child.parentId().orElseThrow(), SmallWorld.ENGINE);
        if (situation.kind().hears(childMove) && situation.matter().isOpen()) {
            Decision decision = new MatterRules(situation, now).hear(childMove, child.facts(), actor);
            Matter after = save(situation.matter(), decision.move());
            follow(after, decision);
        }
    }
}
