package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ElsewhereUnitTest {

    @Property
    void isReadAsItIsWritten(@ForAll @IntRange(min = 1, max = 999_999_999) int district, @ForAll @LongRange(min = 1, max = 999_999_999_999_999_999L) long unit) {
        var named = new ElsewhereUnit(district, unit);
        assertThat(ElsewhereUnit.of(named.text())).contains(named);
        assertThat(ElsewhereUnit.of(" " + named.text() + "\n")).contains(named);
        assertThat(ElsewhereUnit.of(unit)).as("the id of one of ours").isEmpty();
        assertThat(ElsewhereUnit.of(Long.toString(unit))).isEmpty();
        assertThat(ElsewhereUnit.of("-" + named.text())).isEmpty();
        assertThat(ElsewhereUnit.of(district + "/0" + unit)).isEmpty();
    }

    @Property
    void noTextMakesItFail(@ForAll String text) {
        ElsewhereUnit.of(text).ifPresent(unit -> assertThat(unit.text()).isEqualTo(text.strip()));
    }

    @Example
    void nothingNamesNothing() {
        assertThat(ElsewhereUnit.of(null)).isEmpty();
        assertThat(ElsewhereUnit.of("")).isEmpty();
        assertThat(ElsewhereUnit.of(java.util.List.of("1/1"))).isEmpty();
    }
}
