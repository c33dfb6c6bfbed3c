package org.jinlin.people;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.jinlin.kit.BlindIndex;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.PhoneNumbers;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.people.AccountStore.Claim;
import org.jinlin.people.Seals.Column;
import org.springframework.stereotype.Component;

/// Gives an account back to who has lost password, phone and paper: one of the community who has seen the person begins, with
/// a reason; a second one of the same unit confirms, and a code comes that is good once within a day. Neither can do it
/// alone, nobody can for the own account, and the owner reads of both.
@Component
public class Recoveries {

    private static final Duration TO_CONFIRM = Duration.ofDays(1);
    private static final Duration TO_USE = Duration.ofDays(1);
    private static final int TRIES = 5;
    private static final int CODE_GROUPS = 4;
    private static final int MAX_REASON_CHARACTERS = 200;
    private static final int MOST = 50;

    private final Db db;
    private final RecoveryStore store;
    private final AccountStore accounts;
    private final PersonStore persons;
    private final AppointmentStore appointments;
    private final PhoneStore phones;
    private final RecoveryEffects effects;
    private final AccountEventStore events;
    private final SignInThrottle throttle;
    private final Entrance entrance;
    private final Passwords passwords;
    private final People people;
    private final Landing landing;
    private final Orgs orgs;
    private final Seals seals;
    private final IndexTurn turn;
    private final Ids ids;
    private final JinlinClock clock;

    Recoveries(Db db, RecoveryStore store, AccountStore accounts, PersonStore persons, AppointmentStore appointments, PhoneStore phones, RecoveryEffects effects, AccountEventStore events,
            SignInThrottle throttle, Entrance entrance, Passwords passwords, People people, Landing landing, Orgs orgs, Seals seals, IndexTurn turn, Ids ids, JinlinClock clock) {
        this.db = db;
        this.store = store;
        this.accounts = accounts;
        this.persons = persons;
        this.appointments = appointments;
        this.phones = phones;
        this.effects = effects;
        this.events = events;
        this.throttle = throttle;
        this.entrance = entrance;
        this.passwords = passwords;
        this.people = people;
        this.landing = landing;
        this.orgs = orgs;
        this.seals = seals;
        this.turn = turn;
        this.ids = ids;
        this.clock = clock;
    }

    /// What waits for a second person.
    ///
    /// @param name    masked: the person stands before who confirms
    /// @param mine    whether the reader began it, and so cannot confirm it
    public record Waiting(long id, String name, String reason, String startedBy, Instant startedAt, boolean mine) {}

    /// Begins. Refused: `NOT_ALLOWED` to who answers nowhere, `RECOVERY_REASON` unless 1 to 200 characters, `RECOVERY_UNKNOWN`
    /// when nobody of the own units signs in like that, `RECOVERY_OWN`, `RECOVERY_BEGUN`.
    ///
    /// @param who a sign-in name, or a phone that was proved
    public Outcome<Long> start(Actor actor, String who, String reason) {
        List<Long> mine = units(actor);
        if (mine.isEmpty()) {
            return Outcome.refused("NOT_ALLOWED");
        }
        if (reason.isBlank() || reason.length() > MAX_REASON_CHARACTERS) {
            return Outcome.refused("RECOVERY_REASON", MAX_REASON_CHARACTERS);
        }
        int district = actor.district();
        Optional<Claim> claim = named(who).filter(found -> found.district() == district);
        var account = claim.flatMap(found -> db.read(Accounts.scope(found), sql -> accounts.account(sql, district, found.accountId())));
        OptionalLong unit = account.map(row -> unitOf(district, row.personId(), mine)).orElse(OptionalLong.empty());
        if (unit.isEmpty()) {
            return Outcome.refused("RECOVERY_UNKNOWN");
        }
        if (account.orElseThrow().personId() == actor.personId()) {
            return Outcome.refused("RECOVERY_OWN");
        }
        long id = ids.next();
        Instant now = clock.now();
        var row = new RecoveryStore.Row(id, claim.orElseThrow().accountId(), unit.getAsLong(), seals.seal(Column.RECOVERY_REASON, district, id, reason.strip()), actor.personId(), now);
        return db.writeOutcome(Accounts.scope(claim.orElseThrow()), sql -> {
            if (store.isBegun(sql, claim.orElseThrow(), now)) {
                return Outcome.refused("RECOVERY_BEGUN");
            }
            store.insert(sql, district, row, TRIES, now.plus(TO_CONFIRM));
            events.add(sql, claim.orElseThrow(), AccountEvent.Kind.RECOVERY_STARTED, actor.personId(), now);
            return Outcome.done(id);
        });
    }

    /// What waits at the units for which somebody answers.
    public List<Waiting> waiting(Actor actor) {
        return rows(actor).stream().map(row -> new Waiting(row.id(), people.masked(actor.district(), person(actor.district(), row.accountId())).name(),
                seals.open(Column.RECOVERY_REASON, actor.district(), row.id(), row.reason()), people.masked(actor.district(), row.startedBy()).name(), row.startedAt(), row.startedBy() == actor.personId())).toList();
    }

