package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Lines as wide as a sheet, with every sign one wide.
class PdfLinesTest {

    private static List<String> lines(String text, int width) {
        return PdfLines.of(text, width, piece -> piece.codePointCount(0, piece.length()));
    }

    @Test
    void chineseBreaksAnywhereButNotBeforeAStop() {
        assertThat(lines("一二三四五六七八", 4)).containsExactly("一二三四", "五六七八");
        assertThat(lines("一二三四，五六", 4)).allSatisfy(line -> assertThat(line).doesNotStartWith("，"));
        assertThat(String.join("", lines("一二三四，五六", 4))).isEqualTo("一二三四，五六");
    }

    @Test
    void wordsStayWholeWhereTheyFit() {
        assertThat(lines("one two three", 8)).containsExactly("one two", "three");
        assertThat(lines("a".repeat(10), 4)).containsExactly("aaaa", "aaaa", "aa");
    }

    @Test
    void whatWasWrittenInLinesStaysInLines() {
        assertThat(lines("一\n\n二\r\n三", 4)).containsExactly("一", "", "二", "三");
        assertThat(lines("", 4)).isEmpty();
    }

    @Test
    void nothingIsLostAndNothingIsTooWide() {
        String text = "甲乙 丙丁abc，戊己（庚辛）壬癸。123 4567 🙏𠮷".repeat(20);
        for (int width = 1; width < 30; width++) {
            int most = width;
            assertThat(lines(text, width)).allSatisfy(line -> assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(most));
            assertThat(String.join("", lines(text, width)).replace(" ", "")).isEqualTo(text.replace(" ", ""));
        }
    }
}
