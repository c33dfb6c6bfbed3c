package org.jinlin.matters;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.Masks;
import org.jinlin.people.Contact;
import org.jinlin.people.PageTexts;
import org.jspecify.annotations.Nullable;

/// Everything the page of one matter shows.
///
/// @param title   how it stands, in a sentence
/// @param said    what was reported, whole; of an order what was reported on the request it belongs to
/// @param pictures the photos of that report, where they are not in the timeline below
/// @param step    of [#STEPS], from 1; 0 where the kind or stage has no such steps
/// @param clocks  the promises
/// @param forms   what the reader may do now, the most likely first
/// @param faults  what is wrong with the form that was sent
/// @param left    what was typed into a form that is no longer there
/// @param danger  whether the report speaks of danger to life
/// @param paper   whether a step wrote a paper that the reader may open
/// @param done    what was just done
/// @param revealed the asker in clear, once, after a reason
public record MatterPagesScreen(MatterView matter, String title, String said, List<String> pictures, int step, List<MatterPagesChip.Line> clocks, List<MatterPagesStory.Line> story,
        List<MatterPagesForm> forms, List<MatterPagesForm.Fault> faults, List<String> left, boolean danger, boolean paper, @Nullable String done, @Nullable Revealed revealed) {

    /// The five steps that residents are shown (ux rule 2), by the stages of a request.
    public static final List<String> STEPS = List.of("reported", "accepted", "handling", "told", "closed");

    /// What stands at the thumb on a phone, with a page of its own.
    public static final List<String> BAR = List.of("note", "urge");

    private static final String LAST = "withdraw";
    private static final String UNDO = "undo";

    /// @param about whom the asker reports for, where it is somebody else
    /// @param error why it was not shown
    /// @param sealed what was said in sealed fields, by the word for the field
    public record Revealed(@Nullable String name, @Nullable String phone, @Nullable Contact about, Map<String, String> sealed, @Nullable String error) {

        static Revealed of(MatterRevealed revealed, String language) {
            var contact = revealed.contact();
            var sealed = revealed.named(language);
            return contact == null ? new Revealed(null, null, null, sealed, null) : new Revealed(contact.name(), contact.phone(), contact.about(), sealed, null);
        }

        static Revealed refused(String sentence) {
            return new Revealed(null, null, null, Map.of(), sentence);
        }
    }

    static int step(MatterView matter) {
        return step(matter.kind(), matter.stage().code());
    }

    static int step(String kind, String stage) {
        return !kind.equals("request") ? 0 : switch (stage) {
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
        return title(matter.kind(), matter.stage(), matter.outcome(), matter.owner().name(), texts);
    }

    static String title(String kind, MatterView.Named stage, MatterView.@Nullable Named outcome, String owner, PageTexts texts) {
        MatterView.Named shown = outcome == null ? stage : outcome;
        if (!kind.equals("request")) {
            return shown.name();
        }
        return texts.find((outcome == null ? "stage." : "outcome.") + shown.code(), owner).orElse(shown.name());
    }

    static String said(MatterView matter) {
        return MatterJson.called(matter.texts());
    }

    static List<String> photos(MatterView matter) {
        return matter.texts().get("files") instanceof List<?> files ? files.stream().map(String::valueOf).toList() : List.of();
    }

    /// The same page with what was just done, or with the asker in clear.
    MatterPagesScreen with(@Nullable String justDone, @Nullable Revealed shown) {
        return new MatterPagesScreen(matter, title, said, pictures, step, clocks, story, forms, faults, left, danger, paper, justDone, shown);
    }

    /// Whether a text speaks of danger to life, by the words of the message files of every language we speak.
    static boolean isDanger(String text, PageTexts texts) {
        String lower = text.toLowerCase(Locale.ROOT);
        return List.of(Locale.CHINESE, Locale.ENGLISH).stream()
                .flatMap(language -> texts.in(language).list("danger.words").stream()).anyMatch(lower::contains);
    }

    /// How urgent it is, while that says when something happens.
    public Optional<MatterPagesChip> grade() {
        return Optional.ofNullable(matter.grade()).filter(_ -> isOpen()).map(MatterPagesChip::of);
    }

    /// Whether something stands here as a mask that a reason opens.
    public boolean hasSealed() {
        return matter.texts().containsValue(Masks.hidden()) || story.stream().flatMap(line -> line.texts().stream()).anyMatch(text -> text.text().equals(Masks.hidden()));
    }

    public boolean isOpen() {
        return matter.endedAt() == null;
    }

    /// A form that has a page of its own.
    public Optional<MatterPagesForm> form(String verb) {
        return forms.stream().filter(form -> form.verb().equals(verb)).findFirst();
    }

    /// The photos of the report, and of what was said to be done: what the asker compares.
    public List<String> before() {
        return story.stream().filter(line -> line.verb().equals("open")).findFirst().map(MatterPagesStory.Line::photos).orElse(List.of());
    }

    public List<String> after() {
        return finished().map(MatterPagesStory.Line::photos).orElse(List.of());
    }

    /// The latest word that it is done.
    public Optional<MatterPagesStory.Line> finished() {
        return story.stream().filter(line -> line.verb().equals("finish")).findFirst();
    }

    /// The promise that is nearest, to be told in one line.
    public Optional<MatterPagesChip.Line> promise() {
        return clocks.stream().filter(clock -> clock.until() != null).findFirst();
    }

    /// The form that stands open on the resident's page: the rating, when it is the asker's turn.
    public Optional<MatterPagesForm> turn() {
        return forms.stream().filter(form -> form.verb().equals("rate") && matter.stage().code().equals("told")).findFirst();
    }

    /// The forms as staff need them: what can be taken back only for minutes stands on top.
    public List<MatterPagesForm> atDesk() {
        return forms.stream().sorted(Comparator.comparing(form -> !UNDO.equals(form.verb()))).toList();
    }

    /// The others as residents need them: saying more first, taking it all back last.
    public List<MatterPagesForm> others() {
        return forms.stream().filter(form -> !BAR.contains(form.verb())).filter(form -> turn().map(turn -> !turn.verb().equals(form.verb())).orElse(true))
                .sorted(Comparator.comparing((MatterPagesForm form) -> LAST.equals(form.verb())))
                .toList();
    }
}
