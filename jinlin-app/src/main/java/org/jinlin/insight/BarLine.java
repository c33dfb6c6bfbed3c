package org.jinlin.insight;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jinlin.playbook.Kind;
import org.jspecify.annotations.Nullable;

/// One matter as two bars, planned and actual, with the days between which they lie. Pure.
///
/// @param unit  that it was given to
/// @param from  planned begin; `until` planned end
/// @param begun actual begin; null when nothing has begun
/// @param done  actual end; null while it goes on
/// @param late  so many days past the planned end, begun days counted; 0 when in time
public record BarLine(String number, @Nullable String said, String unit, String state, LocalDate from, LocalDate until, @Nullable LocalDate begun, @Nullable LocalDate done, int late) {

    /// Where the bars of a page lie.
    ///
    /// @param first the first day of the drawing; `last` the last
    public record Scale(LocalDate first, LocalDate last) {

        public static final int WIDTH = 360;

        /// Where a day begins in the drawing.
        public double x(LocalDate day) {
            double days = Math.max(1, last.toEpochDay() - first.toEpochDay() + 1);
            return Math.round((day.toEpochDay() - first.toEpochDay()) * WIDTH / days * 10) / 10.0;
        }

        /// The width of a bar from a day to another, both included.
        public double width(LocalDate from, LocalDate until) {
            return Math.max(2, Math.round((x(until.plusDays(1)) - x(from)) * 10) / 10.0);
        }
    }

    /// The actual end of what is over, otherwise today.
    public LocalDate end(LocalDate today) {
        return done == null ? today : done;
    }

    /// Empty where the planned end is not known: there is nothing to hold it against.
    static Optional<BarLine> of(Fact fact, Kind.Bars bars, Instant now, ZoneId zone, @Nullable String said, String unit, String state) {
        LocalDate opened = LocalDate.ofInstant(fact.openedAt(), zone);
        Optional<LocalDate> until = day(fact, bars.until(), zone);
        Instant ended = fact.endedAt();
        LocalDate done = bars.done().flatMap(field -> day(fact, field, zone)).orElse(ended == null ? null : LocalDate.ofInstant(ended, zone));
        LocalDate begun = bars.begun().isEmpty() ? opened : bars.begun().flatMap(field -> day(fact, field, zone)).orElse(null);
        return until.map(planned -> {
            LocalDate from = bars.from().flatMap(field -> day(fact, field, zone)).filter(day -> !day.isAfter(planned)).orElse(opened.isAfter(planned) ? planned : opened);
            long over = Duration.between(planned.atStartOfDay(), (done == null ? LocalDate.ofInstant(now, zone) : done).atStartOfDay()).toDays();
            return new BarLine(fact.number(), said, unit, state, from, planned, begun == null && done != null ? from.isAfter(done) ? done : from : begun, done, (int) Math.max(0, over));
        });
    }

    private static Optional<LocalDate> day(Fact fact, String field, ZoneId zone) {
        return fact.facts().get(field) instanceof String written ? Optional.of(LocalDate.ofInstant(Instant.parse(written), zone)) : Optional.empty();
    }
}
