package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTextTest {

    private static final String MASK = "\uFF0A\uFF0A\uFF0A";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            电话13812345678找我           | 电话＊＊＊找我
            138-1234-5678                | ＊＊＊
            138 1234 5678，谢谢            | ＊＊＊，谢谢
            +86 (138) 1234.5678          | +＊＊＊
            008613812345678              | ＊＊＊
            １３８１２３４５６７８           | ＊＊＊
            ①③⑧①②③④⑤⑥⑦⑧           | ＊＊＊
            幺三八幺二三四五六七八         | ＊＊＊
            一三八１２３４伍陆柒捌         | ＊＊＊
            13812345678、13912345678     | ＊＊＊、＊＊＊
            1381234567813912345678       | ＊＊＊＊＊＊
            3 13812345678                | 3 ＊＊＊
            2026-11-20 13812345678       | 2026-11-20 ＊＊＊
            身份证11010519491231002X。     | 身份证＊＊＊。
            110105 19491231 002x         | ＊＊＊
            110105491231002              | ＊＊＊
            卡号6222 0212 3456 7890 128    | 卡号＊＊＊
            0596-8321234                 | ＊＊＊
            （0596）8321 2345              | （＊＊＊
            """)
    void numbersOfPersonsAreHiddenHoweverTheyAreWritten(String text, String masked) {
        assertThat(MaskedText.all(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "三号楼一单元101", "2026年11月20日14:30", "605-261120-0001", "共 12345678 元", "110105194912310021", "12345678901", "二〇二六年十一月二十日", "12345 热线", "4008001234"})
    void otherNumbersStay(String text) {
        assertThat(MaskedText.all(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0596-8321234", "值班电话 0592-5821234，24 小时"})
    void aLandlineOfAnOfficeStaysWhereOfficesWrite(String text) {
        assertThat(MaskedText.butLandlines(text)).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> mobiles() {
        List<List<String>> digits = List.of(List.of("0", "\uFF10", "\u96F6", "\u3007"), List.of("1", "\uFF11", "\u5E7A", "\u4E00", "\u2460"), List.of("2", "\uFF12", "\u4E8C"), List.of("3", "\uFF13", "\u4E09"),
                List.of("4", "\uFF14", "\u56DB"), List.of("5", "\uFF15", "\u4E94"), List.of("6", "\uFF16", "\u516D"), List.of("7", "\uFF17", "\u4E03"), List.of("8", "\uFF18", "\u516B"), List.of("9", "\uFF19", "\u4E5D"));
        var number = Arbitraries.longs().between(13_000_000_000L, 19_999_999_999L).map(Object::toString);
        var styles = Arbitraries.integers().between(0, 3).list().ofSize(11);
        var gaps = Arbitraries.of("", "", "", " ", "-", ". ", "\u3000", " - ", "\u200B").list().ofSize(11);
        return Combinators.combine(number, styles, gaps).as((plain, style, gap) -> {
            var written = new StringBuilder();
            for (int i = 0; i < plain.length(); i++) {
                var forms = digits.get(plain.charAt(i) - '0');
                written.append(forms.get(style.get(i) % forms.size())).append(i < plain.length() - 1 ? gap.get(i) : "");
            }
            return written.toString();
        });
    }

    @Property
    void everyMobileNumberInEveryWritingIsHidden(@ForAll("mobiles") String mobile) {
        assertThat(MaskedText.all("请打电话：" + mobile + "，谢谢")).isEqualTo("请打电话：" + MASK + "，谢谢");
        assertThat(MaskedText.butLandlines(mobile)).isEqualTo(MASK);
    }

    @Property
    void whatIsMaskedStaysAsItIsAndNothingElseIsLost(@ForAll String text) {
        String masked = MaskedText.all(text);

        assertThat(MaskedText.all(masked)).isEqualTo(masked);
        assertThat(text.chars().filter(Character::isDigit).count() < 10 && text.codePoints().noneMatch(point -> point > 0x2000) ? masked : text).isEqualTo(text);
    }
}
