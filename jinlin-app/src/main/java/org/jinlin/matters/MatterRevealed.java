package org.jinlin.matters;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jinlin.people.Contact;
import org.jspecify.annotations.Nullable;

/// What was opened for a reason, in this one answer only.
///
/// @param contact   the asker, with whom the asker reports for; null where nobody asked
/// @param sealed    field -> what was said last in it
/// @param situation of which matter
record MatterRevealed(@Nullable Contact contact, Map<String, String> sealed, Situation situation) {

    /// What lies sealed, by the word of the playbook for the field.
    Map<String, String> named(String language) {
        var named = new LinkedHashMap<String, String>();
        sealed.forEach((field, text) -> named.put(situation.playbook().term(situation.kind().code(), field, language), text));
        return named;
    }

    /// Nothing of it: a line of a log must not tell it.
    @Override
    public String toString() {
        return "revealed";
    }
}
