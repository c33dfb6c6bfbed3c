package org.jinlin.people;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.people.AccountStore.Claim;
import org.springframework.stereotype.Component;

/// Signing in and out, and the links by which guests come back. Tokens are kept as their hash only. The look-up by name,
/// cookie or link happens in tables that belong to no district; everything after it runs in the scope of that account.
@Component
public class Accounts {

    /// However often it is used, a session ends after so long.
    private static final Duration LONGEST = Duration.ofDays(7);
    /// Extended after so large a part of its idle time only, so that not every page writes.
    private static final int PARTS = 10;
    private static final Duration EXTENDED_EVERY = Duration.ofMinutes(10);
    private static final Duration CLAIM_LIFE = Duration.ofDays(90);

    private final Db db;
    private final AccountStore accounts;
    private final SessionStore sessions;
    private final AppointmentStore appointments;
    private final Passwords passwords;
    private final Seals seals;
    private final Orgs orgs;
    private final Audit audit;
    private final JinlinClock clock;
    private final SignInThrottle throttle;
    private final Entrance entrance;
    private final SignInSettings settings;
    private final LayPosts lay;

    Accounts(Db db, AccountStore accounts, SessionStore sessions, AppointmentStore appointments, Passwords passwords, Seals seals,
            Orgs orgs, Audit audit, JinlinClock clock, SignInThrottle throttle, Entrance entrance, SignInSettings settings, LayPosts lay) {
        this.db = db;
        this.accounts = accounts;
        this.sessions = sessions;
        this.appointments = appointments;
        this.passwords = passwords;
        this.seals = seals;
        this.orgs = orgs;
        this.audit = audit;
        this.clock = clock;
        this.throttle = throttle;
        this.entrance = entrance;
        this.settings = settings;
        this.lay = lay;
    }

    /// Signs in with name and password, or as far as the second factor. Refused: `SIGN_IN_WRONG` (it is not told whether the
    /// name exists, nor by the time taken), `SIGN_IN_WAIT` with minutes after some failures, `SIGN_IN_BLOCKED` to who knows
    /// the password.
    public Outcome<Entered> signIn(String login, String password, Browser browser) {
        if (!Logins.isValid(login)) {
            return Outcome.refused("SIGN_IN_WRONG");
        }
        Optional<Claim> claim = accounts.claim(login);
        var gauges = throttle.gauges(HexFormat.of().formatHex(seals.loginIndex(login).newest()), browser, entrance.knows(claim.orElse(null), browser));
        Optional<Duration> wait = throttle.begin(gauges, clock.now());
        if (wait.isPresent()) {
            return Outcome.refused("SIGN_IN_WAIT", wait.get().plusSeconds(59).toMinutes());
        }
        var account = claim.flatMap(found -> db.read(scope(found), sql -> accounts.account(sql, found.district(), found.accountId())));
        String hash = account.map(AccountStore.Row::passwordHash).orElse(null);
        if (!passwords.matches(password, hash)) {
            return notIn("SIGN_IN_WRONG", claim, account);
        }
        throttle.succeeded(gauges, clock.now());
        if (hash != null && passwords.isOutdated(hash)) {
            String stronger = passwords.hash(password);
            db.write(scope(claim.orElseThrow()), sql -> accounts.setPassword(sql, claim.orElseThrow(), stronger));
        }
        Outcome<Entered> entered = entrance.enter(claim.orElseThrow(), browser, Entrance.Proof.ONE);
        return entered instanceof Outcome.Refused(Refusal refusal) ? notIn(refusal.code(), claim, account) : entered;
    }

    /// The one place where a sign-in fails after something was tried; whoever only waits has tried nothing.
    private Outcome<Entered> notIn(String code, Optional<Claim> claim, Optional<AccountStore.Row> account) {
        int district = account.isPresent() ? claim.orElseThrow().district() : 0;
        audit.addAlone(AuditNote.of(district, account.map(AccountStore.Row::personId).orElse(0L), AuditAct.SIGN_IN, AuditSubject.NONE).asRefused());
        return Outcome.refused(code);
    }

    /// Ends the session; nothing happens when there is none.
    public void signOut(String token) {
        Optional<Session> session = bySession(token);
        db.write(Scope.service(session.map(known -> known.actor().district()).orElse(0), Scope.Kind.SIGN_IN), sql -> {
            if (sessions.delete(sql, Secret.hash(token)) > 0) {
                session.ifPresent(known -> audit.add(sql, AuditNote.of(known.actor(), AuditAct.SIGN_OUT, AuditSubject.NONE)));
            }
            return token;
        });
    }

