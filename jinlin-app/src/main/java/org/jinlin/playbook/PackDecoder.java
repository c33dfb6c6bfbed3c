package org.jinlin.playbook;

import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Turns a merged and form-checked pack into a [Playbook].
final class PackDecoder {
    private PackDecoder() {}

    static Playbook playbook(
            String code,
            Node.Table pack,
            Map<String, Playbook.Category> categories,
            Map<Playbook.MatrixCell, String> matrix,
            Map<String, List<String>> duties,
            Map<String, Map<String, String>> terms) {
        return new Playbook(
                code,
                0,
                texts(pack.at("name").orElseThrow()),
                pack.list("languages"),
                pack.list("levels"),
                pack.list("organisations"),
                pack.map("roles", (role, node) -> new Playbook.Role(role, node.table().set("at"), node.table().flag("owns", false), node.table().flag("one", false), node.table().flag("lay", false))),
                pack.list("grades"),
                hours(pack.at("hours").orElseThrow().table()),
                pack.map("fields", (field, node) -> field(field, node.table())),
                pack.map("channels", (channel, node) ->
                        new Playbook.Channel(channel, node.table().set("by"), node.table().facts("sets"))),
                kinds(pack),
                pack.map("links", (link, node) -> link(link, node.table())),
                pack.map("calendar", (rule, node) -> calendarRule(rule, node.table())),
                pack.map("figures", (figure, node) -> FigureDecoder.figure(figure, node.table())),
                pack.map("obligations", (obligation, node) -> FigureDecoder.obligation(obligation, node.table())),
                pack.map("charts", (chart, node) -> new Playbook.Chart(chart, node.table().set("units"), node.table().set("posts"), node.table().text("figure"))),
                categories,
                matrix,
                duties,
                pack.at("points").map(node -> PointsDecoder.plan(node.table())).orElse(PointsPlan.NONE),
                pack.map("consents", (consent, node) -> consent(consent, node.table())),
                pack.map("overlays", (_, node) -> ((Node.Scalar) node).text()),
                terms);
    }

    /// A kind that switches the operating mode is there only where there is one to switch to.
    private static Map<String, Kind> kinds(Node.Table pack) {
        Map<String, Kind> kinds = pack.map("kinds", (kind, node) -> KindDecoder.kind(kind, node.table()));
        if (pack.at("overlays").isPresent()) {
            return kinds;
        }
        var without = new LinkedHashMap<>(kinds);
        without.values().removeIf(kind -> kind.moves().values().stream().anyMatch(move -> move.effects().contains(Effect.OVERLAY_ON)));
        return Collections.unmodifiableMap(without);
    }

    static Map<String, String> texts(Node node) {
        return node.table().map((_, text) -> ((Node.Scalar) text).text());
    }

    private static Playbook.Hours hours(Node.Table table) {
        return new Playbook.Hours(LocalTime.parse(table.text("open").orElseThrow()), LocalTime.parse(table.text("close").orElseThrow()));
    }

    private static Field field(String code, Node.Table table) {
        return new Field(
                code,
                Field.Type.valueOf(table.text("type").orElseThrow().toUpperCase(Locale.ROOT)),
                table.list("of"),
                number(table.whole("min")),
                number(table.whole("max")),
                table.flag("hides_asker", false),
                table.flag("sealed", false),
                reckoned(table));
    }

    private static Optional<Reckoning> reckoned(Node.Table table) {
        if (table.at("marks").orElse(null) instanceof Node.Table marks) {
            return Optional.of(new Reckoning.Mark(marks.text("of").orElseThrow(), marks.map("from", (_, least) -> Integer.valueOf(((Node.Scalar) least).text()))));
        }
        if (table.at("draw").orElse(null) instanceof Node.Table draw) {
            return Optional.of(new Reckoning.Drawn(draw.list("grades"), draw.whole("percent").orElseThrow(), draw.text("seed").orElseThrow()));
        }
        if (table.text("times_of").isPresent()) {
            return Optional.of(new Reckoning.Made(table.text("times_of").get()));
        }
        if (table.text("votes_of").isPresent()) {
            return Optional.of(new Reckoning.Votes(table.text("votes_of").get()));
        }
        return table.at("sum_of").isEmpty() ? Optional.empty()
                : Optional.of(new Reckoning.Sum(table.map("sum_of", (_, times) -> Integer.valueOf(((Node.Scalar) times).text())), table.whole("over").orElse(1)));
    }

    private static OptionalInt number(Optional<Integer> number) {
        return number.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private static Consent consent(String code, Node.Table table) {
        return new Consent(code, table.whole("version").orElseThrow(), Consent.Use.valueOf(table.text("for").orElseThrow().toUpperCase(Locale.ROOT)), table.set("to"),
                texts(table.at("purpose").orElseThrow()), texts(table.at("data").orElseThrow()), texts(table.at("keep").orElseThrow()),
                texts(table.at("receivers").orElseThrow()), table.flag("sensitive", false));
    }

    private static Playbook.LinkKind link(String code, Node.Table table) {
        return new Playbook.LinkKind(
                code,
                table.text("from").orElseThrow(),
                table.text("to").orElseThrow(),
                table.list("tagged"),
                table.text("if_vacant").orElseThrow());
    }

    private static Playbook.CalendarRule calendarRule(String code, Node.Table table) {
        var each = table.at("each").orElseThrow().table();
        return new Playbook.CalendarRule(
                code,
                table.text("opens").orElseThrow(),
                new Playbook.CalendarRule.Each(each.text("link"), each.text("unit"), each.text("rota")),
                table.at("every").orElseThrow().either(
                        period -> new Playbook.CalendarRule.Every(Optional.of(period), Optional.empty()),
                        rolling -> new Playbook.CalendarRule.Every(Optional.empty(), rolling.span("since_last_done"))));
    }
}
