package org.jinlin.people;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.people.AccountStore.Claim;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// The browsers in which somebody is signed in, signing them out from elsewhere, a new password, and what has happened to the
/// account.
@Component
public class Sessions {

    private static final int MOST = 50;

    private final Db db;
    private final AccountStore accounts;
    private final SessionStore sessions;
    private final DeviceStore devices;
    private final RememberedStore remembered;
    private final AccountEventStore events;
    private final OwnAccount own;
    private final Passwords passwords;
    private final OwnPassword owner;
    private final JinlinClock clock;

    Sessions(Db db, AccountStore accounts, SessionStore sessions, DeviceStore devices, RememberedStore remembered, AccountEventStore events, OwnAccount own, Passwords passwords,
            OwnPassword owner, JinlinClock clock) {
        this.db = db;
        this.accounts = accounts;
        this.sessions = sessions;
        this.devices = devices;
        this.remembered = remembered;
        this.events = events;
        this.own = own;
        this.passwords = passwords;
        this.owner = owner;
        this.clock = clock;
    }

    /// @param id    by which it can be ended
    /// @param agent as [Browser] has it
    /// @param here  whether it is the one that asks
    public record Seen(String id, String agent, Instant since, boolean here) {}

    /// One's open sessions, the newest first.
    ///
    /// @param token of the session that asks
    public List<Seen> list(Actor actor, String token) {
        byte[] here = Secret.hash(token);
        return own.of(actor).map(claim -> sessions.of(db.ref(), claim, clock.now(), MOST)).orElse(List.of()).stream()
                .map(row -> new Seen(HexFormat.of().formatHex(row.tokenHash()), row.agent(), row.createdAt(), Arrays.equals(row.tokenHash(), here))).toList();
    }

    /// What has happened to one's account, the latest first.
    public List<AccountEvent> events(Actor actor) {
        return own.of(actor).map(claim -> db.read(Accounts.scope(claim), sql -> events.latest(sql, claim, MOST))).orElse(List.of());
    }

    /// Ends one of one's sessions at once. False when there is none such.
    public boolean end(Actor actor, String id) {
        Optional<Claim> owner = id.matches("[0-9a-f]{64}") ? own.of(actor) : Optional.empty();
        return owner.map(claim -> db.write(Accounts.scope(claim), sql -> told(sql, claim, sessions.end(sql, claim, HexFormat.of().parseHex(id))))).orElse(0) > 0;
    }

    /// Ends all but the one that asks, and no phone is remembered any more.
    public int endOthers(Actor actor, String token) {
        return own.of(actor).map(claim -> db.write(Accounts.scope(claim), sql -> {
            remembered.forget(sql, claim);
            return told(sql, claim, sessions.endOthers(sql, claim, Secret.hash(token)));
        })).orElse(0);
    }

    private int told(DSLContext sql, Claim claim, int ended) {
        if (ended > 0) {
            events.add(sql, claim, AccountEvent.Kind.SIGNED_OUT_ELSEWHERE, null, clock.now());
        }
        return ended;
    }

    /// Whether this is one's password, for a step that wants it again. False too for who has none, and while wrong ones have to be waited for.
    public boolean isOwn(Actor actor, String password, Browser browser) {
        boolean has = own.of(actor).isPresent() && own.row(actor).map(AccountStore.Row::passwordHash).isPresent();
        return has && owner.check(actor, password, browser).isDone();
    }

    /// A new password in the place of the old one, or a first one for who has none; every other session ends, and other
    /// browsers are strangers again. Refused: `PASSWORD_OLD_WRONG`, `SIGN_IN_WAIT`, what [PasswordRules] refuses,
    /// `TOKEN_NEEDS_SESSION` to programs.
    ///
    /// @param token of the session that asks
    public Outcome<Boolean> changePassword(Actor actor, String token, String old, String fresh, Browser browser) {
        return owner.check(actor, old, browser).then(claim -> PasswordRules.refusal(fresh, "").map(weak -> Outcome.<Boolean>refused(weak)).orElseGet(() -> changed(claim, token, fresh)));
    }

    private Outcome<Boolean> changed(Claim claim, String token, String fresh) {
        String hash = passwords.hash(fresh);
        return db.write(Accounts.scope(claim), sql -> {
            accounts.setPassword(sql, claim, hash);
            sessions.endOthers(sql, claim, Secret.hash(token));
            devices.forget(sql, claim);
            remembered.forget(sql, claim);
            events.add(sql, claim, AccountEvent.Kind.PASSWORD_CHANGED, null, clock.now());
            return Outcome.done(true);
        });
    }
}
