package org.jinlin.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.Refusal;
import org.jinlin.people.PageKept;

/// Where somebody proves what a refusal asks for, a phone or a home, with everything typed on the way there and back.
///
/// @param way  the page where it is done
/// @param word what its button says, in the message files
/// @param kept the form as it was left
public record MatterPagesProofWanted(String way, String word, PageKept kept) {

    /// Empty for a refusal that no proof helps against.
    ///
    /// @param target where the form is sent to
    /// @param more   what the form carries besides what was typed
    static Optional<MatterPagesProofWanted> of(Refusal refusal, String target, MatterPagesTyped typed, Map<String, String> more) {
        return switch (refusal.code()) {
            case "ASKER_PHONE" -> Optional.of(new MatterPagesProofWanted("/sign-in/phone", "asker.phone", kept(target, typed, more)));
            case "ASKER_HOME" -> Optional.of(new MatterPagesProofWanted("/me/home", "asker.home", kept(target, typed, more)));
            default -> Optional.empty();
        };
    }

    private static PageKept kept(String target, MatterPagesTyped typed, Map<String, String> more) {
        var entries = new ArrayList<PageKept.Entry>();
        typed.values().forEach((field, values) -> values.forEach(value -> entries.add(new PageKept.Entry(PageKept.FIELD + field, value))));
        entries.add(new PageKept.Entry("id", typed.id().toString()));
        more.forEach((name, value) -> entries.add(new PageKept.Entry(name, value)));
        return new PageKept(target, List.copyOf(entries));
    }
}
