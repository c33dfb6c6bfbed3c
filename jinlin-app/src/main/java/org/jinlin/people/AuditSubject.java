package org.jinlin.people;

import java.util.Locale;

/// What an act was about: a kind and a number, never a word.
///
/// @param id 0 where the act was about nothing in particular
public record AuditSubject(Kind kind, long id) {

    /// A closed vocabulary.
    public enum Kind {
        NONE, PERSON, MATTER, UNIT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public static final AuditSubject NONE = new AuditSubject(Kind.NONE, 0);

    public static AuditSubject person(long id) {
        return new AuditSubject(Kind.PERSON, id);
    }

    public static AuditSubject matter(long id) {
        return new AuditSubject(Kind.MATTER, id);
    }

    public static AuditSubject unit(long id) {
        return new AuditSubject(Kind.UNIT, id);
    }
}
