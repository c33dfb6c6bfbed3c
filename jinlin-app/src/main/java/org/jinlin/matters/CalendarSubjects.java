package org.jinlin.matters;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jinlin.kit.JinlinClock;
import org.jinlin.org.Binding;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.people.LinkRow;
import org.jinlin.people.People;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Playbook.CalendarRule;
import org.jinlin.playbook.PlaybookVersions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// For whom and where the rules of a tenant's calendar open matters today, and whose turn it is.
@Component
class CalendarSubjects {

    private final Orgs orgs;
    private final People people;
    private final PlaybookVersions playbooks;
    private final JinlinClock clock;

    CalendarSubjects(Orgs orgs, People people, PlaybookVersions playbooks, JinlinClock clock) {
        this.orgs = orgs;
        this.people = people;
        this.playbooks = playbooks;
        this.clock = clock;
    }

    /// What a rule opens a matter for.
    ///
    /// @param id   the link or the unit: what the calendar counts by
    /// @param about the household or unit
    /// @param link null for a unit
    record Subject(long id, long about, long place, @Nullable LinkRow link) {}

    /// A rule where one playbook holds.
    record Ruled(Playbook playbook, CalendarRule rule, List<Subject> subjects) {}

    /// Whose step it is.
    ///
    /// @param person null when nobody is linked or takes turns
    /// @param vacant the role that nobody holds although the rule wants it
    record Taker(@Nullable Long person, @Nullable String vacant) {}

    List<Ruled> ruled(int district) {
        Tree tree = orgs.tree(district);
        Map<Binding, Set<Long>> bound = new HashMap<>();
        tree.units().forEach(unit -> orgs.binding(district, unit.id(), clock.now())
                .ifPresent(binding -> bound.computeIfAbsent(binding, none -> new HashSet<>()).add(unit.id())));
        return bound.entrySet().stream().flatMap(entry -> {
            Playbook playbook = playbooks.get(entry.getKey().code(), entry.getKey().version());
            return new TreeMap<>(playbook.calendar()).values().stream().map(rule -> new Ruled(playbook, rule, subjects(district, tree, rule, entry.getValue())));
        }).filter(ruled -> !ruled.subjects().isEmpty()).toList();
    }

    private List<Subject> subjects(int district, Tree tree, CalendarRule rule, Set<Long> units) {
        Optional<String> link = rule.each().link();
        if (link.isPresent()) {
            return people.links(district, link.get()).stream().filter(row -> units.contains(row.unitId()))
                    .map(row -> new Subject(row.id(), row.householdId() == null ? row.unitId() : row.householdId(), row.unitId(), row)).toList();
        }
        return tree.units().stream().filter(unit -> units.contains(unit.id()) && unit.level().equals(rule.each().unit().orElse("")))
                .map(unit -> new Subject(unit.id(), unit.id(), unit.id(), null)).toList();
    }

    /// The linked person while that one still holds the role the link is for; on a rota the holder after the last one.
    Taker taker(int district, Playbook playbook, CalendarRule rule, Subject subject, @Nullable Long last) {
        if (subject.link() != null) {
            String role = playbook.links().get(rule.each().link().orElseThrow()).from();
            boolean holds = people.actor(district, subject.link().personId()).posts().stream().anyMatch(post -> post.role().equals(role));
            return holds ? new Taker(subject.link().personId(), null) : new Taker(null, role);
        }
        return rule.each().rota().map(role -> {
            List<Long> holders = people.holders(district, Set.of(role), subject.id());
            return holders.isEmpty() ? new Taker(null, role) : new Taker(next(holders, last), null);
        }).orElse(new Taker(null, null));
    }

    /// Round the holders in the order of their ids, whoever comes or goes.
    static long next(List<Long> holders, @Nullable Long last) {
        return holders.stream().filter(holder -> last != null && holder > last).findFirst().orElse(holders.getFirst());
    }
}
