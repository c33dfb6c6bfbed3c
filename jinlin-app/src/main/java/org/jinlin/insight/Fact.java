package org.jinlin.insight;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jinlin.matters.LogReader.Entry;
import org.jspecify.annotations.Nullable;

/// One line a matter for the rates and the open list, as the moves so far make it. Pure.
///
/// @param placeId the unit of the place: the leaf, so that statistics by any map are a join with the tree of its date
/// @param ownerId the unit that the present stage was given to; lateness that climbs does not take it off that unit's numbers
/// @param verdict what the asker said last about the matter: solved, partly or unsolved
/// @param word    how the asker felt about it: satisfied, so_so or dissatisfied
/// @param heardBy how the answer came: `asker`, or `call_back` when staff wrote down what the asker said
/// @param facts   what its moves declared, by field: codes, never what somebody said
/// @param seq     number of the last move that is in here
/// @param ownUnit the unit that alone sees the matter: it is counted, and stands on no list behind a number
record Fact(
        long matterId,
        String number,
        String kind,
        long placeId,
        long ownerId,
        @Nullable String category,
        @Nullable String grade,
        @Nullable String channel,
        String stage,
        @Nullable String outcome,
        Instant openedAt,
        @Nullable Instant endedAt,
        @Nullable String verdict,
        @Nullable String word,
        @Nullable String heardBy,
        Map<String, Object> facts,
        int seq,
        @Nullable Long ownUnit) {

    static final String BY_ASKER = "asker";
    static final String BY_CALL_BACK = "call_back";

    /// The line after one more move.
    static Fact next(@Nullable Fact before, Entry entry) {
        var about = entry.about();
        Fact was = before != null ? before : new Fact(about.matterId(), about.number(), about.kind(), 0, 0, null, null, about.channel(), entry.fromStage(), null,
                about.openedAt(), null, null, null, null, Map.of(), 0, null);
        String heard = heardBy(entry);
        boolean kept = heard == null && !isTakenBack(was, entry);
        return new Fact(was.matterId, was.number, was.kind,
                unit(entry.set(), Entry.PLACE, was.placeId),
                unit(entry.set(), Entry.BASE, was.ownerId),
                text(entry.set(), Entry.CATEGORY, was.category),
                text(entry.set(), Entry.GRADE, was.grade),
                was.channel,
                entry.toStage(),
                text(entry.set(), Entry.OUTCOME, was.outcome),
                was.openedAt,
                entry.ended() == null ? was.endedAt : entry.ended() ? entry.at() : null,
                kept ? was.verdict : heard == null ? null : said(entry, "verdict"),
                kept ? was.word : heard == null ? null : said(entry, "word"),
                kept ? was.heardBy : heard,
                declared(was.facts, entry.facts()),
                entry.seq(),
                entry.set().get(Entry.OWN_UNIT) instanceof Long unit ? (Long) unit : was.ownUnit);
    }

    /// What is known of a field, as text; what the asker said is kept apart from what others said of the same.
    @Nullable String known(String field) {
        return switch (field) {
            case "verdict" -> verdict;
            case "word" -> word;
            case "category" -> category;
            case "grade" -> grade;
            default -> facts.containsKey(field) ? facts.get(field).toString() : null;
        };
    }

    private static Map<String, Object> declared(Map<String, Object> before, Map<String, @Nullable Object> set) {
        if (set.isEmpty()) {
            return before;
        }
        var facts = new TreeMap<>(before);
        set.forEach((field, value) -> {
            if (value == null) {
                facts.remove(field);
            } else {
                facts.put(field, value);
            }
        });
        return Collections.unmodifiableMap(facts);
    }

    /// Only the asker makes a matter solved or satisfied, or somebody of a unit who writes down the asker's word from a
    /// call-back (invariant 5). What a follower says of the same matter is that follower's own and counts here for nothing.
    private static @Nullable String heardBy(Entry entry) {
        if (entry.personId() == null || said(entry, "verdict") == null) {
            return null;
        }
        if (entry.unitId() != null) {
            return BY_CALL_BACK;
        }
        return Objects.equals(entry.personId(), entry.about().askerId()) ? BY_ASKER : null;
    }

    /// Opening a closed matter again takes a yes back. A no stands until the asker says otherwise, or reopening would hide it.
    private static boolean isTakenBack(Fact was, Entry entry) {
        return Boolean.FALSE.equals(entry.ended()) && !Rates.UNSOLVED.equals(was.verdict);
    }

    private static @Nullable String said(Entry entry, String field) {
        return entry.facts().get(field) instanceof String code ? code : null;
    }

    private static long unit(Map<String, @Nullable Object> set, String name, long before) {
        return set.get(name) instanceof Long unit ? unit : before;
    }

    private static @Nullable String text(Map<String, @Nullable Object> set, String name, @Nullable String before) {
        return set.containsKey(name) ? (String) set.get(name) : before;
    }
}
