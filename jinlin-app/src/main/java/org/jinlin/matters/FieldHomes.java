package org.jinlin.matters;

import java.util.List;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Household;
import org.jinlin.playbook.Playbook;

/// The households of a page, building by building.
public record FieldHomes(List<Building> buildings) {

    /// A household with its tags in words.
    public record Home(Household home, List<String> tags) {}

    /// The households of one building.
    public record Building(String name, List<Home> homes) {}

    static FieldHomes of(List<Household> homes, Tree tree, Playbook playbook, String language) {
        return new FieldHomes(homes.stream().map(Household::unitId).distinct().map(unit -> new Building(tree.find(unit).map(Unit::name).orElse(""),
                homes.stream().filter(home -> home.unitId() == unit).map(home -> new Home(home, words(home, playbook, language))).toList())).toList());
    }

    private static List<String> words(Household home, Playbook playbook, String language) {
        return home.tags().stream().map(tag -> playbook.term("", tag, language)).toList();
    }
}
