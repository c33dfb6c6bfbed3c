package org.jinlin.matters;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Actor;
import org.jinlin.people.PageTexts;
import org.jinlin.people.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;

/// Shows one matter and makes moves on it from forms, for residents and staff alike: both come through the same door.
@Component
class MatterPagesMoves {

    private final Matters matters;
    private final MatterPagesForms forms;
    private final MatterPagesPhotos photos;
    private final MatterPagesStory story;
    private final Problems problems;

    MatterPagesMoves(Matters matters, MatterPagesForms forms, MatterPagesPhotos photos, MatterPagesStory story, Problems problems) {
        this.matters = matters;
        this.forms = forms;
        this.photos = photos;
        this.story = story;
        this.problems = problems;
    }

    /// What came of a form: made, or the page again with everything in it.
    sealed interface Result {
        record Made(String verb) implements Result {}

        record Again(HttpStatusCode status, MatterPagesScreen screen) implements Result {}
    }

    Outcome<MatterPagesScreen> screen(Actor actor, String number, MatterPagesTyped typed, boolean forStaff, PageTexts texts) {
        return matters.find(actor, number, texts.language())
                .then(matter -> matters.moves(actor, number, texts.language()).map(moves -> screen(actor, matter, moves, typed, forStaff, texts)));
    }

    private MatterPagesScreen screen(Actor actor, MatterView matter, List<MoveView> moves, MatterPagesTyped typed, boolean forStaff, PageTexts texts) {
        List<MatterPagesForm> own = forms.forms(actor, matter, typed, texts).stream()
                // whoever sees a matter follows it already in one way or another
                .filter(form -> !form.verb().equals("follow"))
                .toList();
        Optional<MatterPagesForm> sent = own.stream().filter(form -> form.verb().equals(typed.verb())).findFirst();
        List<MatterPagesForm.Fault> faults = sent.map(MatterPagesForm::faults)
                .orElseGet(() -> typed.error() == null ? List.of() : List.of(new MatterPagesForm.Fault(typed.error(), "moves")));
        List<String> left = sent.isEmpty() && typed.isWrong() ? typed.ownWords() : List.of();
        MatterView asked = asked(actor, matter, texts);
        String said = MatterPagesScreen.said(asked);
        List<String> pictures = asked == matter ? List.of() : MatterPagesScreen.photos(asked);
        return new MatterPagesScreen(matter, MatterPagesScreen.title(matter, texts), said, pictures, MatterPagesScreen.step(matter), MatterPagesChip.lines(matter, texts),
                story.lines(actor, matter, moves, forStaff, texts), own, faults, left, MatterPagesScreen.isDanger(said, texts), moves.stream().anyMatch(MoveView::paper), null, null);
    }

    /// Where it was said what is wanted: on the matter itself, or on the one that it is a part of.
    private MatterView asked(Actor actor, MatterView matter, PageTexts texts) {
        return matter.parent() == null ? matter : matters.find(actor, matter.parent(), texts.language()).map(parent -> asked(actor, parent, texts)).orElse(refusal -> matter);
    }

    /// Takes the photos in, asks the engine, and answers a refusal with the form as it was left.
    Outcome<Result> make(Actor actor, String number, HttpServletRequest request, boolean forStaff, boolean showOnly, PageTexts texts) {
        MatterPagesTyped typed = MatterPagesTyped.of(request);
        return matters.find(actor, number, texts.language()).then(matter -> {
            if (showOnly) {
                return again(actor, number, typed, HttpStatus.OK, forStaff, texts);
            }
            List<MatterView.Input> inputs = matter.moves().stream().filter(offer -> offer.verb().equals(typed.verb())).findFirst()
                    .map(MatterView.Offer::fields).orElse(List.of());
            MatterPagesTyped complete = photos.take(actor, request, typed, texts);
            if (complete.isWrong()) {
                return again(actor, number, complete, HttpStatus.UNPROCESSABLE_CONTENT, forStaff, texts);
            }
            var make = new MatterRequests.Make(typed.verb(), typed.id(), typed.version(), MatterPagesForms.fields(complete, inputs, texts.zone()));
            return switch (matters.move(actor, number, make, texts.language())) {
                case Outcome.Done<MatterView> done -> Outcome.<Result>done(new Result.Made(typed.verb()));
                case Outcome.Refused<MatterView>(Refusal refusal) -> refused(actor, matter, complete, inputs, refusal, request, forStaff, texts);
            };
        });
    }

    private Outcome<Result> refused(Actor actor, MatterView matter, MatterPagesTyped typed, List<MatterView.Input> inputs, Refusal refusal, HttpServletRequest request,
            boolean forStaff, PageTexts texts) {
        boolean reused = refusal.code().equals("CLIENT_ID_REUSED");
        if (reused && matters.moves(actor, matter.number(), texts.language()).map(moves -> MatterPagesSent.isMade(typed, moves, inputs)).orElse(none -> false)) {
            return Outcome.done(new Result.Made(typed.verb()));
        }
        MatterPagesTyped wrong = reused ? typed.renewed().wrong(texts.get("error.reused")) : new MatterPagesSentences(texts).know(matter).put(refusal, typed);
        HttpStatusCode status = problems.refused(refusal, request).getStatusCode();
        return again(actor, matter.number(), wrong, status, forStaff, texts);
    }

    private Outcome<Result> again(Actor actor, String number, MatterPagesTyped typed, HttpStatusCode status, boolean forStaff, PageTexts texts) {
        return screen(actor, number, typed, forStaff, texts).map(screen -> new Result.Again(status, screen));
    }
}
