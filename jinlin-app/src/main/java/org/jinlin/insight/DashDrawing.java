package org.jinlin.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jinlin.insight.DashBoard.Bar;
import org.jinlin.insight.DashBoard.Comparison;
import org.jinlin.insight.DashBoard.Grade;
import org.jinlin.insight.DashBoard.Heat;
import org.jinlin.insight.DashBoard.HeatCell;
import org.jinlin.insight.DashBoard.HeatDay;
import org.jinlin.insight.DashBoard.Open;
import org.jinlin.insight.DashBoard.Row;
import org.jinlin.insight.DashBoard.Step;
import org.jinlin.insight.Rates.Cell;
import org.jinlin.insight.Rates.Rate;
import org.jinlin.insight.Rates.Voice;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.Playbook;

/// Makes what a page shows out of counts, with the names that readers know. Reads nothing.
///
/// @param kind of the matters that are counted
record DashDrawing(Tree tree, Playbook playbook, String kind, Targets targets, PageTexts texts) {

    /// The hours at which the columns of the heat table begin: nights are quiet.
    static final List<Integer> HOURS = List.of(0, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24);

    /// The steps on the way to a satisfied asker, as their lists are named.
    static final List<String> STEPS = List.of(Slice.ALL, "response.yes", Slice.CLOSED, Slice.RATED, "satisfaction.yes");

    private static final int CATEGORIES = 10;
    private static final int WEEK = 7;
    private static final int WARMEST = 5;
    private static final int WHOLE = 100;
    private static final int FLOOR_STEP = 10;

    List<DashFigure> figures(List<Cell> cells) {
        Rates rates = Rates.of(cells);
        return List.of(figure("response", rates.response()), figure("on_time", rates.onTime()), figure("resolution", rates.resolution()), figure("satisfaction", rates.satisfaction()));
    }

    private DashFigure figure(String key, Rate rate) {
        return new DashFigure(key, rate.numerator(), rate.denominator(), left(rate.exclusions()), 0, null, DashFigure.percent(rate.rate()), targets.of(key).orElse(null));
    }

    private DashFigure figure(String key, Voice voice) {
        return new DashFigure(key, voice.numerator(), voice.denominator(), left(voice.exclusions()), voice.silent(), DashFigure.percent(voice.silentShare()),
                DashFigure.percent(voice.rate()), targets.of(key).orElse(null));
    }

    private List<DashFigure.Share> left(SortedMap<String, Integer> exclusions) {
        return exclusions.entrySet().stream().map(reason -> new DashFigure.Share(reason.getKey(), reason(reason.getKey()), reason.getValue())).toList();
    }

    /// Why matters are left out of a rate: a word of ours, or how they ended.
    String reason(String code) {
        return texts.find("dash.left." + code).orElseGet(() -> playbook.term(kind, code, texts.language()));
    }

    Open open(DashCounts.OpenNow now) {
        List<Grade> grades = Stream.concat(playbook.grades().reversed().stream(), Stream.of("")).map(code -> new Grade(code, grade(code), level(code),
                now.open().stream().filter(open -> open.grade().equals(code)).mapToInt(DashCounts.Open::matters).sum())).toList();
        return new Open(now.matters(), now.late(), grades);
    }

    String grade(String code) {
        return code.isEmpty() ? texts.get("dash.ungraded") : playbook.term(kind, code, texts.language());
    }

    /// 1 for the mildest grade, 0 for none.
    int level(String grade) {
        return playbook.grades().indexOf(grade) + 1;
    }

    /// The units of the first level below that has several of them, worst first; what has too few for a rate stands last.
    Comparison comparison(Unit unit, DashCounts counts, DashCounts.OpenNow now) {
        List<Unit> below = tree.under(unit.id());
        Optional<String> level = playbook.levels().stream().filter(name -> below.stream().filter(each -> each.level().equals(name)).count() > 1).findFirst();
        List<Row> rows = level.map(name -> rows(below.stream().filter(each -> each.level().equals(name)).toList(), counts, now)).orElse(List.of());
        var target = targets.of("resolution");
        int lowest = Stream.concat(rows.stream().flatMap(row -> Optional.ofNullable(row.resolution().percent()).stream()), target.stream()).mapToInt(BigDecimal::intValue).min().orElse(0);
        int floor = Math.clamp(lowest / FLOOR_STEP * (long) FLOOR_STEP, 0, WHOLE - FLOOR_STEP);
        return new Comparison(level.map(name -> playbook.term(kind, name, texts.language())).orElse(""), rows, target.orElse(null), floor);
    }

