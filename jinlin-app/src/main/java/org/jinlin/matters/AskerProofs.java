package org.jinlin.matters;

import java.util.Optional;
import java.util.Set;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Actor;
import org.jinlin.people.HomeProofs;
import org.jinlin.people.PhoneProofs;
import org.jinlin.people.ReportLimits;
import org.jinlin.playbook.Kind;
import org.springframework.stereotype.Component;

/// What stands between somebody without a post and a new matter: the proof that the playbook asks for, and how much one may report in a
/// day. Neither holds back who reports danger to life.
@Component
class AskerProofs {

    private static final Set<String> OF_RESIDENTS = Set.of("resident", "guest");

    private final PhoneProofs phones;
    private final HomeProofs homes;
    private final ReportLimits limits;
    private final DangerWords danger;

    AskerProofs(PhoneProofs phones, HomeProofs homes, ReportLimits limits, DangerWords danger) {
        this.phones = phones;
        this.homes = homes;
        this.limits = limits;
        this.danger = danger;
    }

    /// Why somebody has to prove more before opening one of a kind: `ASKER_PHONE` or `ASKER_HOME`. Whoever opens it by a post or as a program of
    /// the district proves nothing here.
    ///
    /// @param words as what the actor may open there
    Optional<Refusal> missing(Actor actor, Kind kind, Set<String> words, MatterRequests.Open request) {
        boolean byOffice = kind.openedBy().stream().anyMatch(word -> words.contains(word) && !OF_RESIDENTS.contains(word));
        if (byOffice || kind.asker() == Kind.Asker.GUEST || danger.in(request.fields())) {
            return Optional.empty();
        }
        return switch (kind.asker()) {
            case GUEST -> Optional.empty();
            case PHONE -> actor.kind() == Actor.Kind.PERSON && phones.isProven(actor) ? Optional.empty() : Optional.of(Refusal.of("ASKER_PHONE"));
            case ADDRESS -> homes.isProven(actor) ? Optional.empty() : Optional.of(Refusal.of(actor.kind() == Actor.Kind.PERSON ? "ASKER_HOME" : "ASKER_PHONE"));
        };
    }

    /// Counts what was opened. Refused: `REPORTS_WAIT`.
    Outcome<Boolean> counted(Actor actor, MatterRequests.Open request) {
        return danger.in(request.fields()) ? Outcome.done(true) : limits.take(actor, request.asker() == null ? null : request.asker().phone());
    }
}
