package org.jinlin.matters;

import java.util.ArrayList;
import java.util.HashSet;
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

    /// Units to give a matter to, by level: those on the way up from it and those right below one of these, where somebody
    /// could answer. Organisations come first: they are the usual choice.
    List<Group> answering(int district, MatterView matter, String language) {
        Tree tree = desk.tree(district);
        long place = Long.parseLong(matter.place().id());
        Playbook playbook = desk.playbookAt(district, place);
        Set<String> levels = playbook.roles().values().stream().filter(Playbook.Role::owns).flatMap(role -> role.at().stream()).collect(Collectors.toSet());
        Set<Long> chain = new HashSet<>(tree.chain(place));
        chain.addAll(tree.chain(Long.parseLong(matter.owner().id())));
        Map<String, List<Choice>> byLevel = new LinkedHashMap<>();
        playbook.organisations().forEach(level -> byLevel.put(level, new ArrayList<>()));
        playbook.levels().forEach(level -> byLevel.put(level, new ArrayList<>()));
        for (Unit unit : tree.units()) {
            var parent = tree.parent(unit.id());
            boolean near = chain.contains(unit.id()) || parent.isPresent() && chain.contains(parent.getAsLong());
            if (near && levels.contains(unit.level())) {
                byLevel.computeIfAbsent(unit.level(), level -> new ArrayList<>()).add(choice(unit));
            }
        }
        return byLevel.entrySet().stream().filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new Group(playbook.term(matter.kind(), entry.getKey(), language), List.copyOf(entry.getValue())))
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
