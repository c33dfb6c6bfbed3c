package org.jinlin.playbook;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Turns a kind as written into a [Kind]. Trusts [FormCheck]; whether the words fit together is [PlaybookChecker]'s.
final class KindDecoder {
    private static final Set<String> OWNER_WORDS = Set.copyOf(Vocabulary.words(Owner.Word.values()));

    private KindDecoder() {}

    static Kind kind(String code, Node.Table table) {
        var stages = table.map("stages", KindDecoder::stage);
        return new Kind(
                code,
                table.set("opened_by"),
                table.set("child_of"),
                table.flag("outlives", false),
                table.text("subject"),
                stages,
                table.map("clocks", KindDecoder::clock),
                table.map("moves", (move, node) -> move(move, node.table(), stages)),
                table.map("reacts", (_, node) -> reactions(node.table())),
                table.at("public").map(node -> showing(node.table())), table.at("bars").map(node -> bars(node.table())),
                table.text("seen_by").isPresent(), table.at("keep").map(node -> keep(node.table())),
                Kind.Asker.valueOf(table.text("asker").orElse("guest").toUpperCase(Locale.ROOT)),
                table.at("suggests").map(node -> suggests(node.table())),
                table.flag("single", false), table.at("roster").map(node -> roster(node.table())));
    }

    private static MoveRule.Elsewhere elsewhere(Node.Table table) {
        return new MoveRule.Elsewhere(table.text("consent").orElseThrow(), table.text("name").orElseThrow(), table.text("from").orElseThrow());
    }

    private static Roster roster(Node.Table table) {
        return new Roster(table.text("unit").orElseThrow(), table.list("offered"), table.text("free"), table.text("since"), table.text("listed"), table.at("second").map(node -> second(node.table())));
    }

    private static Roster.Second second(Node.Table table) {
        return new Roster.Second(table.text("move").orElseThrow(), table.text("unit").orElseThrow(), table.text("since"));
    }

    private static Suggests suggests(Node.Table table) {
        return new Suggests(table.text("from").orElseThrow(), table.text("wanted").orElseThrow(), table.list("offered"), table.text("free"), table.whole("reach_metres").orElse(Suggests.REACH_METRES));
    }

    private static Showing showing(Node.Table table) {
        return new Showing(table.set("stages"), table.map("says", (_, fields) -> Collections.unmodifiableSet(new LinkedHashSet<>(fields.texts()))), table.map("only", (_, stage) -> ((Node.Scalar) stage).text()), table.set("each"), table.set("names"),
                table.list("week"), table.flag("map", false));
    }

    private static Kind.Bars bars(Node.Table table) {
        return new Kind.Bars(table.text("from"), table.text("until").orElseThrow(), table.text("begun"), table.text("done"));
    }

    private static Keep keep(Node.Table table) {
        return new Keep(table.whole("months").orElseThrow(), PackDecoder.texts(table.at("ground").orElseThrow()), table.span("after_mode"), table.text("from"), table.set("moves"));
    }

    private static Kind.Stage stage(String code, Node node) {
        return new Kind.Stage(code, node.table().at("owner").map(KindDecoder::owner), node.table().list("ends"), node.table().text("pass"));
    }

    static Owner owner(Node node) {
        return node.either(
                word -> OWNER_WORDS.contains(word) ? Owner.Word.valueOf(word.toUpperCase(Locale.ROOT)) : new Owner.Level(word),
                table -> new Owner.FromField(table.text("field").orElseThrow()));
    }

    private static ClockRule clock(String code, Node node) {
        var table = node.table();
        return new ClockRule(
                code,
                table.set("starts"),
                table.set("stops"),
                table.set("voids"),
                within(table.at("within").orElseThrow()),
                ClockRule.Calendar.valueOf(table.text("calendar").orElse("always").toUpperCase(Locale.ROOT)),
                table.list("warn").stream().map(Double::valueOf).toList(),
                table.set("pauses"),
                table.facts("when"),
                table.flag("promise", true),
                late(table.at("late").orElseThrow()));
    }

    private static ClockRule.Within within(Node node) {
        return node.either(
                word -> new ClockRule.Within.For(Span.parse(word)),
                table -> table.text("field").<ClockRule.Within>map(ClockRule.Within.UntilField::new)
                        .or(() -> table.text("parent").map(clock -> new ClockRule.Within.OfParent(clock, table.text("sooner"))))
                        .or(() -> table.at("choice").map(fields -> new ClockRule.Within.ByChoice(fields.table().map((_, choices) -> spans(choices.table())))))
                        .orElseGet(() -> new ClockRule.Within.ByGrade(
                                spans(table.at("grade").orElseThrow().table()))));
    }

