package org.jinlin.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jinlin.kit.BlindIndex;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.people.AccountStore.Claim;
import org.jinlin.people.Challenges.Kind;
import org.jinlin.people.Challenges.Step;
import org.jinlin.people.Seals.Column;
import org.springframework.stereotype.Component;

/// Codes that an account's owner proves a second thing with: those that a phone makes by the time (RFC 6238), and ten on paper
/// for who has lost the phone, each good once.
@Component
public class SecondFactors {

    private static final int CODES = 10;
    private static final int CODE_GROUPS = 3;

    private final Db db;
    private final FactorStore factors;
    private final AccountEventStore events;
    private final Challenges challenges;
    private final Entrance entrance;
    private final OwnAccount own;
    private final SignInThrottle throttle;
    private final Seals seals;
    private final IndexTurn turn;
    private final JinlinClock clock;

    SecondFactors(Db db, FactorStore factors, AccountEventStore events, Challenges challenges, Entrance entrance, OwnAccount own, SignInThrottle throttle, Seals seals, IndexTurn turn, JinlinClock clock) {
        this.db = db;
        this.factors = factors;
        this.events = events;
        this.challenges = challenges;
        this.entrance = entrance;
        this.own = own;
        this.throttle = throttle;
        this.seals = seals;
        this.turn = turn;
        this.clock = clock;
    }

    /// A factor that was set up.
    ///
    /// @param codes   to be written down; they are shown once
    /// @param entered what it led to, where it was set up while signing in
    public record Enrolled(List<String> codes, Optional<Entered> entered) {

        @Override
        public String toString() {
            return "Enrolled";
        }
    }

    /// The second step of signing in. Refused: `STEP_OVER` when the first is too long ago or has borne too many wrong codes,
    /// `CODE_WRONG` also for a code that was used already, `SIGN_IN_WAIT` after many wrong ones.
    public Outcome<Entered> pass(String step, String code, Browser browser) {
        Optional<Step> waiting = challenges.attempt(Kind.FACTOR, step);
        if (waiting.isEmpty()) {
            return Outcome.refused("STEP_OVER");
        }
        Claim claim = waiting.get().claim();
        var gauges = throttle.gauges("code " + claim.district() + " " + claim.accountId(), browser, entrance.knows(claim, browser));
        Optional<Duration> wait = throttle.begin(gauges, clock.now());
        if (wait.isPresent()) {
            return Outcome.refused("SIGN_IN_WAIT", wait.get().plusSeconds(59).toMinutes());
        }
        if (!uses(claim, code, true) || challenges.take(Kind.FACTOR, step).isEmpty()) {
            return Outcome.refused("CODE_WRONG");
        }
        throttle.succeeded(gauges, clock.now());
        return entrance.enter(claim, browser, Entrance.Proof.TWO, waiting.get().openid());
    }

    /// The secret to be taken over by a phone, of somebody who has to set a factor up before coming in.
    public Optional<String> secretOf(String step) {
        return challenges.look(Kind.ENROL, step).map(waiting -> Totp.base32(secret(waiting)));
    }

    /// Sets the factor up while signing in, and signs in. Refused: `STEP_OVER`, `CODE_WRONG`.
    public Outcome<Enrolled> enrol(String step, String code, Browser browser) {
        Optional<Step> waiting = challenges.attempt(Kind.ENROL, step);
        return confirmed(Kind.ENROL, step, code, waiting).then(set -> entrance.enter(set.claim(), browser, Entrance.Proof.TWO, waiting.orElseThrow().openid())
                .map(entered -> new Enrolled(set.codes(), Optional.of(entered))));
    }

    /// Begins to set a factor up for somebody who is signed in: what the browser holds meanwhile. Another in the place of one only with a
    /// code of the old phone, or with one from the paper and the password too: an open session alone, or a paper that was found, changes
    /// nothing. Refused: `TOKEN_NEEDS_SESSION`, `CODE_OLD_WRONG`, `SIGN_IN_WAIT`.
    ///
    /// @param old      a code of the factor that is there
    /// @param password whether the password was given and right
    public Outcome<String> begin(Actor actor, String old, boolean password, Browser browser) {
        return own.of(actor).map(claim -> (held(actor).phone() ? proved(claim, old, password, browser) : Outcome.done(claim))
                .map(known -> challenges.open(Kind.TOTP, known, Base64.getEncoder().encodeToString(Secret.freshBytes(Totp.SECRET_BYTES)), Challenges.LIFE)))
                .orElseGet(() -> Outcome.refused("TOKEN_NEEDS_SESSION"));
    }

