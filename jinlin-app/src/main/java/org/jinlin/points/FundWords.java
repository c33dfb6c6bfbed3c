package org.jinlin.points;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jinlin.kit.Refusal;
import org.jinlin.people.PageTexts;

/// The book of a fund as words.
record FundWords(PageTexts texts) {

    private static final int HUNDREDTHS = 100;

    /// Yuan with two places and its sign: `+1,250.00`.
    String signed(long cents) {
        return texts.get("fund.amount", (cents < 0 ? "−" : "+") + number(Math.abs(cents)));
    }

    String amount(long cents) {
        return texts.get("fund.amount", number(cents));
    }

    private static String number(long cents) {
        return String.format(Locale.ROOT, "%,d.%02d", cents / HUNDREDTHS, cents % HUNDREDTHS);
    }

    String purpose(FundPurpose purpose) {
        return texts.get("fund.purpose." + purpose.code());
    }

    FundScreen.Sum sum(FundLine.Sum sum) {
        return new FundScreen.Sum(purpose(sum.purpose()), signed(sum.cents()), sum.people() == 0 ? null : texts.get("fund.people", sum.people()));
    }

    /// @param keeper whether whoever reads it may put it right
    FundScreen.Line line(FundLine line, boolean keeper) {
        String who = line.purpose() != FundPurpose.DONATION ? null : line.donor() == null ? texts.get("fund.unnamed") : line.donor();
        return new FundScreen.Line(Long.toString(line.id()), day(line.day()), signed(line.cents()), purpose(line.purpose()), who, line.people() == null ? null : texts.get("fund.people", line.people()),
                line.reversed(), keeper && !line.reversed() && line.purpose() != FundPurpose.REVERSED);
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(texts.get("dash.date.year"), Locale.of(texts.language())).format(day);
    }

    List<FundScreen.Choice> purposes() {
        return FundPurpose.entered().map(purpose -> new FundScreen.Choice(purpose.code(), purpose(purpose))).toList();
    }

    /// Whether a purpose that somebody chose is one for which money goes out.
    boolean isGrant(String code) {
        return FundPurpose.entered().anyMatch(purpose -> purpose.code().equals(code) && !purpose.isIncome());
    }

    /// A word for yes.
    String yes() {
        return texts.list("fund.yes").getFirst();
    }

    /// Purposes are known by their words and by their codes.
    FundSheet sheet(LocalDate today) {
        Map<String, FundPurpose> known = new HashMap<>();
        FundPurpose.entered().forEach(purpose -> {
            known.put(purpose.code(), purpose);
            known.put(purpose(purpose).toLowerCase(Locale.ROOT), purpose);
        });
        return new FundSheet(known, Set.copyOf(texts.list("fund.yes")), today);
    }

    String sentence(Refusal refusal) {
        return texts.sentence(refusal, refusal.args().stream().map(String::valueOf).toList());
    }
}
