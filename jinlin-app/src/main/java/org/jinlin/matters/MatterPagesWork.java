package org.jinlin.matters;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One matter as the desk works on it.
///
/// @param headline the beginning of what was said
/// @param say      what can be written, to the asker and among staff
/// @param now      the next step: a form when it can be made on the spot
/// @param next     the next step: a page of its own
/// @param others   every other move
/// @param undo     takes the last step back while that is possible
/// @param undoFor  how long
/// @param grade    how urgent, and why
/// @param lot      what was drawn for it, and how
/// @param similar  what may be about the same
/// @param here     who else has it open, in a sentence
/// @param dialog   the move that is being made
/// @param publishes whether everybody reads of its kind, photos among it that somebody chose
/// @param hangs    whether a code for the place can be printed
public record MatterPagesWork(MatterPagesScreen screen, String headline, @Nullable String channel, List<Say> say, @Nullable MatterPagesForm now, @Nullable Act next, List<Act> others,
        @Nullable MatterPagesForm undo, @Nullable String undoFor, MatterPagesGrade grade, @Nullable MatterPagesLot lot, List<MatterLine> similar, @Nullable String here, @Nullable MatterPagesDialog dialog, boolean publishes,
        boolean hangs) {

    /// A form to write with.
    ///
    /// @param seen by the asker; null where there is none
    public record Say(MatterPagesForm form, @Nullable Boolean seen) {}

    /// A move to make.
    ///
    /// @param key the key that makes it
    public record Act(MatterPagesForm form, @Nullable String key) {

        public String verb() {
            return form.verb();
        }

        /// The address of its page.
        public String at(String number) {
            return "/desk/" + number + "/" + form.verb();
        }
    }

    /// Which of the ways to write is open: the one that was sent, else the first.
    public boolean isOpen(Say which) {
        Optional<Say> sent = say.stream().filter(one -> one.form().open()).findFirst();
        return sent.orElse(say.getFirst()).equals(which);
    }

    /// Of the grade that somebody gave: how many bars.
    public int bars() {
        return grade.levels().stream().filter(level -> level.code().equals(grade.current())).map(MatterPagesGrade.Level::bars).findFirst().orElse(0);
    }

    public String number() {
        return screen.matter().number();
    }
}
