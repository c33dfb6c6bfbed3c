package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemosTest {

    @Test
    void oneWorldIsThatOfItsPack() {
        assertThat(Demos.packs("changtai")).containsExactly("changtai");
    }

    @Test
    void allTwelveStandInOneInstallationEachADistrictOfItsOwn() {
        List<String> packs = Demos.packs("fujian");
        assertThat(packs).hasSize(12).doesNotHaveDuplicates();
        var files = packs.stream().map(pack -> World.file(pack).withLoginsOf(pack)).toList();
        assertThat(files).extracting(file -> file.tenant().district()).doesNotHaveDuplicates();
        assertThat(files).extracting(file -> file.tenant().code()).doesNotHaveDuplicates();
        var logins = new HashSet<String>();
        assertThat(files).allSatisfy(file -> assertThat(file.accounts().keySet()).isNotEmpty().allMatch(logins::add));
    }

    @Test
    void aWorldAloneKeepsItsSignInNames() {
        var file = World.file("changtai");
        assertThat(file.accounts()).containsKey("demo-head");
        assertThat(file.withLoginsOf("changtai").accounts()).containsKey("changtai-head").doesNotContainKey("demo-head").hasSameSizeAs(file.accounts());
        assertThat(file.withLoginsOf("changtai").accounts().get("changtai-head")).isEqualTo(file.accounts().get("demo-head"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nowhere", "base", "common", "../changtai", "FUJIAN", "fujian changtai"})
    void whatIsNoDemoIsSaidInASentence(String demo) {
        assertThatThrownBy(() -> Demos.packs(demo)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("There is no demo world '" + demo + "'").hasMessageContaining("fujian");
    }
}
