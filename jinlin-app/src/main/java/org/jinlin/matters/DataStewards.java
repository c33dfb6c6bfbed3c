package org.jinlin.matters;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.DataRequests;
import org.jinlin.people.People;
import org.jinlin.people.Post;
import org.springframework.stereotype.Component;

/// Who in office may decide on people's data: the one place that is asked. Until a district has administrators of its own, whoever
/// answers for the unit where a person lives confirms who that is, and whoever answers for the whole district keeps what a court needs.
@Component
public class DataStewards {

    private final Desk desk;
    private final People people;

    DataStewards(Desk desk, People people) {
        this.desk = desk;
        this.people = people;
    }

    /// Whether this actor may decide on a request.
    ///
    /// @param about whose request it is; a home is confirmed by who answers where it is said to be
    public boolean mayDecide(Actor actor, DataRequests.About about) {
        OptionalLong home = about.unitId() != null ? OptionalLong.of(about.unitId()) : people.home(actor.district(), about.personId());
        return home.isPresent() ? units(actor).contains(home.getAsLong()) : isAtRoot(actor);
    }

    /// The units for whose people this actor may decide; empty for who may not at all.
    public Set<Long> units(Actor actor) {
        var units = new HashSet<Long>();
        var tree = desk.tree(actor.district());
        answering(actor).forEach(post -> {
            units.add(post.unitId());
            tree.under(post.unitId()).forEach(unit -> units.add(unit.id()));
        });
        return units;
    }

    /// How a place is called.
    String place(int district, long unitId) {
        return desk.tree(district).find(unitId).map(Unit::name).orElse("");
    }

    /// Whether this actor answers for the whole district, and so for people of whom no home is known.
    public boolean isAtRoot(Actor actor) {
        long root = desk.tree(actor.district()).root().id();
        return answering(actor).stream().anyMatch(post -> post.unitId() == root);
    }

    /// Whether this actor may hold matters for a court and read the proofs of what was destroyed.
    public boolean mayHold(Actor actor) {
        return actor.kind() == Actor.Kind.PERSON && isAtRoot(actor);
    }

    private List<Post> answering(Actor actor) {
        return actor.posts().stream().filter(post -> {
            var playbook = desk.playbookAt(actor.district(), post.unitId());
            // a property firm or a department answers for its orders, not for who lives around it
            return playbook.owningRoles().contains(post.role()) && desk.tree(actor.district()).find(post.unitId()).filter(unit -> playbook.levels().contains(unit.level())).isPresent();
        }).toList();
    }
}
