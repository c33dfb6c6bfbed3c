package org.jinlin.points;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jinlin.kit.JinlinClock;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.People;
import org.jinlin.people.Post;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookVersions;
import org.springframework.stereotype.Component;

/// Which plan of points holds where, and who keeps it.
@Component
class Plans {

    private final Orgs orgs;
    private final JinlinClock clock;
    private final PlaybookVersions playbooks;
    private final People people;

    Plans(Orgs orgs, JinlinClock clock, PlaybookVersions playbooks, People people) {
        this.orgs = orgs;
        this.clock = clock;
        this.playbooks = playbooks;
        this.people = people;
    }

    /// The playbook that holds at a unit now.
    Optional<Playbook> at(int district, long unit) {
        return orgs.binding(district, unit, clock.now()).map(binding -> playbooks.get(binding.code(), binding.version()));
    }

    /// That of somebody: of the home, else of the first post, else of the district.
    Playbook of(Actor actor) {
        int district = actor.district();
        long unit = Stream.concat(people.home(district, actor.personId()).stream().boxed(), actor.posts().stream().map(Post::unitId)).filter(orgs.tree(district)::knows).findFirst()
                .orElse(orgs.tree(district).root().id());
        return at(district, unit).or(() -> at(district, orgs.tree(district).root().id())).orElseThrow();
    }

    /// Whether somebody keeps the shop of a unit: holds a role of keepers there or above.
    boolean keeps(Actor actor, long unit) {
        Tree tree = orgs.tree(actor.district());
        Set<String> keepers = tree.knows(unit) ? at(actor.district(), unit).map(playbook -> playbook.points().keepers()).orElse(Set.of()) : Set.of();
        return actor.posts().stream().anyMatch(post -> keepers.contains(post.role()) && tree.find(post.unitId()).isPresent() && tree.isAtOrAbove(post.unitId(), unit));
    }

    /// The units whose shop somebody keeps: those of the own posts.
    List<Unit> kept(Actor actor) {
        Tree tree = orgs.tree(actor.district());
        return actor.posts().stream().map(Post::unitId).distinct().filter(unit -> keeps(actor, unit)).flatMap(unit -> tree.find(unit).stream()).toList();
    }

    /// Who lives with somebody, by number, masked as everywhere.
    Map<Long, String> family(Actor actor) {
        var names = new TreeMap<Long, String>();
        people.masked(actor.district(), people.family(actor.district(), actor.personId())).forEach((id, masked) -> names.put(id, masked.name()));
        return names;
    }

    /// The units at which somebody may get something: the home and all above it, and those of the own posts.
    List<Long> near(Actor actor) {
        Tree tree = orgs.tree(actor.district());
        return Stream.concat(people.home(actor.district(), actor.personId()).stream().boxed(), actor.posts().stream().map(Post::unitId)).filter(tree::knows)
                .flatMap(unit -> tree.chain(unit).stream()).distinct().toList();
    }
}
