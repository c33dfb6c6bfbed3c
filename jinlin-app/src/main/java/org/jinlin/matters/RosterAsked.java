package org.jinlin.matters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jinlin.kit.CanonicalJson;
import org.jspecify.annotations.Nullable;

/// What was written of somebody on a roster, as it is kept sealed until that person has answered.
///
/// @param facts     choices by their fields
/// @param elsewhere the unit, where it is one of another district
record RosterAsked(String name, String phone, String address, Map<String, String> facts, @Nullable ElsewhereUnit elsewhere, @Nullable LocalDate since, @Nullable Long second,
        @Nullable LocalDate secondSince) {

    static RosterAsked of(RosterLine.Good row) {
        RosterLine.Second second = row.second();
        ElsewhereUnit elsewhere = row.of() instanceof RosterLine.Of.Elsewhere(Elsewheres.Found unit) ? ElsewhereUnit.of(unit.unit()).orElseThrow() : null;
        return new RosterAsked(row.name(), row.phone(), row.address(), row.facts(), elsewhere, row.since(), second == null ? null : Long.valueOf(second.unit()), second == null ? null : second.since());
    }

    String written() {
        var said = new TreeMap<String, Object>(Map.of("name", name, "phone", phone, "address", address, "facts", facts));
        put(said, "elsewhere", elsewhere == null ? null : elsewhere.text());
        put(said, "since", since);
        put(said, "second", second);
        put(said, "secondSince", secondSince);
        return CanonicalJson.write(said);
    }

    private static void put(Map<String, Object> said, String key, @Nullable Object value) {
        if (value != null) {
            said.put(key, value.toString());
        }
    }

    static RosterAsked read(String json) {
        var said = (Map<?, ?>) java.util.Objects.requireNonNull(CanonicalJson.parse(json));
        var facts = new TreeMap<String, String>();
        ((Map<?, ?>) said.get("facts")).forEach((field, choice) -> facts.put(field.toString(), choice.toString()));
        return new RosterAsked(said.get("name").toString(), said.get("phone").toString(), said.get("address").toString(), facts, ElsewhereUnit.of(said.get("elsewhere")).orElse(null),
                day(said.get("since")), said.containsKey("second") ? Long.valueOf(said.get("second").toString()) : null, day(said.get("secondSince")));
    }

    private static @Nullable LocalDate day(@Nullable Object said) {
        return said == null ? null : LocalDate.parse(said.toString());
    }

    /// The fields of the move that opens it, but for what the person alone can agree to.
    ///
    /// @param unit of this district; null where another district's was written
    Map<String, Object> opens(org.jinlin.playbook.Roster roster, @Nullable Long unit, java.time.ZoneId zone) {
        var fields = new TreeMap<String, Object>(facts);
        fields.put(roster.unit(), elsewhere == null ? java.util.Objects.requireNonNull(unit).toString() : elsewhere.text());
        if (since != null) {
            roster.since().ifPresent(field -> fields.put(field, moment(since, zone)));
        }
        return fields;
    }

    /// The fields of the move by which the person joins a second unit.
    Map<String, Object> joins(org.jinlin.playbook.Roster.Second joining, long unit, Instant now, java.time.ZoneId zone) {
        var fields = new TreeMap<String, Object>(Map.of(joining.unit(), Long.toString(unit)));
        joining.since().ifPresent(field -> fields.put(field, secondSince == null ? now.toString() : moment(secondSince, zone)));
        return fields;
    }

    private static String moment(LocalDate day, java.time.ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().toString();
    }
}
