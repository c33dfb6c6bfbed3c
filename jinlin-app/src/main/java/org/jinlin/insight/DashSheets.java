package org.jinlin.insight;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jinlin.kit.Spreadsheet;
import org.jinlin.kit.Spreadsheet.Sheet;
import org.jinlin.people.PageTexts;
import org.jspecify.annotations.Nullable;

/// The leader's numbers and lists as files for Excel: what the page shows, as numbers and times to go on counting with.
/// Nothing that somebody said or is called. Pure.
final class DashSheets {

    private final PageTexts texts;

    DashSheets(PageTexts texts) {
        this.texts = texts;
    }

    /// @param lines of all pages of the list
    /// @param whole whether there were no more
    Spreadsheet list(DashList list, List<DashList.Line> lines, boolean whole) {
        List<List<@Nullable Object>> rows = lines.stream().map(line -> cells(line.number(), line.state(), line.category(), line.place(), line.owner(), line.grade(), time(line.opened()),
                line.due() == null ? null : time(line.due()), texts.get(line.late() ? "yes" : "no"))).toList();
        var about = new ArrayList<List<@Nullable Object>>();
        about.add(cells(texts.get("dash.file.what"), list.title()));
        about.add(cells(texts.get("dash.file.unit"), list.unit().name()));
        list.narrow().forEach(each -> about.add(cells(texts.get("dash.file.only"), each)));
        about.addAll(days(list.from(), list.to()));
        about.add(cells(texts.get("dash.file.at"), time(texts.now())));
        about.add(cells(texts.get("dash.file.count"), lines.size()));
        if (!whole) {
            about.add(cells(texts.get("dash.file.note"), texts.get("dash.file.cut", lines.size())));
        }
        return new Spreadsheet(List.of(new Sheet(list.title(), header("matter.number", "dash.state", "dash.category", "desk.place", "desk.owner", "desk.grade", "desk.opened", "dash.due",
                "dash.late"), rows), about(about)));
    }

    /// The numbers of the leader's page, a sheet for each of its tables.
    Spreadsheet board(DashBoard board) {
        var place = board.place();
        List<List<@Nullable Object>> about = new ArrayList<>();
        about.add(cells(texts.get("dash.file.unit"), place.unit().name()));
        about.addAll(days(place.from(), place.to()));
        about.add(cells(texts.get("dash.file.at"), time(place.at())));
        about.add(cells(texts.get("dash.what.all"), board.matters()));
        about.add(cells(texts.get("dash.open"), board.open().matters()));
        about.add(cells(texts.get("dash.late"), board.open().late()));
        about.add(cells(texts.get("dash.file.note"), texts.get("dash.how.kind")));
        return new Spreadsheet(Stream.of(rates(board), comparison(board.comparison()), trend(board.trend()), categories(board), repeats(board), about(about))
                .filter(sheet -> !sheet.rows().isEmpty()).toList());
    }

    private Sheet rates(DashBoard board) {
        return new Sheet(texts.get("bulletin.rates"), header("bulletin.rate", "dash.file.percent", "bulletin.numerator", "bulletin.denominator", "bulletin.silent", "bulletin.left",
                "bulletin.target", "dash.file.before"), board.figures().stream().map(figure -> cells(texts.get("dash.rate." + figure.key()), figure.percent(), figure.numerator(),
                figure.denominator(), figure.isVoice() ? figure.silent() : null, figure.leftOut(), figure.target(), before(board.before(), figure.key()))).toList());
    }

    private static @Nullable BigDecimal before(@Nullable DashBefore before, String key) {
        var change = before == null ? null : before.of(key);
        return change == null ? null : change.was();
    }

    private Sheet comparison(DashBoard.Comparison comparison) {
        return new Sheet(texts.get("dash.comparison", comparison.level()), Stream.concat(Stream.of(comparison.level()), header("dash.what.all", "dash.file.response", "dash.file.resolution",
                "dash.file.satisfaction", "dash.open", "dash.late").stream()).toList(), comparison.rows().stream().map(row -> cells(row.unit().name(), row.matters(),
                row.response().percent(), row.resolution().percent(), row.satisfaction().percent(), row.open(), row.late())).toList());
    }

    private Sheet trend(DashTrend trend) {
        return new Sheet(texts.get("dash.trend"), header("dash.field.from", "dash.field.to", "dash.what.all", "dash.file.response", "dash.file.resolution", "dash.file.satisfaction"),
                trend.buckets().stream().map(bucket -> cells(bucket.from(), bucket.to(), bucket.matters(), bucket.response(), bucket.resolution(), bucket.satisfaction())).toList());
    }

    private Sheet categories(DashBoard board) {
        return new Sheet(texts.get("dash.categories"), header("dash.category", "dash.what.all"), board.categories().stream().map(bar -> cells(bar.name(), bar.count())).toList());
    }

    private Sheet repeats(DashBoard board) {
        return new Sheet(texts.get("dash.repeats"), header("desk.place", "dash.category", "dash.what.all"),
                board.repeats().lines().stream().map(line -> cells(line.place(), line.category(), line.count())).toList());
    }

    private Sheet about(List<List<@Nullable Object>> rows) {
        return new Sheet(texts.get("dash.file.about"), List.of(texts.get("dash.file.about"), ""), rows);
    }

    private List<List<@Nullable Object>> days(@Nullable LocalDate from, @Nullable LocalDate to) {
        return from == null ? List.of(cells(texts.get("dash.period"), texts.get("dash.open.now"))) : List.of(cells(texts.get("dash.field.from"), from), cells(texts.get("dash.field.to"), to));
    }

    private List<String> header(String... keys) {
        return Arrays.stream(keys).map(texts::get).toList();
    }

    private LocalDateTime time(Instant at) {
        return LocalDateTime.ofInstant(at, texts.zone());
    }

    private static List<@Nullable Object> cells(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }
}
