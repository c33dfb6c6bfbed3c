package org.jinlin.points;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jinlin.matters.LogReader.Entry;
import org.jspecify.annotations.Nullable;

/// What the rules ask of a matter, as its moves so far make it. Pure.
///
/// @param openerId who opened it; nobody when the engine did
/// @param placeId  the unit of the place
/// @param facts    what its moves declared, with the category and the grade it has
/// @param seq      number of the last move that is in here
record Subject(long matterId, @Nullable Long openerId, long placeId, Map<String, Object> facts, int seq) {

    private static final Set<String> OF_THE_STATE = Set.of(Entry.CATEGORY, Entry.GRADE);
    /// What the asker says of a matter; a follower's word of it is that follower's own.
    private static final Set<String> OF_THE_ASKER = Set.of("verdict", "word");

    /// The same after one more move.
    static Subject next(@Nullable Subject before, Entry entry) {
        Subject was = before != null ? before : new Subject(entry.about().matterId(), entry.seq() == 1 ? entry.personId() : null, 0, Map.of(), 0);
        var facts = new TreeMap<>(was.facts);
        boolean heard = entry.unitId() != null || Objects.equals(entry.personId(), entry.about().askerId());
        entry.facts().forEach((field, value) -> {
            if (heard || !OF_THE_ASKER.contains(field)) {
                put(facts, field, value);
            }
        });
        OF_THE_STATE.stream().filter(entry.set()::containsKey).forEach(name -> put(facts, name, entry.set().get(name)));
        return new Subject(was.matterId, was.openerId, entry.set().get(Entry.PLACE) instanceof Long unit ? (Long) unit : was.placeId, Collections.unmodifiableMap(facts), entry.seq());
    }

    private static void put(Map<String, Object> facts, String field, @Nullable Object value) {
        if (value == null) {
            facts.remove(field);
        } else {
            facts.put(field, value);
        }
    }

    /// Whether a condition of the playbook holds. A flag that nobody set is false.
    boolean has(String field, Object wanted) {
        Object known = facts.get(field);
        return Boolean.FALSE.equals(wanted) ? known == null || known.equals(Boolean.FALSE) : known != null && wanted.toString().equals(known.toString());
    }

    /// A number that was said, 0 when none was.
    long number(String field) {
        return facts.get(field) instanceof Number number ? number.longValue() : 0;
    }
}
