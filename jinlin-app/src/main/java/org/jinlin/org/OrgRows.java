package org.jinlin.org;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of one tenant as they lie in the database.
record OrgRows(List<Unit> units, List<EdgeRow> edges, List<AreaRow> areas, List<BindingRow> bindings) {

    /// @param to the first day on which it no longer holds; absent while no end is known
    record EdgeRow(long unitId, long parentId, LocalDate from, @Nullable LocalDate to) {

        boolean holdsOn(LocalDate day) {
            return holds(from, to, day);
        }
    }

    /// @param boundary WKT, degrees of CGCS2000
    record AreaRow(long unitId, LocalDate from, @Nullable LocalDate to, String boundary) {

        boolean holdsOn(LocalDate day) {
            return holds(from, to, day);
        }
    }

    /// @param to       when it ended; absent while it holds
    /// @param matterId the matter that put it over the plain ones; absent for a plain one
    record BindingRow(long unitId, Binding binding, Instant from, @Nullable Instant to, @Nullable Long matterId) {

        /// A plain one, which holds until a later one does.
        BindingRow(long unitId, Binding binding, Instant from) {
            this(unitId, binding, from, null, null);
        }

        boolean holdsAt(Instant at) {
            return !from.isAfter(at) && (to == null || to.isAfter(at));
        }
    }

    private static boolean holds(LocalDate from, @Nullable LocalDate to, LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }
}
