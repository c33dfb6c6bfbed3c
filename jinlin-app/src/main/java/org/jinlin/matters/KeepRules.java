package org.jinlin.matters;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.org.PastMode;
import org.jinlin.playbook.Keep;

/// When the words of an ended matter go. Pure.
final class KeepRules {

    private KeepRules() {}

    /// A matter ended so many months ago, to the day, by the calendar of the place; a day that a month does not have is its last.
    static boolean isOver(Keep keep, Instant endedAt, Instant now, ZoneId zone) {
        return !endedAt.atZone(zone).plusMonths(keep.months()).toInstant().isAfter(now);
    }

    /// Something rests in a register so many months since what its kind counts from: the last step, or the time that a field says.
    ///
    /// @param step the last one that a person made
    static boolean isOver(Keep keep, Map<String, Object> facts, Instant step, Instant now, ZoneId zone) {
        return keep.from().map(from -> Optional.ofNullable(facts.get(from)).map(said -> Instant.parse(said.toString())).orElse(step)).filter(since -> isOver(keep, since, now, zone)).isPresent();
    }

    /// A matter of an operating mode: the mode has ended wherever it held over the matter, and so long ago.
    ///
    /// @param chain    the units over the matter's place
    /// @param inForce  units over which the same playbook is in force as a mode now
    static boolean isOver(Keep keep, String playbook, List<Long> chain, List<PastMode> past, List<Long> inForce, Instant now) {
        Optional<Instant> ended = past.stream().filter(mode -> mode.binding().code().equals(playbook) && chain.contains(mode.unitId())).map(PastMode::until).max(Comparator.naturalOrder());
        boolean holds = inForce.stream().anyMatch(chain::contains);
        return !holds && keep.afterMode().isPresent() && ended.filter(at -> !at.plus(keep.afterMode().get().elapsed()).isAfter(now)).isPresent();
    }
}
