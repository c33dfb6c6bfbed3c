package org.jinlin.playbook;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Something a move may carry. Texts and files become words of the move, everything else is a code in the log.
///
/// @param of  the choices, when it is one; the kinds of a matter, when others than its own may be named
/// @param min least number, count of units or files
/// @param max most characters, number, count of units or files
/// @param hidesAsker a unit, units or a person named here is reported, and never learns who reported
/// @param sealed   whether what stands in it is kept encrypted and shown as a mask: an id number, a note on health (PIPL Art. 28, 51)
/// @param reckoned how it follows from other fields; then nobody may write it
public record Field(String code, Type type, List<String> of, OptionalInt min, OptionalInt max, boolean hidesAsker, boolean sealed, Optional<Reckoning> reckoned) {

    /// What can be written into a field.
    public enum Type {
        TEXT, FILES, FLAG, CHOICE, NUMBER, TIME, GRADE, CATEGORY, UNIT, UNITS, PERSON, MATTER,
        /// a short opaque code of another system, such as a foreign category; never something people said
        CODE;

        /// Whether the value is something people said, kept apart from the log.
        public boolean isWords() {
            return this == TEXT || this == FILES;
        }
    }
}
