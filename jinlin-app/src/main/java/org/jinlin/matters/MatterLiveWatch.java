package org.jinlin.matters;

import java.util.function.IntSupplier;
import org.jinlin.playbook.Kind;

/// What somebody follows on an open page: one matter, whose it is or whom it concerns.
///
/// @param version the number of its last move, read when it is asked for
record MatterLiveWatch(long matterId, Kind kind, IntSupplier version) {

    /// Whether a move changes what the page shows: not what is internal, nor the steps of what was asked inside.
    boolean isStirredBy(LogReader.Entry entry) {
        if (entry.about().matterId() == matterId) {
            var rule = kind.moves().get(entry.verb());
            return rule == null || !rule.internal();
        }
        Long parent = entry.about().parentId();
        return parent != null && parent == matterId && kind.moves().values().stream().anyMatch(rule -> !rule.internal() && rule.opens().containsKey(entry.about().kind()));
    }
}
