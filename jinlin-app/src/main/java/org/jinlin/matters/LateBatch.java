package org.jinlin.matters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jinlin.matters.Decision.Consequence;
import org.jinlin.matters.DueStore.Waking;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;

/// The steps of lateness of many matters in one transaction: read together, decided each for itself, written together. It
/// waits for nobody's lock, so it stands in no circle of those who wait. A matter that needs more than steps of its own,
/// or that cannot be read or decided, is left to be done alone from there on.
final class LateBatch {

    private final LateStore store;
    private final Desk desk;
    private final int district;
    private final Instant now;
    private final Map<Long, LateStore.Row> locked = new HashMap<>();
    private final Map<Long, Matter> latest = new HashMap<>();
    private final Map<Long, Matter> befores = new HashMap<>();
    private final Map<Long, List<Move>> moves = new LinkedHashMap<>();
    private final Map<Playbook, Offices> offices = new IdentityHashMap<>();

    LateBatch(LateStore store, Desk desk, int district) {
        this.store = store;
        this.desk = desk;
        this.district = district;
        this.now = desk.now();
    }

    /// What became of the clocks.
    ///
    /// @param steps that were made
    /// @param alone the clocks of matters that have to be done one by one, in their order
    record Done(int steps, List<Waking> alone) {}

    /// Makes the steps that these clocks need now, in their order. A matter is passed over while somebody else holds it or
    /// its parent.
    Done run(List<Waking> wakings) {
        Map<Long, @Nullable Long> parents = store.parents(wakings.stream().map(Waking::matterId).distinct().toList());
        locked.putAll(store.lock(Stream.concat(parents.keySet().stream(), parents.values().stream()).filter(Objects::nonNull).distinct().toList()));
        Set<Long> ours = parents.keySet().stream().filter(locked::containsKey)
                .filter(id -> parents.get(id) == null || locked.containsKey(parents.get(id))).collect(Collectors.toSet());
        Map<Long, List<LateStore.Row>> children = store.children(ours);
        var alone = new ArrayList<Waking>();
        for (Waking waking : wakings) {
            long id = waking.matterId();
            if (ours.contains(id) && (isLeft(id, alone) || !wake(waking, parents.get(id), children.getOrDefault(id, List.of())))) {
                alone.add(waking);
            }
        }
        store.save(moves.entrySet().stream().map(entry -> new LateStore.Stepped(befores.get(entry.getKey()), latest.get(entry.getKey()), entry.getValue())).toList());
        return new Done(moves.values().stream().mapToInt(List::size).sum(), alone);
    }

    private static boolean isLeft(long id, List<Waking> alone) {
        return alone.stream().anyMatch(waking -> waking.matterId() == id);
    }

    /// False when it has to be done alone. Why it cannot be decided is told by whoever does it then.
    private boolean wake(Waking waking, @Nullable Long parentId, List<LateStore.Row> children) {
        try {
            while (true) {
                Situation situation = situation(waking.matterId(), parentId, children);
                Optional<Decision> late = new LateRules(situation, now).late(waking.clock());
                if (late.isEmpty()) {
                    return true;
                }
                if (!isOwn(late.get(), situation)) {
                    return false;
                }
                step(situation.matter(), late.get());
            }
        } catch (RuntimeException e) {
            return false;
        }
    }

    private Situation situation(long id, @Nullable Long parentId, List<LateStore.Row> children) {
        Matter matter = matter(locked.get(id));
        Playbook playbook = desk.playbook(matter);
        return new Situation(playbook, playbook.kind(matter.identity().kind()), matter, Optional.ofNullable(parentId).map(locked::get).map(this::matter),
                children.stream().map(this::matter).toList(), false, offices.computeIfAbsent(playbook, one -> desk.offices(district, one)));
    }

    /// A matter as the batch leaves it so far.
    private Matter matter(LateStore.Row row) {
        return latest.computeIfAbsent(row.id(), id -> row.matter());
    }

    /// Whether a step changes nothing but what [LateStore] writes, and touches no other matter.
    private boolean isOwn(Decision decision, Situation situation) {
        Decision.Draft draft = decision.move();
        return Set.of(Change.OWNER).containsAll(draft.change().set().keySet()) && draft.change().tells().isEmpty() && draft.values().equals(Values.NONE)
                && decision.consequences().stream().noneMatch(consequence -> isFollowed(consequence, situation));
    }

    private boolean isFollowed(Consequence consequence, Situation situation) {
        return !(consequence instanceof Consequence.OnParent(String childMove)) || situation.parent()
                .filter(Matter::isOpen).filter(parent -> desk.playbook(parent).kind(parent.identity().kind()).hears(childMove)).isPresent();
    }

    private void step(Matter before, Decision decision) {
        Move move = Work.hashed(before, decision.move(), now, null);
        befores.putIfAbsent(before.id(), before);
        latest.put(before.id(), Replay.next(before, move));
        moves.computeIfAbsent(before.id(), none -> new ArrayList<>()).add(move);
    }
}
