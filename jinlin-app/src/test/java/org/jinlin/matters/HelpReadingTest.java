package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jinlin.playbook.Packs;
import org.jinlin.playbook.Playbook;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

/// What a matter says of a need or an offer, also where it says it in words that are no longer known.
class HelpReadingTest {

    private static final Playbook PLAYBOOK = Packs.of("serving");
    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");
    private static final HelpReading READING = new HelpReading(PLAYBOOK, Map.of(7L, new Coordinate(118, 25)), new Coordinate(1, 2));

    @Test
    void theChoicesInTheirOrderArePartsOfTheWeek() {
        HelpNeed need = READING.need(matter("wish", "listed", Map.of("craft", "driver", "free_time", "saturdays"), null, List.of(8L, 7L)), Set.of(5L), NOW.plusSeconds(15 * 86_400));

        assertThat(need.when()).isEqualTo(FreeHours.part(2));
        assertThat(READING.part("wish", 2)).contains("saturdays");
        assertThat(need.skills()).containsExactly("driver");
        assertThat(need.weeksWaiting()).isEqualTo(2);
        assertThat(need.refusedBy()).containsExactly(5L);
        assertThat(need.longitude()).as("of the nearest area that has one").isEqualTo(118);
    }

    @Test
    void whoSaysNothingOrWhatIsNoChoiceAnyMoreCanAtAnyTime() {
        for (Map<String, Object> facts : List.of(Map.<String, Object>of(), Map.<String, Object>of("free_time", "full_moon"), Map.<String, Object>of("free_time", 3L, "craft", 4L))) {
            HelpOffer offer = READING.offer(matter("check_in", "kept", facts, null, List.of(9L)), "wish", 1);
            assertThat(offer.free().count()).isEqualTo(FreeHours.A_WEEK);
            assertThat(offer.skills()).isEmpty();
            assertThat(offer.longitude()).as("nobody knows where").isEqualTo(1);
        }
        assertThat(READING.part("wish", FreeHours.A_WEEK)).isEmpty();
    }

    @Test
    void onlyWhatNobodyHasWaits() {
        assertThat(READING.waits(matter("wish", "listed", Map.of(), null, List.of(9L)))).isTrue();
        assertThat(READING.waits(matter("wish", "listed", Map.of(), 4L, List.of(9L)))).isFalse();
        assertThat(READING.waits(matter("wish", "granted", Map.of(), null, List.of(9L)))).isFalse();
        assertThat(READING.waits(matter("request", "submitted", Map.of(), null, List.of(9L)))).isFalse();
        assertThat(READING.waits(matter("gone", "listed", Map.of(), null, List.of(9L)))).isFalse();
    }

    private static Matter matter(String kind, String stage, Map<String, Object> facts, Long taker, List<Long> chain) {
        var identity = new Matter.Identity(1, 1, "n1", kind, "serving", 1, null, 3L, 3L, null, null, null, null, null, NOW);
        var state = new Matter.State(stage, null, null, null, 9, 9, taker, 9, chain, null, 1, new byte[0], NOW, null, List.of(), null);
        return new Matter(identity, state, facts, Map.of(), Map.of());
    }
}
