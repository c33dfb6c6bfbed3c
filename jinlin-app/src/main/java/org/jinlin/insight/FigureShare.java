package org.jinlin.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jinlin.playbook.Figure;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Reckoning;
import org.jinlin.playbook.Which;
import org.jspecify.annotations.Nullable;

/// One count beside what it is a share of. Pure.
///
/// A share of fewer than ten people's verdicts is not made (docs/honesty.md); a coverage always shows, with both numbers.
///
/// @param denominator empty for a number that stands alone
/// @param few         whether it is a rate of verdicts and too few were asked
/// @param mean        whether a sum stands over a count: then it is so much for each, and no share
record FigureShare(long numerator, OptionalLong denominator, boolean few, boolean mean) {

    private static final Set<String> VERDICTS = Set.of("verdict", "word");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static FigureShare of(Figure figure, Set<String> verdicts, long numerator, OptionalLong denominator) {
        boolean said = figure.counted().matters().filter(which -> isVerdict(which, verdicts)).isPresent();
        return new FigureShare(numerator, denominator, said && denominator.isPresent() && denominator.getAsLong() < Rates.FEWEST, figure.isMean());
    }

    /// Whether it is people's word that is counted: by a fact, or by an outcome that is one.
    private static boolean isVerdict(Which which, Set<String> verdicts) {
        return which.where().keySet().stream().anyMatch(VERDICTS::contains) || which.ends().stream().anyMatch(verdicts::contains);
    }

    /// In percent with one decimal, rounded down so that only all is 100; empty when there is nothing to divide by.
    Optional<BigDecimal> percent() {
        return mean ? Optional.empty() : part(HUNDRED);
    }

    /// How much for each, with one decimal, rounded down; empty for a share, and when there is nothing to divide by.
    Optional<BigDecimal> average() {
        return mean ? part(BigDecimal.ONE) : Optional.empty();
    }

    /// The choice that the share or average stands for.
    Optional<String> rating(Figure figure, Playbook playbook) {
        return figure.rated().map(playbook.fields()::get).flatMap(field -> percent().or(this::average).flatMap(value ->
                field.reckoned().filter(Reckoning.Mark.class::isInstance).flatMap(mark -> ((Reckoning.Mark) mark).value(field, value.longValue()))));
    }

    private Optional<BigDecimal> part(BigDecimal times) {
        return few || denominator.isEmpty() || denominator.getAsLong() == 0 ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(numerator).multiply(times).divide(BigDecimal.valueOf(denominator.getAsLong()), 1, RoundingMode.FLOOR));
    }

    /// How much more or less than before, in percent with one decimal; null when there was nothing before.
    static @Nullable BigDecimal change(long now, long before) {
        return before == 0 ? null : BigDecimal.valueOf(now - before).multiply(HUNDRED).divide(BigDecimal.valueOf(before), 1, RoundingMode.HALF_EVEN);
    }
}
