package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ３ 栋，２ 单元   | 3栋2单元
            Wi-Fi 坏了！     | wifi坏了
            ＡＢＣ            | abc
            ，。！ 🙂         | ''
            𠮷野家            | 𠮷野家
            """)
    void aTextIsSeenAsItsLettersAndDigits(String text, String plain) {
        assertThat(SearchText.plain(text)).isEqualTo(plain);
    }

    @Test
    void pairsAreOfWholeCharactersAndEachOnce() {
        assertThat(SearchText.pairs("𠮷野𠮷野家")).containsExactly("𠮷野", "野𠮷", "野家");
    }

    @Test
    void aLongTextIsFoundByItsBeginning() {
        assertThat(SearchText.pairs("水".repeat(SearchText.CHARACTERS_MAX) + "电梯")).containsExactly("水水");
        assertThat(SearchText.holds("水".repeat(SearchText.CHARACTERS_MAX) + "电梯", List.of("电梯"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            漏水          | 漏水
            电梯  漏水    | 电梯,漏水
            电梯 电梯     | 电梯
            3 栋          | 3栋
            电梯 停       | 电梯停
            ，电梯。      | 电梯
            """)
    void whatIsTypedIsPartsOfTwoCharactersOrMore(String typed, String parts) {
        assertThat(SearchText.parts(typed)).containsExactlyElementsOf(Arrays.asList(parts.split(",")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "水", "，，，", "🙂🙂🙂", "\n\t", "a", "𠮷"})
    void fewerThanTwoCharactersAreNothingToLookFor(String typed) {
        assertThat(SearchText.parts(typed)).isEmpty();
    }

    @Test
    void pairsThatLieApartAreNotTheWord() {
        assertThat(SearchText.pairs("水管漏了，管子水漏")).containsAll(SearchText.pairs("水管")).contains("水漏");
        assertThat(SearchText.holds("水管坏了，楼道漏水", List.of("水管漏"))).isFalse();
        assertThat(SearchText.holds("水管，漏了", List.of("水管漏"))).isTrue();
    }

    @Property
    void whatATextHoldsItsPairsFind(@ForAll @StringLength(max = 60) String text, @ForAll int from, @ForAll int length) {
        String plain = SearchText.plain(text);
        int points = plain.codePointCount(0, plain.length());
        int start = points == 0 ? 0 : Math.floorMod(from, points);
        int end = Math.min(points, start + Math.floorMod(length, 10));
        String part = plain.substring(plain.offsetByCodePoints(0, start), plain.offsetByCodePoints(0, end));

        assertThat(SearchText.pairs(text)).containsAll(SearchText.pairs(part));
        assertThat(SearchText.holds(text, SearchText.parts(part))).isTrue();
    }

    @Property
    void noTextBreaksIt(@ForAll String text) {
        assertThat(SearchText.pairs(text).size()).isLessThan(SearchText.CHARACTERS_MAX);
        SearchText.parts(text).forEach(part -> assertThat(part.codePointCount(0, part.length())).isGreaterThanOrEqualTo(2));
    }
}
