package org.jinlin.people;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.people.AccountStore.Claim;
import org.springframework.stereotype.Component;

/// Signing in and out, and the links by which guests come back. Tokens are kept as their hash only. The look-up by name,
/// cookie or link happens in tables that belong to no district; everything after it runs in the scope of that account.
@Component
public class Accounts {

    /// A session lives twelve hours after its last use, and seven days at most.
    private static final Duration IDLE = Duration.ofHours(12);
    private static final Duration LONGEST = Duration.ofDays(7);
    /// Extended at most this often, so that not every page writes.
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
    private final SignInThrottle throttle = new SignInThrottle();

    Accounts(Db db, AccountStore accounts, SessionStore sessions, AppointmentStore appointments, Passwords passwords, Seals seals,
            Orgs orgs, Audit audit, JinlinClock clock) {
        this.db = db;
        this.accounts = accounts;
        this.sessions = sessions;
        this.appointments = appointments;
        this.passwords = passwords;
        this.seals = seals;
        this.orgs = orgs;
        this.audit = audit;
        this.clock = clock;
    }

    /// Signs in with name and password. Refused: `SIGN_IN_WRONG` (it is not told whether the name exists, nor by the time
    /// taken), `SIGN_IN_WAIT` with minutes after five failures, `SIGN_IN_BLOCKED` to who knows the password.
    public Outcome<SignedIn> signIn(String login, String password) {
        if (!Logins.isValid(login)) {
            return Outcome.refused("SIGN_IN_WRONG");
        }
        String name = HexFormat.of().formatHex(seals.loginIndex(login));
        Optional<Duration> wait = throttle.begin(name, clock.now());
        if (wait.isPresent()) {
            return Outcome.refused("SIGN_IN_WAIT", wait.get().plusSeconds(59).toMinutes());
        }
        Optional<Claim> claim = accounts.claim(login);
        var account = claim.flatMap(found -> db.read(scope(found), sql -> accounts.account(sql, found.district(), found.accountId())));
        String hash = account.map(AccountStore.Row::passwordHash).orElse(null);
        if (!passwords.matches(password, hash)) {
            return notIn("SIGN_IN_WRONG", claim, account);
        }
        throttle.succeeded(name);
        return account.orElseThrow().blocked() ? notIn("SIGN_IN_BLOCKED", claim, account) : Outcome.done(open(claim.orElseThrow(), account.orElseThrow().personId()));
    }

    /// The one place where a sign-in fails after something was tried; whoever only waits has tried nothing.
    private Outcome<SignedIn> notIn(String code, Optional<Claim> claim, Optional<AccountStore.Row> account) {
        int district = account.isPresent() ? claim.orElseThrow().district() : 0;
        audit.addAlone(AuditNote.of(district, account.map(AccountStore.Row::personId).orElse(0L), AuditAct.SIGN_IN, AuditSubject.NONE).asRefused());
        return Outcome.refused(code);
    }

    private SignedIn open(Claim claim, long personId) {
        Instant now = clock.now();
        var fresh = new SignedIn(Secret.fresh(), Secret.fresh(), now.plus(IDLE));
        var row = new SessionStore.Row(claim.district(), claim.accountId(), fresh.csrf(), now, fresh.expiresAt());
        db.write(scope(claim), sql -> {
            sessions.insert(sql, Secret.hash(fresh.token()), row);
            audit.add(sql, AuditNote.of(claim.district(), personId, AuditAct.SIGN_IN, AuditSubject.NONE));
            return fresh;
        });
        return fresh;
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
            Optional<Actor> actor = actor(claim, AppointmentStore.holder(known.account(), orgs.today(row.district())), false);
            actor.ifPresent(found -> extend(claim, hash, row, now));
            return actor.map(found -> new Session(found, row.csrf()));
        });
    }

    private void extend(Claim claim, byte[] hash, SessionStore.Row row, Instant now) {
        Instant wanted = now.plus(IDLE);
        Instant last = row.createdAt().plus(LONGEST);
        Instant expiresAt = wanted.isBefore(last) ? wanted : last;
        if (expiresAt.isAfter(row.expiresAt().plus(EXTENDED_EVERY))) {
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
        LocalDate today = orgs.today(district);
        return db.read(Scope.service(district, Scope.Kind.REPORT), sql -> accounts.demoBesideReal(sql, district, today));
    }

    Optional<Actor> actor(Claim claim, boolean viaApi) {
        int district = claim.district();
        LocalDate today = orgs.today(district);
        return actor(claim, db.read(scope(claim), sql -> appointments.holder(sql, district, claim.accountId(), today)), viaApi);
    }

    private static Optional<Actor> actor(Claim claim, Optional<AppointmentStore.Holder> holder, boolean viaApi) {
        return holder.filter(found -> !found.blocked())
                .map(found -> new Actor(claim.district(), Actor.Kind.PERSON, found.personId(), found.posts(), viaApi));
    }

    static Scope scope(Claim claim) {
        return new Scope(claim.district(), Scope.Kind.SIGN_IN, claim.accountId());
    }
}