    /// Whether somebody answers for a unit and so may begin and confirm.
    public boolean isFor(Actor actor) {
        return !units(actor).isEmpty();
    }

    /// Confirms: the code, which is shown once. Refused: `RECOVERY_UNKNOWN` when nothing such waits at the own units,
    /// `SECOND_PERSON` to who began it, `RECOVERY_OWN`.
    public Outcome<String> confirm(Actor actor, long id) {
        int district = actor.district();
        Optional<RecoveryStore.Row> found = rows(actor).stream().filter(row -> row.id() == id).findFirst();
        if (found.isEmpty()) {
            return Outcome.refused("RECOVERY_UNKNOWN");
        }
        if (found.get().startedBy() == actor.personId()) {
            return Outcome.refused("SECOND_PERSON");
        }
        if (person(district, found.get().accountId()) == actor.personId()) {
            return Outcome.refused("RECOVERY_OWN");
        }
        Claim claim = new Claim(district, found.get().accountId());
        String code = Secret.freshCode(CODE_GROUPS);
        Instant now = clock.now();
        return db.writeOutcome(Accounts.scope(claim), sql -> {
            if (!store.confirm(sql, district, id, actor.personId(), turn.writtenAlone(sql, hash(code, district, id)), now.plus(TO_USE), now)) {
                return Outcome.refused("RECOVERY_UNKNOWN");
            }
            events.add(sql, claim, AccountEvent.Kind.RECOVERY_CONFIRMED, actor.personId(), now);
            return Outcome.done(code);
        });
    }

    /// Takes the code and a new password. Everything by which somebody else could still come in ends: sessions, known browsers,
    /// remembered phones, programs, and second factors. Refused: `RECOVERY_WRONG`, `SIGN_IN_WAIT`, what [PasswordRules] refuses.
    public Outcome<Entered> use(String who, String code, String fresh, Browser browser) {
        if (!Logins.isValid(who)) {
            return Outcome.refused("RECOVERY_WRONG");
        }
        var gauges = throttle.gauges("recovery of " + Logins.normalised(who), browser, false);
        Optional<Duration> wait = throttle.begin(gauges, clock.now());
        if (wait.isPresent()) {
            return Outcome.refused("SIGN_IN_WAIT", wait.get().plusSeconds(59).toMinutes());
        }
        Optional<String> weak = PasswordRules.refusal(fresh, who);
        if (weak.isPresent()) {
            throttle.succeeded(gauges, clock.now());
            return Outcome.refused(weak.get());
        }
        Optional<Claim> claim = named(who);
        Instant now = clock.now();
        Optional<RecoveryStore.Code> held = claim.flatMap(account -> db.write(Accounts.scope(account), sql -> store.attempt(sql, account, now)));
        if (held.isEmpty() || !hash(code, claim.orElseThrow().district(), held.get().id()).matches(held.get().hash())) {
            return Outcome.refused("RECOVERY_WRONG");
        }
        throttle.succeeded(gauges, now);
        String passwordHash = passwords.hash(fresh);
        boolean used = effects.giveBack(claim.orElseThrow(), held.get().id(), passwordHash);
        return used ? entrance.enter(claim.orElseThrow(), browser, Entrance.Proof.ONE) : Outcome.refused("RECOVERY_WRONG");
    }

    private Optional<Claim> named(String who) {
        Optional<Claim> byPhone = PhoneNumbers.normalise(who).flatMap(phone -> phones.claim(db.ref(), seals.provenPhoneIndex(phone)));
        return byPhone.or(() -> Logins.isValid(who) ? accounts.claim(who) : Optional.empty());
    }

    private List<RecoveryStore.Row> rows(Actor actor) {
        List<Long> mine = units(actor);
        return mine.isEmpty() ? List.of() : db.read(Scope.service(actor.district(), Scope.Kind.SIGN_IN), sql -> store.waiting(sql, actor.district(), mine, clock.now(), MOST));
    }

    /// The units for which somebody answers, from a desk or on the ground.
    private List<Long> units(Actor actor) {
        return actor.viaApi() ? List.of() : actor.posts().stream().filter(post -> landing.answers(actor.district(), post)).map(Post::unitId).distinct().toList();
    }

    /// The nearest of somebody's units at or above where a person lives or works.
    private OptionalLong unitOf(int district, long person, List<Long> mine) {
        Tree tree = orgs.tree(district);
        Moment now = new Moment(clock.now(), orgs.today(district));
        LongStream places = db.read(Scope.service(district, Scope.Kind.SIGN_IN), sql -> LongStream.concat(persons.home(sql, district, person).stream(),
                appointments.posts(sql, district, person, now).stream().mapToLong(Post::unitId)).boxed().toList()).stream().mapToLong(Long::longValue);
        return places.flatMap(place -> tree.firstAtOrAbove(place, mine::contains).stream()).findFirst();
    }

    private long person(int district, long accountId) {
        return db.read(Scope.service(district, Scope.Kind.SIGN_IN), sql -> accounts.account(sql, district, accountId)).map(AccountStore.Row::personId).orElse(0L);
    }

    private BlindIndex hash(String code, int district, long id) {
        return seals.codeIndex(Secret.typed(code), "recovery of account " + district + " " + id);
    }
}
