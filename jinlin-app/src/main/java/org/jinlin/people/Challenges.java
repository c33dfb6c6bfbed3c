package org.jinlin.people;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Scope;
import org.jinlin.people.AccountStore.Claim;
import org.jinlin.people.Seals.Column;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Steps of signing in that wait for an answer. The browser holds a secret, the database its hash and, sealed, what the
/// answer has to be. A step is taken once, bears a few wrong answers only, and ends by itself.
@Component
class Challenges {

    enum Kind { FACTOR, ENROL, TOTP, PHONE, PASSKEY, PASSKEY_ADD, OPENID, OPENID_OUT, OPENID_GONE }

    static final Claim NOBODY = new Claim(0, 0);
    static final Duration LIFE = Duration.ofMinutes(10);
    static final int TRIES = 5;

    private final Db db;
    private final ChallengeStore store;
    private final Seals seals;
    private final JinlinClock clock;

    Challenges(Db db, ChallengeStore store, Seals seals, JinlinClock clock) {
        this.db = db;
        this.store = store;
        this.seals = seals;
        this.clock = clock;
    }

    /// @param claim  whose step it is, [#NOBODY] before that is known
    /// @param openid the hash of the session at the single sign-on that led to it, if one did
    record Step(Claim claim, String held, byte @Nullable [] openid) {

        @Override
        public String toString() {
            return "Step[claim=" + claim + "]";
        }
    }

    /// @param held what is needed to check the answer
    /// @return what the browser holds
    String open(Kind kind, Claim claim, String held, Duration life) {
        return open(kind, claim, held, life, null);
    }

    /// @param openid the hash of the session at the single sign-on that led to it, if one did
    String open(Kind kind, Claim claim, String held, Duration life, byte @Nullable [] openid) {
        String token = Secret.fresh();
        byte[] hash = Secret.hash(token);
        var row = new ChallengeStore.Row(kind(kind), claim, seals.seal(Column.CHALLENGE, claim.district(), id(hash), held), TRIES, clock.now().plus(life), openid);
        db.write(scope(), sql -> {
            store.insert(sql, hash, row);
            return token;
        });
        return token;
    }

    /// A step that waits, for showing it again.
    Optional<Step> look(Kind kind, String token) {
        Instant now = clock.now();
        return plausible(token).flatMap(hash -> store.find(db.ref(), hash, kind(kind), now).map(row -> step(hash, row)));
    }

    /// Takes one of its tries; empty when there is no such step or none is left.
    Optional<Step> attempt(Kind kind, String token) {
        Instant now = clock.now();
        return plausible(token).flatMap(hash -> db.write(scope(), sql -> store.attempt(sql, hash, kind(kind), now)).map(row -> step(hash, row)));
    }

    /// Takes the step itself. Of many at once one gets it.
    Optional<Step> take(Kind kind, String token) {
        Instant now = clock.now();
        return plausible(token).flatMap(hash -> db.write(scope(), sql -> store.take(sql, hash, kind(kind), now)).map(row -> step(hash, row)));
    }

    int deleteExpired() {
        return db.write(scope(), sql -> store.deleteExpired(sql, clock.now()));
    }

    private static Optional<byte[]> plausible(String token) {
        return Secret.isPlausible(token) ? Optional.of(Secret.hash(token)) : Optional.empty();
    }

    private Step step(byte[] hash, ChallengeStore.Found found) {
        return new Step(found.claim(), seals.open(Column.CHALLENGE, found.claim().district(), id(hash), found.held()), found.openid());
    }

    private static long id(byte[] hash) {
        return ByteBuffer.wrap(hash).getLong();
    }

    private static String kind(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Scope scope() {
        return Scope.service(0, Scope.Kind.SIGN_IN);
    }
}
