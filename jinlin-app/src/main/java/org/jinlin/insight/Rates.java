package org.jinlin.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The four rates of a set of matters, each with numerator, denominator and everything that was left out, by reason. Pure.
///
/// 响应率, 解决率 and 满意率 are the three that the law puts at the core of assessment (北京市接诉即办工作条例 2021 Art. 32);
/// no text says which requests may be left out, so only the working method decides: a promise that it calls void (`voids`:
/// withdrawn, merged, undone) is left out under the outcome's name, unless it was missed before - then it stays missed.
///
/// - response: answered in time ÷ all that were due to be answered. The promise is the clock [#ANSWER].
/// - on time: closed on time ÷ (closed + open and overdue). The promise is the clock `solve` or `work`; a matter that has
///   neither is on time when it kept every promise but [#ANSWER] and [#HEAR]. What closed without any promise is on time.
/// - resolution, satisfaction: the asker's yes ÷ those who answered. "Partly" and "so-so" are no yes. Who did not answer is
///   counted beside it, never as a yes.
///
/// @param matters all of them: each is in the denominator, silent, or left out, of every rate
public record Rates(int matters, Rate response, Rate onTime, Voice resolution, Voice satisfaction) {

    /// Of fewer than this many no rate is made: counts only.
    static final int FEWEST = 10;

    /// Left out: still open, and not late.
    static final String RUNNING = "running";
    /// Left out: nobody promised an answer.
    static final String UNPROMISED = "unpromised";
    /// Left out: answered, but not to this question.
    static final String UNSAID = "unsaid";

    static final String ANSWER = "answer";
    static final String HEAR = "hear";
    static final List<String> DECIDING = List.of("solve", "work");

    static final String SOLVED = "solved";
    static final String UNSOLVED = "unsolved";
    static final String SATISFIED = "satisfied";
    /// The outcome of a matter whose asker was called twice and not heard (silence is no yes, invariant 5).
    static final String UNRATED = "unrated";

    /// How a promise stands, over all rounds of its clocks: the worst counts.
    enum Promise { NONE, VOID, RUNNING, MET, MISSED }

    /// Matters that stand alike.
    ///
    /// @param work  the promise to get it done
    /// @param heard whether the asker's word was heard
    record Cell(Promise answer, Promise work, boolean open, @Nullable String outcome, boolean heard, @Nullable String verdict, @Nullable String word, int matters) {

        /// How they stand, in one text that the database can make as well.
        String code() {
            return String.join("|", answer.name().toLowerCase(Locale.ROOT), work.name().toLowerCase(Locale.ROOT), Boolean.toString(open), outcome == null ? "" : outcome,
                    Boolean.toString(heard), verdict == null ? "" : verdict, word == null ? "" : word);
        }
    }

    /// @param rate 0 to 1 in four decimals, rounded down so that only all is 1; null for fewer than ten
    public record Rate(int numerator, int denominator, SortedMap<String, Integer> exclusions, @Nullable BigDecimal rate) {}

    /// @param answers     what those who answered said, by code
    /// @param silent      those who were asked and did not answer
    /// @param silentShare silent ÷ (silent + answered); null for fewer than ten
    public record Voice(int numerator, int denominator, SortedMap<String, Integer> answers, int silent, @Nullable BigDecimal silentShare,
            SortedMap<String, Integer> exclusions, @Nullable BigDecimal rate) {}

    static Rates of(List<Cell> cells) {
        var response = new Count();
        var onTime = new Count();
        var resolution = new Count();
        var satisfaction = new Count();
        for (Cell cell : cells) {
            response(response, cell);
            onTime(onTime, cell);
            voice(resolution, cell, cell.verdict(), SOLVED);
            voice(satisfaction, cell, cell.word(), SATISFIED);
        }
        return new Rates(cells.stream().mapToInt(Cell::matters).sum(), response.rate(), onTime.rate(), resolution.voice(), satisfaction.voice());
    }

    private static void response(Count count, Cell cell) {
        switch (cell.answer()) {
            case NONE -> count.leaveOut(UNPROMISED, cell);
            case RUNNING -> count.leaveOut(RUNNING, cell);
            case VOID -> count.leaveOut(reason(cell), cell);
            case MET -> count.counts(true, cell);
            case MISSED -> count.counts(false, cell);
        }
    }

    private static void onTime(Count count, Cell cell) {
        if (cell.work() == Promise.MISSED) {
            count.counts(false, cell);
        } else if (cell.open()) {
            count.leaveOut(RUNNING, cell);
        } else if (cell.work() == Promise.VOID) {
            count.leaveOut(reason(cell), cell);
        } else {
            count.counts(true, cell);
        }
    }

    private static void voice(Count count, Cell cell, @Nullable String said, String yes) {
        if (cell.heard() && said != null) {
            count.answers.merge(said, cell.matters(), Integer::sum);
            count.counts(said.equals(yes), cell);
        } else if (cell.heard()) {
            count.leaveOut(UNSAID, cell);
        } else if (UNRATED.equals(cell.outcome())) {
            count.silent += cell.matters();
        } else {
            count.leaveOut(reason(cell), cell);
        }
    }

    private static String reason(Cell cell) {
        return cell.outcome() == null ? RUNNING : cell.outcome();
    }

    private static @Nullable BigDecimal share(int part, int whole) {
        return whole < FEWEST ? null : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.DOWN);
    }

    private static final class Count {

        private final SortedMap<String, Integer> exclusions = new TreeMap<>();
        private final SortedMap<String, Integer> answers = new TreeMap<>();
        private int yes;
        private int all;
        private int silent;

        void counts(boolean isYes, Cell cell) {
            yes += isYes ? cell.matters() : 0;
            all += cell.matters();
        }

        void leaveOut(String reason, Cell cell) {
            exclusions.merge(reason, cell.matters(), Integer::sum);
        }

        Rate rate() {
            return new Rate(yes, all, exclusions, share(yes, all));
        }

        Voice voice() {
            return new Voice(yes, all, answers, silent, share(silent, silent + all), exclusions, share(yes, all));
        }
    }

    /// What each part of a rate adds up to: a test's arithmetic, and a page's.
    static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