    private List<Row> rows(List<Unit> units, DashCounts counts, DashCounts.OpenNow now) {
        var cells = new HashMap<Long, List<Cell>>();
        counts.byPlace().forEach((place, there) -> above(place).forEach(unit -> cells.computeIfAbsent(unit, _ -> new ArrayList<>()).addAll(there)));
        var open = new HashMap<Long, List<DashCounts.Open>>();
        now.open().forEach(there -> above(there.place()).forEach(unit -> open.computeIfAbsent(unit, _ -> new ArrayList<>()).add(there)));
        return units.stream().map(unit -> row(unit, cells.getOrDefault(unit.id(), List.of()), new DashCounts.OpenNow(open.getOrDefault(unit.id(), List.of()), now.at())))
                .sorted(Comparator.comparing((Row row) -> row.resolution().percent(), Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Comparator.comparingInt(Row::late).reversed()).thenComparing(Comparator.comparingInt(Row::matters).reversed()))
                .toList();
    }

    /// The units at and above a place; none by the map of a day before the place was founded.
    List<Long> above(long place) {
        return tree.knows(place) ? tree.chain(place) : List.of();
    }

    private Row row(Unit unit, List<Cell> cells, DashCounts.OpenNow now) {
        Rates rates = Rates.of(cells);
        return new Row(Insight.place(unit), rates.matters(), figure("response", rates.response()), figure("resolution", rates.resolution()),
                figure("satisfaction", rates.satisfaction()), now.matters(), now.late());
    }

    List<Step> funnel(List<Cell> cells) {
        int all = cells.stream().mapToInt(Cell::matters).sum();
        return STEPS.stream().map(what -> {
            int count = Slice.of(what).orElseThrow().count(cells);
            BigDecimal share = all < Rates.FEWEST ? null : DashFigure.percent(BigDecimal.valueOf(count).divide(BigDecimal.valueOf(all), 4, RoundingMode.DOWN));
            return new Step(what, count, share, all == 0 ? 0 : WHOLE * count / all);
        }).toList();
    }

    static Heat heat(Map<Integer, Integer> bySlot) {
        var counts = new LinkedHashMap<Integer, List<Integer>>();
        for (int weekday = 1; weekday <= WEEK; weekday++) {
            int day = weekday;
            counts.put(day, IntStream.range(0, HOURS.size() - 1).mapToObj(i -> slots(day, HOURS.get(i)).stream().mapToInt(slot -> bySlot.getOrDefault(slot, 0)).sum()).toList());
        }
        int most = counts.values().stream().flatMap(List::stream).mapToInt(Integer::intValue).max().orElse(0);
        List<HeatDay> days = counts.entrySet().stream().map(day -> new HeatDay(day.getKey(), IntStream.range(0, day.getValue().size())
                .mapToObj(i -> new HeatCell(HOURS.get(i), day.getValue().get(i), heat(day.getValue().get(i), most))).toList())).toList();
        return new Heat(HOURS, days);
    }

    private static int heat(int count, int most) {
        return count == 0 ? 0 : Math.max(1, WARMEST * count / most);
    }

    /// The hours of a column on a weekday, as the counts have them.
    static List<Integer> slots(int weekday, int hour) {
        int next = HOURS.get(HOURS.indexOf(hour) + 1);
        return IntStream.range(hour, next).mapToObj(each -> DashCounts.slot(weekday, each)).toList();
    }

    List<Bar> categories(Map<String, Integer> byCategory) {
        int most = byCategory.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        return byCategory.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry::getKey)).limit(CATEGORIES)
                .map(entry -> new Bar(entry.getKey(), category(entry.getKey()), entry.getValue(), WHOLE * entry.getValue() / most)).toList();
    }

    String category(String code) {
        var category = playbook.categories().get(code);
        return category == null ? code.isEmpty() ? texts.get("dash.uncategorised") : code : category.name().getOrDefault(texts.language(), code);
    }
}
