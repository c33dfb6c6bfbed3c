package org.jinlin.matters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jinlin.org.Tree;
import org.jinlin.people.Actor;
import org.jinlin.people.People;
import org.jinlin.people.Post;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.Playbook;
import org.springframework.stereotype.Component;

/// What somebody may begin, and where: matters of the kinds that the playbook which holds there now, an operating mode
/// among them, lets one's posts or whoever lives there open. Requests have pages of their own.
@Component
class Beginnings {

    static final String RESIDENT = "resident";

    private final Desk desk;
    private final People people;

    Beginnings(Desk desk, People people) {
        this.desk = desk;
        this.people = people;
    }

    /// A kind that can be begun.
    ///
    /// @param playbook that holds at the first of the tops
    /// @param tops     the units at and below which it can be, the nearest first
    /// @param posts    whether by a post; else as somebody who lives there
    record Beginning(Playbook playbook, Kind kind, List<Long> tops, boolean posts) {

        long top() {
            return tops.getFirst();
        }
    }

    /// Whether a post opens anything; whoever only lives there is not looked up.
    boolean byPost(Actor actor) {
        return !posts(actor).isEmpty();
    }

    /// The kinds that a post opens.
    List<Kind> kindsByPost(Actor actor) {
        return posts(actor).values().stream().map(Beginning::kind).toList();
    }

    /// In the order of the playbooks, what one's posts open first.
    List<Beginning> of(Actor actor) {
        Map<String, Beginning> found = posts(actor);
        if (actor.kind() == Actor.Kind.PERSON) {
            OptionalLong home = people.home(actor.district(), actor.personId());
            home.ifPresent(unit -> add(found, actor.district(), unit, RESIDENT, false));
        }
        return List.copyOf(found.values());
    }

    Optional<Beginning> of(Actor actor, String kind) {
        return of(actor).stream().filter(beginning -> beginning.kind().code().equals(kind)).findFirst();
    }

    private Map<String, Beginning> posts(Actor actor) {
        var found = new LinkedHashMap<String, Beginning>();
        for (Post post : actor.posts()) {
            add(found, actor.district(), post.unitId(), post.role(), true);
        }
        return found;
    }

    private void add(Map<String, Beginning> found, int district, long unit, String word, boolean post) {
        Tree tree = desk.tree(district);
        if (tree.find(unit).isEmpty()) {
            return;
        }
        Playbook playbook = desk.playbookAt(district, unit);
        playbook.kinds().values().stream().filter(kind -> !kind.code().equals(MatterQueues.REQUEST) && kind.openedBy().contains(word))
                .forEach(kind -> found.merge(kind.code(), new Beginning(playbook, kind, List.of(unit), post), (before, more) -> before.posts() == post ? both(before, unit) : before));
    }

    private static Beginning both(Beginning before, long unit) {
        var tops = new ArrayList<>(before.tops());
        if (!tops.contains(unit)) {
            tops.add(unit);
        }
        return new Beginning(before.playbook(), before.kind(), List.copyOf(tops), before.posts());
    }
}
