package org.jinlin.matters;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import org.jinlin.kit.Outcome;
import org.jinlin.matters.Decision.Consequence;
import org.jinlin.people.Actor;
import org.jinlin.playbook.Playbook;

/// The engine on paper: the same rules, with maps for tables, no hashes and a time that is given. Carries out what follows from
/// a move in the same order as [Work]. For asking "what if", never for what really happens.
final class PaperEngine {

    private final int district;
    private final Playbook playbook;
    private final Offices offices;
    private final Actor engine;
    private final BiConsumer<Matter, Move> saved;
    private final Map<Long, Matter> matters = new HashMap<>();
    private final Map<Long, List<Long>> children = new HashMap<>();
    private final PriorityQueue<Wake> wakes = new PriorityQueue<>(Comparator.comparing(Wake::at).thenComparing(Wake::matter));
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private Instant now;
    private long nextId = 1;

    private record Wake(Instant at, long matter) {}

    /// @param saved hears of every move and of the matter after it
    PaperEngine(int district, Playbook playbook, Offices offices, Instant start, BiConsumer<Matter, Move> saved) {
        this.district = district;
        this.playbook = playbook;
        this.offices = offices;
        this.engine = Actor.engine(district);
        this.now = start;
        this.saved = saved;
    }

    Instant now() {
        return now;
    }

    Optional<Matter> find(long id) {
        return Optional.ofNullable(matters.get(id));
    }

    /// Everything that is not forgotten.
    Collection<Matter> all() {
        return Collections.unmodifiableCollection(matters.values());
    }

    /// A matter that is over and everything below it: nobody asks for them any more.
    void forget(long id) {
        matters.remove(id);
        Optional.ofNullable(children.remove(id)).ifPresent(below -> below.forEach(this::forget));
    }

    /// Leaves a matter and its whole family, once nothing of that is open: what outlives its parent has to find it still.
    void forgetOver(long id) {
        long root = id;
        for (Optional<Long> above = parent(root); above.isPresent(); above = parent(root)) {
            root = above.get();
        }
        if (isOver(root)) {
            forget(root);
        }
    }

    private Optional<Long> parent(long id) {
        return find(id).flatMap(Matter::parentId);
    }

    private boolean isOver(long id) {
        return find(id).filter(Matter::isOpen).isEmpty() && children.getOrDefault(id, List.of()).stream().allMatch(this::isOver);
    }

    Outcome<Matter> open(String kind, Actor asker, long place, Map<String, Object> fields) {
        var opening = new Work.Opening(playbook, kind, asker, null, place, place, asker.personId(), asker.personId(), null, null, null, null, null, Map.of());
        return opened(opening, Optional.empty(), fields).map(this::drained);
    }

    Outcome<Matter> move(Actor actor, long id, String verb, Map<String, Object> fields) {
        Situation situation = situation(id);
        return new MatterRules(situation, now).decide(verb, fields, actor, List.of()).map(decision -> carried(situation.matter(), decision));
    }

    Situation situation(long id) {
        Matter matter = matters.get(id);
        List<Matter> below = children.getOrDefault(id, List.of()).stream().map(matters::get).toList();
        return new Situation(playbook, playbook.kind(matter.identity().kind()), matter, matter.parentId().map(matters::get), below, false, offices);
    }

    /// When the next clock wakes; far away when none will.
    Instant nextWake() {
        while (!wakes.isEmpty() && isOver(wakes.peek())) {
            wakes.poll();
        }
        return wakes.isEmpty() ? Due.NEVER : wakes.peek().at();
    }

    private boolean isOver(Wake wake) {
        Matter matter = matters.get(wake.matter());
        return matter == null || matter.runningDues().stream().noneMatch(due -> due.wakeAt().equals(wake.at()));
    }

    /// Time moves on; every clock wakes on the way at its own time, a moment after it, as what is done in that very moment is in time.
    void letPass(Instant until) {
        for (Instant next = nextWake(); next.isBefore(until); next = nextWake()) {
            // a time that a move named may have been past already
            now = next.isBefore(now) ? now : next.plusMillis(1);
            long id = wakes.poll().matter();
            playbook.kind(matters.get(id).identity().kind()).clocks().keySet().forEach(clock -> wake(id, clock));
        }
        now = until;
    }

