package org.jinlin.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Scope;
import org.jinlin.people.Enrolment.NewAccount;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Accounts of real people: made, locked, signed out and ended by the system administrator, who sees no post and no matter by it. The
/// first password is chosen by whoever signs in, with a code that is told once; no administrator ever knows one.
@Component
public class AccountDesk {

    static final Duration CODE_LIFE = Duration.ofDays(3);
    static final int TRIES_MAX = 5;

    private final Db db;
    private final AccountStore accounts;
    private final EnrolmentStore enrolment;
    private final PersonStore persons;
    private final People people;
    private final Passwords passwords;
    private final Administrators administrators;
    private final Audit audit;
    private final Ids ids;
    private final JinlinClock clock;

    AccountDesk(Db db, AccountStore accounts, EnrolmentStore enrolment, PersonStore persons, People people, Passwords passwords, Administrators administrators, Audit audit,
            Ids ids, JinlinClock clock) {
        this.db = db;
        this.accounts = accounts;
        this.enrolment = enrolment;
        this.persons = persons;
        this.people = people;
        this.passwords = passwords;
        this.administrators = administrators;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// A code for once, and whose it is. It is shown to the administrator this one time.
    ///
    /// @param untilAt when it is worth nothing any more
    public record Fresh(long personId, String code, Instant untilAt) {

        @Override
        public String toString() {
            return "Fresh[personId=" + personId + "]";
        }
    }

    /// How an account stands: whether there is one, and whether it is locked.
    public record State(boolean account, boolean locked) {}

    /// How the account of somebody stands, for the system administrator. Refused: `ADMIN_NEEDED`.
    public Outcome<State> state(Actor by, long personId) {
        return administrators.need(by, Administrator.SYSTEM).map(_ -> db.read(scope(by.district()), sql -> accounts.ofPerson(sql, by.district(), personId))
                .map(row -> new State(true, row.blocked())).orElse(new State(false, false)));
    }

    /// A new person, or the one who has this phone, with an account. Refused as [#create], and `FIELD_MISSING` without a name.
    public Outcome<Fresh> create(Actor by, String name, String phone, String login, String reason) {
        return administrators.need(by, Administrator.SYSTEM).then(_ -> name.isBlank() ? Outcome.refused("FIELD_MISSING", "name") : name.length() > 100 || phone.length() > 40
                ? Outcome.refused("TEXT_TOO_LONG", "name", 100, name.length()) : made(by.district(), by.personId(), login, reason, sql -> people.guestByPhone(sql, by.district(), name, phone.isBlank() ? null : phone)));
    }

    /// An account for somebody known. Refused: `ADMIN_NEEDED`, `REASON_MISSING`, `PERSON_UNKNOWN`, `ACCOUNT_THERE`, `LOGIN_INVALID`, `LOGIN_TAKEN`.
    public Outcome<Fresh> create(Actor by, long personId, String login, String reason) {
        return administrators.need(by, Administrator.SYSTEM).then(_ -> made(by.district(), by.personId(), login, reason, sql -> personId));
    }

    /// The same by the command of the operator, for the first administrators: or the person who has this phone.
    public Outcome<Fresh> first(int district, String name, String phone, String login, String reason) {
        return name.isBlank() || name.length() > 100 || phone.length() > 40 ? Outcome.refused("FIELD_MISSING", "name") : made(district, 0, login, reason, sql -> people.guestByPhone(sql, district, name, phone.isBlank() ? null : phone));
    }

    private Outcome<Fresh> made(int district, long by, String login, String reason, java.util.function.ToLongFunction<DSLContext> whose) {
        if (!Logins.isValid(login)) {
            return Outcome.refused("LOGIN_INVALID");
        }
        if (accounts.isTaken(login)) {
            return Outcome.refused("LOGIN_TAKEN");
        }
        return Administrators.reason(reason).then(_ -> db.writeOutcome(Scope.service(district, Scope.Kind.SETUP), sql -> {
            long personId = whose.applyAsLong(sql);
            if (!persons.lock(sql, district, personId)) {
                return Outcome.refused("PERSON_UNKNOWN");
            }
            if (accounts.ofPerson(sql, district, personId).isPresent()) {
                return Outcome.refused("ACCOUNT_THERE");
            }
            var account = List.of(new NewAccount(personId, login, null));
            if (enrolment.isTaken(sql, account)) {
                return Outcome.refused("LOGIN_TAKEN");
            }
            enrolment.accounts(sql, district, account, Arrays.asList((String) null), clock.now());
            audit.add(sql, AuditNote.of(district, by, AuditAct.ACCOUNT_MADE, AuditSubject.person(personId)));
            return Outcome.done(coded(sql, district, accounts.ofPerson(sql, district, personId).orElseThrow()));
        }));
    }

    private Fresh coded(DSLContext sql, int district, AccountStore.Row account) {
        String code = FirstCode.fresh();
        Instant until = clock.now().plus(CODE_LIFE);
        new FirstCodeStore(sql, district).put(account.id(), FirstCode.hash(code), until);
        return new Fresh(account.personId(), code, until);
    }

    /// A new code for somebody who lost the password; sessions stay until the code is used. Refused: `ADMIN_NEEDED`, `REASON_MISSING`, `ACCOUNT_UNKNOWN`.
    public Outcome<Fresh> code(Actor by, long personId, String reason) {
        return changed(by, personId, reason, AuditAct.ACCOUNT_CODE, (sql, account) -> coded(sql, by.district(), account));
    }

    /// Locks an account, so that neither password nor session nor token opens anything, or unlocks it. Refused like [#code], `ADMIN_SELF` for one's own, and
    /// `ACCOUNT_LOCKED_ALREADY` or `ACCOUNT_OPEN_ALREADY` where it stands so: nothing was done, and nothing is written down.
    public Outcome<Boolean> lock(Actor by, long personId, boolean locked, String reason) {
        return notOwn(by, personId).then(_ -> outcome(by, personId, reason, locked ? AuditAct.ACCOUNT_LOCKED : AuditAct.ACCOUNT_UNLOCKED, (sql, account) -> account.blocked() == locked
                ? Outcome.refused(locked ? "ACCOUNT_LOCKED_ALREADY" : "ACCOUNT_OPEN_ALREADY") : Outcome.done(accounts.block(sql, by.district(), personId, locked) > 0)));
    }

    /// Signs somebody out everywhere; how many sessions ended. Refused like [#code].
    public Outcome<Integer> signOut(Actor by, long personId, String reason) {
        return changed(by, personId, reason, AuditAct.ACCOUNT_SIGNED_OUT, (sql, account) -> new FirstCodeStore(sql, by.district()).signOut(account.id()));
    }

    /// Ends an account for good: nobody signs in with it again, and its sign-in name is free. Refused like [#lock].
    public Outcome<Boolean> end(Actor by, long personId, String reason) {
        return notOwn(by, personId).then(_ -> changed(by, personId, reason, AuditAct.ACCOUNT_ENDED, (sql, account) -> {
            var store = new FirstCodeStore(sql, by.district());
            store.signOut(account.id());
            store.forget(account.id());
            store.end(account.id(), clock.now());
            return true;
        }));
    }

    private static Outcome<Long> notOwn(Actor by, long personId) {
        return by.personId() == personId ? Outcome.refused("ADMIN_SELF") : Outcome.done(personId);
    }

    private <T> Outcome<T> changed(Actor by, long personId, String reason, AuditAct what, BiFunction<DSLContext, AccountStore.Row, T> act) {
        return outcome(by, personId, reason, what, (sql, account) -> Outcome.done(act.apply(sql, account)));
    }

    private <T> Outcome<T> outcome(Actor by, long personId, String reason, AuditAct what, BiFunction<DSLContext, AccountStore.Row, Outcome<T>> act) {
        return administrators.need(by, Administrator.SYSTEM).then(_ -> Administrators.reason(reason)).then(_ -> db.writeOutcome(Scope.service(by.district(), Scope.Kind.SETUP), sql -> {
            if (!persons.lock(sql, by.district(), personId)) {
                return Outcome.refused("ACCOUNT_UNKNOWN");
            }
            return accounts.ofPerson(sql, by.district(), personId).<Outcome<T>>map(account -> {
                audit.add(sql, AuditNote.of(by, what, AuditSubject.person(personId)));
                return act.apply(sql, account);
            }).orElseGet(() -> Outcome.refused("ACCOUNT_UNKNOWN"));
        }));
    }

    /// Somebody chooses a password with a code. Refused: as [PasswordRules#refusal] says, and `FIRST_CODE_WRONG` for a wrong name or code, one that was used, is older than
    /// three days, or was guessed at five times: it is not told which. All sessions of before end.
    public Outcome<Boolean> choose(String login, String code, String password) {
        Optional<String> unfit = PasswordRules.refusal(password, login);
        if (unfit.isPresent()) {
            return Outcome.refused(unfit.get());
        }
        Optional<AccountStore.Claim> claim = Logins.isValid(login) ? accounts.claim(login) : Optional.empty();
        // hashed for an unknown name too, so that it takes as long
        String hash = passwords.hash(password);
        return claim.filter(known -> used(known, code, hash)).map(_ -> Outcome.done(true)).orElseGet(() -> Outcome.refused("FIRST_CODE_WRONG"));
    }

    private boolean used(AccountStore.Claim claim, String code, String hash) {
        return db.write(Scope.service(claim.district(), Scope.Kind.SIGN_IN), sql -> {
            var store = new FirstCodeStore(sql, claim.district());
            boolean right = store.locked(claim.accountId()).filter(row -> row.tries() < TRIES_MAX && row.expiresAt().isAfter(clock.now()) && Arrays.equals(row.hash(), FirstCode.hash(code))).isPresent();
            if (right) {
                store.password(claim.accountId(), hash);
                accounts.account(sql, claim.district(), claim.accountId()).ifPresent(account -> audit.add(sql, AuditNote.of(claim.district(), account.personId(), AuditAct.PASSWORD_CHANGED, AuditSubject.person(account.personId()))));
                store.forget(claim.accountId());
                store.signOut(claim.accountId());
            } else {
                store.failed(claim.accountId());
            }
            return right;
        });
    }

    private static Scope scope(int district) {
        return Scope.service(district, Scope.Kind.REPORT);
    }
}
