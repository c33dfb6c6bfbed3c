package org.jinlin.kit;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// On whose behalf the database is read or written: what row-level security sees in `jinlin.scope`.
///
/// @param district the tenant; 0 before one is known (sign-in, set-up)
/// @param id       the person or move that the kind speaks of, 0 for a service
/// @param units    where that person holds a post now: rows that one unit alone may see are let through for these
public record Scope(int district, Kind kind, long id, List<Long> units) {

    /// PERSON and STAFF are people; the others are the services of the house, each allowed only what it needs.
    public enum Kind { PERSON, STAFF, MOVE, CLOCK, NUMBERER, READER, REPORT, SIGN_IN, SETUP, AUDIT }

    public Scope {
        units = List.copyOf(units);
        if (district < 0 || id < 0) {
            throw new IllegalArgumentException("a scope has no negative number: " + district + ", " + id);
        }
    }

    public Scope(int district, Kind kind, long id) {
        this(district, kind, id, List.of());
    }

    /// A service of a tenant that acts for nobody in particular.
    public static Scope service(int district, Kind kind) {
        return new Scope(district, kind, 0);
    }

    /// `12:person:345`, or `12:staff:345:7,8` with posts at two units. As row-level security reads it.
    public String literal() {
        String who = district + ":" + kind.name().toLowerCase(Locale.ROOT) + ":" + id;
        return units.isEmpty() ? who : who + ":" + units.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /// Whether a transaction in this scope may do what one in the other may: a move reads for its answer what a report
    /// does, and nobody's scope reaches into another tenant.
    public boolean covers(Scope other) {
        return equals(other) || kind == Kind.MOVE && other.kind == Kind.REPORT && district == other.district;
    }
}
