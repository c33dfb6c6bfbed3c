package org.jinlin.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jinlin.app.WorldFile.AccountPart;
import org.jinlin.app.WorldFile.HomePart;
import org.jinlin.app.WorldFile.LinkPart;
import org.jinlin.app.WorldFile.PersonPart;
import org.jinlin.app.WorldNode.Range;
import org.jinlin.org.Unit;
import org.jinlin.people.Enrolment.NewAppointment;
import org.jinlin.people.Enrolment.NewHousehold;
import org.jinlin.people.Enrolment.NewLink;
import org.jinlin.people.Enrolment.NewPerson;
import org.jspecify.annotations.Nullable;

/// The households and the invented people of a demo world, in memory.
final class WorldPeople {

    /// A person in a group, and the unit of the post that brought the person there.
    private record Member(long personId, @Nullable Long unitId) {}

    private final WorldUnits units;
    private final LocalDate since;
    private final Random random;
    private final LongSupplier ids;
    private final List<NewHousehold> households = new ArrayList<>();
    private final List<NewPerson> persons = new ArrayList<>();
    private final List<NewAppointment> appointments = new ArrayList<>();
    private final List<NewLink> links = new ArrayList<>();
    private final Map<String, List<NewHousehold>> homes = new LinkedHashMap<>();
    private final Map<String, List<Member>> groups = new LinkedHashMap<>();
    private long nextPhone;

    WorldPeople(WorldFile file, WorldUnits units, Random random, LongSupplier ids) {
        this.units = units;
        this.since = file.tenant().since();
        this.nextPhone = file.phonesFrom();
        this.random = random;
        this.ids = ids;
    }

    List<NewHousehold> households() {
        return List.copyOf(households);
    }

    List<NewPerson> persons() {
        return List.copyOf(persons);
    }

    List<NewAppointment> appointments() {
        return List.copyOf(appointments);
    }

    List<NewLink> links() {
        return List.copyOf(links);
    }

    void addHomes(String name, HomePart part) {
        var made = new ArrayList<NewHousehold>();
        for (Unit building : units.at(part.at())) {
            for (int n = 1; n <= count(part.each()); n++) {
                int floor = (n - 1) / part.doorsPerFloor() + 1;
                int door = (n - 1) % part.doorsPerFloor() + 1;
                var places = Map.<String, Object>of("parent", building.name(), "n", n, "floor", floor, "door", door);
                made.add(new NewHousehold(ids.getAsLong(), building.id(), WorldPattern.fill(part.door(), places), tags(part)));
            }
        }
        households.addAll(made);
        homes.put(name, made);
    }

    void addPersons(String name, PersonPart part) {
        List<Member> members = part.in() != null ? residents(part) : part.heldBy() != null ? holders(part) : staff(part);
        groups.put(name, members);
    }

    /// The persons of the group take turns with the tagged households, or with units.
    void addLinks(String kind, LinkPart part) {
        List<Member> members = group(part.from());
        List<Unit> to = part.to() == null ? List.of() : units.at(part.to());
        for (int i = 0; i < to.size(); i++) {
            links.add(new NewLink(kind, members.get(i % members.size()).personId(), null, to.get(i).id(), since, null));
        }
        var tagged = households.stream().filter(home -> home.tags().stream().anyMatch(part.tagged()::contains)).toList();
        for (int i = 0; i < tagged.size(); i++) {
            long person = members.get(i % members.size()).personId();
            links.add(new NewLink(kind, person, tagged.get(i).id(), null, since, null));
        }
    }

    /// The persons for whom an account part makes accounts, as many as it says.
    List<Long> accountHolders(AccountPart part) {
        var places = part.at() == null ? null : units.at(part.at()).stream().map(Unit::id).collect(Collectors.toSet());
        var holders = group(part.of()).stream().filter(member -> places == null || places.contains(member.unitId()))
                .skip(part.skip()).limit(part.count()).map(Member::personId).toList();
        if (holders.size() < part.count()) {
            throw new IllegalArgumentException("the group " + part.of() + " has only " + holders.size() + " persons for the accounts");
        }
        return holders;
    }

    private List<Member> staff(PersonPart part) {
        var members = new ArrayList<Member>();
        List<Unit> at = units.at(part.at());
        for (int place = 0; place < at.size(); place++) {
            Unit unit = at.get(place);
            for (int n = 1, all = share(part, place, at.size()); n <= all; n++) {
                String called = WorldPattern.fill(part.name(), Map.of("n", n, "i", members.size() + 1));
                members.add(appoint(person(called, null, null), part.role(), unit));
            }
        }
        return members;
    }

    /// Second posts: persons of another group are appointed as well, one after the other.
    private List<Member> holders(PersonPart part) {
        List<Member> candidates = group(part.heldBy());
        // a county has ten thousands of them: each is looked at once, not once for every unit
        Map<Long, List<Member>> there = part.there() ? candidates.stream().filter(each -> each.unitId() != null).collect(Collectors.groupingBy(Member::unitId)) : Map.of();
        var members = new ArrayList<Member>();
        List<Unit> at = units.at(part.at());
        for (int place = 0; place < at.size(); place++) {
            Unit unit = at.get(place);
            var free = part.there() ? there.getOrDefault(unit.id(), List.of()).stream().skip(part.skip()).iterator()
                    : candidates.subList(Math.min(candidates.size(), part.skip() + members.size()), candidates.size()).iterator();
            for (int n = 1, all = share(part, place, at.size()); n <= all; n++) {
                if (!free.hasNext()) {
                    throw new IllegalArgumentException("the group " + part.heldBy() + " has too few persons to be " + part.role());
                }
                members.add(appoint(free.next().personId(), part.role(), unit));
            }
        }
        return members;
    }

    private List<Member> residents(PersonPart part) {
        if (!homes.containsKey(part.in())) {
            throw new IllegalArgumentException("'" + part.in() + "' is no group of households");
        }
        var members = new ArrayList<Member>();
        for (NewHousehold home : homes.get(part.in())) {
            for (int n = 1; n <= count(part.each()); n++) {
                String called = WorldPattern.fill(part.name(), Map.of("n", n, "i", members.size() + 1));
                members.add(new Member(person(called, home.id(), home.unitId()), home.unitId()));
            }
        }
        return members;
    }

    private long person(String name, @Nullable Long household, @Nullable Long unit) {
        long id = ids.getAsLong();
        String phone = nextPhone == 0 ? null : Long.toString(nextPhone++);
        persons.add(new NewPerson(id, name, phone, null, household, unit, true));
        return id;
    }

    private Member appoint(long person, String role, Unit unit) {
        appointments.add(new NewAppointment(person, role, unit.id(), since));
        return new Member(person, unit.id());
    }

    private List<Member> group(String name) {
        if (!groups.containsKey(name)) {
            throw new IllegalArgumentException("'" + name + "' is no group of persons above");
        }
        return groups.get(name);
    }

    private List<String> tags(HomePart part) {
        return part.tags().entrySet().stream().filter(tag -> random.nextInt(tag.getValue()) == 0).map(Map.Entry::getKey).toList();
    }

    private int share(PersonPart part, int place, int places) {
        return part.total() > 0 ? part.total() / places + (place < part.total() % places ? 1 : 0) : count(part.each());
    }

    private int count(Range each) {
        return each.least() + random.nextInt(each.most() - each.least() + 1);
    }
}