    private void wake(long id, String clock) {
        Optional<Decision> late = Optional.of(id).filter(matters::containsKey).flatMap(_ -> new LateRules(situation(id), now).late(clock));
        while (late.isPresent()) {
            carried(matters.get(id), late.get());
            late = Optional.of(id).filter(matters::containsKey).flatMap(_ -> new LateRules(situation(id), now).late(clock));
        }
    }

    private Matter carried(Matter before, Decision decision) {
        Matter after = save(before, decision.move());
        follow(after, decision);
        return drained(after);
    }

    private Matter drained(Matter matter) {
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
        return matters.getOrDefault(matter.id(), matter);
    }

    private Outcome<Matter> opened(Work.Opening opening, Optional<Matter> parent, Map<String, Object> fields) {
        long id = nextId++;
        var identity = new Matter.Identity(district, id, Long.toString(id), opening.kind(), playbook.code(), playbook.version(), null,
                opening.askerId(), opening.openerId(), opening.openerUnitId(), null, opening.parentId(), null, null, now);
        Matter before = Replay.before(identity, opening.placeId(), opening.ownerId(), opening.presets());
        var situation = new Situation(playbook, playbook.kind(opening.kind()), before, parent, List.of(), false, offices);
        return new MatterRules(situation, now).decide("open", fields, opening.actor(), List.of()).map(decision -> {
            parent.ifPresent(above -> children.computeIfAbsent(above.id(), _ -> new ArrayList<>()).add(id));
            Decision complete = Work.whole(decision, before, opening, offices);
            Matter after = save(before, complete.move());
            follow(after, complete);
            return after;
        });
    }

    private Matter save(Matter before, Decision.Draft draft) {
        var move = new Move(district, before.id(), before.state().seq() + 1, draft.verb(), before.stage(), draft.toStage(), draft.actor(), draft.internal(), now,
                draft.change(), null, Replay.START, Replay.START);
        Matter after = Replay.next(before, move);
        matters.put(after.id(), after);
        move.change().dues().stream().filter(due -> due.isRunning() && due.wakeAt().isBefore(Due.NEVER)).forEach(due -> wakes.add(new Wake(due.wakeAt(), after.id())));
        saved.accept(after, move);
        return after;
    }

    private void follow(Matter matter, Decision decision) {
        for (Consequence consequence : decision.consequences()) {
            switch (consequence) {
                case Consequence.Open open -> waiting.add(() -> child(matter, open));
                case Consequence.OnChild(long child, String verb) -> waiting.add(() -> engineMove(child, verb, Map.of()));
                case Consequence.Then(String verb, Map<String, Object> facts) -> waiting.addFirst(() -> engineMove(matter.id(), verb, facts));
                case Consequence.OnParent(String childMove) -> waiting.add(() -> parentHears(matter, childMove, decision.move().actor()));
                // nobody follows on paper, nobody counts votes, and there is no other district
                case Consequence.Follow _, Consequence.Unfollow _, Consequence.Vote _, Consequence.Ask _ -> { }
            }
        }
    }

    private void child(Matter parent, Consequence.Open open) {
        var opening = new Work.Opening(playbook, open.kind(), engine, null, parent.state().placeId(), open.ownerId(), null, null,
                parent.state().ownerId(), null, parent.id(), null, null, open.facts());
        opened(opening, Optional.of(matters.get(parent.id())), Map.of()).orThrow();
    }

    private void engineMove(long id, String verb, Map<String, Object> facts) {
        Situation situation = situation(id);
        new MatterRules(situation, now).decide(verb, facts, engine, List.of()).map(decision -> {
            Matter after = save(situation.matter(), decision.move());
            follow(after, decision);
            return after;
        });
    }

    private void parentHears(Matter child, String childMove, Move.ActorLine actor) {
        Situation situation = situation(child.parentId().orElseThrow());
        if (situation.kind().hears(childMove) && (situation.matter().isOpen() || playbook.kind(child.identity().kind()).outlives())) {
            Decision decision = new MatterRules(situation, now).hear(childMove, child.facts(), actor);
            Matter after = save(situation.matter(), decision.move());
            follow(after, decision);
        }
    }
}
