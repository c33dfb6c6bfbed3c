package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.PackSource;
import org.jinlin.playbook.Packs;
import org.jinlin.playbook.Playbooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which stages make a queue.
class QueueStagesTest {

    private static Kind request(String differences) {
        var texts = Map.of("x/playbook.yml", "extends: base\n" + differences, "x/terms.yml", "weighed: {zh: 待称, en: Weighed}\nweigh: {zh: 称, en: Weigh}\n");
        return Playbooks.read(PackSource.of(texts).orElse(PackSource.builtIn()), "x").orThrow().kind("request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "changtai", "zhaoan"})
    void everyOpenStageOfARequestIsInOneQueue(String pack) {
        Kind request = Packs.of(pack).kind("request");
        Map<String, Set<String>> stages = QueueStages.of(request);
        List<String> all = stages.values().stream().flatMap(Set::stream).toList();
        assertThat(all).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(request.stages().values().stream().filter(stage -> !stage.isFinal()).map(Kind.Stage::code).toList());
    }

    @Test
    void whatIsGivenAwayIsInHandAndWhatWaitsForItIsToBeDispatched() {
        Map<String, Set<String>> stages = QueueStages.of(Packs.of("base").kind("request"));
        assertThat(stages.get("accept")).containsExactly("submitted");
        assertThat(stages.get("dispatch")).containsExactlyInAnyOrder("accepted", "disputed");
        assertThat(stages.get("handling")).containsExactlyInAnyOrder("handling", "paused");
        assertThat(stages.get("call_back")).containsExactly("told");
    }

    @Test
    void aStageOfADistrictFindsItsQueueByItself() {
        Kind request = request("""
                kinds:
                  request:
                    stages: {weighed: {owner: community}}
                    moves:
                      weigh: {from: [accepted], to: weighed, by: [owner, above]}
                      dispatch: {from: [accepted, weighed, handling]}
                """);
        assertThat(QueueStages.of(request).get("dispatch")).contains("weighed");
    }
}
