package org.jinlin.matters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jinlin.matters.MatterPagesForm.Choice;
import org.jinlin.matters.MatterPagesForm.Group;
import org.jinlin.org.Tree;
import org.jinlin.people.Masked;
import org.jinlin.people.People;
import org.jinlin.playbook.Playbook;
import org.springframework.stereotype.Component;

/// Persons to name in a form, such as who takes a turn: those who hold a post on the way up from a place or below it, by their role.
/// Their names are masked, as on every list.
@Component
class MatterPagesPersons {

    /// More is no list to choose from.
    private static final int MOST = 200;

    private final Desk desk;
    private final People people;

    MatterPagesPersons(Desk desk, People people) {
        this.desk = desk;
        this.people = people;
    }

    /// @param unit where the post is held
    private record Holder(long person, long unit) {}

    /// @param starts the place of a matter, and the unit that has it
    List<Group> near(int district, List<Long> starts, String language) {
        Tree tree = desk.tree(district);
        List<Long> known = starts.stream().filter(unit -> tree.find(unit).isPresent()).distinct().toList();
        if (known.isEmpty()) {
            return List.of();
        }
        Playbook playbook = desk.playbookAt(district, known.getFirst());
        var byRole = new LinkedHashMap<String, List<Holder>>();
        int left = MOST;
        for (String role : playbook.roles().keySet()) {
            List<Holder> holders = holders(district, role, tree, known).stream().limit(left).toList();
            left -= holders.size();
            if (!holders.isEmpty()) {
                byRole.put(role, holders);
            }
        }
        Map<Long, Masked> names = people.masked(district, byRole.values().stream().flatMap(List::stream).map(Holder::person).distinct().toList());
        return byRole.entrySet().stream().map(role -> new Group(playbook.term("", role.getKey(), language), role.getValue().stream()
                .map(holder -> new Choice(Long.toString(holder.person()), names.getOrDefault(holder.person(), new Masked(holder.person(), "", null)).name() + " · " + tree.unit(holder.unit()).name()))
                .distinct().toList())).toList();
    }

    private List<Holder> holders(int district, String role, Tree tree, List<Long> starts) {
        var found = new ArrayList<Holder>();
        Map<Long, Set<Long>> holding = people.holders(district, role);
        holding.forEach((unit, persons) -> {
            if (tree.find(unit).isPresent() && starts.stream().anyMatch(start -> tree.isAtOrAbove(start, unit) || tree.isAtOrAbove(unit, start))) {
                persons.forEach(person -> found.add(new Holder(person, unit)));
            }
        });
        found.sort((one, other) -> one.unit() == other.unit() ? Long.compare(one.person(), other.person()) : Long.compare(one.unit(), other.unit()));
        return found;
    }
}
