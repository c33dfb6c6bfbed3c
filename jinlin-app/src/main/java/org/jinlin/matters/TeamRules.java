package org.jinlin.matters;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jinlin.kit.Refusal;

/// Which team a matter goes to that takes a skill (report row CT-05): one that has it, the nearest by the tree first, of equally near ones
/// the least busy. Pure.
final class TeamRules {

    private TeamRules() {}

    /// The teams that have a skill, the best first; of equals the one with the lower number.
    ///
    /// @param above the place and the units above it, up to the top
    static List<TeamFit> fits(List<Long> above, String skill, Collection<TeamOffer> offers) {
        return offers.stream().filter(offer -> offer.skills().contains(skill)).flatMap(offer -> fit(above, offer))
                .sorted(Comparator.comparingInt(TeamFit::steps).thenComparingInt(TeamFit::open).thenComparingLong(TeamFit::unitId)).toList();
    }

    /// Refuses a team that is not known to have the skill (`SKILL_NOT_THERE`), unless somebody says why it is that one.
    static Optional<Refusal> refused(long team, String skill, boolean hasReason, Collection<TeamOffer> offers, String field) {
        boolean can = offers.stream().anyMatch(offer -> offer.unitId() == team && offer.skills().contains(skill));
        return can || hasReason ? Optional.empty() : Optional.of(Refusal.of("SKILL_NOT_THERE", field));
    }

    /// Nothing for a team of another tree.
    private static Stream<TeamFit> fit(List<Long> above, TeamOffer offer) {
        return Stream.iterate(0, step -> step < above.size(), step -> step + 1).filter(step -> offer.above().contains(above.get(step))).limit(1)
                .map(step -> new TeamFit(offer.unitId(), above.get(step), step, offer.open()));
    }
}
