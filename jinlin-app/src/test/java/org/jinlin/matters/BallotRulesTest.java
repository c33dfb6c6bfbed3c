package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jinlin.kit.Refusal;

/// What can be put to the vote, and how it went.
class BallotRulesTest {

    private static String text(int lines) {
        return String.join("\n", IntStream.rangeClosed(1, lines).mapToObj(line -> "第" + line + "家").toList());
    }

    private static String code(String text) {
        return BallotRules.unfit("options", text).map(Refusal::code).orElse("");
    }

    @Example
    void aLineIsWhatStandsInIt() {
        assertThat(BallotRules.lines("  三楼一家 \r\n\n\t\n五楼一家\n")).containsExactly("三楼一家", "五楼一家");
        assertThat(BallotRules.lines("　三楼一家　\n")).as("blanks of Chinese too").containsExactly("三楼一家");
    }

    @Example
    void twoToTwentyLinesCanBePutToTheVote() {
        assertThat(code(text(1))).isEqualTo("BALLOT_LINES");
        assertThat(code(text(2))).isEmpty();
        assertThat(code(text(20))).isEmpty();
        assertThat(code(text(21))).isEqualTo("BALLOT_LINES");
        assertThat(code("\n\n \n")).isEqualTo("BALLOT_LINES");
        assertThat(BallotRules.unfit("options", text(21))).contains(Refusal.of("BALLOT_LINES", "options", 2, 20, 21));
    }

    @Example
    void aLineIsAsLongAsAPhoneReadsAndStandsThereOnce() {
        assertThat(code("家".repeat(100) + "\n另一家")).isEmpty();
        assertThat(code("家".repeat(101) + "\n另一家")).isEqualTo("BALLOT_LINE_LONG");
        assertThat(code("🏠".repeat(100) + "\n另一家")).as("counted as people count").isEmpty();
        assertThat(code("三楼一家\n五楼一家\n 三楼一家 ")).isEqualTo("BALLOT_LINE_TWICE");
    }

    @Example
    void mostVotesStandFirstAndAmongAsManyWhoStoodFirst() {
        assertThat(BallotRules.tally(List.of("甲", "乙", "丙", "丁"), Map.of(2, 3, 4, 3, 1, 1))).isEqualTo("乙 · 3\n丁 · 3\n甲 · 1\n丙 · 0");
        assertThat(BallotRules.tally(List.of("甲", "乙"), Map.of())).isEqualTo("甲 · 0\n乙 · 0");
    }

    @Property(tries = 300)
    void noLineAndNoVoteIsLost(@ForAll("votes") List<Integer> votes) {
        var counted = new HashMap<Integer, Integer>();
        for (int line = 0; line < votes.size(); line++) {
            if (votes.get(line) > 0) {
                counted.put(line + 1, votes.get(line));
            }
        }
        List<String> lines = BallotRules.lines(text(votes.size()));
        List<String[]> told = Arrays.stream(BallotRules.tally(lines, counted).split("\n")).map(line -> line.split(" · ")).toList();
        assertThat(told).extracting(line -> line[0]).containsExactlyInAnyOrderElementsOf(lines);
        assertThat(told).allSatisfy(line -> assertThat(Integer.parseInt(line[1])).isEqualTo(votes.get(lines.indexOf(line[0]))));
        assertThat(told).extracting(line -> -Integer.parseInt(line[1])).isSorted();
    }

    @Provide
    Arbitrary<List<Integer>> votes() {
        return Arbitraries.integers().between(0, 4).list().ofMinSize(2).ofMaxSize(20);
    }
}
