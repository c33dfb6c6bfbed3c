package org.jinlin.playbook;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Turns `points` as written into a [PointsPlan]. Trusts [FormCheck]; whether its words exist is [PointsCheck]'s.
final class PointsDecoder {
    private PointsDecoder() {}

    static PointsPlan plan(Node.Table table) {
        var expire = new EnumMap<Currency, Span>(Currency.class);
        table.map("expire", (currency, span) -> expire.put(Currency.of(currency), Span.parse(((Node.Scalar) span).text())));
        return new PointsPlan(table.whole("start").orElse(0), Collections.unmodifiableMap(expire), table.map("earn", (code, node) -> earning(code, node.table())),
                table.map("shop", (code, node) -> gift(code, node.table())), table.set("keepers"), table.flag("family", false), table.set("donate"),
                table.text("appeals"), table.set("fund"));
    }

    private static Earning earning(String code, Node.Table table) {
        Node.Table counts = table.at("counts").orElseThrow().table();
        return new Earning(
                code,
                new Obligation.Deed(counts.text("kind").orElseThrow(), counts.set("ends"), counts.set("moves"), counts.facts("where"), Optional.empty(), Map.of()),
                table.at("for").map(PointsDecoder::recipient).orElse(new Earning.Recipient(Optional.of(Earning.Word.DOER), Optional.empty(), Optional.empty())),
                table.text("currency").map(Currency::of).orElse(Currency.POINTS),
                amount(table),
                table.map("percent", (field, choices) -> choices.table().map((choice, percent) -> Integer.valueOf(((Node.Scalar) percent).text()))),
                table.at("most").map(node -> most(node.table())).orElse(Earning.Most.NONE),
                table.flag("asker_pays", false),
                table.set("confirmed_by"));
    }

    private static Earning.Recipient recipient(Node node) {
        return node.either(
                word -> Earning.Word.of(word).map(known -> new Earning.Recipient(Optional.of(known), Optional.empty(), Optional.empty()))
                        .orElseGet(() -> new Earning.Recipient(Optional.empty(), Optional.empty(), Optional.of(word))),
                field -> new Earning.Recipient(Optional.empty(), field.text("field"), Optional.empty()));
    }

    private static Earning.Amount amount(Node.Table table) {
        if (table.at("half_hours").orElse(null) instanceof Node.Table halves) {
            return new Earning.Amount.HalfHours(halves.text("minutes").orElseThrow(), halves.whole("each").orElseThrow());
        }
        return table.text("said").<Earning.Amount>map(Earning.Amount.Said::new).orElseGet(() -> new Earning.Amount.Fixed(table.whole("fixed").orElseThrow()));
    }

    private static Earning.Most most(Node.Table table) {
        return new Earning.Most(number(table, "activity"), number(table, "day"), number(table, "month"));
    }

    private static PointsPlan.Gift gift(String code, Node.Table table) {
        return new PointsPlan.Gift(code, table.whole("costs").orElseThrow(), table.text("currency").map(Currency::of).orElse(Currency.POINTS), number(table, "month"));
    }

    private static OptionalInt number(Node.Table table, String key) {
        return table.whole(key).map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
