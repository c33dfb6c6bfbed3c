package org.jinlin.matters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
        boolean territorial = tree().chain(state.placeId()).contains(unit.unitId());
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
        long place = situation.matter().state().placeId();
        OptionalLong same = tree().find(unit).stream().mapToLong(old -> tree().atLevel(place, old.level()).orElse(place)).findFirst();
        return situation.offices().answering(same.orElse(place));
    }

    private Tree tree() {
        return situation.offices().tree();
    }
}
