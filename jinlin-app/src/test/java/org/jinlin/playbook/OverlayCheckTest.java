package org.jinlin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a pack may say about operating modes, and what it must not.
class OverlayCheckTest {

    private static final String OVER = "extends: x\nname: {zh: 应急, en: Over}\n";

    @Test
    void aPackWithAnOverlayHasTheKindThatSwitchesAndHoldsTheTextsOfBoth() {
        var reading = read("", OVER);
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.orThrow().kinds()).containsKey("mode");
        assertThat(reading.orThrow().mode()).isEmpty();
        assertThat(reading.sources()).containsKeys("x/playbook.yml", "over/playbook.yml", "base/playbook.yml");
        var over = Playbooks.overlay(reading.sources(), "over");
        assertThat(over.orThrow().mode()).contains("emergency");
        assertThat(over.sources()).isEqualTo(read("", OVER, "over").sources());
    }

    @Test
    void aPackWithoutOverlaysHasNoSuchKind() {
        assertThat(Packs.of("base").kinds()).doesNotContainKey("mode");
        assertThat(Packs.of("zhaoan").overlays()).isEmpty();
    }

    @Test
    void whoExtendsAPackHasNoneOfItsOverlays() {
        var reading = Playbooks.read(source(Map.of("x/playbook.yml", "extends: changtai\nname: {zh: 测试, en: Test}\n")), "x");
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.orThrow().overlays()).isEmpty();
        assertThat(reading.orThrow().kinds()).doesNotContainKey("mode");
        assertThat(Packs.of("changtai_emergency").mode()).contains("emergency");
    }

    @Test
    void theOverlayMayChangeClocksAndAddRoles() {
        var reading = read("", OVER + "roles: {medic: {at: [community], owns: true}}\nkinds: {request: {clocks: {answer: {within: PT1M}}}}", "over");
        assertThat(reading.faults()).extracting(Fault::message).allSatisfy(message -> assertThat(message).contains("medic", "no text"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "roles: {volunteer: ~}                                        | removes the role 'volunteer'",
        "roles: {volunteer: {owns: true}}                             | changes or removes the role 'volunteer'",
        "grades: [blue, yellow, orange]                               | grade 'red'",
        "kinds: {request: {clocks: {answer: {within: soon}}}}         | its overlay has a fault"})
    void anOverlayThatWouldLeaveOpenMattersAloneIsRefused(String differences, String says) {
        assertThat(faults("", OVER + differences)).anySatisfy(fault -> assertThat(fault).contains(says));
    }

    @Test
    void anOverlayBuildsOnItsPackAndIsThere() {
        assertThat(faults("", "extends: base\nname: {zh: 别的, en: Other}\n")).anySatisfy(fault -> assertThat(fault).contains("does not build on this pack", "extends: x"));
        assertThat(messages(Playbooks.read(source(Map.of("x/playbook.yml", pack("overlays: {emergency: nowhere}"))), "x")))
                .anySatisfy(fault -> assertThat(fault).contains("there is no pack 'nowhere'"));
        assertThat(messages(Playbooks.read(source(Map.of("x/playbook.yml", pack("overlays: {emergency: x}"))), "x"))).anySatisfy(fault -> assertThat(fault).contains("cannot be laid over itself"));
    }

    @Test
    void everyModeCanBeChosen() {
        assertThat(messages(Playbooks.read(source(Map.of("x/playbook.yml", pack("overlays: {emergency: over, flood: over}"), "over/playbook.yml", OVER)), "x")))
                .anySatisfy(fault -> assertThat(fault).contains("there is no choice of the field 'mode' 'flood'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "confirm: {gate: ~}                                              | one person alone must not switch",
        "confirm: {gate: {second_person: false}}                         | one person alone must not switch",
        "confirm: {by: [owner, engine]}                                  | people switch the mode",
        "confirm: {effects: [overlay_on, overlay_off]}                   | take two moves",
        "back: {effects: ~}                                              | ends the matter while the mode is in force",
        "back: {by: [owner, engine]}                                     | people switch the mode",
        "open: {needs: [mode]}                                           | add `mode` and `reason`",
        "confirm: {effects: ~}                                           | no move switches to a mode",
        "open: {gate: {second_person: true}}                             | whoever opens a matter is its first person",
        "undo: {from: [in_force], by: [same_person], undoes: [confirm], within: PT2M} | is not undone",
        "drop: {gate: {second_person: true}}                             | the owner alone cannot bring the matter from here to an end"})
    void aSwitchTakesTwoPersonsAReasonAndAnEnd(String move, String says) {
        assertThat(faults("kinds: {mode: {moves: {" + move + "}}}", OVER)).anySatisfy(fault -> assertThat(fault).contains(says));
    }

    private static List<String> faults(String differences, String over) {
        return messages(read(differences, over));
    }

    private static List<String> messages(Reading reading) {
        return reading.faults().stream().map(Fault::toString).toList();
    }

    private static Reading read(String differences, String over) {
        return read(differences, over, "x");
    }

    private static Reading read(String differences, String over, String code) {
        return Playbooks.read(source(Map.of("x/playbook.yml", pack("overlays: {emergency: over}\n" + differences), "over/playbook.yml", over)), code);
    }

    private static String pack(String differences) {
        return "extends: base\nname: {zh: 测试, en: Test}\n" + differences + "\n";
    }

    private static PackSource source(Map<String, String> texts) {
        var all = new HashMap<>(texts);
        all.put("x/terms.yml", "undo: {zh: 撤回, en: Undo}\n");
        return PackSource.of(all).orElse(PackSource.builtIn());
    }
}
