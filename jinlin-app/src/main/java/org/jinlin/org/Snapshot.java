package org.jinlin.org;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jinlin.org.OrgRows.AreaRow;
import org.jinlin.org.OrgRows.BindingRow;
import org.jinlin.org.OrgRows.EdgeRow;
import org.locationtech.jts.geom.Geometry;

/// What one reading of a tenant's rows tells about any day. Trees and grids change only on the days on which an edge or a
/// boundary begins or ends, so there is one of them per such day, built when first asked for.
final class Snapshot {

    private final OrgRows rows;
    private final long rootId;
    private final List<BindingRow> overlays;
    private final TreeSet<LocalDate> changes = new TreeSet<>();
    private final Map<LocalDate, Tree> trees = new ConcurrentHashMap<>();
    private final Map<LocalDate, GridIndex> grids = new ConcurrentHashMap<>();

    Snapshot(OrgRows rows, long rootId) {
        this.rows = rows;
        this.rootId = rootId;
        this.overlays = rows.bindings().stream().filter(row -> row.matterId() != null).toList();
        changes.add(LocalDate.MIN);
        rows.edges().stream().flatMap(edge -> Stream.of(edge.from(), edge.to() == null ? edge.from() : edge.to())).forEach(changes::add);
        rows.areas().stream().flatMap(area -> Stream.of(area.from(), area.to() == null ? area.from() : area.to())).forEach(changes::add);
    }

    OrgRows rows() {
        return rows;
    }

    /// The days from one on, that one first, on which something changes.
    List<LocalDate> changesFrom(LocalDate day) {
        return Stream.concat(Stream.of(day), changes.tailSet(day, false).stream()).toList();
    }

    Tree tree(LocalDate day) {
        return trees.computeIfAbsent(changes.floor(day), this::build);
    }

    OptionalLong unitAt(LocalDate day, double longitude, double latitude) {
        return grids.computeIfAbsent(changes.floor(day), this::index).at(longitude, latitude);
    }

    SequencedMap<Long, Geometry> boundaries(LocalDate day) {
        return grids.computeIfAbsent(changes.floor(day), this::index).boundaries();
    }

    /// The nearest operating mode at that time; without one the latest plain binding of the nearest unit that has one.
    Optional<Binding> binding(LocalDate day, long unitId, Instant at) {
        return overlay(day, unitId, at).map(Overlay::binding)
                .or(() -> tree(day).chain(unitId).stream().flatMap(unit -> bindingOf(unit, at).stream()).findFirst());
    }

    /// The operating mode that holds at a unit, put over it or over the nearest unit above.
    Optional<Overlay> overlay(LocalDate day, long unitId, Instant at) {
        List<Overlay> holding = overlays(at);
        return holding.isEmpty() ? Optional.empty()
                : tree(day).chain(unitId).stream().flatMap(unit -> holding.stream().filter(overlay -> overlay.unitId() == unit)).findFirst();
    }

    /// Every operating mode of the tenant at that time.
    List<Overlay> overlays(Instant at) {
        return overlays.stream().filter(row -> row.holdsAt(at)).map(row -> new Overlay(row.unitId(), row.binding(), row.from(), Objects.requireNonNull(row.matterId()))).toList();
    }

    private Optional<Binding> bindingOf(long unitId, Instant at) {
        return rows.bindings().stream().filter(row -> row.matterId() == null && row.unitId() == unitId && row.holdsAt(at))
                .max(Comparator.comparing(BindingRow::from)).map(BindingRow::binding);
    }

    private Tree build(LocalDate day) {
        var parents = new HashMap<Long, Long>();
        rows.edges().stream().filter(edge -> edge.holdsOn(day)).forEach(edge -> hang(parents, edge));
        List<Unit> units = rows.units().stream().filter(unit -> unit.id() == rootId || parents.containsKey(unit.id())).toList();
        return new Tree(units, parents, rootId, former(day, parents.keySet()));
    }

    /// Where the units stood last that have ended by then.
    private Map<Long, Long> former(LocalDate day, Set<Long> standing) {
        var former = new HashMap<Long, Long>();
        rows.edges().stream().filter(edge -> edge.to() != null && !edge.to().isAfter(day) && !standing.contains(edge.unitId()))
                .sorted(Comparator.comparing(EdgeRow::to)).forEach(edge -> former.put(edge.unitId(), edge.parentId()));
        return former;
    }

    /// The days of a time on which a unit came to hang elsewhere than before, in their order.
    SortedSet<LocalDate> resettledOn(LocalDate after, LocalDate until) {
        Set<Map.Entry<Long, LocalDate>> ended = rows.edges().stream().filter(edge -> edge.to() != null)
                .map(edge -> Map.entry(edge.unitId(), edge.to())).collect(Collectors.toSet());
        return rows.edges().stream().filter(edge -> edge.from().isAfter(after) && !edge.from().isAfter(until) && ended.contains(Map.entry(edge.unitId(), edge.from())))
                .map(EdgeRow::from).collect(Collectors.toCollection(TreeSet::new));
    }

    /// Where the units hung that ended in a time and do not hang anywhere on its last day, by the day of their end.
    List<EdgeRow> closedOn(LocalDate after, LocalDate until) {
        Set<Long> hanging = rows.edges().stream().filter(edge -> edge.holdsOn(until)).map(EdgeRow::unitId).collect(Collectors.toSet());
        return rows.edges().stream().filter(edge -> edge.to() != null && edge.to().isAfter(after) && !edge.to().isAfter(until) && !hanging.contains(edge.unitId())).toList();
    }

    private static void hang(Map<Long, Long> parents, EdgeRow edge) {
        if (parents.put(edge.unitId(), edge.parentId()) != null) {
            throw new IllegalStateException("the unit " + edge.unitId() + " has two parents on one day");
        }
    }

    private GridIndex index(LocalDate day) {
        Tree tree = tree(day);
        List<AreaRow> areas = rows.areas().stream().filter(area -> area.holdsOn(day) && tree.find(area.unitId()).isPresent()).toList();
        return new GridIndex(areas);
    }
}
