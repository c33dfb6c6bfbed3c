package org.jinlin.matters;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.Masked;
import org.jinlin.people.People;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/// Where somebody is at home, how a place is called, who answers around it, and how it is drawn.
@Component
public class MatterPagesPlaces {

    private static final String BETWEEN = " · ";
    /// Of one role at one unit; more is a staff list.
    private static final int HOLDERS_MAX = 3;

    private final Db db;
    private final Desk desk;
    private final Orgs orgs;
    private final People people;

    MatterPagesPlaces(Db db, Desk desk, Orgs orgs, People people) {
        this.db = db;
        this.desk = desk;
        this.orgs = orgs;
        this.people = people;
    }

    /// A place as people call it.
    ///
    /// @param around what lies above it, up to the neighbourhood; empty when it is as wide itself
    /// @param wide   the neighbourhood that may be told to others
    public record Place(long unit, String name, String around, long wide, String wideName) {
        public String id() {
            return Long.toString(unit);
        }
    }

    /// Somebody who answers nearby. The name is masked: these pages have no look that is written down.
    ///
    /// @param turn whether it is this one's turn now
    public record Neighbour(String role, String name, String unit, boolean turn) {
        /// What stands for a picture.
        public String initial() {
            return role.substring(0, role.offsetByCodePoints(0, 1));
        }
    }

    /// An office that can be called.
    public record Office(String name, String phone) {}

    /// Whom to call about something: the unit that has it, else the nearest above with a phone. Empty where nobody can be called.
    @Nullable Office office(int district, long unit) {
        Tree tree = desk.tree(district);
        return tree.chain(unit).stream().flatMap(id -> tree.find(id).stream()).filter(above -> above.phone() != null).findFirst()
                .map(above -> new Office(above.name(), above.phone())).orElse(null);
    }

    /// Several reads about somebody's home in one transaction instead of one each.
    <T> T together(Optional<Actor> actor, Supplier<T> reads) {
        return actor.isEmpty() ? reads.get() : db.read(Scope.service(actor.get().district(), Scope.Kind.REPORT), sql -> reads.get());
    }

    Optional<Place> home(Optional<Actor> actor) {
        return actor.flatMap(known -> unitOfHome(known).map(unit -> place(known.district(), unit)));
    }

    private Optional<Long> unitOfHome(Actor actor) {
        OptionalLong home = people.home(actor.district(), actor.personId());
        return home.isPresent() && desk.tree(actor.district()).find(home.getAsLong()).isPresent() ? Optional.of(home.getAsLong()) : Optional.empty();
    }

    Place place(int district, long unit) {
        Tree tree = desk.tree(district);
        long wide = Neighbourhood.of(tree, desk.playbookAt(district, tree.root().id()), unit);
        List<Long> chain = tree.chain(unit);
        List<Long> between = chain.subList(Math.min(1, chain.size()), Math.max(1, chain.indexOf(wide) + 1));
        String around = between.reversed().stream().map(id -> tree.unit(id).name()).collect(Collectors.joining(BETWEEN));
        return new Place(unit, tree.unit(unit).name(), around, wide, tree.unit(wide).name());
    }

    /// A place by id or code.
    Optional<Place> named(int district, String named) {
        Tree tree = desk.tree(district);
        Optional<Unit> unit = named.matches("\\d{1,18}") ? tree.find(Long.parseLong(named)) : Optional.empty();
        return unit.or(() -> tree.byCode(named)).map(found -> place(district, found.id()));
    }

    /// The grid of a point; empty outside of all.
    Optional<Place> at(int district, Coordinate point) {
        OptionalLong grid = orgs.unitAt(district, point.getX(), point.getY());
        return grid.isPresent() ? Optional.of(place(district, grid.getAsLong())) : Optional.empty();
    }

    /// The grids of a neighbourhood, or of all where it is not known.
    @Nullable MatterPagesMap map(int district, Optional<Place> around, Optional<Place> chosen, @Nullable Coordinate point) {
        Tree tree = desk.tree(district);
        SequencedMap<Long, Geometry> all = orgs.boundaries(district);
        var shown = new TreeMap<Long, Geometry>();
        all.forEach((unit, boundary) -> {
            if (around.isEmpty() || tree.find(unit).isPresent() && tree.isAtOrAbove(around.get().wide(), unit)) {
                shown.put(unit, boundary);
            }
        });
        return MatterPagesMap.of(shown, tree, chosen.map(place -> tree.chain(place.unit())).orElse(List.of()), point);
    }

    /// Who answers for the units above a home up to its neighbourhood, the nearest first, and whoever is appointed in the house.
    ///
    /// @param turns whose turn it is in this home, by role
    List<Neighbour> people(int district, Place home, Map<String, Long> turns, String language) {
        Tree tree = desk.tree(district);
        Playbook playbook = desk.playbookAt(district, home.unit());
        List<Long> chain = tree.chain(home.unit());
        List<Holder> holders = chain.subList(0, chain.indexOf(home.wide()) + 1).stream().map(tree::unit).flatMap(unit -> holders(district, playbook, unit, unit.id() == home.unit(), unit.id() == home.unit() ? turns : Map.of())).toList();
        Map<Long, Masked> names = people.masked(district, holders.stream().map(Holder::person).toList());
        return holders.stream().map(holder -> new Neighbour(playbook.term("request", holder.role(), language), names.getOrDefault(holder.person(), new Masked(holder.person(), "", null)).name(), holder.unit().name(),
                holder.turn())).toList();
    }

    private record Holder(String role, Unit unit, long person, boolean turn) {}

    private Stream<Holder> holders(int district, Playbook playbook, Unit unit, boolean isHome, Map<String, Long> turns) {
        return playbook.roles().values().stream().filter(role -> role.at().contains(unit.level()) && (role.owns() || isHome))
                .flatMap(role -> people.holders(district, Set.of(role.code()), unit.id()).stream().map(person -> new Holder(role.code(), unit, person, person.equals(turns.get(role.code()))))
                        .sorted(Comparator.comparing(holder -> !holder.turn())).limit(HOLDERS_MAX));
    }
}
