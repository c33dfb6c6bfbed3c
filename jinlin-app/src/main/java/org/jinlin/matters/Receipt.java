package org.jinlin.matters;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came of opening or moving a matter, for callers that show it to nobody: a replay, a feed.
///
/// @param version  the number of the last move
/// @param endedAt  absent while the matter is open
/// @param promises the latest round of every clock that was promised to somebody
/// @param wakeAt   when the engine looks at one of its clocks next; absent when it never will
public record Receipt(String number, int version, @Nullable Instant endedAt, List<Promise> promises, Optional<Instant> wakeAt) {

    /// How a promise stands.
    ///
    /// @param missedAt set once the due time passed unkept, and for ever
    /// @param endedAt  absent while it runs
    public record Promise(String clock, Instant dueAt, @Nullable Instant missedAt, @Nullable Instant endedAt) {}

    static Receipt of(Matter matter) {
        var promises = matter.dues().values().stream().filter(Due::promise).sorted(Comparator.comparing(Due::clock))
                .map(due -> new Promise(due.clock(), due.dueAt(), due.missedAt(), due.endedAt())).toList();
        var wakeAt = matter.runningDues().stream().map(Due::wakeAt).min(Comparator.naturalOrder()).filter(at -> at.isBefore(Due.NEVER));
        return new Receipt(matter.identity().number(), matter.state().seq(), matter.state().endedAt(), promises, wakeAt);
    }
}
