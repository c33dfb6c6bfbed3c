package org.jinlin.insight;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jinlin.matters.MatterPagesChip;
import org.jspecify.annotations.Nullable;

/// Everything that the leader's page shows of a unit and a period, ready to be drawn. Units are compared, never persons.
///
/// @param matters how many were opened in the period
/// @param before  the period before, to compare with; null for a month that is not over
public record DashBoard(Place place, int matters, List<DashFigure> figures, @Nullable DashBefore before, Open open, List<Urgent> urgent, DashRepeats repeats,
        Comparison comparison, List<Step> funnel, DashTrend trend, Heat heat, List<Bar> categories, @Nullable DashMap map) {

    /// Which unit and period, and when it was counted.
    ///
    /// @param trail  from the viewer's own unit down to this one
    /// @param below  what lies directly below, to go on to
    /// @param map    the day whose boundaries it goes by; null for today's
    /// @param days   the choice of the period; empty for another period
    /// @param behind moves that are not counted yet
    /// @param whole  whether it is the top of the tree: who sees it has the playbook desk too
    public record Place(Insight.Place unit, List<Insight.Place> trail, List<Insight.Place> below, @Nullable LocalDate map, String days, LocalDate from, LocalDate to, Instant at, long behind, boolean whole) {

        /// The list behind a number: `what` names it, `more` narrows it down, as `name=value`.
        public String list(String what, String... more) {
            return list(from, to, what, more);
        }

        /// The same of other days.
        public String list(LocalDate first, LocalDate last, String what, String... more) {
            return "/dash/list?unit=" + unit.id() + "&from=" + first + "&to=" + last + "&what=" + what + mapped() + (more.length == 0 ? "" : "&" + String.join("&", more));
        }

        /// The page of another unit, for the same period.
        public String of(String unitId) {
            return "/dash?unit=" + unitId + "&days=" + days + mapped();
        }

        /// This page for another period.
        public String last(int otherDays) {
            return "/dash?unit=" + unit.id() + "&days=" + otherDays + mapped();
        }

        /// What addresses say of the boundaries.
        public String mapped() {
            return map == null ? "" : "&map=" + map;
        }
    }

    /// What is open now.
    ///
    /// @param grades by grade, the gravest first, then what has none; level 4 for the gravest
    public record Open(int matters, int late, List<Grade> grades) {}

    /// @param code empty for none
    public record Grade(String code, String name, int level, int count) {}

    /// An open matter that is due first.
    ///
    /// @param said      the beginning of what was said, where the viewer may read it
    /// @param supervise the form to press for it, where the viewer stands above it
    public record Urgent(String number, MatterPagesChip chip, @Nullable String said, @Nullable String category, String place, String owner, @Nullable Supervise supervise) {}

    /// The form of one matter.
    ///
    /// @param id    chosen by the page, so that sending twice presses once
    /// @param name  of the move
    /// @param typed what was typed and could not be taken
    /// @param error why not
    public record Supervise(String number, String id, String name, String typed, @Nullable String error) {}

    /// The units below beside each other.
    ///
    /// @param level  the name of what is compared
    /// @param target of the rate that is drawn
    /// @param floor  the percentage at the left end of the scale
    public record Comparison(String level, List<Row> rows, @Nullable BigDecimal target, int floor) {

        private static final int FROM = 6;
        private static final int WIDTH = 120;
        private static final int MOST = 100;

        /// Where a percentage lies on the scale.
        public String x(BigDecimal percent) {
            return String.format(Locale.ROOT, "%.1f", FROM + WIDTH * (percent.doubleValue() - floor) / (MOST - floor));
        }
    }

    /// A unit.
    public record Row(Insight.Place unit, int matters, DashFigure response, DashFigure resolution, DashFigure satisfaction, int open, int late) {}

    /// A step on the way to a satisfied asker.
    ///
    /// @param what  the name of its list
    /// @param share of all, in percent; null for fewer than ten
    public record Step(String what, int count, @Nullable BigDecimal share, int width) {}

    /// Weekdays and hours.
    ///
    /// @param hours the hours at which the columns begin
    public record Heat(List<Integer> hours, List<HeatDay> days) {}

    /// A row.
    ///
    /// @param weekday 1 for Monday to 7
    public record HeatDay(int weekday, List<HeatCell> cells) {}

    /// @param heat 0 for none to 5 for the most
    public record HeatCell(int hour, int count, int heat) {}

    /// @param code  empty for none
    /// @param width of 100
    public record Bar(String code, String name, int count, int width) {}
}
