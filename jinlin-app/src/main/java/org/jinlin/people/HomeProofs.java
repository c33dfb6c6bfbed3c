package org.jinlin.people;

import java.time.Instant;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.springframework.stereotype.Component;

/// Whose home was confirmed by whoever answers there. It is asked for and decided like a correction of one's own data, see
/// [DataRequests#home]; it ends when the person moves, has the address corrected, or says to live elsewhere.
@Component
public class HomeProofs {

    private final Db db;

    HomeProofs(Db db) {
        this.db = db;
    }

    /// A home that was confirmed.
    public record Confirmed(long unitId, Instant at) {}

    /// The confirmed home of a person; empty for who has none, and for who has moved since.
    public Optional<Confirmed> of(int district, long personId) {
        return db.readWithin(Scope.service(district, Scope.Kind.REPORT), sql -> new HomeProofStore(sql, district).of(personId)).map(row -> new Confirmed(row.unitId(), row.at()));
    }

    /// Whether the person who does something lives where somebody has confirmed it.
    public boolean isProven(Actor actor) {
        return actor.kind() == Actor.Kind.PERSON && of(actor.district(), actor.personId()).isPresent();
    }
}
