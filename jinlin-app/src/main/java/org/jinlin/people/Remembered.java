package org.jinlin.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.people.AccountStore.Claim;
import org.springframework.stereotype.Component;

/// "Remember this phone": a resident's phone signs its owner in again for ninety days. Each use turns the token; when an old
/// one comes back, somebody has copied it, and everything of that account ends. Nobody who holds an office is remembered, and nobody at
/// all while the district has it switched off.
@Component
public class Remembered {

    private static final Duration LIFE = Duration.ofDays(90);
    /// Two pages that are opened at once both send the old token.
    private static final Duration AT_ONCE = Duration.ofSeconds(30);

    private final Db db;
    private final RememberedStore store;
    private final LayPosts posts;
    private final SessionStore sessions;
    private final AccountEventStore events;
    private final OwnAccount own;
    private final Entrance entrance;
    private final Orgs orgs;
    private final Switches switches;
    private final JinlinClock clock;

    Remembered(Db db, RememberedStore store, LayPosts posts, SessionStore sessions, AccountEventStore events, OwnAccount own, Entrance entrance, Orgs orgs, Switches switches, JinlinClock clock) {
        this.db = db;
        this.store = store;
        this.posts = posts;
        this.sessions = sessions;
        this.events = events;
        this.own = own;
        this.entrance = entrance;
        this.orgs = orgs;
        this.switches = switches;
        this.clock = clock;
    }

    /// Signed in again.
    ///
    /// @param cookie what the phone holds from now on; absent when it was turned a moment ago
    public record Again(SignedIn session, Optional<String> cookie) {

        @Override
        public String toString() {
            return "Again";
        }
    }

    /// Whether the phone of somebody who is signed in may be remembered: of a resident, where the district has not switched it off.
    public boolean isOffered(Actor actor) {
        return !actor.isStaff() && switches.on(actor.district(), Switch.REMEMBERED_PHONE);
    }

    /// Remembers the phone of a resident who is signed in: what it holds from now on. Empty where it is not offered.
    public Optional<String> remember(Actor actor) {
        if (!isOffered(actor)) {
            return Optional.empty();
        }
        return own.of(actor).map(claim -> {
            String series = Secret.fresh();
            String token = Secret.fresh();
            Instant now = clock.now();
            return db.write(Accounts.scope(claim), sql -> {
                store.insert(sql, Secret.hash(series), new RememberedStore.Row(claim, Secret.hash(token), null, now, now.plus(LIFE)));
                events.add(sql, claim, AccountEvent.Kind.REMEMBERED, null, now);
                return series + "." + token;
            });
        });
    }

    /// Forgets the phone that holds this.
    public void forget(String cookie) {
        parts(cookie).ifPresent(parts -> db.write(Scope.service(0, Scope.Kind.SIGN_IN), sql -> {
            store.end(sql, Secret.hash(parts[0]));
            return parts;
        }));
    }

    /// Signs the owner of a remembered phone in.
    public Optional<Again> again(String cookie, Browser browser) {
        return parts(cookie).flatMap(parts -> turned(parts[0], parts[1])).flatMap(turn -> {
            Moment now = new Moment(clock.now(), orgs.today(turn.owner().district()));
            boolean resident = switches.on(turn.owner().district(), Switch.REMEMBERED_PHONE) && posts.standing(turn.owner(), now).filter(found -> !found.staff() && !found.blocked() && !found.hasTotp()).isPresent();
            return resident && entrance.enter(turn.owner(), browser, Entrance.Proof.ONE).orElse(refusal -> null) instanceof Entered.Open(SignedIn session)
                    ? Optional.of(new Again(session, turn.cookie())) : Optional.empty();
        });
    }

    private record Turn(Claim owner, Optional<String> cookie) {}

    private Optional<Turn> turned(String series, String token) {
        byte[] hash = Secret.hash(series);
        Instant now = clock.now();
        String fresh = Secret.fresh();
        return db.write(Scope.service(0, Scope.Kind.SIGN_IN), sql -> store.hold(sql, hash, now).map(row -> {
            if (Arrays.equals(row.token(), Secret.hash(token))) {
                store.turn(sql, hash, Secret.hash(fresh), row.token(), now);
                return new Look(row.owner(), false, Optional.of(series + "." + fresh));
            }
            boolean momentAgo = Arrays.equals(row.previous(), Secret.hash(token)) && now.isBefore(row.turnedAt().plus(AT_ONCE));
            return new Look(row.owner(), !momentAgo, Optional.empty());
        })).flatMap(look -> {
            if (look.stolen()) {
                end(look.owner(), now);
            }
            return look.stolen() ? Optional.empty() : Optional.of(new Turn(look.owner(), look.cookie()));
        });
    }

    private record Look(Claim owner, boolean stolen, Optional<String> cookie) {}

    /// One of the two who hold a token is not the owner, and nobody knows which.
    private void end(Claim owner, Instant now) {
        db.write(Accounts.scope(owner), sql -> {
            store.forget(sql, owner);
            sessions.endOthers(sql, owner, new byte[0]);
            events.add(sql, owner, AccountEvent.Kind.REMEMBERED_STOLEN, null, now);
            return owner;
        });
    }

    private static Optional<String[]> parts(String cookie) {
        String[] parts = cookie.split("\\.", -1);
        return parts.length == 2 && Secret.isPlausible(parts[0]) && Secret.isPlausible(parts[1]) ? Optional.of(parts) : Optional.empty();
    }
}
