package org.jinlin.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jinlin.kit.Page;
import org.jinlin.matters.MatterLine;
import org.jinlin.matters.MatterPagesChip;
import org.jinlin.matters.MatterPagesForm;
import org.jinlin.matters.MatterPagesRow;
import org.jinlin.matters.MatterPagesStory;
import org.jinlin.matters.MatterView;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageTexts;
import org.jspecify.annotations.Nullable;

/// What the style page shows: made up, and seen to be.
public record KitSamples(List<KitTokens.Token> tokens, List<MatterPagesChip> chips, List<MatterPagesChip.Line> clocks, List<MatterPagesRow> rows, List<MatterPagesForm.Entry> inputs,
        List<MatterPagesForm.Fault> faults, List<MatterPagesStory.Line> story) {

    /// From the mildest to the gravest.
    private static final List<String> COLOURS = List.of("blue", "yellow", "orange", "red");
    private static final Duration LEFT = Duration.ofMinutes(26);
    private static final List<String> TYPES = List.of("text", "choice", "unit", "units", "flag", "number", "time", "files");

    static KitSamples of(PageFrame frame, List<KitTokens.Token> tokens) {
        PageTexts texts = frame.texts();
        List<MatterPagesForm.Entry> inputs = TYPES.stream().map(type -> input(type, texts)).toList();
        return new KitSamples(tokens, chips(texts), clocks(texts), rows(frame), inputs,
                inputs.stream().filter(entry -> entry.error() != null).map(entry -> new MatterPagesForm.Fault(entry.error(), entry.inputId())).toList(), story(texts));
    }

    /// All there are: running and over at each level, then without a level, kept, missed and standing still.
    private static List<MatterPagesChip> chips(PageTexts texts) {
        Instant now = texts.now();
        var levels = COLOURS.stream().flatMap(colour -> Stream.of(chip("running", now.plus(LEFT), colour, texts), chip("running", now.minus(LEFT), colour, texts)));
        return Stream.concat(levels, Stream.of(chip("running", now.plus(LEFT), null, texts), chip("met", now, null, texts), chip("missed", now.minus(LEFT), null, texts), chip("paused", now, null, texts)))
                .toList();
    }

    private static MatterPagesChip chip(String state, Instant dueAt, @Nullable String colour, PageTexts texts) {
        return MatterPagesChip.of(new MatterView.Clock(state, state, state, texts.now(), dueAt, null, state.equals("running") ? null : texts.now(), true, colour(colour, texts), unit(texts)), texts);
    }

    private static MatterView.@Nullable Named colour(@Nullable String code, PageTexts texts) {
        return code == null ? null : new MatterView.Named(code, texts.get("kit.colour." + code));
    }

    private static MatterView.Place unit(PageTexts texts) {
        return new MatterView.Place("0", texts.get("kit.unit"));
    }

    private static List<MatterPagesChip.Line> clocks(PageTexts texts) {
        Instant dueAt = texts.now().plus(LEFT);
        String until = texts.get("clock.until", texts.when(dueAt), texts.get("kit.unit"));
        return List.of(new MatterPagesChip.Line(texts.get("kit.clock.answer"), chip("met", dueAt, null, texts), null),
                new MatterPagesChip.Line(texts.get("kit.clock.arrive"), chip("running", dueAt, "orange", texts), until),
                new MatterPagesChip.Line(texts.get("kit.clock.solve"), chip("running", dueAt, "blue", texts), until));
    }

    /// The gravest first, and it is over.
    private static List<MatterPagesRow> rows(PageFrame frame) {
        Instant now = frame.texts().now();
        var lines = IntStream.range(0, COLOURS.size()).mapToObj(n -> line(n, now.plus(n == 0 ? LEFT.negated() : LEFT), COLOURS.reversed().get(n), frame.texts())).toList();
        return MatterPagesRow.of(new Page<>(lines, Optional.empty()), frame).items();
    }

    private static MatterLine line(int n, Instant dueAt, String colour, PageTexts texts) {
        var stage = new MatterView.Named("handling", texts.get("step.handling"));
        return new MatterLine("0-000000-000" + n, "request", stage, null, null, colour(colour, texts), null, null, unit(texts), unit(texts), texts.now(), dueAt, texts.get("kit.said"), null);
    }

    private static MatterPagesForm.Entry input(String type, PageTexts texts) {
        List<MatterPagesForm.Choice> choices = Stream.of("solved", "partly", "unsolved").map(code -> new MatterPagesForm.Choice(code, texts.get("choice.verdict." + code))).toList();
        boolean wrong = type.equals("text") || type.equals("choice");
        return new MatterPagesForm.Entry("kit", type, texts.get("kit.input." + type), type, wrong ? "required" : "optional",
                List.of(new MatterPagesForm.Group(texts.get("kit.unit"), choices)), type.equals("text") ? List.of(texts.get("kit.said")) : List.of(),
                wrong ? texts.get("kit.wrong." + type) : null);
    }

    private static List<MatterPagesStory.Line> story(PageTexts texts) {
        String when = texts.when(texts.now());
        String who = texts.get("kit.unit") + " " + texts.get("kit.person");
        List<MatterPagesStory.Said> said = List.of(new MatterPagesStory.Said(null, texts.get("kit.said")));
        return List.of(new MatterPagesStory.Line("finish", texts.get("move.finish"), who, when, said, List.of(), List.of(), false, false, true),
                new MatterPagesStory.Line("remark", texts.get("kit.remark"), who, when, said, List.of(texts.get("kit.fact")), List.of(), true, false, true),
                new MatterPagesStory.Line("note", texts.get("move.note"), texts.get("story.resident"), when, List.of(), List.of(), List.of(), false, true, false),
                new MatterPagesStory.Line("open", texts.get("move.open"), texts.get("story.resident"), when, said, List.of(), List.of(), false, false, false));
    }
}
