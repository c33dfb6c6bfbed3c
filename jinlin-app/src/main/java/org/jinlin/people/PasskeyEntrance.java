package org.jinlin.people;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.people.AccountStore.Claim;
import org.jinlin.people.AccountStore.Row;
import org.jinlin.people.Challenges.Kind;
import org.jinlin.people.Challenges.Step;
import org.jinlin.people.Limits.Limit;
import org.jinlin.people.PasskeyCheck.Used;
import org.jinlin.people.PasskeyCheck.Verdict;
import org.jinlin.people.PasskeyStore.Lead;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Signing in with a passkey. It is bound to our address, so that no other site can ask for it, and its device has verified its owner, by a finger, a face or
/// a number: it is both proofs at once (NIST SP 800-63B, 5.1.9), and so the second one too of who has given a password.
@Component
public class PasskeyEntrance {

    /// Asking costs a row for five minutes; a whole office may stand behind one address.
    private static final Duration ASKED_EVERY = Duration.ofSeconds(1);

    private final Db db;
    private final PasskeyStore store;
    private final PasskeySecrets secrets;
    private final AccountStore accounts;
    private final AccountEventStore events;
    private final FactorStore factors;
    private final Challenges challenges;
    private final Entrance entrance;
    private final Limits limits;
    private final Audit audit;
    private final JinlinClock clock;
    private final int askedAtOnce;

    /// @param askedAtOnce from one address, before it has to wait
    PasskeyEntrance(Db db, PasskeyStore store, PasskeySecrets secrets, AccountStore accounts, AccountEventStore events, FactorStore factors, Challenges challenges, Entrance entrance, Limits limits,
            Audit audit, JinlinClock clock, @Value("${jinlin.sign-in.address-tries:100}") int askedAtOnce) {
        this.db = db;
        this.store = store;
        this.secrets = secrets;
        this.accounts = accounts;
        this.events = events;
        this.factors = factors;
        this.challenges = challenges;
        this.entrance = entrance;
        this.limits = limits;
        this.audit = audit;
        this.clock = clock;
        this.askedAtOnce = askedAtOnce;
    }

    /// By what somebody can go on who has given a password.
    public record Ways(boolean code, boolean passkey) {}

    /// Whether such a step waits for a second proof.
    public boolean waits(String first) {
        return challenges.look(Kind.FACTOR, first).isPresent();
    }

    /// @param first the step that waits for a second proof
    public Ways ways(String first) {
        return challenges.look(Kind.FACTOR, first).map(Step::claim)
                .map(claim -> db.read(Accounts.scope(claim), sql -> new Ways(factors.totp(sql, claim).isPresent(), !store.of(sql, claim, 1).isEmpty()))).orElse(new Ways(true, false));
    }

    /// Asks for a passkey: of the account of a first step where there is one, else of whose it turns out to be. Refused: `SIGN_IN_WAIT`.
    ///
    /// @param first the step that waits for a second proof, or empty
    public Outcome<Passkeys.Asked> ask(String first, Browser browser) {
        Optional<Duration> wait = limits.take(List.of(new Limit("passkeys asked by address", browser.address(), ASKED_EVERY, askedAtOnce)));
        if (wait.isPresent()) {
            return Outcome.refused("SIGN_IN_WAIT", wait.get().plusSeconds(59).toMinutes());
        }
        Claim whose = challenges.look(Kind.FACTOR, first).map(Step::claim).orElse(Challenges.NOBODY);
        List<String> wanted = whose.equals(Challenges.NOBODY) ? List.of()
                : db.read(Accounts.scope(whose), sql -> store.of(sql, whose, Passkeys.MOST)).stream().map(row -> secrets.credential(whose.district(), row)).toList();
        String challenge = Secret.fresh();
        return Outcome.done(new Passkeys.Asked(challenges.open(Kind.PASSKEY, whose, challenge, Passkeys.LIFE), challenge, "", wanted));
    }

    /// Signs in. Refused: `STEP_OVER` when none was asked for, too long ago, or one has answered; `PASSKEY_WRONG`, whatever it is; `PASSKEY_COPIED` when its
    /// counter went back; `SIGN_IN_BLOCKED`.
    ///
    /// @param step  what the browser held since it asked
    /// @param first the step that waits for a second proof, or empty
    /// @param site  our own address
    public Outcome<Entered> enter(String step, String first, URI site, PasskeyAnswer answer, Browser browser) {
        Optional<Step> asked = challenges.take(Kind.PASSKEY, step);
        if (asked.isEmpty()) {
            return Outcome.refused("STEP_OVER");
        }
        Claim whose = asked.get().claim();
        Optional<Lead> lead = lead(answer.credential()).filter(found -> whose.equals(Challenges.NOBODY) || whose.equals(found.owner()));
        Verdict verdict = lead.map(found -> used(found, site, asked.get().held(), answer)).orElse(Verdict.WRONG);
        Optional<Claim> owner = lead.map(Lead::owner);
        if (verdict != Verdict.RIGHT) {
            return notIn(verdict == Verdict.COPIED ? "PASSKEY_COPIED" : "PASSKEY_WRONG", owner);
        }
        Optional<Step> before = challenges.look(Kind.FACTOR, first).filter(found -> found.claim().equals(owner.orElseThrow()));
        before.ifPresent(found -> challenges.take(Kind.FACTOR, first));
        return switch (entrance.enter(owner.orElseThrow(), browser, Entrance.Proof.TWO, before.map(Step::openid).orElse(null))) {
            case Outcome.Refused<Entered> refused -> notIn(refused.refusal().code(), owner);
            case Outcome.Done<Entered> done -> done;
        };
    }

    private Optional<Lead> lead(String credential) {
        try {
            return store.lead(db.ref(), PasskeySecrets.hash(PasskeyCheck.bytes(credential)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private Verdict used(Lead lead, URI site, String challenge, PasskeyAnswer answer) {
        Claim owner = lead.owner();
        return db.write(Accounts.scope(owner), sql -> store.locked(sql, lead).map(row -> {
            Used used = PasskeyCheck.used(site, challenge, secrets.open(owner.district(), row).kept(), answer);
            Verdict verdict = used.verdict() != Verdict.WRONG && isHandle(owner, answer.handle()) ? used.verdict() : Verdict.WRONG;
            if (verdict == Verdict.RIGHT) {
                store.use(sql, lead, used.count(), clock.now());
            } else if (verdict == Verdict.COPIED) {
                events.add(sql, owner, AccountEvent.Kind.PASSKEY_COPIED, null, clock.now());
            }
            return verdict;
        }).orElse(Verdict.WRONG));
    }

    private boolean isHandle(Claim owner, String handle) {
        return Arrays.equals(PasskeyCheck.bytes(handle), secrets.handle(owner));
    }

    private Outcome<Entered> notIn(String code, Optional<Claim> owner) {
        Optional<Row> account = owner.flatMap(claim -> db.read(Accounts.scope(claim), sql -> accounts.account(sql, claim.district(), claim.accountId())));
        audit.addAlone(AuditNote.of(account.isPresent() ? owner.orElseThrow().district() : 0, account.map(Row::personId).orElse(0L), AuditAct.SIGN_IN, AuditSubject.NONE).asRefused());
        return Outcome.refused(code);
    }
}
