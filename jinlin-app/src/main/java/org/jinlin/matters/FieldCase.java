package org.jinlin.matters;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jinlin.kit.Outcome;
import org.jinlin.matters.MatterPagesMoves.Result;
import org.jinlin.matters.MatterPagesScreen.Revealed;
import org.jinlin.people.Actor;
import org.jinlin.people.Contact;
import org.jinlin.people.Household;
import org.jinlin.people.Households;
import org.jinlin.people.PageFrame;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// One matter in the hand of somebody on the way: the same screen as at the desk, with the moves in the order in which they
/// press, and the door where one has to go.
@Component
public class FieldCase {

    private final MatterPagesMoves moves;
    private final Matters matters;
    private final Households households;
    private final Desk desk;

    FieldCase(MatterPagesMoves moves, Matters matters, Households households, Desk desk) {
        this.moves = moves;
        this.matters = matters;
        this.households = households;
        this.desk = desk;
    }

    /// A page of one matter.
    ///
    /// @param action  the address of this page, where its forms go
    /// @param back    the list it came from
    /// @param ranked  the moves, the most pressing first
    /// @param home    where to go, when the matter is about a household
    /// @param tags    what the care for that household has to know, in words
    /// @param title   how it stands, in a sentence
    public record Screen(MatterPagesScreen matter, String action, String back, List<FieldMove> ranked, @Nullable Household home, List<String> tags, String title) {

        /// The form that stands open: the one that was asked for or sent, else that of the next step when it wants words.
        public String opened() {
            return ranked.stream().map(FieldMove::form).filter(MatterPagesForm::open).findFirst()
                    .or(() -> ranked.stream().filter(move -> move.wanted() || move.pressing()).findFirst().filter(move -> move.wanted() || !move.tap()).map(FieldMove::form))
                    .map(MatterPagesForm::verb).orElse("");
        }

        /// The moves for the bar at the thumb.
        public List<FieldMove> thumb() {
            return ranked.stream().filter(FieldMove::pressing).limit(FieldMove.THUMB).toList();
        }

        /// The same page with another state of its matter.
        Screen with(MatterPagesScreen changed) {
            return new Screen(changed, action, back, ranked, home, tags, title);
        }

        /// Whether one of these moves is on offer.
        boolean offers(List<String> verbs) {
            return matter.forms().stream().anyMatch(form -> verbs.contains(form.verb()));
        }

        /// The form of a move, where it is on offer.
        public Optional<MatterPagesForm> form(String verb) {
            return matter.forms().stream().filter(form -> form.verb().equals(verb)).findFirst();
        }

        /// The others, for a page that shows some forms by itself.
        public List<MatterPagesForm> without(List<String> verbs) {
            return ranked.stream().map(FieldMove::form).filter(form -> !verbs.contains(form.verb())).toList();
        }
    }

    /// @param wanted the move whose form is to stand open
    Outcome<Screen> screen(Actor actor, String number, String action, String back, @Nullable String wanted, PageFrame frame) {
        return moves.screen(actor, number, MatterPagesTyped.blank(), true, frame.texts()).map(screen -> screen(actor, screen, action, back, wanted, frame));
    }

    Screen screen(Actor actor, MatterPagesScreen screen, String action, String back, @Nullable String wanted, PageFrame frame) {
        Playbook playbook = desk.playbookAt(actor.district(), Long.parseLong(screen.matter().place().id()));
        Kind kind = playbook.kinds().get(screen.matter().kind());
        OptionalLong household = matters.household(actor, screen.matter().number());
        Household home = household.isEmpty() ? null : households.forVisits(actor, List.of(household.getAsLong()), playbook).stream().findFirst().orElse(null);
        List<String> tags = home == null ? List.of() : home.tags().stream().map(tag -> playbook.term(screen.matter().kind(), tag, frame.language())).toList();
        return new Screen(screen, action, back, FieldMove.ranked(screen, kind, wanted), home, tags, title(screen.matter(), frame));
    }

    Outcome<Result> make(Actor actor, String number, HttpServletRequest request, boolean showOnly, PageFrame frame) {
        return moves.make(actor, number, request, true, showOnly, frame.texts());
    }

    /// The asker in clear, in this one answer, or why not.
    Revealed reveal(Actor actor, String number, String reason, PageFrame frame) {
        Outcome<Contact> outcome = matters.reveal(actor, number, reason);
        var sentences = new MatterPagesSentences(frame.texts()).know("reason", frame.text("desk.reveal.reason"));
        return outcome.map(contact -> new Revealed(contact.name(), contact.phone(), null)).orElse(refusal -> new Revealed(null, null, sentences.sentence(refusal)));
    }

    private static String title(MatterView matter, PageFrame frame) {
        MatterView.Named state = matter.outcome() == null ? matter.stage() : matter.outcome();
        return frame.texts().find("field.title." + matter.kind() + "." + state.code()).orElse(state.name());
    }

    /// What happens next with a matter that was just given out of hand, in a line for the list; taken from the matter as it is,
    /// so that an address made by hand says nothing that is not so.
    Optional<String> next(Actor actor, @Nullable String number, PageFrame frame) {
        return number == null ? Optional.empty() : matters.find(actor, number, frame.language()).map(matter -> next(matter, frame)).orElse(none -> Optional.empty());
    }

    private static Optional<String> next(MatterView matter, PageFrame frame) {
        String state = matter.outcome() == null ? matter.stage().code() : matter.outcome().code();
        return frame.texts().find("field.next." + matter.kind() + "." + state, matter.number(), matter.owner().name())
                .or(() -> Optional.of(frame.text("field.next", matter.number(), (matter.outcome() == null ? matter.stage() : matter.outcome()).name())));
    }

    /// Whether a matter has left the hand of who moved it: it ended, waits for the asker, or cannot be seen any more.
    boolean isAway(Actor actor, String number, PageFrame frame) {
        return matters.find(actor, number, frame.language())
                .map(matter -> matter.endedAt() != null || matter.moves().stream().noneMatch(FieldCase::isWork)).orElse(refusal -> true);
    }

    /// Notes can be made on what is others' work, too.
    private static boolean isWork(MatterView.Offer offer) {
        return !List.of("note", "remark", "follow", "reply", "supervise", "reopen", "call_back", "call_missed", "undo").contains(offer.verb());
    }
}
