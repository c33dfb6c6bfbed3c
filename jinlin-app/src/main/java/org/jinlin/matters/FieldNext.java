package org.jinlin.matters;

import java.util.Optional;
import java.util.Set;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What becomes of a matter after a move on it: whether it has left the hand, and what happens next, in a line.
@Component
class FieldNext {

    /// These can be done on what is others' work, too.
    private static final Set<String> BESIDE = Set.of("note", "remark", "follow", "reply", "supervise", "reopen", "call_back", "call_missed", "undo");

    private final Matters matters;

    FieldNext(Matters matters) {
        this.matters = matters;
    }

    /// Taken from the matter as it is, so that an address made by hand says nothing that is not so.
    Optional<String> line(Actor actor, @Nullable String number, PageFrame frame) {
        return number == null ? Optional.empty() : matters.find(actor, number, frame.language()).map(matter -> Optional.of(line(matter, frame))).orElse(none -> Optional.empty());
    }

    private static String line(MatterView matter, PageFrame frame) {
        MatterView.Named state = matter.outcome() == null ? matter.stage() : matter.outcome();
        return frame.texts().find("field.next." + matter.kind() + "." + state.code(), matter.number())
                .orElseGet(() -> frame.text("field.next", matter.number(), state.name()));
    }

    /// It ended, waits for somebody else, or cannot be seen any more.
    boolean isAway(Actor actor, String number, PageFrame frame) {
        return matters.find(actor, number, frame.language())
                .map(matter -> matter.endedAt() != null || matter.moves().stream().allMatch(offer -> BESIDE.contains(offer.verb()))).orElse(refusal -> true);
    }
}