    private static Map<String, Span> spans(Node.Table table) {
        return table.map((_, span) -> Span.parse(((Node.Scalar) span).text()));
    }

    private static ClockRule.Late late(Node node) {
        return node.either(
                _ -> new ClockRule.Late.Climb(Optional.empty(), Optional.empty(), Optional.empty()),
                table -> table.text("do").<ClockRule.Late>map(ClockRule.Late.Do::new)
                        .orElseGet(() -> new ClockRule.Late.Climb(
                                table.text("climb").filter(level -> !level.equals(Vocabulary.NEXT_LEVEL)),
                                table.span("after"),
                                table.text("shows"))));
    }

    private static MoveRule move(String code, Node.Table table, Map<String, Kind.Stage> stages) {
        return new MoveRule(
                code,
                from(table.list("from"), stages),
                table.text("to"),
                table.at("owner").map(KindDecoder::owner),
                table.at("end").map(KindDecoder::end),
                table.set("by"),
                table.set("needs"),
                table.set("needs_one"),
                table.set("may"),
                table.set("from_end"),
                table.span("after_end"),
                table.span("within"),
                table.at("limit").map(KindDecoder::limit),
                table.set("anew"),
                table.at("over_limit").map(KindDecoder::owner),
                table.at("gate").map(node -> gate(node.table())).orElse(MoveRule.Gate.NONE),
                table.facts("unless"),
                table.map("bounds", (_, node) -> bounds(node.table())),
                table.map("opens", (_, node) -> new MoveRule.Opens(
                        owner(node.table().at("owner").orElseThrow()), node.table().facts("sets"), node.table().at("elsewhere").map(far -> elsewhere(far.table())))),
                table.set("undoes"),
                table.map("then", (_, node) -> new MoveRule.Then(node.table().facts("when"), node.table().whole("nth"))),
                table.map("sets_clock", (_, node) -> ((Node.Scalar) node).text()),
                effects(table),
                table.set("tells"),
                table.flag("internal", false),
                table.set("proof"),
                table.flag("paper", false),
                table.at("at_place").map(node -> new MoveRule.AtPlace(node.table().text("code").orElseThrow(), node.table().text("day").orElseThrow())),
                table.at("skilled").map(node -> skilled(node.table())));
    }

    private static MoveRule.Skilled skilled(Node.Table table) {
        return new MoveRule.Skilled(table.text("from").orElseThrow(), table.text("unit").orElseThrow(), table.text("wanted").orElseThrow(), table.list("offered"), table.text("why").orElseThrow());
    }

    /// `open` stands for every open stage, `any` for every stage.
    private static Set<String> from(List<String> words, Map<String, Kind.Stage> stages) {
        var all = new LinkedHashSet<String>();
        for (String word : words) {
            switch (word) {
                case "any" -> all.addAll(stages.keySet());
                case "open" -> stages.values().stream().filter(stage -> !stage.isFinal()).forEach(stage -> all.add(stage.code()));
                default -> all.add(word);
            }
        }
        return Collections.unmodifiableSet(all);
    }

    private static MoveRule.End end(Node node) {
        return node.either(MoveRule.End.Outcome::new, table -> new MoveRule.End.FromField(table.text("field").orElseThrow()));
    }

    private static MoveRule.Limit limit(Node node) {
        return node.either(
                word -> new MoveRule.Limit(Integer.parseInt(word), Optional.empty()),
                table -> new MoveRule.Limit(table.whole("times").orElseThrow(), table.span("every")));
    }

    private static MoveRule.Gate gate(Node.Table table) {
        return new MoveRule.Gate(table.set("children_ended"),
                table.map("times", (_, node) -> Integer.valueOf(((Node.Scalar) node).text())), table.flag("second_person", false));
    }

    private static MoveRule.Bounds bounds(Node.Table table) {
        return new MoveRule.Bounds(table.span("min"), table.span("max"), table.text("not_after"));
    }

    private static NavigableMap<Integer, Kind.Reaction> reactions(Node.Table table) {
        var lines = new TreeMap<Integer, Kind.Reaction>();
        table.map((_, node) -> reaction(node.table())).forEach((nth, line) -> lines.put(Integer.valueOf(nth), line));
        return Collections.unmodifiableNavigableMap(lines);
    }

    private static Kind.Reaction reaction(Node.Table table) {
        return new Kind.Reaction(table.text("to"), table.at("owner").map(KindDecoder::owner), table.text("do"),
                effects(table));
    }

    private static Set<Effect> effects(Node.Table table) {
        return table.list("effects").stream()
                .map(word -> Effect.valueOf(word.toUpperCase(Locale.ROOT)))
                .collect(Collectors.collectingAndThen(Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
    }
}
