package org.jinlin.matters;

import java.util.List;
import java.util.Optional;
import org.jinlin.people.Household;
import org.jspecify.annotations.Nullable;

/// A page of one matter.
///
/// @param action  the address of this page, where its forms go
/// @param back    the list it came from
/// @param ranked  the moves, the most pressing first
/// @param home    where to go, when the matter is about a household
/// @param tags    what the care for that household has to know, in words
/// @param title   how it stands, in a sentence
/// @param asked   what was said to this unit when it was called, beside what the asker said
public record FieldScreen(MatterPagesScreen matter, String action, String back, List<FieldMove> ranked, @Nullable Household home, List<String> tags, String title, List<String> asked) {

    /// The form that stands open: the one that was asked for or sent, else that of the next step when it wants words.
    public String opened() {
        return ranked.stream().map(FieldMove::form).filter(MatterPagesForm::open).findFirst()
                .or(() -> ranked.stream().filter(move -> move.wanted() || move.pressing()).findFirst().filter(move -> move.wanted() || !move.tap()).map(FieldMove::form))
                .map(MatterPagesForm::verb).orElse("");
    }

    /// The moves for the bar at the thumb.
    public List<FieldMove> thumb() {
        return ranked.stream().filter(FieldMove::pressing).limit(FieldMove.THUMB).toList();
    }

    /// The same page with another state of its matter.
    FieldScreen with(MatterPagesScreen changed) {
        return new FieldScreen(changed, action, back, ranked, home, tags, title, asked);
    }

    /// Whether one of these moves is on offer.
    boolean offers(List<String> verbs) {
        return matter.forms().stream().anyMatch(form -> verbs.contains(form.verb()));
    }

    /// The form of a move, where it is on offer.
    public Optional<MatterPagesForm> form(String verb) {
        return matter.forms().stream().filter(form -> form.verb().equals(verb)).findFirst();
    }

    /// The moves below: what the bar does with one tap is not said twice.
    public List<FieldMove> below() {
        return ranked.stream().filter(move -> !move.form().isBare() || !thumb().contains(move)).toList();
    }

    /// The promises that still run.
    public List<MatterPagesChip.Line> running() {
        return matter.clocks().stream().filter(clock -> clock.until() != null).toList();
    }

    /// The others, for a page that shows some forms by itself.
    public List<MatterPagesForm> without(List<String> verbs) {
        return ranked.stream().map(FieldMove::form).filter(form -> !verbs.contains(form.verb())).toList();
    }
}
