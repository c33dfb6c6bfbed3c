package org.jinlin.matters;

import java.util.List;
import java.util.Optional;
import org.jinlin.people.PageTexts;
import org.jspecify.annotations.Nullable;

/// Everything the page of one matter shows.
///
/// @param title   how it stands, in a sentence
/// @param said    what was reported, whole
/// @param step    of [#STEPS], from 1; 0 where the kind or stage has no such steps
/// @param clocks  the promises
/// @param forms   what the reader may do now, the most likely first
/// @param faults  what is wrong with the form that was sent
/// @param left    what was typed into a form that is no longer there
/// @param danger  whether the report speaks of danger to life
/// @param done    what was just done
/// @param revealed the asker in clear, once, after a reason
public record MatterPagesScreen(MatterView matter, String title, String said, int step, List<MatterPagesChip.Line> clocks, List<MatterPagesStory.Line> story,
        List<MatterPagesForm> forms, List<MatterPagesForm.Fault> faults, List<String> left, boolean danger, @Nullable String done, @Nullable Revealed revealed) {

    /// The five steps that residents are shown (ux rule 2), by the stages of a request.
    public static final List<String> STEPS = List.of("reported", "accepted", "handling", "told", "closed");

    private static final int LINE = 60;

    /// @param error why it was not shown
    public record Revealed(@Nullable String name, @Nullable String phone, @Nullable String error) {}

    static int step(MatterView matter) {
        return !matter.kind().equals("request") ? 0 : switch (matter.stage().code()) {
            case "submitted" -> 1;
            case "accepted" -> 2;
            case "handling", "disputed", "paused" -> 3;
            case "told" -> 4;
            case "closed" -> 5;
            default -> 0;
        };
    }

    /// How it stands for the resident: by the outcome, else the stage, else in the playbook's words.
    static String title(MatterView matter, PageTexts texts) {
        if (!matter.kind().equals("request")) {
            return (matter.outcome() == null ? matter.stage() : matter.outcome()).name();
        }
        return Optional.ofNullable(matter.outcome()).flatMap(outcome -> texts.find("outcome." + outcome.code()))
                .or(() -> matter.outcome() == null ? texts.find("stage." + matter.stage().code(), matter.owner().name()) : Optional.empty())
                .orElseGet(() -> (matter.outcome() == null ? matter.stage() : matter.outcome()).name());
    }

    static String said(MatterView matter) {
        return matter.texts().getOrDefault("text", "").toString();
    }

    /// What a row or a heading shows of a text.
    static String beginning(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= LINE ? line : line.substring(0, line.offsetByCodePoints(0, LINE)) + "…";
    }

    /// Whether a text speaks of danger to life, by the words of the message files of every language we speak.
    static boolean isDanger(String text, PageTexts texts) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        return List.of(java.util.Locale.CHINESE, java.util.Locale.ENGLISH).stream()
                .flatMap(language -> texts.in(language).list("danger.words").stream()).anyMatch(lower::contains);
    }

    public boolean isOpen() {
        return matter.endedAt() == null;
    }

    /// The form that stands open on the resident's page: the rating, when it is the asker's turn.
    public Optional<MatterPagesForm> turn() {
        return forms.stream().filter(form -> form.verb().equals("rate") && matter.stage().code().equals("told")).findFirst();
    }

    public List<MatterPagesForm> others() {
        return forms.stream().filter(form -> turn().map(turn -> !turn.verb().equals(form.verb())).orElse(true)).toList();
    }
}
