package org.jinlin.insight;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jinlin.insight.Rates.Cell;
import org.jinlin.insight.Rates.Rate;
import org.jinlin.insight.Rates.Voice;

/// The matters behind one number of a page, by the number's name. A number and its list come from the same arithmetic:
/// a matter belongs to a part of a rate when the rates of that matter alone say so. Pure.
///
/// `all`, `closed` and `rated` count matters; `RATE.PART` is a part of a rate: `response`, `on_time`, `resolution` or
/// `satisfaction`, and of it `yes`, `no`, `all`, `silent`, `left` or `left-REASON`.
///
/// @param what the name
/// @param rate empty when the name is of no rate
record Slice(String what, Optional<String> rate, String part) {

    static final String ALL = "all";
    static final String CLOSED = "closed";
    static final String RATED = "rated";
    static final String LEFT = "left-";

    private static final Pattern OF_RATE = Pattern.compile("(response|on_time|resolution|satisfaction)\\.(yes|no|all|silent|left|left-[a-z_]{1,40})");

    /// Empty for a name that is of no number.
    static Optional<Slice> of(String what) {
        if (Set.of(ALL, CLOSED, RATED).contains(what)) {
            return Optional.of(new Slice(what, Optional.empty(), what));
        }
        Matcher named = OF_RATE.matcher(what);
        return named.matches() ? Optional.of(new Slice(what, Optional.of(named.group(1)), named.group(2))) : Optional.empty();
    }

    /// Whether it is every matter of the period: then nothing has to be looked at.
    boolean isAll() {
        return what.equals(ALL);
    }

    /// How the matters of this number may stand, out of all ways that there are now.
    Set<String> codes(List<Cell> cells) {
        return cells.stream().filter(holds()).map(Cell::code).collect(Collectors.toUnmodifiableSet());
    }

    int count(List<Cell> cells) {
        return cells.stream().filter(holds()).mapToInt(Cell::matters).sum();
    }

    private Predicate<Cell> holds() {
        return switch (what) {
            case ALL -> cell -> true;
            case CLOSED -> cell -> !cell.open();
            case RATED -> Cell::heard;
            default -> cell -> isPart(Rates.of(List.of(one(cell))));
        };
    }

    private boolean isPart(Rates alone) {
        return switch (rate.orElseThrow()) {
            case "response" -> isPart(alone.response());
            case "on_time" -> isPart(alone.onTime());
            case "resolution" -> isPart(alone.resolution());
            default -> isPart(alone.satisfaction());
        };
    }

    private boolean isPart(Rate alone) {
        return switch (part) {
            case "yes" -> alone.numerator() == 1;
            case "no" -> alone.denominator() > alone.numerator();
            case "all" -> alone.denominator() == 1;
            case "left" -> !alone.exclusions().isEmpty();
            case "silent" -> false;
            default -> alone.exclusions().containsKey(part.substring(LEFT.length()));
        };
    }

    private boolean isPart(Voice alone) {
        return part.equals("silent") ? alone.silent() == 1 : isPart(new Rate(alone.numerator(), alone.denominator(), alone.exclusions(), null));
    }

    private static Cell one(Cell cell) {
        return new Cell(cell.answer(), cell.work(), cell.open(), cell.outcome(), cell.heard(), cell.verdict(), cell.word(), 1);
    }
}
