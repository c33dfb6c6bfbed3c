package org.jinlin.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.Enrolment.NewHousehold;
import org.jinlin.people.Post;
import org.jinlin.playbook.Playbook;

/// The demo world of a pack as a simulation needs it: units, who works where, and where requests come from.
///
/// @param homes a unit for each household, or for each unit at the bottom where there are none
record SimulateWorld(WorldPlan plan, Tree tree, List<Actor> staff, List<Long> homes) {

    private static final long FIRST_NEW = 1L << 41;

    /// @throws IllegalArgumentException when the pack has no world
    static SimulateWorld of(String pack) {
        var plan = WorldPlan.of(pack, World.file(pack), World::resource);
        var units = new ArrayList<>(List.of(plan.root()));
        var parents = new HashMap<Long, Long>();
        plan.units().forEach(unit -> {
            units.add(unit.unit());
            parents.put(unit.unit().id(), unit.parentId());
        });
        var tree = new Tree(units, parents, plan.root().id());
        var posts = new LinkedHashMap<Long, List<Post>>();
        plan.appointments().forEach(each -> posts.computeIfAbsent(each.personId(), _ -> new ArrayList<>()).add(new Post(each.role(), each.unitId())));
        List<Long> homes = plan.households().stream().map(NewHousehold::unitId).toList();
        return new SimulateWorld(plan, tree, actors(plan, posts), homes.isEmpty() ? tree.units().stream().map(Unit::id).filter(id -> tree.children(id).isEmpty()).toList() : homes);
    }

    private static List<Actor> actors(WorldPlan plan, Map<Long, List<Post>> posts) {
        return posts.entrySet().stream().filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new Actor(plan.tenant().district(), Actor.Kind.PERSON, entry.getKey(), List.copyOf(entry.getValue()), false)).toList();
    }

    /// So many at every unit where somebody answers: who is too many there leaves the post, who is missing is made up.
    SimulateWorld withWorkers(int number, Playbook playbook) {
        Set<String> owning = playbook.owningRoles();
        var posts = new LinkedHashMap<Long, List<Post>>();
        var taken = new LinkedHashMap<Post, Integer>();
        staff.forEach(actor -> actor.posts().forEach(post -> {
            if (!owning.contains(post.role()) || taken.merge(post, 1, Integer::sum) <= number) {
                posts.computeIfAbsent(actor.personId(), _ -> new ArrayList<>()).add(post);
            }
        }));
        taken.forEach((post, count) -> {
            for (int more = count; more < number; more++) {
                posts.put(FIRST_NEW + posts.size(), new ArrayList<>(List.of(post)));
            }
        });
        return new SimulateWorld(plan, tree, actors(plan, posts), homes);
    }

    /// Whoever works at one of the two works at the other as well.
    SimulateWorld withMerged(String two) {
        Unit one = unit(two.substring(0, two.indexOf('+')).strip());
        Unit other = unit(two.substring(two.indexOf('+') + 1).strip());
        var posts = new LinkedHashMap<Long, List<Post>>();
        staff.forEach(actor -> {
            var all = new ArrayList<>(actor.posts());
            actor.posts().stream().filter(post -> post.unitId() == one.id()).forEach(post -> all.add(new Post(post.role(), other.id())));
            actor.posts().stream().filter(post -> post.unitId() == other.id()).forEach(post -> all.add(new Post(post.role(), one.id())));
            posts.put(actor.personId(), all.stream().distinct().toList());
        });
        return new SimulateWorld(plan, tree, actors(plan, posts), homes);
    }

    /// By its code, or by its name.
    Unit unit(String said) {
        return tree.byCode(said).or(() -> tree.units().stream().filter(unit -> unit.name().equals(said)).findFirst())
                .orElseThrow(() -> new IllegalArgumentException("There is no unit '" + said + "' in this world: name one by its code or its name."));
    }
}
