package org.jinlin.app;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the search of the audit shows. Names are masked, and of persons their numbers are shown as well: two may be masked alike.
///
/// @param lines  null while a search is refused
/// @param error  why it was refused, in a sentence
/// @param after  where the next page begins; null on the last one
/// @param deeds  whether the lines are moves of matters, instead of other acts
public record AuditBoard(AuditForm form, List<Choice> acts, @Nullable List<Line> lines, @Nullable String error, @Nullable String after, boolean deeds) {

    /// A word of the audit and its name.
    public record Choice(String code, String name) {}

    /// @param who     masked; what acts without a person has a name of its own
    /// @param whoId   0 for nobody
    /// @param subject what it was about, as people read it; empty for nothing in particular
    /// @param aboutId the person that it was about, 0 for none
    /// @param entryId by which the name of who did it is opened, 0 where it cannot be
    public record Line(long entryId, String when, String who, long whoId, String unit, String what, boolean refused, String subject, long aboutId, int amount, String device) {}

    AuditBoard refused(String sentence) {
        return new AuditBoard(form, acts, lines, sentence, after, deeds);
    }
}
