package org.jinlin.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jinlin.matters.LogReader.About;
import org.jinlin.matters.LogReader.Entry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FactTest {

    private static final long ASKER = 7;
    private static final long CLERK = 8;
    private static final long COMMUNITY = 40;
    private static final Instant OPENED = Instant.parse("2026-11-20T06:00:00Z");
    private static final About ABOUT = new About(1, "1-261120-0001", "request", "base", 1, "web", ASKER, null, null, OPENED);

    private int seq;

    private Fact after(@Nullable Fact before, String verb, String stage, @Nullable Long person, @Nullable Long unit, Map<String, Object> set, Map<String, Object> facts) {
        seq++;
        return Fact.next(before, new Entry(seq, ABOUT, seq, verb, before == null ? "new" : before.stage(), stage, person, unit, OPENED.plusSeconds(60L * seq),
                (Boolean) set.get("ended"), nullable(set), nullable(facts), List.of(), 0));
    }

    private static Map<String, @Nullable Object> nullable(Map<String, Object> map) {
        var copy = new HashMap<String, @Nullable Object>(map);
        copy.replaceAll((name, value) -> "".equals(value) ? null : value);
        return copy;
    }

    private Fact opened() {
        return after(null, "open", "submitted", ASKER, null, Map.of("place", 44L, "owner", COMMUNITY, "base", COMMUNITY), Map.of());
    }

    private Fact closed(Fact told, String verdict, String word) {
        return after(told, "rate", "closed", ASKER, null, Map.of("stage", "closed", "outcome", verdict, "ended", true), Map.of("verdict", verdict, "word", word));
    }

    @Test
    void openingTellsWhereAndWhat() {
        Fact fact = opened();
        assertThat(fact).extracting(Fact::number, Fact::kind, Fact::placeId, Fact::ownerId, Fact::channel, Fact::stage, Fact::openedAt, Fact::endedAt, Fact::seq)
                .containsExactly("1-261120-0001", "request", 44L, COMMUNITY, "web", "submitted", OPENED, null, 1);
    }

    @Test
    void latenessThatClimbsStaysWithTheUnitThatHadTheStage() {
        Fact climbed = after(opened(), "climbed", "submitted", null, null, Map.of("owner", 30L), Map.of());
        assertThat(climbed.ownerId()).isEqualTo(COMMUNITY);
    }

    @Test
    void anotherGradeReplacesTheOneBefore() {
        Fact graded = after(opened(), "accept", "accepted", CLERK, COMMUNITY, Map.of("grade", "blue"), Map.of());
        assertThat(after(graded, "regrade", "accepted", CLERK, COMMUNITY, Map.of("grade", "red"), Map.of()).grade()).isEqualTo("red");
        assertThat(after(graded, "note", "accepted", CLERK, COMMUNITY, Map.of(), Map.of()).grade()).isEqualTo("blue");
    }

    @Test
    void theAskersWordIsKeptAsTheAskers() {
        assertThat(closed(opened(), "solved", "satisfied")).extracting(Fact::verdict, Fact::word, Fact::heardBy, Fact::outcome)
                .containsExactly("solved", "satisfied", "asker", "solved");
    }

    @Test
    void aWordWrittenDownByStaffIsACallBack() {
        Fact heard = after(opened(), "call_back", "closed", CLERK, COMMUNITY, Map.of("outcome", "partly", "ended", true), Map.of("verdict", "partly", "word", "so_so"));
        assertThat(heard).extracting(Fact::verdict, Fact::heardBy).containsExactly("partly", "call_back");
    }

    @Test
    void aFollowersWordIsNotTheAskers() {
        Fact heard = after(opened(), "rate_too", "told", 99L, null, Map.of(), Map.of("verdict", "unsolved", "word", "dissatisfied"));
        assertThat(heard).extracting(Fact::verdict, Fact::word, Fact::heardBy).containsOnlyNulls();
    }

    @Test
    void theLastWordCounts() {
        Fact again = closed(closed(opened(), "unsolved", "dissatisfied"), "solved", "so_so");
        assertThat(again).extracting(Fact::verdict, Fact::word).containsExactly("solved", "so_so");
    }

    @Test
    void openingAgainTakesAYesBack() {
        Fact reopened = after(closed(opened(), "solved", "satisfied"), "reopen", "accepted", ASKER, null, Map.of("stage", "accepted", "outcome", "", "ended", false), Map.of());
        assertThat(reopened).extracting(Fact::verdict, Fact::word, Fact::heardBy, Fact::outcome, Fact::endedAt).containsOnlyNulls();
    }

    @Test
    void openingAgainDoesNotHideANo() {
        Fact reopened = after(closed(opened(), "unsolved", "dissatisfied"), "reopen", "accepted", null, null, Map.of("stage", "accepted", "outcome", "", "ended", false), Map.of());
        assertThat(reopened).extracting(Fact::verdict, Fact::word, Fact::heardBy).containsExactly("unsolved", "dissatisfied", "asker");
        assertThat(reopened).extracting(Fact::outcome, Fact::endedAt).containsOnlyNulls();
    }

    @Test
    void theEndIsTheTimeOfTheMoveThatEndedIt() {
        Fact closed = closed(opened(), "solved", "satisfied");
        assertThat(closed.endedAt()).isEqualTo(OPENED.plusSeconds(120));
        assertThat(after(closed, "note", "closed", ASKER, null, Map.of(), Map.of()).endedAt()).isEqualTo(OPENED.plusSeconds(120));
    }
}
