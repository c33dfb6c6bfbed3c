package org.jinlin.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jinlin.kit.BlindIndex;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.PhoneNumbers;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jinlin.people.AccountStore.Claim;
import org.jinlin.people.Challenges.Kind;
import org.jinlin.people.Challenges.Step;
import org.jinlin.people.Seals.Column;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Proving to hold a phone, by a code that is sent to it: how residents sign in. A guest who does so keeps what was reported
/// before and has an account from then on.
@Component
public class PhoneProofs {

    private static final int CODE_DIGITS = 6;
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final Db db;
    private final PhoneStore phones;
    private final PersonStore persons;
    private final AccountEventStore events;
    private final Challenges challenges;
    private final Entrance entrance;
    private final OwnAccount own;
    private final SmsGateway gateway;
    private final Orgs orgs;
    private final Seals seals;
    private final IndexTurn turn;
    private final Ids ids;
    private final JinlinClock clock;

    PhoneProofs(Db db, PhoneStore phones, PersonStore persons, AccountEventStore events, Challenges challenges, Entrance entrance, OwnAccount own, SmsGateway gateway, Orgs orgs, Seals seals, IndexTurn turn, Ids ids,
            JinlinClock clock) {
        this.db = db;
        this.phones = phones;
        this.persons = persons;
        this.events = events;
        this.challenges = challenges;
        this.entrance = entrance;
        this.own = own;
        this.gateway = gateway;
        this.orgs = orgs;
        this.seals = seals;
        this.turn = turn;
        this.ids = ids;
        this.clock = clock;
    }

    /// Whether codes can be sent here.
    public boolean isOffered() {
        return gateway.isThere();
    }

    /// Whether the person has proved a phone.
    public boolean isProven(Actor actor) {
        return own.row(actor).map(row -> phones.isProven(db.ref(), new Claim(actor.district(), row.id()))).orElse(false);
    }

    /// Sends a code: what the browser holds until it comes back. The answer is the same whether the phone is known or not.
    /// Refused: `PHONE_INVALID` unless it is a mobile one, `SMS_WAIT`, `SMS_NOT_SENT`, also where no gateway is named.
    public Outcome<String> send(Optional<Actor> actor, String typed, Browser browser) {
        Optional<String> phone = PhoneNumbers.normalise(typed).filter(digits -> digits.matches("1[3-9]\\d{9}"));
        if (phone.isEmpty()) {
            return Outcome.refused("PHONE_INVALID");
        }
        if (!gateway.isThere()) {
            return Outcome.refused("SMS_NOT_SENT");
        }
        Claim owner = phones.claim(db.ref(), seals.provenPhoneIndex(phone.get())).orElse(null);
        String code = Secret.freshDigits(CODE_DIGITS);
        return gateway.send(phone.get(), code, browser, entrance.knows(owner, browser))
                .map(sent -> challenges.open(Kind.PHONE, actor.flatMap(own::of).orElse(Challenges.NOBODY), sent + "\n" + code, LIFE));
    }

    /// Takes the code. Somebody signed in proves the phone of the own account, and stays signed in; somebody else signs in, with an account made for
    /// it when nobody has proved this phone yet. Refused: `STEP_OVER`, `SMS_CODE_WRONG`, `PHONE_TAKEN`, `DISTRICT_NEEDED`
    /// where a new account could be of several districts.
    ///
    /// @param district code of the tenant that somebody unknown chose, or empty
    public Outcome<Optional<Entered>> prove(Optional<Actor> actor, String step, String code, String district, Browser browser) {
        Optional<Step> waiting = challenges.attempt(Kind.PHONE, step).filter(found -> found.claim().equals(actor.flatMap(own::of).orElse(Challenges.NOBODY)));
        if (waiting.isEmpty()) {
            return Outcome.refused("STEP_OVER");
        }
        String[] held = waiting.get().held().split("\n");
        if (!Secret.isSame(held[1], Secret.typed(code))) {
            return Outcome.refused("SMS_CODE_WRONG");
        }
        Optional<Claim> mine = actor.flatMap(own::of);
        Optional<Claim> owner = phones.claim(db.ref(), seals.provenPhoneIndex(held[0]));
        if (mine.isEmpty() && owner.isEmpty() && home(actor, district).isEmpty()) {
            return Outcome.refused("DISTRICT_NEEDED");
        }
        if (challenges.take(Kind.PHONE, step).isEmpty()) {
            return Outcome.refused("STEP_OVER");
        }
        if (mine.isPresent() && owner.isPresent() && !owner.equals(mine)) {
            return Outcome.refused("PHONE_TAKEN");
        }
        Outcome<Claim> proved = owner.isPresent() ? Outcome.done(owner.get())
                : mine.isPresent() ? write(mine.get(), actor.orElseThrow().personId(), held[0], false) : fresh(actor, district, held[0]);
        return mine.isPresent() ? proved.map(claim -> Optional.empty()) : proved.then(claim -> entrance.enter(claim, browser, Entrance.Proof.ONE)).map(Optional::of);
    }

    private Outcome<Claim> fresh(Optional<Actor> actor, String chosen, String phone) {
        int district = home(actor, chosen).orElseThrow();
        Optional<Actor> guest = actor.filter(known -> known.kind() == Actor.Kind.GUEST);
        // whoever came back by a link has an account already when the phone was proved before, with another number
        Optional<AccountStore.Row> had = guest.flatMap(own::row);
        long person = guest.map(Actor::personId).orElseGet(ids::next);
        return write(new Claim(district, had.map(AccountStore.Row::id).orElseGet(ids::next)), person, phone, had.isEmpty());
    }

    private Outcome<Claim> write(Claim account, long person, String phone, boolean isNew) {
        int district = account.district();
        Instant now = clock.now();
        BlindIndex known = seals.phoneIndex(district, phone);
        BlindIndex proven = seals.provenPhoneIndex(phone);
        byte[] sealed = seals.seal(Column.PHONE, district, person, phone);
        return db.writeOutcome(new Scope(district, Scope.Kind.SIGN_IN, account.accountId()), sql -> {
            // before anything is looked for: what is not seen after it is not there
            byte[] written = turn.written(sql, proven);
            byte @Nullable [] index = known == null ? null : turn.written(sql, known);
            if (isNew) {
                persons.insert(sql, district, person, seals.seal(Column.NAME, district, person, ""), sealed, index, now);
                phones.insertAccount(sql, account, person, now);
            }
            if (!phones.prove(sql, account, proven, written, now)) {
                return Outcome.refused("PHONE_TAKEN");
            }
            phones.setPhone(sql, district, person, sealed, index);
            events.add(sql, account, AccountEvent.Kind.PHONE_PROVEN, null, now);
            return Outcome.done(account);
        });
    }

    private Optional<Integer> home(Optional<Actor> actor, String chosen) {
        var tenants = orgs.tenants();
        return actor.map(Actor::district).or(() -> tenants.stream().filter(tenant -> tenant.code().equals(chosen)).map(Tenant::district).findFirst())
                .or(() -> tenants.size() == 1 ? Optional.of(tenants.getFirst().district()) : Optional.empty());
    }
}
