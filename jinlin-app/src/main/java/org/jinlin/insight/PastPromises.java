package org.jinlin.insight;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jinlin.org.Unit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The promises of past matters and how they were kept: what a new version of a playbook is tried on.
@Component
public class PastPromises {

    private final Db db;
    private final Insight insight;

    PastPromises(Db db, Insight insight) {
        this.db = db;
        this.insight = insight;
    }

    /// A round of a clock.
    ///
    /// @param state    running, paused, met, missed or void
    /// @param missedAt set once the due time passed, whatever came after
    public record Round(long matterId, String kind, @Nullable String grade, String clock, String state, Instant startedAt, Instant dueAt, @Nullable Instant missedAt, @Nullable Instant endedAt) {

        /// Whether it was late, also where the engine has not looked at it yet.
        public boolean isLate(Instant now) {
            return missedAt != null || state.equals("running") && dueAt.isBefore(now);
        }
    }

    /// Of the matters that were opened in a period at a unit or below, or given to it, all promised rounds.
    ///
    /// @param most of so many matters, the youngest
    public List<Round> of(int district, Unit unit, Set<String> kinds, Instant from, Instant before, int most) {
        var places = insight.below(district, unit);
        return db.read(Scope.service(district, Scope.Kind.REPORT), sql -> new PastStore(sql, district).rounds(kinds, from, before, places, most));
    }
}
