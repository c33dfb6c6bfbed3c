package org.jinlin.matters;

import java.time.Instant;
import java.util.Locale;

/// What somebody reads who scanned the code at a place.
///
/// @param verb  the move that it is for
/// @param field of that move that takes the code
/// @param what  the kind of matter
/// @param at    when it begins, on the day on which the code holds
public record PlaceHere(String number, String code, String verb, String field, String what, String place, Instant at, State state) {

    /// What can be done with the code now.
    public enum State {
        /// to say that one is there
        OPEN,
        /// nothing more: who reads has said so
        CAME,
        /// nothing yet
        EARLY,
        /// nothing any more: another day
        LATE,
        /// nothing any more: the matter has gone on
        OVER,
        /// nothing: it is for others
        NOT_YOURS;

        /// Of its sentences.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public String address() {
        return "/here/" + number + "/" + code;
    }
}
