package org.jinlin.matters;

import java.util.List;

/// What the page shows on which an asker checks the own request.
///
/// @param last the whole hash of the last step: who keeps it keeps all before
/// @param day  of the root under which the timeline stands; empty before the first night
public record TimelineProof(String number, boolean holds, List<Line> lines, String last, String day, String root) {

    /// @param mark the beginning of its hash, to be compared with what was written down
    public record Line(int seq, String when, String what, String mark, boolean holds) {}
}
