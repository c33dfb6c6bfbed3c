package org.jinlin.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.people.AccountStore.Claim;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whoever sits at an open session shows once more to be the owner of the account, before something changes by which one comes in.
@Component
class OwnPassword {

    /// So long after signing in nothing is asked again.
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Db db;
    private final OwnAccount own;
    private final SessionStore sessions;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final JinlinClock clock;

    OwnPassword(Db db, OwnAccount own, SessionStore sessions, Passwords passwords, SignInThrottle throttle, JinlinClock clock) {
        this.db = db;
        this.own = own;
        this.sessions = sessions;
        this.passwords = passwords;
        this.throttle = throttle;
        this.clock = clock;
    }

    /// The password, where there is one. Refused: `PASSWORD_OLD_WRONG`, `SIGN_IN_WAIT`, `TOKEN_NEEDS_SESSION` to programs.
    Outcome<Claim> check(Actor actor, String password, Browser browser) {
        return own.of(actor).map(claim -> matching(actor, claim, own.row(actor).map(AccountStore.Row::passwordHash).orElse(null), password, browser)).orElseGet(() -> Outcome.refused("TOKEN_NEEDS_SESSION"));
    }

    private Outcome<Claim> matching(Actor actor, Claim claim, @Nullable String hash, String password, Browser browser) {
        // whoever sits at an open session could guess the old one here
        var gauges = throttle.gauges("password of " + actor.district() + " " + actor.personId(), browser, false);
        Optional<Duration> wait = throttle.begin(gauges, clock.now());
        if (wait.isPresent()) {
            return Outcome.refused("SIGN_IN_WAIT", wait.get().plusSeconds(59).toMinutes());
        }
        if (hash != null && !passwords.matches(password, hash)) {
            return Outcome.refused("PASSWORD_OLD_WRONG");
        }
        throttle.succeeded(gauges, clock.now());
        return Outcome.done(claim);
    }

    /// Whether this session began so lately that nothing is asked again.
    ///
    /// @param token of the session that asks
    boolean isFresh(Claim claim, String token) {
        Instant since = clock.now().minus(FRESH);
        return sessions.createdAt(db.ref(), claim, Secret.hash(token)).filter(createdAt -> createdAt.isAfter(since)).isPresent();
    }

    /// A session that began lately, or else the password. Refused as [#check], and `SIGN_IN_ANEW` to who has no password.
    ///
    /// @param token of the session that asks
    Outcome<Claim> freshOr(Actor actor, String token, String password, Browser browser) {
        Optional<Claim> claim = own.of(actor);
        if (claim.isPresent() && isFresh(claim.get(), token)) {
            return Outcome.done(claim.get());
        }
        boolean none = claim.isPresent() && own.row(actor).map(AccountStore.Row::passwordHash).isEmpty();
        return none ? Outcome.refused("SIGN_IN_ANEW") : check(actor, password, browser);
    }
}
