package org.jinlin.matters;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jinlin.kit.Refusal;

/// What is put to the vote, and how it went. Pure.
final class BallotRules {

    static final int LINES_LEAST = 2;
    static final int LINES_MOST = 20;
    static final int LINE_LONGEST = 100;

    private BallotRules() {}

    /// The lines of a text that can be voted for, without what is blank around them.
    static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /// Why a text cannot be put to the vote: too few or too many lines, one too long to be read on a phone, or one that stands there twice.
    static Optional<Refusal> unfit(String field, String text) {
        List<String> lines = lines(text);
        if (lines.size() < LINES_LEAST || lines.size() > LINES_MOST) {
            return Optional.of(Refusal.of("BALLOT_LINES", field, LINES_LEAST, LINES_MOST, lines.size()));
        }
        Optional<String> longest = lines.stream().filter(line -> line.codePointCount(0, line.length()) > LINE_LONGEST).findFirst();
        if (longest.isPresent()) {
            return Optional.of(Refusal.of("BALLOT_LINE_LONG", field, LINE_LONGEST, FieldRules.brief(longest.get())));
        }
        var seen = new HashSet<String>();
        return lines.stream().filter(line -> !seen.add(line)).findFirst().map(line -> Refusal.of("BALLOT_LINE_TWICE", field, FieldRules.brief(line)));
    }

    /// How it went, a line each: most votes first, of as many in the order in which they were put to the vote.
    ///
    /// @param votes by the number of the line; none where nobody voted for it
    static String tally(List<String> lines, Map<Integer, Integer> votes) {
        return IntStream.range(0, lines.size()).boxed().sorted(Comparator.comparing((Integer line) -> votes.getOrDefault(line + 1, 0)).reversed())
                .map(line -> lines.get(line) + " · " + votes.getOrDefault(line + 1, 0)).collect(Collectors.joining("\n"));
    }
}
