package org.jinlin.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Keyring;
import org.jinlin.kit.Outcome;
import org.jinlin.org.Orgs;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.people.Enrolment.NewAccount;
import org.jinlin.people.Enrolment.NewAppointment;
import org.jinlin.people.Enrolment.NewPerson;
import org.jinlin.proof.TestDatabase;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The room of people on a database of its own, with a clock that tests move.
final class PeopleWorld {

    static final String PASSWORD = "correct horse battery";
    static final Browser STRANGER = new Browser(null, "192.0.2.7", "firefox linux");

    final TestDatabase database = PeopleDatabase.create();
    final Db db = new Db(database.appSource());
    final JinlinClock clock = JinlinClock.movable(PeopleDatabase.NOON);
    final Ids ids = Ids.ofMachine(1);
    final Keyring keyring = keyring();
    final Seals seals = new Seals(keyring);
    final IndexTurn turn = new IndexTurn(db, new IndexKeyStore(), keyring);
    final AtomicLong nanos = new AtomicLong();
    final Orgs orgs = new Orgs(db, clock);
    final Posts posts = new Posts(db, new AppointmentStore(), nanos::get);
    final AccountStore accountStore = new AccountStore(db, seals);
    final Audit audit = new Audit(db, ids, clock);
    final LayPosts lay = new LayPosts(db, accountStore, new AppointmentStore(), orgs, new PlaybookVersions(db), clock);
    final People people = new People(db, new PersonStore(), new AppointmentStore(), new LookStore(), posts, orgs, seals, turn, ids, audit, clock, lay);
    final Passwords passwords = new Passwords(4);
    final Enrolment enrolment = new Enrolment(db, new EnrolmentStore(seals, turn, ids), accountStore, passwords, posts, clock, new SingleHoldersStore(orgs, new PlaybookVersions(db)));
    final SignInSettings settings = new SignInSettings(SignInSettings.SecondFactor.REAL, Duration.ofMinutes(30), db);
    final AccountEventStore eventStore = new AccountEventStore(ids, audit);
    final Challenges challenges = new Challenges(db, new ChallengeStore(), seals, clock);
    final Entrance entrance = new Entrance(db, lay, new SessionStore(), new DeviceStore(), eventStore, challenges, settings, orgs, audit, clock);
    final SignInThrottle throttle = new SignInThrottle(db, new ThrottleStore(), seals, 100);
    final Accounts accounts = new Accounts(db, accountStore, new SessionStore(), new AppointmentStore(), passwords, seals, orgs, audit, clock, throttle, entrance, settings, lay);
    final OwnAccount own = new OwnAccount(db, accountStore);
    final SecondFactors factors = new SecondFactors(db, new FactorStore(), eventStore, challenges, entrance, own, throttle, seals, turn, clock);
    final Sessions sessions = new Sessions(db, accountStore, new SessionStore(), new DeviceStore(), new RememberedStore(), eventStore, own, passwords, new OwnPassword(db, own, new SessionStore(), passwords, throttle, clock), clock);
    final ApiTokens tokens = new ApiTokens(db, accountStore, new TokenStore(), accounts, audit, clock);

    /// What really lies in the rows, past row-level security.
    DSLContext raw() {
        return DSL.using(database.superuserSource(), SQLDialect.POSTGRES);
    }

    /// What the program may do with SQL of its own.
    DSLContext app() {
        return DSL.using(database.appSource(), SQLDialect.POSTGRES);
    }

    long person(int district, String name, @Nullable String phone) {
        long id = ids.next();
        var person = new NewPerson(id, name, phone, null, null, null, true);
        enrolment.enrol(district, List.of(), List.of(person), List.of(), List.of(), List.of()).orThrow();
        return id;
    }

    void appoint(int district, long personId, String role, long unitId, LocalDate from) {
        enrolment.enrol(district, List.of(), List.of(), List.of(new NewAppointment(personId, role, unitId, from)), List.of(), List.of())
                .orThrow();
    }

    /// A person with an account and the usual password.
    long account(int district, String login) {
        long id = person(district, "Person " + login, null);
        enrolment.enrol(district, List.of(), List.of(), List.of(), List.of(), List.of(new NewAccount(id, login, PASSWORD))).orThrow();
        return id;
    }

    /// The same of somebody who is not made up.
    long realAccount(int district, String login) {
        long id = ids.next();
        enrolment.enrol(district, List.of(), List.of(new NewPerson(id, "Person " + login, null, null, null, null, false)), List.of(), List.of(),
                List.of(new NewAccount(id, login, PASSWORD))).orThrow();
        return id;
    }

    Outcome<Entered> signIn(String login, String password) {
        return accounts.signIn(login, password, STRANGER);
    }

    /// In a browser that nobody knows yet.
    SignedIn signedIn(String login) {
        return opened(signIn(login, PASSWORD));
    }

    static SignedIn opened(Outcome<Entered> outcome) {
        return outcome.orThrow() instanceof Entered.Open(SignedIn session) ? session : fail("a second factor is asked for");
    }

    private static SignedIn fail(String what) {
        throw new IllegalStateException(what);
    }

    private static Keyring keyring() {
        try {
            return Keyring.loadOrCreate(Files.createTempDirectory("jinlin-keys-").resolve("keys"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
