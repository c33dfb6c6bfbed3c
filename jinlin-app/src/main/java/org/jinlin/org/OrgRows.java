package org.jinlin.org;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.io.WKTWriter;

/// The rows of one tenant as they lie in the database.
record OrgRows(List<Unit> units, List<EdgeRow> edges, List<AreaRow> areas, List<BindingRow> bindings) {

    /// The rows as a plan makes them: what a unit was until its day ends with it.
    OrgRows with(Boundaries.Plan plan) {
        var parents = new LinkedHashMap<>(plan.moves());
        plan.founded().forEach(added -> parents.put(added.unit().id(), added.parentId()));
        var written = new WKTWriter();
        return new OrgRows(Stream.concat(units.stream(), plan.founded().stream().map(NewUnit::unit)).toList(),
                Stream.concat(edges.stream().map(edge -> plan.leaves(edge.unitId()) && edge.goesOn(plan.from()) ? new EdgeRow(edge.unitId(), edge.parentId(), edge.from(), plan.from()) : edge),
                        parents.entrySet().stream().map(hung -> new EdgeRow(hung.getKey(), hung.getValue(), plan.from(), null))).toList(),
                Stream.concat(areas.stream().map(area -> plan.redraws(area.unitId()) && area.goesOn(plan.from()) ? new AreaRow(area.unitId(), area.from(), plan.from(), area.boundary()) : area),
                        plan.areas().entrySet().stream().map(drawn -> new AreaRow(drawn.getKey(), plan.from(), null, written.write(drawn.getValue())))).toList(), bindings);
    }

    /// How many units of a plan may leave where they hang: fewer when another plan has them that day or later.
    long leaving(Boundaries.Plan plan) {
        return edges.stream().filter(edge -> plan.leaves(edge.unitId()) && edge.goesOn(plan.from())).count();
    }

    /// @param to the first day on which it no longer holds; absent while no end is known
    record EdgeRow(long unitId, long parentId, LocalDate from, @Nullable LocalDate to) {

        boolean holdsOn(LocalDate day) {
            return holds(from, to, day);
        }

        /// Begun before a day, without a known end.
        boolean goesOn(LocalDate day) {
            return to == null && from.isBefore(day);
        }
    }

    /// @param boundary WKT, degrees of CGCS2000
    record AreaRow(long unitId, LocalDate from, @Nullable LocalDate to, String boundary) {

        boolean holdsOn(LocalDate day) {
            return holds(from, to, day);
        }

        /// Begun before a day, without a known end.
        boolean goesOn(LocalDate day) {
            return to == null && from.isBefore(day);
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
