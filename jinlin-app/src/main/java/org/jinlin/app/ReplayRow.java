package org.jinlin.app;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One request of a file, read and found to be in order.
///
/// @param number   the row in the file, the header being row 1
/// @param openedAt never after `closedAt`: a row that was closed first counts as opened in that moment
/// @param targetAt what was promised; absent when nothing was
/// @param closedAt absent while it is open
/// @param unit     where it belongs, as counted by [ReplayUnits]
record ReplayRow(
        long number, String id, Instant openedAt, @Nullable Instant targetAt, @Nullable Instant closedAt,
        Status status, String category, int unit, String reason) {

    /// The file's own verdict.
    enum Status { BLANK, ON_TIME, OVERDUE, OTHER }
}
