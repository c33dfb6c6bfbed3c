package org.jinlin.playbook;

import java.util.Locale;
import java.util.OptionalInt;

/// Turns a figure or obligation as written into a [Figure] or [Obligation]. Trusts [FormCheck]; whether its words exist is
/// [FigureCheck]'s and [ObligationCheck]'s.
final class FigureDecoder {
    private FigureDecoder() {}

    static Figure figure(String code, Node.Table table) {
        return new Figure(
                code,
                counted(table),
                table.at("of").map(node -> counted(node.table())),
                table.text("period").map(FigureDecoder::cycle),
                table.whole("target").map(OptionalInt::of).orElse(OptionalInt.empty()),
                table.text("pillar"),
                table.text("by"),
                table.text("rated"));
    }

    static Obligation obligation(String code, Node.Table table) {
        Node.Table counts = table.at("counts").orElseThrow().table();
        return new Obligation(
                code,
                table.text("of").orElseThrow(),
                new Obligation.Deed(counts.text("kind").orElse(""), counts.set("ends"), counts.set("moves"), counts.facts("where"), counts.text("person"),
                        counts.map("sum", (_, times) -> Integer.valueOf(((Node.Scalar) times).text())), counts.text("link")),
                table.whole("times").orElseThrow(),
                table.whole("begins").orElse(0),
                cycle(table.text("every").orElseThrow()));
    }

    private static Cycle cycle(String word) {
        return Cycle.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static Which which(Node.Table table) {
        return new Which(table.text("kind").orElseThrow(), table.set("stages"), table.set("ends"), table.facts("where"));
    }

    private static Figure.Counted counted(Node.Table table) {
        String shape = Vocabulary.COUNTED.stream().filter(table.entries()::containsKey).findFirst().orElseThrow();
        Node node = table.at(shape).orElseThrow();
        return switch (shape) {
            case "count" -> new Figure.Counted.Count(which(node.table()));
            case "sum" -> new Figure.Counted.Sum(which(node.table()), node.table().text("field").orElseThrow());
            case "posts" -> new Figure.Counted.Posts(node.table().text("role").orElseThrow(), node.table().text("also"));
            case "units" -> new Figure.Counted.Units(((Node.Scalar) node).text());
            default -> new Figure.Counted.UnitsWith(node.table().text("level").orElseThrow(), which(node.table()));
        };
    }
}
