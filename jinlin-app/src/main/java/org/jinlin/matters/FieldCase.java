package org.jinlin.matters;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jinlin.kit.Outcome;
import org.jinlin.matters.MatterPagesMoves.Result;
import org.jinlin.matters.MatterPagesScreen.Revealed;
import org.jinlin.people.Actor;
import org.jinlin.people.Household;
import org.jinlin.people.Households;
import org.jinlin.people.PageFrame;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// One matter in the hand of somebody on the way: the same screen as at the desk, with the moves in the order in which they
/// press, and the door where one has to go.
@Component
class FieldCase {

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

    /// @param wanted the move whose form is to stand open
    Outcome<FieldScreen> screen(Actor actor, String number, String action, String back, @Nullable String wanted, PageFrame frame) {
        return moves.screen(actor, number, MatterPagesTyped.blank(), true, frame.texts()).map(screen -> screen(actor, screen, action, back, wanted, frame));
    }

    FieldScreen screen(Actor actor, MatterPagesScreen screen, String action, String back, @Nullable String wanted, PageFrame frame) {
        Playbook playbook = desk.playbookAt(actor.district(), Long.parseLong(screen.matter().place().id()));
        Kind kind = playbook.kinds().get(screen.matter().kind());
        OptionalLong household = matters.household(actor, screen.matter().number());
        Household home = household.isEmpty() ? null : households.forVisits(actor, List.of(household.getAsLong()), playbook).stream().findFirst().orElse(null);
        List<String> tags = home == null ? List.of() : home.tags().stream().map(tag -> playbook.term(screen.matter().kind(), tag, frame.language())).toList();
        return new FieldScreen(screen, action, back, FieldMove.ranked(screen, kind, wanted), home, tags, title(screen.matter(), frame), asked(actor, screen.matter(), playbook, frame));
    }

    Outcome<Result> make(Actor actor, String number, HttpServletRequest request, boolean showOnly, PageFrame frame) {
        return moves.make(actor, number, request, true, showOnly, frame.texts());
    }

    /// The asker in clear, in this one answer, or why not.
    Revealed reveal(Actor actor, String number, String reason, PageFrame frame) {
        Outcome<MatterRevealed> outcome = matters.reveal(actor, number, reason);
        var sentences = new MatterPagesSentences(frame.texts()).know("reason", frame.text("desk.reveal.reason"));
        return outcome.map(found -> Revealed.of(found, frame.language())).orElse(refusal -> Revealed.refused(sentences.sentence(refusal)));
    }

    /// Words of the parent's moves that called this unit, or one of the reader's when it has climbed since, as far as this actor
    /// may read them.
    private List<String> asked(Actor actor, MatterView matter, Playbook playbook, PageFrame frame) {
        if (matter.parent() == null) {
            return List.of();
        }
        Set<String> calls = playbook.kinds().values().stream().flatMap(kind -> kind.moves().values().stream()).filter(rule -> !rule.opens().isEmpty()).map(MoveRule::code).collect(Collectors.toSet());
        Set<String> units = Stream.concat(Stream.of(matter.owner().id()), actor.posts().stream().map(post -> Long.toString(post.unitId()))).collect(Collectors.toSet());
        return matters.moves(actor, matter.parent(), frame.language()).orElse(refusal -> List.of()).stream()
                .filter(move -> calls.contains(move.verb()) && !move.internal() && names(move.facts(), units))
                .flatMap(move -> move.texts().values().stream()).filter(String.class::isInstance).map(String.class::cast).toList();
    }

    private static boolean names(Map<String, Object> facts, Set<String> units) {
        return facts.values().stream().anyMatch(value -> value instanceof List<?> list ? list.stream().anyMatch(units::contains) : units.contains(String.valueOf(value)));
    }

    private static String title(MatterView matter, PageFrame frame) {
        MatterView.Named state = matter.outcome() == null ? matter.stage() : matter.outcome();
        boolean unanswered = matter.clocks().stream().anyMatch(clock -> clock.clock().equals("answer") && clock.state().equals("running"));
        return unanswered ? frame.text("field.title.answer") : frame.texts().find("field.title." + matter.kind() + "." + state.code()).orElse(state.name());
    }
}
