package org.jinlin.people;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.people.AccountStore.Claim;
import org.jinlin.people.Challenges.Kind;
import org.jinlin.people.Challenges.Step;
import org.jinlin.people.PasskeyCheck.Made;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// One's own passkeys: adding, listing and removing them. How one signs in with them is in [PasskeyEntrance].
@Component
public class Passkeys {

    static final int MOST = 10;
    static final int NAME_CHARACTERS_MAX = 60;
    /// From asking a device to its answer.
    static final Duration LIFE = Duration.ofMinutes(5);

    private final Db db;
    private final PasskeyStore store;
    private final PasskeySecrets secrets;
    private final AccountEventStore events;
    private final Challenges challenges;
    private final OwnAccount own;
    private final OwnPassword owner;
    private final Ids ids;
    private final JinlinClock clock;

    Passkeys(Db db, PasskeyStore store, PasskeySecrets secrets, AccountEventStore events, Challenges challenges, OwnAccount own, OwnPassword owner, Ids ids, JinlinClock clock) {
        this.db = db;
        this.store = store;
        this.secrets = secrets;
        this.events = events;
        this.challenges = challenges;
        this.own = own;
        this.owner = owner;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param name   as its owner called it, perhaps empty
    /// @param usedAt of the last time, absent for none
    public record Seen(String id, String name, Instant since, @Nullable Instant usedAt) {}

    /// A device is asked.
    ///
    /// @param step      what the browser holds until it has answered
    /// @param challenge what it signs, in base64url
    /// @param handle    by which it keeps the passkeys of one account together, in base64url; empty where that is not known yet
    /// @param known     ids of credentials: those that are there already, or one of which is wanted
    public record Asked(String step, String challenge, String handle, List<String> known) {

        @Override
        public String toString() {
            return "Asked";
        }
    }

    /// One's own, in the order in which they were made.
    public List<Seen> list(Actor actor) {
        return own.of(actor).map(claim -> rows(claim).stream().map(row -> new Seen(Long.toString(row.id()), secrets.open(claim.district(), row).name(), row.createdAt(), row.usedAt())).toList()).orElse(List.of());
    }

    private List<PasskeyStore.Row> rows(Claim claim) {
        return db.read(Accounts.scope(claim), sql -> store.of(sql, claim, MOST));
    }

    /// Whether the password is asked before one is added.
    ///
    /// @param token of the session that asks
    public boolean asksPassword(Actor actor, String token) {
        return own.of(actor).filter(claim -> !owner.isFresh(claim, token)).isPresent();
    }

    /// Begins to add one. Refused: `PASSKEY_NAME_LONG`, `PASSKEY_MOST`, and when the session is older than ten minutes `PASSWORD_OLD_WRONG`, `SIGN_IN_WAIT`,
    /// `SIGN_IN_ANEW`; `TOKEN_NEEDS_SESSION` to programs.
    ///
    /// @param token of the session that asks
    public Outcome<Asked> begin(Actor actor, String token, String name, String password, Browser browser) {
        String kept = name.replaceAll("\\p{Cntrl}", " ").strip();
        if (kept.length() > NAME_CHARACTERS_MAX) {
            return Outcome.refused("PASSKEY_NAME_LONG", NAME_CHARACTERS_MAX);
        }
        return owner.freshOr(actor, token, password, browser).then(claim -> {
            List<PasskeyStore.Row> rows = rows(claim);
            if (rows.size() >= MOST) {
                return Outcome.refused("PASSKEY_MOST", MOST);
            }
            String challenge = Secret.fresh();
            String step = challenges.open(Kind.PASSKEY_ADD, claim, challenge + "\n" + kept, LIFE);
            return Outcome.done(new Asked(step, challenge, PasskeyCheck.text(secrets.handle(claim)), rows.stream().map(row -> secrets.credential(claim.district(), row)).toList()));
        });
    }

    /// Adds what a device has made. Refused: `STEP_OVER` when it was not asked, too long ago, or has answered; `PASSKEY_WRONG`; `PASSKEY_THERE` for one that
    /// somebody has already.
    ///
    /// @param site        our own address
    /// @param client      what the browser says of where it was asked, in base64url
    /// @param attestation what the device made, in base64url
    public Outcome<Boolean> add(Actor actor, String step, URI site, String client, String attestation) {
        Optional<Claim> mine = own.of(actor);
        Optional<Step> asked = challenges.take(Kind.PASSKEY_ADD, step).filter(found -> mine.isPresent() && found.claim().equals(mine.get()));
        if (asked.isEmpty()) {
            return Outcome.refused("STEP_OVER");
        }
        String[] held = asked.get().held().split("\n", 2);
        return PasskeyCheck.made(site, held[0], client, attestation).map(made -> keep(mine.orElseThrow(), made, held[1])).orElseGet(() -> Outcome.refused("PASSKEY_WRONG"));
    }

    private Outcome<Boolean> keep(Claim claim, Made made, String name) {
        Instant now = clock.now();
        long id = ids.next();
        byte[] sealed = secrets.seal(claim.district(), id, made, name);
        return db.writeOutcome(Accounts.scope(claim), sql -> {
            if (!store.insert(sql, PasskeySecrets.hash(made.credential()), claim, new PasskeyStore.Row(id, sealed, made.count(), now, null))) {
                return Outcome.refused("PASSKEY_THERE");
            }
            events.add(sql, claim, AccountEvent.Kind.PASSKEY_ADDED, null, now);
            return Outcome.done(true);
        });
    }

    /// Removes one of one's own; nobody signs in with it again. False when there is none such.
    public boolean remove(Actor actor, String id) {
        Optional<Claim> mine = id.matches("[0-9]{1,18}") ? own.of(actor) : Optional.empty();
        return mine.map(claim -> db.write(Accounts.scope(claim), sql -> {
            int removed = store.remove(sql, claim, Long.parseLong(id));
            if (removed > 0) {
                events.add(sql, claim, AccountEvent.Kind.PASSKEY_REMOVED, null, clock.now());
            }
            return removed > 0;
        })).orElse(false);
    }
}
