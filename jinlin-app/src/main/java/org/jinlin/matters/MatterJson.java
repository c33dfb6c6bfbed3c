package org.jinlin.matters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jinlin.kit.CanonicalJson;
import org.jspecify.annotations.Nullable;

/// How the parts of matters and moves are written in the database: canonical JSON, so that the same value is always
/// the same text and its hash can be checked for as long as the log lives. Null fields are left out.
final class MatterJson {

    private MatterJson() {}

    /// What a matter is called in lists: its title where it has one, else what was said on opening; empty when neither is a text.
    static String called(Map<String, ?> words) {
        return words.get("title") instanceof String title ? title : words.get("text") instanceof String text ? text : "";
    }

    static String change(Change change) {
        var map = new TreeMap<String, @Nullable Object>();
        if (change.identity() != null) {
            map.put("identity", identity(change.identity()));
        }
        putUnlessEmpty(map, "set", change.set());
        putUnlessEmpty(map, "facts", change.facts());
        if (!change.dues().isEmpty()) {
            map.put("dues", change.dues().stream().map(MatterJson::due).toList());
        }
        if (change.undoes() != 0) {
            map.put("undoes", (long) change.undoes());
        }
        if (!change.anew().isEmpty()) {
            map.put("anew", change.anew());
        }
        if (!change.tells().isEmpty()) {
            map.put("tells", change.tells());
        }
        putUnlessEmpty(map, "tally", counts(change.tally()));
        return CanonicalJson.write(map);
    }

    static Change change(String json) {
        Map<String, @Nullable Object> map = map(CanonicalJson.parse(json));
        return new Change(
                map.get("identity") == null ? null : identity(map(map.get("identity"))),
                map(map.get("set")),
                map(map.get("facts")),
                list(map.get("dues")).stream().map(due -> due(map(due))).toList(),
                map.get("undoes") instanceof Long undoes ? undoes.intValue() : 0,
                list(map.get("anew")).stream().map(String::valueOf).toList(),
                list(map.get("tells")).stream().map(String::valueOf).toList(),
                counts(map.get("tally")));
    }

    static String dues(Map<String, Due> dues) {
        return CanonicalJson.write(new TreeMap<>(dues).values().stream().map(MatterJson::due).toList());
    }

    static Map<String, Due> dues(String json) {
        var dues = new HashMap<String, Due>();
        list(CanonicalJson.parse(json)).stream().map(due -> due(map(due))).forEach(due -> dues.put(due.clock(), due));
        return dues;
    }

    static String tally(Map<String, Tally> tally) {
        return CanonicalJson.write(counts(tally));
    }

    static Map<String, Tally> tally(String json) {
        return counts(CanonicalJson.parse(json));
    }

    private static Map<String, @Nullable Object> counts(Map<String, Tally> tally) {
        var map = new TreeMap<String, @Nullable Object>();
        tally.forEach((verb, line) -> map.put(verb, Map.of("count", (long) line.count(), "last", line.last())));
        return map;
    }

    private static Map<String, Tally> counts(@Nullable Object json) {
        var tally = new HashMap<String, Tally>();
        map(json).forEach((verb, line) -> tally.put(verb, new Tally(
                ((Long) map(line).get("count")).intValue(),
                list(map(line).get("last")).stream().map(at -> Instant.parse((String) at)).toList())));
        return tally;
    }

    static String facts(Map<String, Object> facts) {
        return CanonicalJson.write(facts);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> facts(String json) {
        return (Map<String, Object>) (Map<String, ?>) map(CanonicalJson.parse(json));
    }

    private static Map<String, @Nullable Object> due(Due due) {
        var map = new TreeMap<String, @Nullable Object>();
        map.put("clock", due.clock());
        map.put("round", (long) due.round());
        map.put("state", due.state().name().toLowerCase(Locale.ROOT));
        map.put("unit", due.unitId());
        map.put("started", due.startedAt());
        map.put("due", due.dueAt());
        map.put("wake", due.wakeAt());
        map.put("warned", (long) due.warned());
        map.put("climbed", (long) due.climbed());
        map.put("promise", due.promise());
        putUnlessNull(map, "missed", due.missedAt());
        putUnlessNull(map, "ended", due.endedAt());
        putUnlessNull(map, "shows", due.shownGrade());
        putUnlessNull(map, "paused", due.pausedAt());
        if (!due.pauses().isEmpty()) {
            map.put("pauses", due.pauses().stream().map(pause -> List.of(pause.from(), pause.to())).toList());
        }
        return map;
    }

    private static Due due(Map<String, @Nullable Object> map) {
        return new Due(
                (String) map.get("clock"),
                ((Long) map.get("round")).intValue(),
                Due.State.valueOf(((String) map.get("state")).toUpperCase(Locale.ROOT)),
                (Long) map.get("unit"),
                instant(map.get("started")),
                instant(map.get("due")),
                instant(map.get("wake")),
                ((Long) map.get("warned")).intValue(),
                ((Long) map.get("climbed")).intValue(),
                (Boolean) map.get("promise"),
                instant(map.get("missed")),
                instant(map.get("ended")),
                (String) map.get("shows"),
                instant(map.get("paused")),
                list(map.get("pauses")).stream().map(pause -> new Due.Pause(instant(list(pause).get(0)), instant(list(pause).get(1)))).toList());
    }

    private static Map<String, @Nullable Object> identity(Matter.Identity identity) {
        var map = new TreeMap<String, @Nullable Object>();
        map.put("district", (long) identity.district());
        map.put("id", identity.id());
        map.put("number", identity.number());
        map.put("kind", identity.kind());
        map.put("playbook", identity.playbook());
        map.put("version", (long) identity.playbookVersion());
        putUnlessNull(map, "channel", identity.channel());
        putUnlessNull(map, "asker", identity.askerId());
        putUnlessNull(map, "opener", identity.openerId());
        putUnlessNull(map, "opener_unit", identity.openerUnitId());
        putUnlessNull(map, "subject", identity.subjectId());
        putUnlessNull(map, "parent", identity.parentId());
        putUnlessNull(map, "longitude", identity.longitude());
        putUnlessNull(map, "latitude", identity.latitude());
        map.put("opened", identity.openedAt());
        return map;
    }

    private static Matter.Identity identity(Map<String, @Nullable Object> map) {
        return new Matter.Identity(
                ((Long) map.get("district")).intValue(),
                (Long) map.get("id"),
                (String) map.get("number"),
                (String) map.get("kind"),
                (String) map.get("playbook"),
                ((Long) map.get("version")).intValue(),
                (String) map.get("channel"),
                (Long) map.get("asker"),
                (Long) map.get("opener"),
                (Long) map.get("opener_unit"),
                (Long) map.get("subject"),
                (Long) map.get("parent"),
                decimal(map.get("longitude")),
                decimal(map.get("latitude")),
                instant(map.get("opened")));
    }

    private static void putUnlessNull(Map<String, @Nullable Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    private static void putUnlessEmpty(Map<String, @Nullable Object> map, String name, Map<String, @Nullable Object> value) {
        if (!value.isEmpty()) {
            map.put(name, value);
        }
    }

    private static @Nullable Double decimal(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : null;
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        return value == null ? null : Instant.parse((String) value);
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, @Nullable Object>) value;
    }

    private static List<?> list(@Nullable Object value) {
        return value == null ? List.of() : new ArrayList<>((List<?>) value);
    }
}
