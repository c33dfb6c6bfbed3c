package org.jinlin.matters;

import java.time.Instant;
import java.util.List;
import org.jinlin.kit.Outcome;
import org.jinlin.people.Actor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The proof that nothing is lost, for who answers for the whole tenant.
@RestController
class NothingLostApi {

    private final NothingLost nothingLost;

    NothingLostApi(NothingLost nothingLost) {
        this.nothingLost = nothingLost;
    }

    /// @param lost empty is the good answer
    record Answer(Instant at, List<NothingLost.Lost> lost) {}

    /// Open matters without an owner or a running clock. Refuses everybody but the top of the tree: ROOT_POST_NEEDED.
    @GetMapping("/api/nothing-lost")
    Outcome<Answer> find(Actor actor) {
        return nothingLost.mayAsk(actor) ? Outcome.done(new Answer(nothingLost.now(), nothingLost.find(actor.district()))) : Outcome.refused("ROOT_POST_NEEDED");
    }
}