    /// Whose session this is, with today's posts. Empty when it has ended, is unknown, or the account is blocked.
    public Optional<Session> bySession(String token) {
        if (!Secret.isPlausible(token)) {
            return Optional.empty();
        }
        byte[] hash = Secret.hash(token);
        Instant now = clock.now();
        return db.readUnscoped(sql -> sessions.session(sql, hash, now)).flatMap(known -> {
            SessionStore.Row row = known.row();
            Claim claim = new Claim(row.district(), row.accountId());
            // somebody who came in with one proof and holds an office since then comes in again
            Optional<Actor> actor = actor(claim, AppointmentStore.holder(known.account(), new Moment(now, orgs.today(row.district()))), false)
                    .filter(found -> row.strong() || !found.isStaff());
            actor.ifPresent(found -> extend(claim, hash, row, settings.idle(found.isStaff()), now));
            return actor.map(found -> new Session(found, row.csrf()));
        });
    }

    private void extend(Claim claim, byte[] hash, SessionStore.Row row, Duration idle, Instant now) {
        Instant wanted = now.plus(idle);
        Duration part = idle.dividedBy(PARTS);
        Duration every = part.compareTo(EXTENDED_EVERY) < 0 ? part : EXTENDED_EVERY;
        Instant last = row.createdAt().plus(LONGEST);
        Instant expiresAt = wanted.isBefore(last) ? wanted : last;
        if (expiresAt.isAfter(row.expiresAt().plus(every))) {
            db.write(scope(claim), sql -> {
                sessions.extend(sql, hash, expiresAt);
                return expiresAt;
            });
        }
    }

    /// A link's token by which a guest comes back to the own matters for 90 days. Only for somebody from
    /// [People#newGuest], or to whom the person is known: whoever holds it reads that person's matters.
    public String claimLink(int district, long personId) {
        String token = Secret.fresh();
        Instant now = clock.now();
        return db.write(Scope.service(district, Scope.Kind.SIGN_IN), sql -> {
            sessions.insertClaim(sql, Secret.hash(token), new SessionStore.Guest(district, personId), now, now.plus(CLAIM_LIFE));
            return token;
        });
    }

    /// The guest of a claim link, without any post. Empty when the link is unknown or older than 90 days.
    public Optional<Actor> byClaim(String token) {
        if (!Secret.isPlausible(token)) {
            return Optional.empty();
        }
        return sessions.guest(db.ref(), Secret.hash(token), clock.now())
                .map(guest -> new Actor(guest.district(), Actor.Kind.GUEST, guest.personId(), List.of(), false));
    }

    /// 256 random bits as text, for whoever needs something that cannot be guessed.
    public static String freshSecret() {
        return Secret.fresh();
    }

    /// Blocks or frees the account of a person; its sessions and tokens stop at once. False when there is no account.
    public boolean setBlocked(int district, long personId, boolean blocked) {
        return db.write(Scope.service(district, Scope.Kind.SETUP), sql -> accounts.block(sql, district, personId, blocked)) > 0;
    }

    /// Deletes sessions and claim links that have ended, and answers how many: for the daily retention job.
    public int deleteExpired() {
        return db.write(Scope.service(0, Scope.Kind.SIGN_IN), sql -> sessions.deleteExpired(sql, clock.now()));
    }

    /// How many demo accounts of staff are open in a district where real people work.
    public int demoBesideReal(int district) {
        Moment now = new Moment(clock.now(), orgs.today(district));
        return db.read(Scope.service(district, Scope.Kind.REPORT), sql -> accounts.demoBesideReal(sql, district, now));
    }

    Optional<Actor> actor(Claim claim, boolean viaApi) {
        int district = claim.district();
        Moment now = new Moment(clock.now(), orgs.today(district));
        return actor(claim, db.read(scope(claim), sql -> appointments.holder(sql, district, claim.accountId(), now)), viaApi);
    }

    private Optional<Actor> actor(Claim claim, Optional<AppointmentStore.Holder> holder, boolean viaApi) {
        return holder.filter(found -> !found.blocked()).map(found -> lay.actor(claim.district(), found.personId(), found.posts(), viaApi));
    }

    static Scope scope(Claim claim) {
        return new Scope(claim.district(), Scope.Kind.SIGN_IN, claim.accountId());
    }
}
