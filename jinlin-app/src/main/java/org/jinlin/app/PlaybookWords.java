package org.jinlin.app;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.ClockRule;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Owner;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Span;

/// What the words of a kind are called: those of the playbook by its terms, those of the grammar by the message files. Pure.
record PlaybookWords(Playbook playbook, Kind kind, PageTexts texts) {

    private static final String ENTER = "enter.";

    String term(String code) {
        return playbook.term(kind.code(), code, texts.language());
    }

    String joined(Stream<String> words) {
        return words.distinct().collect(Collectors.joining(texts.get("comma")));
    }

    String stage(String code) {
        return code.equals(MoveRule.NEW) ? texts.get("playbook.flow.new") : term(code);
    }

    /// Somebody who may make a move: a role of the playbook, or a word of the grammar.
    String who(String code) {
        return playbook.roles().containsKey(code) ? term(code) : texts.find("playbook.who." + code).orElse(code);
    }

    String owner(Owner owner) {
        return switch (owner) {
            case Owner.Level(String level) -> term(level);
            case Owner.FromField(String field) -> texts.get("playbook.owner.field", term(field));
            case Owner.Word word -> texts.get("playbook.owner." + word.name().toLowerCase(Locale.ROOT));
        };
    }

    /// MOVE, CHILD.MOVE or enter.STAGE.
    String trigger(String code) {
        if (code.startsWith(ENTER)) {
            return texts.get("playbook.flow.enter", term(code.substring(ENTER.length())));
        }
        int dot = code.indexOf('.');
        return dot < 0 ? term(code) : child(code.substring(0, dot), code.substring(dot + 1));
    }

    String child(String child, String move) {
        String language = texts.language();
        return texts.get("playbook.flow.child", playbook.term(child, child, language), playbook.term(child, move, language));
    }

    String clock(ClockRule clock) {
        return playbook.clockTerm(kind.code(), clock.code(), texts.language());
    }

    String length(ClockRule clock) {
        String within = switch (clock.within()) {
            case ClockRule.Within.For(Span span) -> span(span);
            case ClockRule.Within.ByGrade(var spans) -> joined(spans.entrySet().stream().map(entry -> term(entry.getKey()) + " " + span(entry.getValue())));
            case ClockRule.Within.ByChoice(var fields) -> joined(fields.entrySet().stream().flatMap(field -> field.getValue().entrySet().stream()
                    .map(entry -> term(field.getKey()) + " " + term(entry.getKey()) + " " + span(entry.getValue()))));
            case ClockRule.Within.UntilField(String field) -> texts.get("playbook.flow.until", term(field));
            case ClockRule.Within.OfParent _ -> texts.get("playbook.flow.parent");
        };
        return clock.calendar() == ClockRule.Calendar.ALWAYS ? within
                : texts.get("playbook.flow.counted", within, texts.get("playbook.calendar." + clock.calendar().name().toLowerCase(Locale.ROOT)));
    }

    private String span(Span span) {
        return texts.span(span.elapsed());
    }

    String late(ClockRule clock) {
        return switch (clock.late()) {
            case ClockRule.Late.Do(String move) -> texts.get("playbook.flow.do", term(move));
            case ClockRule.Late.Climb climb -> climb.level().map(level -> texts.get("playbook.flow.climb.level", term(level))).orElseGet(() -> texts.get("playbook.flow.climb"));
        };
    }
}
