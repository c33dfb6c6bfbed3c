package org.jinlin.insight;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jinlin.insight.Rates.Cell;
import org.jspecify.annotations.Nullable;

/// The same numbers of the period before, and by how much they changed. Both periods are counted as they stand now, by the
/// same arithmetic; what is made of fewer than ten in either is not compared. Pure.
///
/// @param changes by the name of the number: a rate's key, or the name of a step's list
public record DashBefore(LocalDate from, LocalDate to, Map<String, Change> changes) {

    /// @param was what it was: percent, or a count
    /// @param by  how much more it is now, in points or matters; negative for less
    public record Change(BigDecimal was, BigDecimal by, boolean rate) {

        /// Up, down or same.
        public String way() {
            return by.signum() > 0 ? "up" : by.signum() < 0 ? "down" : "same";
        }

        /// Without its sign.
        public String size() {
            return by.abs().toPlainString();
        }

        /// As people read it.
        public String shown() {
            return was.toPlainString() + (rate ? "%" : "");
        }
    }

    static DashBefore of(DashPeriod before, List<Cell> then, List<Cell> now) {
        var changes = new TreeMap<String, Change>();
        Rates was = Rates.of(then);
        Rates is = Rates.of(now);
        rate(changes, "response", was.response().rate(), is.response().rate());
        rate(changes, "on_time", was.onTime().rate(), is.onTime().rate());
        rate(changes, "resolution", was.resolution().rate(), is.resolution().rate());
        rate(changes, "satisfaction", was.satisfaction().rate(), is.satisfaction().rate());
        if (was.matters() >= Rates.FEWEST && is.matters() >= Rates.FEWEST) {
            DashDrawing.STEPS.forEach(step -> changes.put(step, count(Slice.of(step).orElseThrow(), then, now)));
        }
        return new DashBefore(before.from(), before.to(), changes);
    }

    private static void rate(Map<String, Change> changes, String key, @Nullable BigDecimal then, @Nullable BigDecimal now) {
        BigDecimal was = DashFigure.percent(then);
        BigDecimal is = DashFigure.percent(now);
        if (was != null && is != null) {
            changes.put(key, new Change(was, is.subtract(was), true));
        }
    }

    private static Change count(Slice step, List<Cell> then, List<Cell> now) {
        BigDecimal was = BigDecimal.valueOf(step.count(then));
        return new Change(was, BigDecimal.valueOf(step.count(now)).subtract(was), false);
    }

    /// Whether there is anything to say.
    public boolean isSaid() {
        return !changes.isEmpty();
    }

    /// Nothing for a number that cannot be compared.
    public @Nullable Change of(String what) {
        return changes.get(what);
    }
}
