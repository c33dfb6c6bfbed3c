package org.jinlin.matters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One move with all that helps to fill it in: a page of its own that lies over the desk.
///
/// @param suggested units that usually get such a request, the likeliest first
/// @param moments   times to choose with one tap
/// @param similar   what it may be merged into
/// @param seen      whether the asker will read the words
/// @param notes     what follows from it, a sentence each
/// @param can       what can be done about it afterwards
public record MatterPagesDialog(MatterPagesForm form, List<Suggested> suggested, List<MatterPagesForm.Choice> moments, List<MatterLine> similar, boolean seen,
        List<String> notes, @Nullable String can) {

    /// A unit, with what it has in hand.
    ///
    /// @param inTime how much it did in time lately; null where too little is known
    public record Suggested(String id, String name, String kind, String open, @Nullable String late, @Nullable String inTime) {}

    /// Which of the suggestions is chosen: what was sent, else the first; none when something else was sent.
    public boolean isChosen(MatterPagesForm.Entry entry, String code) {
        return entry.values().isEmpty() ? !suggested.isEmpty() && suggested.getFirst().id().equals(code) : entry.values().getLast().equals(code);
    }

    /// Whether a time holds already when none is chosen.
    public boolean isPromised() {
        return moments.stream().anyMatch(moment -> moment.code().isEmpty());
    }

    /// Whether a time is chosen: what was sent, else the one that holds anyway.
    public boolean isSet(MatterPagesForm.Entry entry, String moment) {
        return moment.isEmpty() ? entry.values().isEmpty() : entry.has(moment);
    }

    /// What was typed or chosen instead of a suggestion.
    public String own(MatterPagesForm.Entry entry, List<String> offered) {
        return entry.values().isEmpty() || offered.contains(entry.values().getLast()) ? "" : entry.values().getLast();
    }

    public List<String> numbers() {
        return similar.stream().map(MatterLine::number).toList();
    }

    public List<String> units() {
        return suggested.stream().map(Suggested::id).toList();
    }

    public List<String> times() {
        return moments.stream().map(MatterPagesForm.Choice::code).toList();
    }
}
