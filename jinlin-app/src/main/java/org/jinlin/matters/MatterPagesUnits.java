package org.jinlin.matters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jinlin.matters.MatterPagesForm.Choice;
import org.jinlin.matters.MatterPagesForm.Group;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.playbook.Playbook;
import org.springframework.stereotype.Component;

/// What can be chosen in forms: places, units that answer for something, categories.
@Component
class MatterPagesUnits {

    /// Of places to choose from at once.
    private static final int MOST = 400;

    private final Desk desk;

    MatterPagesUnits(Desk desk) {
        this.desk = desk;
    }

    /// Places to report about, under the unit they lie in. Organisations are no places.
    List<Group> places(int district, Playbook playbook) {
        Tree tree = desk.tree(district);
        Set<String> levels = Set.copyOf(playbook.levels());
        return Stream.concat(Stream.of(tree.root()), tree.under(tree.root().id()).stream())
                .map(unit -> new Group(unit.name(), tree.children(unit.id()).stream().filter(child -> levels.contains(child.level())).map(MatterPagesUnits::choice).toList()))
                .filter(group -> !group.choices().isEmpty())
                .toList();
    }

    /// A place by id or code, as a choice.
    Optional<Choice> place(int district, String named) {
        Tree tree = desk.tree(district);
        Optional<Unit> unit = named.matches("\\d{1,18}") ? tree.find(Long.parseLong(named)) : Optional.empty();
        return unit.or(() -> tree.byCode(named)).map(MatterPagesUnits::choice);
    }

    /// Units to give a matter to, by level. Organisations come first: they are the usual choice.
    List<Group> answering(int district, MatterView matter, String language) {
        return answering(district, desk.playbookAt(district, Long.parseLong(matter.place().id())), matter.kind(), starts(matter), language);
    }

    /// @param starts the place of a matter, and the unit that has it
    List<Group> answering(int district, Playbook playbook, String kind, List<Long> starts, String language) {
        Map<String, List<Choice>> byLevel = new LinkedHashMap<>();
        playbook.organisations().forEach(level -> byLevel.put(level, new ArrayList<>()));
        playbook.levels().forEach(level -> byLevel.put(level, new ArrayList<>()));
        near(district, playbook, starts).forEach(unit -> byLevel.computeIfAbsent(unit.level(), level -> new ArrayList<>()).add(choice(unit)));
        return byLevel.entrySet().stream().filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new Group(playbook.term(kind, entry.getKey(), language), List.copyOf(entry.getValue())))
                .toList();
    }

    /// Units on the way up from a matter and those right below one of these, where somebody could answer, near before far.
    List<Unit> near(int district, MatterView matter) {
        return near(district, desk.playbookAt(district, Long.parseLong(matter.place().id())), starts(matter));
    }

    private static List<Long> starts(MatterView matter) {
        return List.of(Long.parseLong(matter.place().id()), Long.parseLong(matter.owner().id()));
    }

    private List<Unit> near(int district, Playbook playbook, List<Long> starts) {
        Tree tree = desk.tree(district);
        Set<String> levels = playbook.roles().values().stream().filter(Playbook.Role::owns).flatMap(role -> role.at().stream()).collect(Collectors.toSet());
        List<Long> way = starts.stream().filter(unit -> tree.find(unit).isPresent()).flatMap(unit -> tree.chain(unit).stream()).distinct().toList();
        Map<Long, Unit> near = new LinkedHashMap<>();
        for (long unit : way) {
            near.put(unit, tree.unit(unit));
            tree.children(unit).forEach(child -> near.put(child.id(), child));
        }
        return near.values().stream().filter(unit -> levels.contains(unit.level())).toList();
    }

    /// Units to begin something at: the tops themselves and what lies below, organisations too, level by level as long as a list to choose from
    /// stays one that can be read.
    List<Group> within(int district, List<Long> tops) {
        Tree tree = desk.tree(district);
        List<Unit> level = tops.stream().flatMap(top -> tree.find(top).stream()).toList();
        var groups = new ArrayList<Group>();
        groups.add(new Group("", level.stream().map(MatterPagesUnits::choice).toList()));
        int listed = level.size();
        while (!level.isEmpty()) {
            List<Group> next = level.stream().map(unit -> new Group(unit.name(), tree.children(unit.id()).stream().map(MatterPagesUnits::choice).toList()))
                    .filter(group -> !group.choices().isEmpty()).toList();
            listed += next.stream().mapToInt(group -> group.choices().size()).sum();
            if (listed > MOST) {
                break;
            }
            groups.addAll(next);
            level = level.stream().flatMap(unit -> tree.children(unit.id()).stream()).toList();
        }
        return List.copyOf(groups);
    }

    /// Places on and below units, for somebody who writes down what happened there.
    List<Group> placesBelow(int district, List<Long> tops, Playbook playbook) {
        Tree tree = desk.tree(district);
        Set<String> levels = Set.copyOf(playbook.levels());
        return tops.stream().flatMap(top -> tree.find(top).stream()).flatMap(top -> Stream.concat(Stream.of(top), tree.under(top.id()).stream())).distinct()
                .filter(unit -> levels.contains(unit.level()))
                .map(unit -> new Group(unit.name(), Stream.concat(tops.contains(unit.id()) ? Stream.of(unit) : Stream.of(),
                        tree.children(unit.id()).stream().filter(child -> levels.contains(child.level()))).map(MatterPagesUnits::choice).toList()))
                .filter(group -> !group.choices().isEmpty())
                .toList();
    }

    /// Categories under the ones they belong to, which can be chosen themselves.
    List<Group> categories(Playbook playbook, String language) {
        return playbook.categories().values().stream().filter(category -> category.parent().isEmpty())
                .map(top -> new Group(name(top, language), Stream.concat(Stream.of(top), playbook.categories().values().stream().filter(category -> category.parent().filter(top.code()::equals).isPresent()))
                        .map(category -> new Choice(category.code(), name(category, language))).toList()))
                .toList();
    }

    private static String name(Playbook.Category category, String language) {
        return category.name().getOrDefault(language, category.code());
    }

    private static Choice choice(Unit unit) {
        return new Choice(Long.toString(unit.id()), unit.name());
    }
}
