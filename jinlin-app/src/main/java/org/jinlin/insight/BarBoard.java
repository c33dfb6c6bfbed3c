package org.jinlin.insight;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The board of a kind: its matters as bars, planned and actual, those that were opened last first.
///
/// @param late  how many of this page are late
/// @param after where the next page begins; null on the last
public record BarBoard(Insight.Place unit, Insight.Named kind, LocalDate today, BarLine.Scale scale, List<BarLine> bars, int late, @Nullable String after) {

    static BarLine.Scale scale(List<BarLine> bars, LocalDate today) {
        LocalDate first = bars.stream().map(bar -> bar.begun() == null || bar.from().isBefore(bar.begun()) ? bar.from() : bar.begun()).min(LocalDate::compareTo).orElse(today);
        LocalDate last = bars.stream().map(bar -> bar.end(today).isAfter(bar.until()) ? bar.end(today) : bar.until()).max(LocalDate::compareTo).orElse(today);
        return new BarLine.Scale(first, last);
    }
}
