package org.jinlin.people;

import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jinlin.people.AccountStore.Claim;
import org.springframework.stereotype.Component;

/// The account of whoever is signed in; what one does with one's own account needs a session, not a token of a program.
@Component
class OwnAccount {

    private final Db db;
    private final AccountStore accounts;

    OwnAccount(Db db, AccountStore accounts) {
        this.db = db;
        this.accounts = accounts;
    }

    /// Empty for guests, programs and the engine.
    Optional<Claim> of(Actor actor) {
        if (actor.kind() != Actor.Kind.PERSON || actor.viaApi()) {
            return Optional.empty();
        }
        return row(actor).map(row -> new Claim(actor.district(), row.id()));
    }

    Optional<AccountStore.Row> row(Actor actor) {
        return ofPerson(actor.district(), actor.personId());
    }

    Optional<AccountStore.Row> ofPerson(int district, long personId) {
        return db.read(Scope.service(district, Scope.Kind.SIGN_IN), sql -> accounts.ofPerson(sql, district, personId));
    }
}
