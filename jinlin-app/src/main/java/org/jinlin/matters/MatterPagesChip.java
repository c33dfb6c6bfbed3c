package org.jinlin.matters;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.people.PageTexts;
import org.jspecify.annotations.Nullable;

/// How a promise stands, for the eye: one to four bars, the name of the colour, and the time left. Never the colour alone.
///
/// @param level 0 none or well, 1 blue to 4 red
/// @param solid over, or nearly: the strong form of the colour
/// @param good  kept
/// @param dueAt of a promise that runs: a page that stays open counts on by itself
/// @param name  of the colour, when it shows one
public record MatterPagesChip(int level, boolean solid, boolean good, String text, @Nullable Instant dueAt, @Nullable String name) {

    /// Less than this left is shown like over.
    private static final Duration NEARLY = Duration.ofMinutes(5);
    private static final int RED = 4;
    private static final Map<String, Integer> LEVELS = Map.of("blue", 1, "yellow", 2, "orange", 3, "red", RED);
    /// Where no promise runs, the engine's time of the next look lies in the year 9999.
    static final Instant FAR = Instant.parse("9000-01-01T00:00:00Z");

    /// A promise of a page: what it is, how it stands, and until when.
    public record Line(String name, MatterPagesChip chip, @Nullable String until) {}

    /// What runs comes first, the nearest on top.
    static List<Line> lines(MatterView matter, PageTexts texts) {
        return matter.clocks().stream().filter(clock -> clock.promise() && !clock.state().equals("void"))
                .sorted(Comparator.comparing((MatterView.Clock clock) -> !isRunning(clock)).thenComparing(MatterView.Clock::dueAt))
                .map(clock -> new Line(clock.name(), of(clock, texts), isRunning(clock) ? texts.get("clock.until", texts.when(clock.dueAt()), clock.unit().name()) : null))
                .toList();
    }

    private static MatterPagesChip still(int level, boolean good, String text) {
        return new MatterPagesChip(level, false, good, text, null, null);
    }

    public static MatterPagesChip of(MatterView.Clock clock, PageTexts texts) {
        return switch (clock.state()) {
            case "paused" -> still(0, false, texts.get("clock.paused"));
            case "running" -> running(clock.dueAt(), clock.shown(), texts);
            case "missed" -> still(RED, false, texts.get("clock.missed", texts.span(Duration.between(clock.dueAt(), end(clock)))));
            default -> still(0, true, texts.get("clock.met"));
        };
    }

    /// Of the grade that somebody gave. A colour that the playbook made up has no bars.
    static MatterPagesChip of(MatterView.Named grade) {
        return still(LEVELS.getOrDefault(grade.code(), 0), false, grade.name());
    }

    /// Of a row in a list: the next promise, or how it ended.
    static MatterPagesChip of(MatterLine line, PageTexts texts) {
        if (line.outcome() != null) {
            return still(0, line.outcome().code().equals("solved"), line.outcome().name());
        }
        return Optional.ofNullable(line.dueAt()).filter(at -> at.isBefore(FAR))
                .map(at -> running(at, line.shown(), texts))
                .orElseGet(() -> still(0, false, line.stage().name()));
    }

    static MatterPagesChip running(Instant dueAt, MatterView.@Nullable Named shown, PageTexts texts) {
        Duration left = Duration.between(texts.now(), dueAt);
        boolean over = left.isNegative();
        int level = shown == null ? over ? RED : 0 : LEVELS.getOrDefault(shown.code(), RED);
        String time = over ? texts.get("clock.over", texts.span(left.negated())) : texts.get("clock.left", texts.span(left));
        return new MatterPagesChip(level, level > 0 && left.compareTo(NEARLY) < 0, false, shown == null ? time : texts.get("clock.shown", shown.name(), time),
                dueAt, shown == null ? null : shown.name());
    }

    private static boolean isRunning(MatterView.Clock clock) {
        return clock.state().equals("running");
    }

    private static Instant end(MatterView.Clock clock) {
        return clock.endedAt() == null || clock.endedAt().isBefore(clock.dueAt()) ? clock.dueAt() : clock.endedAt();
    }

    /// The class of the style sheet.
    public String style() {
        return good ? "lv lv0" : level == 0 ? "lv" : "lv lv" + level + (solid ? " solid" : "");
    }
}
