package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jinlin.playbook.Packs;
import org.jinlin.playbook.Playbook;
import org.junit.jupiter.api.Test;

/// Whom something that waits is brought to, by what people said of themselves.
class HelpTagsTest {

    private static final Playbook PLAYBOOK = Packs.of("serving");
    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");

    @Test
    void aSkillIsWantedByTheMatterItselfOrByWhatItOpens() {
        assertThat(HelpTags.wanted(PLAYBOOK, matter("wish", Map.of("craft", "driver")))).contains("driver");
        assertThat(HelpTags.wanted(PLAYBOOK, matter("service_post", Map.of("craft", "medic")))).as("of its seats").contains("medic");
        assertThat(HelpTags.wanted(PLAYBOOK, matter("wish", Map.of()))).isEmpty();
        assertThat(HelpTags.wanted(PLAYBOOK, matter("wish", Map.of("craft", 4L)))).isEmpty();
        assertThat(HelpTags.wanted(PLAYBOOK, matter("home_day", Map.of("craft", "driver")))).as("nobody is looked for").isEmpty();
        assertThat(HelpTags.wanted(PLAYBOOK, matter("gone", Map.of("craft", "driver")))).isEmpty();
    }

    @Test
    void whatSomebodyOffersIsWhatCheckingInSaid() {
        assertThat(HelpTags.kept(PLAYBOOK)).containsExactly("check_in");
        assertThat(HelpTags.offered(PLAYBOOK, matter("check_in", Map.of("craft", "medic", "craft_too", "driver", "free_time", "sundays")))).containsExactlyInAnyOrder("medic", "driver");
        assertThat(HelpTags.offered(PLAYBOOK, matter("check_in", Map.of()))).isEmpty();
        assertThat(HelpTags.offered(PLAYBOOK, matter("wish", Map.of("craft", "medic")))).as("a wish offers nothing").isEmpty();
    }

    @Test
    void itIsBroughtToWhoOffersItAndToWhoTakesNothingOn() {
        Matter wish = matter("wish", Map.of("craft", "driver"));
        assertThat(HelpTags.isBrought(PLAYBOOK, wish, List.of("member"), Set.of("driver", "medic"))).isTrue();
        assertThat(HelpTags.isBrought(PLAYBOOK, wish, List.of("member", "volunteer"), Set.of("medic"))).isFalse();
        assertThat(HelpTags.isBrought(PLAYBOOK, wish, List.of("member"), Set.of())).isFalse();
        assertThat(HelpTags.isBrought(PLAYBOOK, wish, List.of("member", "branch_secretary"), Set.of())).isTrue();
        assertThat(HelpTags.isBrought(PLAYBOOK, matter("wish", Map.of()), List.of("member"), Set.of())).as("anybody will do").isTrue();
        assertThat(HelpTags.isBrought(PLAYBOOK, matter("request", Map.of("craft", "driver")), List.of("member"), Set.of())).as("what suggests nobody is told as ever").isTrue();
    }

    private static Matter matter(String kind, Map<String, Object> facts) {
        var identity = new Matter.Identity(1, 1, "n1", kind, "serving", 1, null, 3L, 3L, null, null, null, null, null, NOW);
        var state = new Matter.State("kept", null, null, null, 9, 9, null, 9, List.of(9L), null, 1, new byte[0], NOW, null, List.of(), null);
        return new Matter(identity, state, facts, Map.of(), Map.of());
    }
}
