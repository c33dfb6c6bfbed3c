package org.jinlin.insight;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.Field;
import org.jinlin.playbook.Figure;
import org.jinlin.playbook.Figure.Counted;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Which;

/// The formula of a figure as a sentence that people read, made from the playbook alone: what is not in it is not counted.
record FigureWords(Playbook playbook, PageTexts texts) {

    String name(String figure) {
        String key = "figure." + figure;
        return term("", playbook.terms().containsKey(key) ? key : figure);
    }

    String formula(Figure figure) {
        String counted = counted(figure.counted());
        String formula = figure.whole().map(whole -> texts.get("figures.share", counted, counted(whole))).orElse(counted);
        return figure.cycle().map(cycle -> texts.get("figures.in." + cycle.name().toLowerCase(Locale.ROOT), formula, texts.get(
                figure.counted().matters().filter(Which::byEnd).isPresent() ? "figures.by.end" : "figures.by.opening"))).orElse(formula);
    }

    /// `3`, `3 / 4`, or `3 / 4 = 75.0%` where there is a share.
    String value(FigureShare share) {
        if (share.denominator().isEmpty()) {
            return Long.toString(share.numerator());
        }
        String both = share.numerator() + " / " + share.denominator().getAsLong();
        return share.percent().map(percent -> percent.toPlainString() + "%").or(() -> share.average().map(BigDecimal::toPlainString)).map(value -> both + " = " + value).orElse(both);
    }

    private String counted(Counted counted) {
        return switch (counted) {
            case Counted.Count(Which which) -> texts.get("figures.count", which(which));
            case Counted.Sum(Which which, String field) -> texts.get("figures.sum", term(which.kind(), field), which(which));
            case Counted.Posts(String role, Optional<String> also) -> also.map(other -> texts.get("figures.posts.also", term("", role), term("", other)))
                    .orElseGet(() -> texts.get("figures.posts", term("", role)));
            case Counted.Units(String level) -> texts.get("figures.units", term("", level));
            case Counted.UnitsWith(String level, Which which) -> texts.get("figures.unitsWith", term("", level), which(which));
        };
    }

    /// The kind, and in brackets which of them.
    String which(Which which) {
        var only = new ArrayList<String>();
        if (!which.stages().isEmpty()) {
            only.add(texts.get("figures.only", texts.get("figures.stage"), terms(which.kind(), which.stages())));
        }
        if (!which.ends().isEmpty()) {
            only.add(texts.get("figures.only", texts.get("figures.end"), terms(which.kind(), which.ends())));
        }
        where(which.kind(), which.where()).forEach(only::add);
        String kind = term(which.kind(), which.kind());
        return only.isEmpty() ? kind : texts.get("figures.which", kind, String.join(texts.get("figures.and"), only));
    }

    List<String> where(String kind, Map<String, Object> facts) {
        return facts.entrySet().stream().map(fact -> texts.get("figures.only", term(kind, fact.getKey()), value(kind, fact.getKey(), fact.getValue()))).toList();
    }

    /// A value of a field as people read it.
    String value(String kind, String code, Object value) {
        if (value instanceof Boolean flag) {
            return texts.get(flag ? "figures.yes" : "figures.no");
        }
        Field field = playbook.fields().get(code);
        String text = value.toString();
        if (field == null || field.type() == Field.Type.NUMBER) {
            return text;
        }
        if (field.type() == Field.Type.CATEGORY) {
            return Optional.ofNullable(playbook.categories().get(text)).map(category -> category.name().getOrDefault(texts.language(), text)).orElse(text);
        }
        return playbook.terms().containsKey(code + "." + text) ? term("", code + "." + text) : term(kind, text);
    }

    private String terms(String kind, Collection<String> codes) {
        return String.join(texts.get("figures.or"), codes.stream().map(code -> term(kind, code)).toList());
    }

    String term(String kind, String code) {
        return playbook.term(kind, code, texts.language());
    }
}
