package org.jinlin.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.org.Orgs;
import org.jinlin.people.AccountStore.Claim;
import org.jinlin.people.AccountStore.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The one door behind all ways of signing in: whoever has proved to be the owner of an account comes in here, or is asked
/// for a second proof first.
@Component
class Entrance {

    /// How much was proved.
    enum Proof {
        /// one thing: a password, a phone
        ONE,
        /// two: the same and a code, or a passkey that its device gives out only to whom it has verified
        TWO
    }

    private static final Duration DEVICE_LIFE = Duration.ofDays(365);

    private final Db db;
    private final LayPosts posts;
    private final SessionStore sessions;
    private final DeviceStore devices;
    private final AccountEventStore events;
    private final Challenges challenges;
    private final SignInSettings settings;
    private final Orgs orgs;
    private final Audit audit;
    private final JinlinClock clock;

    Entrance(Db db, LayPosts posts, SessionStore sessions, DeviceStore devices, AccountEventStore events, Challenges challenges, SignInSettings settings, Orgs orgs, Audit audit,
            JinlinClock clock) {
        this.db = db;
        this.posts = posts;
        this.sessions = sessions;
        this.devices = devices;
        this.events = events;
        this.challenges = challenges;
        this.settings = settings;
        this.orgs = orgs;
        this.audit = audit;
        this.clock = clock;
    }

    /// Refused: `SIGN_IN_BLOCKED`, and `SIGN_IN_WRONG` when the account is gone.
    Outcome<Entered> enter(Claim claim, Browser browser, Proof proof) {
        return enter(claim, browser, proof, null);
    }

    /// @param openid the hash of the session at the single sign-on that led here, which may end what it opened
    Outcome<Entered> enter(Claim claim, Browser browser, Proof proof, byte @Nullable [] openid) {
        Moment now = new Moment(clock.now(), orgs.today(claim.district()));
        Optional<Standing> found = posts.standing(claim, now);
        if (found.isEmpty()) {
            return Outcome.refused("SIGN_IN_WRONG");
        }
        Standing account = found.get();
        if (account.blocked()) {
            return Outcome.refused("SIGN_IN_BLOCKED");
        }
        boolean asked = account.staff() && settings.asksFactor(account.synthetic());
        if (proof == Proof.TWO || !asked && !account.hasTotp()) {
            return Outcome.done(new Entered.Open(open(claim, browser, account, proof == Proof.TWO || !settings.asksFactor(account.synthetic()), openid)));
        }
        boolean enrolled = account.hasFactor();
        String held = enrolled ? "" : Base64.getEncoder().encodeToString(Secret.freshBytes(Totp.SECRET_BYTES));
        return Outcome.done(new Entered.Waiting(challenges.open(enrolled ? Challenges.Kind.FACTOR : Challenges.Kind.ENROL, claim, held, Challenges.LIFE, openid), enrolled));
    }

    /// Whether the owner of an account has signed in with this browser before.
    boolean knows(@Nullable Claim claim, Browser browser) {
        return claim != null && browser.device() != null && devices.isKnown(db.ref(), Secret.hash(browser.device()), claim, clock.now());
    }

    private SignedIn open(Claim claim, Browser browser, Standing account, boolean strong, byte @Nullable [] openid) {
        Instant now = clock.now();
        boolean known = knows(claim, browser);
        var fresh = new SignedIn(Secret.fresh(), Secret.fresh(), now.plus(settings.idle(account.staff())), known ? null : Secret.fresh());
        var row = new SessionStore.Row(claim.district(), claim.accountId(), fresh.csrf(), now, fresh.expiresAt(), strong);
        return db.write(Accounts.scope(claim), sql -> {
            sessions.insert(sql, Secret.hash(fresh.token()), row, browser.agent(), openid);
            audit.add(sql, AuditNote.of(claim.district(), account.personId(), AuditAct.SIGN_IN, AuditSubject.NONE));
            if (fresh.device() != null) {
                devices.insert(sql, Secret.hash(fresh.device()), claim, now.plus(DEVICE_LIFE));
                events.add(sql, claim, AccountEvent.Kind.NEW_DEVICE, null, now);
            }
            return fresh;
        });
    }
}
