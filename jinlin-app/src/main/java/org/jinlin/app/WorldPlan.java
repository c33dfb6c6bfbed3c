package org.jinlin.app;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jinlin.app.WorldFile.AccountPart;
import org.jinlin.kit.Ids;
import org.jinlin.org.Area;
import org.jinlin.org.NewUnit;
import org.jinlin.org.Tenant;
import org.jinlin.org.Unit;
import org.jinlin.people.Enrolment.NewAppointment;
import org.jinlin.people.Enrolment.NewHousehold;
import org.jinlin.people.Enrolment.NewLink;
import org.jinlin.people.Enrolment.NewPerson;

/// A demo world as it will be entered: the same for the same file, names and ids alike. Pure.
///
/// @param accountHolders which person signs in with which name
record WorldPlan(Tenant tenant, Unit root, List<NewUnit> units, List<Area> areas, List<NewHousehold> households, List<NewPerson> persons,
        List<NewAppointment> appointments, List<NewLink> links, Map<String, Long> accountHolders) {

    /// 2020-01-02T00:00:00Z: no other id of a tenant is that old, so a world's own never meet one.
    private static final long ID_MILLIS = 1_577_923_200_000L;
    private static final int NODES = 1024;

    /// @param code      of the pack; the same code gives the same world
    /// @param resources reads a file beside the world file, by its path
    /// @throws IllegalArgumentException when the file asks for what cannot be made
    static WorldPlan of(String code, WorldFile file, Function<String, String> resources) {
        var part = file.tenant();
        var random = new Random(code.hashCode());
        LongSupplier ids = new Ids(part.district() % NODES, () -> ID_MILLIS)::next;
        var units = new WorldUnits(part, random, ids);
        if (file.divisions() != null) {
            units.addDivisions(file.divisions(), rows(resources.apply("playbooks/" + code + "/" + file.divisions().file())));
        }
        file.units().forEach(units::addGroup);
        var people = new WorldPeople(file, units, random, ids);
        file.households().forEach(people::addHomes);
        file.persons().forEach(people::addPersons);
        file.links().forEach(people::addLinks);
        var holders = new LinkedHashMap<String, Long>();
        file.accounts().forEach((login, account) -> {
            List<String> logins = logins(login, account);
            List<Long> persons = people.accountHolders(account);
            IntStream.range(0, logins.size()).forEach(i -> holders.put(logins.get(i), persons.get(i)));
        });
        var tenant = new Tenant(part.district(), part.code(), part.name(), part.zone(), units.root().id());
        return new WorldPlan(tenant, units.root(), units.made(), units.areas(), people.households(), people.persons(),
                people.appointments(), people.links(), holders);
    }

    /// One account is called as in the file, several are numbered from 01.
    static List<String> logins(String name, AccountPart part) {
        return part.count() == 1 ? List.of(name)
                : IntStream.rangeClosed(1, part.count()).mapToObj(i -> "%s-%02d".formatted(name, i)).toList();
    }

    private static List<CSVRecord> rows(String csv) {
        try (var parser = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(new StringReader(csv))) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
