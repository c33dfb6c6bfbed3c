package org.jinlin.matters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jinlin.org.Resettled;
import org.jinlin.org.Tree;

/// What becomes of an open matter when a unit above its place changes: who owned it as one of the units above the place hands it
/// to the unit of the same level there is now; a department, or whoever else was asked, keeps it. Pure.
final class FollowingRules {

    static final String RESETTLED = "resettled";

    private final Situation situation;
    private final Instant now;

    FollowingRules(Situation situation, Instant now) {
        this.situation = situation;
        this.now = now;
    }

    /// Empty when nothing changes for this matter, or when it has ended.
    Optional<Decision> follow(Resettled unit) {
        Matter.State state = situation.matter().state();
        if (!situation.matter().isOpen()) {
            return Optional.empty();
        }
        // of a unit that has closed nobody keeps anything
        boolean territorial = unit.isClosed() || tree().chain(state.placeId()).contains(unit.unitId());
        long owner = territorial ? heir(state.ownerId(), unit) : state.ownerId();
        long base = territorial ? heir(state.baseId(), unit) : state.baseId();
        List<Long> chain = situation.offices().chain(state.placeId(), owner);
        if (owner == state.ownerId() && base == state.baseId() && chain.equals(state.chain())) {
            return Optional.empty();
        }
        List<Due> dues = situation.matter().runningDues().stream().filter(due -> territorial && heir(due.unitId(), unit) != due.unitId())
                .map(due -> due.heldBy(heir(due.unitId(), unit))).toList();
        return Optional.of(new Changes(situation, now, RESETTLED).follow(owner, base, chain, dues));
    }

    private long heir(long unit, Resettled moved) {
        if (!moved.lost().contains(unit)) {
            return unit;
        }
        if (moved.isClosed()) {
            return situation.offices().answering(unit);
        }
        long place = situation.matter().state().placeId();
        String level = moved.levels().get(unit);
        return situation.offices().answering(level == null ? place : tree().atLevel(place, level).orElse(place));
    }

    private Tree tree() {
        return situation.offices().tree();
    }
}
