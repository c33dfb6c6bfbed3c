package org.jinlin.matters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jinlin.playbook.MoveRule.Limit;

/// How often a move was made on a matter, and when lately. Limits and "the nth time" are counted from here.
///
/// @param last the most recent times, oldest first, at most [#KEPT]
record Tally(int count, List<Instant> last) {

    static final int KEPT = 5;
    static final Tally NONE = new Tally(0, List.of());

    Tally plus(Instant at) {
        var times = new ArrayList<>(last);
        times.add(at);
        return new Tally(count + 1, List.copyOf(times.subList(Math.max(0, times.size() - KEPT), times.size())));
    }

    /// Whether one more would be beyond the limit.
    boolean exhausted(Limit limit, Instant now) {
        return limit.every()
                .map(every -> last.stream().filter(at -> at.isAfter(now.minus(every.elapsed()))).count() >= limit.times())
                .orElse(count >= limit.times());
    }
}
