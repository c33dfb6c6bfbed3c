package org.jinlin.matters;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jinlin.kit.Outcome;
import org.jinlin.org.MapAreas;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/// Whose board somebody reads: of which district, and of which place in it. Names of units are known to everybody.
@Component
public class NoticePlaces {

    /// So many areas can be told apart on a phone.
    private static final int ON_MAP = 60;

    /// The areas of wide units, which are made of hundreds of grids; few units are so wide.
    private final Map<Long, Drawn> drawn = new ConcurrentHashMap<>();
    private final HomeTenant home;
    private final Orgs orgs;
    private final Desk desk;
    private final MatterPagesPlaces places;

    NoticePlaces(HomeTenant home, Orgs orgs, Desk desk, MatterPagesPlaces places) {
        this.home = home;
        this.orgs = orgs;
        this.desk = desk;
        this.places = places;
    }

    /// @param tree and boundaries they were made of: others make others
    private record Drawn(Tree tree, SequencedMap<Long, Geometry> boundaries, SequencedMap<Long, Geometry> areas) {}

    /// A place with what lies around it.
    ///
    /// @param up    the unit above; absent at the top
    /// @param below the units below down to the neighbourhood, no closer
    public record Area(MatterView.Place unit, MatterView.@Nullable Place up, List<MatterView.Place> below) {}

    /// The own district of whoever is known; of anybody else the one that is named, or the only one.
    public Outcome<Tenant> tenant(Optional<Actor> actor, @Nullable String code) {
        return actor.map(known -> Outcome.done(orgs.tenant(known.district()))).orElseGet(() -> home.of(code));
    }

    /// Those that may be chosen from.
    public List<Tenant> tenants() {
        return home.all();
    }

    /// The unit that is named by id or code; the neighbourhood of the reader where none is, or the whole district. Refuses
    /// unknown ones (UNIT_UNKNOWN).
    public Outcome<Unit> unit(Tenant tenant, Optional<Actor> reader, @Nullable String named) {
        Tree tree = desk.tree(tenant.district());
        if (named == null || named.isEmpty()) {
            return Outcome.done(places.home(reader).map(MatterPagesPlaces.Place::unit).map(tree::unit).map(unit -> wide(tenant, unit)).orElseGet(tree::root));
        }
        Optional<Unit> found = named.matches("\\d{1,18}") ? tree.find(Long.parseLong(named)).or(() -> tree.byCode(named)) : tree.byCode(named);
        return found.map(Outcome::done).orElseGet(() -> Outcome.refused("UNIT_UNKNOWN", "unit"));
    }

    public Area area(Tenant tenant, Unit unit) {
        Tree tree = desk.tree(tenant.district());
        Playbook playbook = desk.playbookAt(tenant.district(), unit.id());
        OptionalLong up = tree.parent(unit.id());
        List<MatterView.Place> below = tree.children(unit.id()).stream().filter(child -> Neighbourhood.of(tree, playbook, child.id()) == child.id()).map(NoticePlaces::place).toList();
        return new Area(place(unit), up.isPresent() ? place(tree.unit(up.getAsLong())) : null, below);
    }

    /// The neighbourhood that a place lies in; the place itself where it is as wide. Numbers of fewer people are nobody's to read.
    public Unit wide(Tenant tenant, Unit unit) {
        Tree tree = desk.tree(tenant.district());
        return tree.unit(Neighbourhood.nearest(tree, desk.playbookAt(tenant.district(), tree.root().id()), unit.id()));
    }

    /// What a map of the place draws; empty where the house has no boundaries there.
    public SequencedMap<Long, Geometry> areas(Tenant tenant, Unit unit) {
        Tree tree = desk.tree(tenant.district());
        SequencedMap<Long, Geometry> boundaries = orgs.boundaries(tenant.district());
        Drawn kept = drawn.get(unit.id());
        if (kept != null && kept.tree() == tree && kept.boundaries() == boundaries) {
            return kept.areas();
        }
        SequencedMap<Long, Geometry> grids = MapAreas.under(tree, unit, boundaries);
        SequencedMap<Long, Geometry> areas = MapAreas.of(tree, desk.playbookAt(tenant.district(), unit.id()).levels(), unit, grids, ON_MAP);
        if (areas != grids) {
            drawn.put(unit.id(), new Drawn(tree, boundaries, areas));
        }
        return areas;
    }

    /// A map of the place with what stands there; absent where the house has no boundaries.
    @Nullable NoticeMap map(Tenant tenant, Unit unit, List<Notice> notices) {
        return NoticeMap.of(areas(tenant, unit), desk.tree(tenant.district()), notices);
    }

    MatterPagesPlaces.@Nullable Office office(Tenant tenant, Unit unit) {
        return places.office(tenant.district(), unit.id());
    }

    private static MatterView.Place place(Unit unit) {
        return new MatterView.Place(Long.toString(unit.id()), unit.name());
    }
}
