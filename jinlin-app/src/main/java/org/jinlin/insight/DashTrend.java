package org.jinlin.insight;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jinlin.insight.Rates.Cell;
import org.jspecify.annotations.Nullable;

/// The rates of a period from day to day, or from week to week when it is long, and where they lie in a drawing. A day with
/// fewer than ten has no rate: the line has a gap there. Pure.
///
/// @param floor the percentage at the foot of the drawing
public record DashTrend(boolean byWeek, List<Bucket> buckets, List<Line> lines, int floor) {

    static final int WIDTH = 640;
    static final int HEIGHT = 230;
    private static final int LEFT = 40;
    private static final int RIGHT = 128;
    private static final int TOP = 14;
    private static final int BOTTOM = 26;
    private static final int BY_WEEK_FROM = 15;
    private static final int MOST = 100;
    private static final int LABEL = 16;
    private static final int STEP = 10;
    private static final int GRID_LINES = 4;

    /// A day or a week.
    ///
    /// @param figures response, resolution and satisfaction, as percentages; null for fewer than ten
    public record Bucket(LocalDate from, LocalDate to, int matters, @Nullable BigDecimal response, @Nullable BigDecimal resolution, @Nullable BigDecimal satisfaction) {

        static Bucket of(LocalDate from, LocalDate to, List<Cell> cells) {
            Rates rates = Rates.of(cells);
            return new Bucket(from, to, rates.matters(), DashFigure.percent(rates.response().rate()), DashFigure.percent(rates.resolution().rate()),
                    DashFigure.percent(rates.satisfaction().rate()));
        }
    }

    /// A rate as it is drawn.
    ///
    /// @param path   of the drawing, a piece for every stretch without a gap
    /// @param labelY where its name stands, beside its last point
    /// @param last   the last percentage
    public record Line(String key, String path, List<Point> points, double labelY, String last) {}

    /// A point of a line.
    public record Point(double x, double y) {}

    static DashTrend of(SortedMap<LocalDate, List<Cell>> byDay, DashPeriod period) {
        boolean byWeek = period.length() >= BY_WEEK_FROM;
        var buckets = new ArrayList<Bucket>();
        for (LocalDate from = period.from(); !from.isAfter(period.to()); ) {
            LocalDate end = byWeek ? from.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)) : from;
            LocalDate to = end.isAfter(period.to()) ? period.to() : end;
            buckets.add(Bucket.of(from, to, byDay.subMap(from, to.plusDays(1)).values().stream().flatMap(List::stream).toList()));
            from = to.plusDays(1);
        }
        int floor = floor(buckets);
        return new DashTrend(byWeek, List.copyOf(buckets), lines(buckets, floor), floor);
    }

    /// A multiple of ten below the lowest point, so that the lines are not pressed to the top.
    private static int floor(List<Bucket> buckets) {
        int lowest = buckets.stream().flatMap(bucket -> Stream.of(bucket.response(), bucket.resolution(), bucket.satisfaction()))
                .filter(Objects::nonNull).mapToInt(BigDecimal::intValue).min().orElse(0);
        return Math.max(0, Math.min(lowest / STEP * STEP, MOST - 2 * STEP));
    }

    private static List<Line> lines(List<Bucket> buckets, int floor) {
        var lines = new ArrayList<Line>();
        line("response", buckets, Bucket::response, floor, lines);
        line("satisfaction", buckets, Bucket::satisfaction, floor, lines);
        line("resolution", buckets, Bucket::resolution, floor, lines);
        return apart(lines);
    }

    private static void line(String key, List<Bucket> buckets, Function<Bucket, @Nullable BigDecimal> percent, int floor, List<Line> lines) {
        var points = new ArrayList<Point>();
        var path = new StringBuilder();
        String last = "";
        boolean pen = false;
        for (int i = 0; i < buckets.size(); i++) {
            BigDecimal value = percent.apply(buckets.get(i));
            if (value == null) {
                pen = false;
                continue;
            }
            var point = new Point(x(i, buckets.size()), y(value.doubleValue(), floor));
            points.add(point);
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", pen ? "L" : "M", point.x(), point.y()));
            pen = true;
            last = value.toPlainString();
        }
        if (!points.isEmpty()) {
            lines.add(new Line(key, path.toString(), List.copyOf(points), points.getLast().y(), last));
        }
    }

    /// Names that would lie on each other are moved down.
    private static List<Line> apart(List<Line> lines) {
        var placed = new ArrayList<Line>();
        double free = 0;
        for (Line line : lines.stream().sorted(Comparator.comparingDouble(Line::labelY)).toList()) {
            double y = Math.max(line.labelY(), free);
            placed.add(new Line(line.key(), line.path(), line.points(), y, line.last()));
            free = y + LABEL;
        }
        return List.copyOf(placed);
    }

    private static double x(int i, int buckets) {
        double width = WIDTH - LEFT - RIGHT;
        return round(LEFT + (buckets == 1 ? width / 2 : width * i / (buckets - 1)));
    }

    private static double y(double percent, int floor) {
        return round(TOP + (HEIGHT - TOP - BOTTOM) * (MOST - percent) / (MOST - floor));
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /// Where the name of a bucket stands.
    public double x(int i) {
        return x(i, buckets.size());
    }

    /// The lines of the scale, in percent.
    public List<Integer> scale() {
        int step = (MOST - floor) / GRID_LINES;
        return IntStream.rangeClosed(0, GRID_LINES).mapToObj(i -> floor + i * step).toList();
    }

    public double y(int percent) {
        return y(percent, floor);
    }

    /// Whether a bucket's name is written: not all of them where there are many.
    public boolean isNamed(int i) {
        int every = (buckets.size() + 9) / 10;
        return i % every == 0;
    }

    /// The tallest column of the counts.
    public int most() {
        return Math.max(1, buckets.stream().mapToInt(Bucket::matters).max().orElse(1));
    }
}
