package org.jinlin.people;

import java.util.Locale;
import java.util.Optional;

/// What an act was about: a kind and a number, never a word.
///
/// @param id 0 where the act was about nothing in particular
public record AuditSubject(Kind kind, long id) {

    /// A closed vocabulary.
    public enum Kind {
        NONE, PERSON, MATTER, UNIT, SWITCH;

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

    static AuditSubject of(Switch which) {
        return new AuditSubject(Kind.SWITCH, which.number());
    }

    /// The switch that an entry is about.
    public static Optional<Switch> which(String kind, long id) {
        return kind.equals(Kind.SWITCH.code()) ? Switch.numbered(id) : Optional.empty();
    }

    public static AuditSubject unit(long id) {
        return new AuditSubject(Kind.UNIT, id);
    }
}
