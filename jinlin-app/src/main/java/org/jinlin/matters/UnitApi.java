package org.jinlin.matters;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The tree of today, for choosing a place or a unit. Names of units are public; who works there is not shown.
@RestController
@RequestMapping("/api/units")
class UnitApi {

    private static final int LINES_MAX = 500;

    private final Orgs orgs;

    UnitApi(Orgs orgs) {
        this.orgs = orgs;
    }

    /// @param parent id of the unit above
    record Line(String id, String level, String name, @Nullable String code, @Nullable String parent) {}

    /// Units by level or part of a name, at most 500, in the order of level and name.
    @GetMapping
    List<Line> units(Actor actor, @RequestParam @Nullable String level, @RequestParam @Nullable String name, @RequestParam @Nullable String under) {
        Tree tree = orgs.tree(actor.district());
        List<Unit> from = under != null && under.matches("\\d{1,18}") && tree.find(Long.parseLong(under)).isPresent() ? tree.under(Long.parseLong(under)) : List.copyOf(tree.units());
        return from.stream()
                .filter(unit -> level == null || unit.level().equals(level))
                .filter(unit -> name == null || unit.name().contains(name) || name.equals(unit.code()))
                .sorted(Comparator.comparing(Unit::level).thenComparing(Unit::name).thenComparing(Unit::id))
                .limit(LINES_MAX)
                .map(unit -> line(tree, unit))
                .toList();
    }

    private static Line line(Tree tree, Unit unit) {
        OptionalLong parent = tree.parent(unit.id());
        return new Line(Long.toString(unit.id()), unit.level(), unit.name(), unit.code(), parent.isPresent() ? Long.toString(parent.getAsLong()) : null);
    }
}