    private Outcome<Claim> proved(Claim claim, String old, boolean paper, Browser browser) {
        var gauges = throttle.gauges("code " + claim.district() + " " + claim.accountId(), browser, entrance.knows(claim, browser));
        Optional<Duration> wait = throttle.begin(gauges, clock.now());
        if (wait.isPresent()) {
            return Outcome.refused("SIGN_IN_WAIT", wait.get().plusSeconds(59).toMinutes());
        }
        if (!uses(claim, old, paper)) {
            return Outcome.refused("CODE_OLD_WRONG");
        }
        throttle.succeeded(gauges, clock.now());
        return Outcome.done(claim);
    }

    /// The secret of what was begun.
    public Optional<String> begun(Actor actor, String step) {
        return own.of(actor).flatMap(claim -> challenges.look(Kind.TOTP, step).filter(waiting -> waiting.claim().equals(claim))).map(waiting -> Totp.base32(secret(waiting)));
    }

    /// Sets up what was begun; what held before holds no longer. Refused: `STEP_OVER`, `CODE_WRONG`.
    public Outcome<Enrolled> set(Actor actor, String step, String code) {
        Optional<Claim> claim = own.of(actor);
        return confirmed(Kind.TOTP, step, code, challenges.attempt(Kind.TOTP, step).filter(waiting -> claim.isPresent() && waiting.claim().equals(claim.get())))
                .map(set -> new Enrolled(set.codes(), Optional.empty()));
    }

    /// @param codes how many of those on paper are left
    public record Held(boolean phone, int codes) {}

    /// What somebody has set up.
    public Held held(Actor actor) {
        return own.of(actor).map(claim -> db.read(Accounts.scope(claim), sql -> new Held(factors.totp(sql, claim).isPresent(), factors.codesLeft(sql, claim)))).orElse(new Held(false, 0));
    }

    private record Confirmed(Claim claim, List<String> codes) {}

    private Outcome<Confirmed> confirmed(Kind kind, String step, String code, Optional<Step> waiting) {
        if (waiting.isEmpty()) {
            return Outcome.refused("STEP_OVER");
        }
        Claim claim = waiting.get().claim();
        byte[] secret = secret(waiting.get());
        Instant now = clock.now();
        OptionalLong used = Totp.accepted(secret, code, now, 0);
        if (used.isEmpty() || challenges.take(kind, step).isEmpty()) {
            return Outcome.refused("CODE_WRONG");
        }
        List<String> codes = IntStream.range(0, CODES).mapToObj(each -> Secret.freshCode(CODE_GROUPS)).toList();
        db.write(Accounts.scope(claim), sql -> {
            factors.setTotp(sql, claim, seals.seal(Column.TOTP, claim.district(), claim.accountId(), Base64.getEncoder().encodeToString(secret)), used.getAsLong(), now);
            factors.setCodes(sql, claim, codes.stream().map(each -> turn.writtenAlone(sql, hash(claim, each))).toList());
            events.add(sql, claim, AccountEvent.Kind.FACTOR_SET, null, now);
            return claim;
        });
        return Outcome.done(new Confirmed(claim, codes));
    }

    /// Whether a code is right, which uses it up.
    ///
    /// @param papers whether one from the paper will do
    private boolean uses(Claim claim, String code, boolean papers) {
        Instant now = clock.now();
        return db.write(Accounts.scope(claim), sql -> {
            var totp = factors.totp(sql, claim);
            var step = totp.map(row -> Totp.accepted(open(claim, row.secret()), code, now, row.lastStep())).orElse(OptionalLong.empty());
            if (step.isPresent()) {
                return factors.use(sql, claim, step.getAsLong());
            }
            boolean paper = papers && factors.useCode(sql, claim, hash(claim, code));
            if (paper) {
                events.add(sql, claim, AccountEvent.Kind.CODE_USED, null, now);
            }
            return paper;
        });
    }

    private BlindIndex hash(Claim claim, String code) {
        return seals.codeIndex(Secret.typed(code), "recovery " + claim.district() + " " + claim.accountId());
    }

    private byte[] open(Claim claim, byte[] sealed) {
        return Base64.getDecoder().decode(seals.open(Column.TOTP, claim.district(), claim.accountId(), sealed));
    }

    private static byte[] secret(Step waiting) {
        return Base64.getDecoder().decode(waiting.held());
    }
}
