package org.jinlin.matters;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Keyring;
import org.jinlin.kit.TimeCounting;
import org.jinlin.kit.WorkCalendar;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jinlin.org.Tree;
import org.jinlin.people.Actor;
import org.jinlin.people.People;
import org.jinlin.people.Switch;
import org.jinlin.people.Switches;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookVersions;
import org.springframework.stereotype.Component;

/// What the rules need to know about the world at a moment: the tree, who answers where, the playbook of a matter.
@Component
class Desk {

    private final Orgs orgs;
    private final People people;
    private final PlaybookVersions playbooks;
    private final WorkCalendar calendar;
    private final JinlinClock clock;
    private final Keyring keyring;
    private final Switches switches;
    /// By code and version: what is pinned does not change, and switched on it is asked for with every step.
    private final Map<String, Playbook> proven = new ConcurrentHashMap<>();

    Desk(Orgs orgs, People people, PlaybookVersions playbooks, WorkCalendar calendar, JinlinClock clock, Keyring keyring, Switches switches) {
        this.orgs = orgs;
        this.people = people;
        this.playbooks = playbooks;
        this.calendar = calendar;
        this.clock = clock;
        this.keyring = keyring;
        this.switches = switches;
    }

    /// Seals and opens what moves say in sealed fields.
    Keyring keyring() {
        return keyring;
    }

    Instant now() {
        return clock.now();
    }

    Tenant tenant(int district) {
        return orgs.tenant(district);
    }

    Tree tree(int district) {
        return orgs.tree(district);
    }

    /// The playbook that holds at a place now: what a new matter is pinned to.
    Playbook playbookAt(int district, long unit) {
        var binding = orgs.binding(district, unit, now())
                .orElseThrow(() -> new IllegalStateException("no playbook is bound in district " + district));
        return playbook(district, binding.code(), binding.version());
    }

    Playbook playbook(Matter matter) {
        return playbook(matter.district(), matter.identity().playbook(), matter.identity().playbookVersion());
    }

    /// As it was published, with the photos that the district wants of finished work.
    private Playbook playbook(int district, String code, int version) {
        Playbook published = playbooks.get(code, version);
        return isOn(district, Switch.PHOTO_AT_SOLVING) ? proven.computeIfAbsent(code + "/" + version, _ -> published.proven()) : published;
    }

    /// Whether the district has a legal switch on.
    boolean isOn(int district, Switch which) {
        return switches.on(district, which);
    }

    Offices offices(int district, Playbook playbook) {
        Tenant tenant = orgs.tenant(district);
        Set<Long> staffed = people.staffed(district, playbook.owningRoles());
        return new Offices(orgs.tree(district), staffed::contains,
                new TimeCounting(calendar, tenant.zone(), playbook.hours().open(), playbook.hours().close()));
    }

    /// What the rules look at for one matter.
    Situation situation(MatterStore store, Matter matter, Actor actor) {
        return situation(matter, store.relatives(matter), !actor.isEngine() && store.follows(matter.id(), actor.personId()));
    }

    /// @param relatives the parent and the children of the matter
    Situation situation(Matter matter, List<Matter> relatives, boolean follows) {
        Playbook playbook = playbook(matter);
        var byRank = relatives.stream().collect(Collectors.partitioningBy(other -> matter.parentId().equals(Optional.of(other.id()))));
        return new Situation(playbook, playbook.kind(matter.identity().kind()), matter, byRank.get(true).stream().findFirst(), byRank.get(false), follows, offices(matter.district(), playbook));
    }
}
