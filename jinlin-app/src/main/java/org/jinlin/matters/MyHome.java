package org.jinlin.matters;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jinlin.kit.Outcome;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.DataRequests;
import org.jinlin.people.People;
import org.jinlin.playbook.Playbook;
import org.springframework.stereotype.Component;

/// Where somebody lives, as that person names it, until whoever answers there has confirmed it: narrow enough that one grid is meant.
@Component
class MyHome {

    private final Desk desk;
    private final People people;
    private final DataRequests requests;

    MyHome(Desk desk, People people, DataRequests requests) {
        this.desk = desk;
        this.people = people;
        this.requests = requests;
    }

    /// Asks for the confirmation. Refused: `FIELD_MISSING`, `PLACE_UNKNOWN`, `HOME_SEVERAL` where several places are called so, `HOME_TOO_WIDE`, and what
    /// [DataRequests#home] refuses.
    Outcome<Long> ask(Actor actor, String place, String door) {
        return unit(actor, place.strip()).then(unit -> requests.home(actor, actor.personId(), unit.id(), door));
    }

    /// How the place that is known already is named so that nobody else's is meant; empty when none is known.
    Optional<String> known(Actor actor) {
        Tree tree = desk.tree(actor.district());
        OptionalLong home = people.home(actor.district(), actor.personId());
        return home.isEmpty() ? Optional.empty() : tree.find(home.getAsLong()).map(unit -> String.join(" ", tree.chain(unit.id()).reversed().stream().skip(1).map(id -> tree.unit(id).name()).toList()));
    }

    private Outcome<Unit> unit(Actor actor, String named) {
        if (named.isEmpty()) {
            return Outcome.refused("FIELD_MISSING", "place");
        }
        Tree tree = desk.tree(actor.district());
        Playbook playbook = desk.playbookAt(actor.district(), tree.root().id());
        Optional<Unit> numbered = named.matches("\\d{1,18}") ? tree.find(Long.parseLong(named)) : Optional.empty();
        Optional<Unit> known = numbered.or(() -> tree.byCode(named));
        List<Unit> called = known.map(List::of).orElseGet(() -> tree.units().stream().filter(unit -> isCalled(tree, unit, named)).limit(2).toList());
        if (called.isEmpty() || !playbook.levels().contains(called.getFirst().level())) {
            return Outcome.refused("PLACE_UNKNOWN", "place");
        }
        if (called.size() > 1) {
            return Outcome.refused("HOME_SEVERAL", "place");
        }
        Unit unit = called.getFirst();
        return Neighbourhood.of(tree, playbook, unit.id()) == unit.id() ? Outcome.refused("HOME_TOO_WIDE", "place") : Outcome.done(unit);
    }

    /// By its name alone, or after names of what lies above it, however it is spaced.
    private static boolean isCalled(Tree tree, Unit unit, String named) {
        String rest = plain(named);
        if (!rest.endsWith(plain(unit.name()))) {
            return false;
        }
        rest = rest.substring(0, rest.length() - plain(unit.name()).length());
        List<String> above = tree.chain(unit.id()).stream().skip(1).map(id -> plain(tree.unit(id).name())).toList();
        while (!rest.isEmpty()) {
            String left = rest;
            Optional<String> next = above.stream().filter(name -> !name.isEmpty() && left.startsWith(name)).findFirst();
            if (next.isEmpty()) {
                return false;
            }
            rest = rest.substring(next.get().length());
        }
        return true;
    }

    private static String plain(String name) {
        return name.replaceAll("[\\s·]", "");
    }
}
