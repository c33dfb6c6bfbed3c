package org.jinlin.points;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jinlin.kit.Refusal;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.Currency;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;

/// What stands in the ledger as words: the playbook's for rules and gifts, the message files' for the rest.
record PointsWords(Playbook playbook, PageTexts texts) {

    String amount(long amount, Currency currency) {
        return texts.get("points.amount." + currency.code(), amount);
    }

    String signed(long amount, Currency currency) {
        return (amount > 0 ? "+" : "−") + amount(Math.abs(amount), currency);
    }

    String gift(String code) {
        return term("gift.", code);
    }

    String rule(String code) {
        return term("earning.", code);
    }

    private String term(String prefix, String code) {
        return playbook.term("", playbook.terms().containsKey(prefix + code) ? prefix + code : code, texts.language());
    }

    /// What happened on a line: the rule or the gift where there is one, with what kind of booking it was.
    String line(Statement line) {
        Optional<String> named = Optional.ofNullable(line.rule()).map(code -> line.kind() == Posting.Kind.REDEEMED || playbook.points().shop().containsKey(code) ? gift(code) : rule(code));
        String kind = texts.get("points.kind." + line.kind().code());
        String what = named.map(name -> texts.get("points.line", kind, name)).orElse(kind);
        return line.reason() == null ? what : texts.get("points.because", what, texts.get("points.reason." + line.reason().code()));
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(texts.get("dash.date.year"), Locale.of(texts.language())).format(day);
    }

    String sentence(Refusal refusal) {
        return texts.sentence(refusal, refusal.args().stream().map(String::valueOf).toList());
    }

    /// A whole number that somebody typed, with its sign; null for anything else.
    static @Nullable Integer number(String typed) {
        return Stream.of(typed.strip()).filter(text -> text.matches("[+-]?[0-9]{1,7}")).map(Integer::valueOf).findFirst().orElse(null);
    }
}
