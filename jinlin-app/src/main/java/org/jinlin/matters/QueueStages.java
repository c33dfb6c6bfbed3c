package org.jinlin.matters;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.MoveRule;

/// Which stages of a kind make which queue, read off its moves. Every open stage is in one of them. Pure.
final class QueueStages {

    static final String ACCEPT = "accept";
    static final String DISPATCH = "dispatch";
    static final String HANDLING = "handling";
    static final String CALL_BACK = "call_back";

    private QueueStages() {}

    /// To be accepted and to be called back is what these moves start from; to be dispatched, what a move starts from that
    /// gives it to others and leads on; in hand is the rest.
    static Map<String, Set<String>> of(Kind kind) {
        Set<String> accept = from(kind, ACCEPT);
        Set<String> callBack = from(kind, CALL_BACK);
        Set<String> given = new LinkedHashSet<>();
        Set<String> dispatch = new LinkedHashSet<>();
        kind.moves().values().stream().filter(move -> !move.opens().isEmpty() && move.to().isPresent()).forEach(move -> {
            dispatch.addAll(move.from());
            given.add(move.to().get());
        });
        dispatch.removeAll(given);
        Set<String> handling = new LinkedHashSet<>();
        kind.stages().values().stream().filter(stage -> !stage.isFinal()).map(Kind.Stage::code).forEach(handling::add);
        List.of(accept, callBack, dispatch).forEach(handling::removeAll);
        return Map.of(ACCEPT, accept, DISPATCH, dispatch, HANDLING, handling, CALL_BACK, callBack);
    }

    private static Set<String> from(Kind kind, String verb) {
        return Optional.ofNullable(kind.moves().get(verb)).map(MoveRule::from).orElse(Set.of());
    }
}
