package org.jinlin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// ZZ-17, CT-01: what a district calls its pillars, meetings and grids are labels; whoever extends it renames them and nothing else.
class PackLabelsTest {

    private static final Map<String, String> RENAMED = Map.of(
            "x/playbook.yml", "extends: changtai\nname: {zh: 示例, en: Example}\n",
            "x/terms.yml", "micro_alliance: {zh: 微阵地, en: Micro stronghold}\nmicro_grid: {zh: 微平台, en: Micro platform}\n"
                    + "micro_service: {zh: 微行动, en: Micro action}\nmicro_self_rule: {zh: 微家园, en: Micro home}\ngrid_object: {zh: 红色网格要素, en: Red grid object}\n");

    private final Playbook changtai = Packs.of("changtai");
    private static final Playbook WITH_NAMES = Playbooks.read(PackSource.of(RENAMED).orElse(PackSource.builtIn()), "x").orThrow();

    @ParameterizedTest
    @CsvSource({"micro_alliance, 微联盟, 微阵地", "micro_grid, 微网格, 微平台", "micro_service, 微服务, 微行动", "micro_self_rule, 微自治, 微家园"})
    void theFourNamesAreLabels(String code, String here, String there) {
        assertThat(changtai.term("grid_object", code, "zh")).isEqualTo(here);
        assertThat(WITH_NAMES.term("grid_object", code, "zh")).isEqualTo(there);
        assertThat(changtai.fields().get("pillar").of()).contains(code);
    }

    @Test
    void nothingElseIsDifferent() {
        // an operating mode belongs to the pack that names it, and is not taken over
        var changes = PlaybookDiff.between(changtai, WITH_NAMES).stream().filter(change -> !change.path().matches("(kinds\\.mode|overlays)\\b.*")).toList();
        assertThat(changes).allSatisfy(change -> assertThat(change.path()).matches("(name|terms).*")).hasSizeBetween(5, 12);
        var others = new HashMap<>(changtai.kinds());
        others.remove("mode");
        assertThat(WITH_NAMES.kinds()).isEqualTo(others);
    }

    @Test
    void aLabelForgottenInOneLanguageIsRefused() {
        var half = PackSource.of(Map.of("x/playbook.yml", RENAMED.get("x/playbook.yml").replace("extends", "levels: [district, street, community, estate, grid, building, porch]\nextends"))).orElse(PackSource.builtIn());
        assertThat(Playbooks.read(half, "x").faults()).anySatisfy(fault -> assertThat(fault.message()).contains("the level 'porch' has no text in zh, en"));
    }
}
