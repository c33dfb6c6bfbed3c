package org.jinlin.matters;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jinlin.people.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds what a form has done already when it is sent a second time. With photos it is another request for the engine, as
/// they are taken in again under other ids; people who press the button twice mean the same.
@Component
class MatterPagesSent {

    private final Db db;

    MatterPagesSent(Db db) {
        this.db = db;
    }

    /// What was opened before with a form.
    ///
    /// @param openerId whoever opened it, for themselves or for the asker
    /// @param byGuest  whether by somebody without an account
    record Opened(String number, long askerId, @Nullable Long openerId, boolean byGuest) {
        boolean by(Actor actor) {
            return openerId != null && openerId == actor.personId();
        }

        Actor guest(int district) {
            return new Actor(district, Actor.Kind.GUEST, askerId, List.of(), false);
        }
    }

    /// @param id of the form: nobody but the browser it was made for knows it, and nobody can guess it
    Optional<Opened> opened(int district, UUID id) {
        return db.read(Scope.service(district, Scope.Kind.MOVE), sql -> {
            var store = new MatterStore(sql, district);
            return store.command(id).flatMap(command -> store.find(command.matterId())).filter(matter -> matter.identity().askerId() != null)
                    .map(matter -> new Opened(matter.identity().number(), matter.identity().askerId(), matter.identity().openerId(), store.history(matter.id()).getFirst().actor().kind().equals("guest")));
        });
    }

    /// Whether this very move, with the same words, is in the timeline already.
    static boolean isMade(MatterPagesTyped typed, List<MoveView> moves, List<MatterView.Input> inputs) {
        List<String> said = inputs.stream().filter(input -> input.type().equals("text")).map(MatterView.Input::field).toList();
        return moves.stream().filter(move -> move.verb().equals(typed.verb()))
                .anyMatch(move -> said.stream().allMatch(field -> move.texts().getOrDefault(field, "").equals(typed.first(field))));
    }
}
