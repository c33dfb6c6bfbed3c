package org.jinlin.people;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Scope;
import org.jinlin.people.AccountStore.Claim;
import org.jinlin.people.Challenges.Kind;
import org.jinlin.people.Challenges.Step;
import org.jinlin.people.Limits.Limit;
import org.jinlin.people.OpenidLogoutToken.Told;
import org.jinlin.people.Seals.Column;
import org.springframework.stereotype.Component;

/// Signing out at the single sign-on, from here and from there (OpenID Connect RP-Initiated Logout 1.0 and Back-Channel Logout 1.0). What it said of somebody on
/// signing in is shown to it again on signing out; meanwhile the browser keeps that, sealed for its account, and the database does not say who somebody is there.
@Component
class OpenidOut {

    /// A cookie holds 4,096 bytes with its name and path, and an address little more.
    private static final int HINT_CHARACTERS_MAX = 2_800;
    private static final int TOKEN_CHARACTERS_MAX = 10_000;
    private static final int REFUSED_AT_ONCE = 20;
    private static final Duration REFUSED_EVERY = Duration.ofMinutes(1);

    private final Db db;
    private final OpenidSettings settings;
    private final OpenidProvider provider;
    private final OpenidLinks links;
    private final Challenges challenges;
    private final AccountEventStore events;
    private final OwnAccount own;
    private final Limits limits;
    private final Audit audit;
    private final Seals seals;
    private final JinlinClock clock;

    OpenidOut(Db db, OpenidSettings settings, OpenidProvider provider, OpenidLinks links, Challenges challenges, AccountEventStore events, OwnAccount own, Limits limits, Audit audit, Seals seals,
            JinlinClock clock) {
        this.db = db;
        this.settings = settings;
        this.provider = provider;
        this.links = links;
        this.challenges = challenges;
        this.events = events;
        this.own = own;
        this.limits = limits;
        this.audit = audit;
        this.seals = seals;
        this.clock = clock;
    }

    /// How people call it; perhaps empty.
    String name() {
        return settings.name();
    }

    /// What the browser keeps for signing out there; empty when it is too long for a cookie.
    String keep(Claim owner, String token) {
        return token.length() > HINT_CHARACTERS_MAX ? "" : Base64.getUrlEncoder().withoutPadding().encodeToString(seals.seal(Column.OPENID_HINT, owner.district(), owner.accountId(), token));
    }

    /// Begins when somebody signs out here: what the browser holds until the question whether to sign out there too is answered. Empty where nothing was kept for this
    /// account, and where one cannot sign out there.
    ///
    /// @param hint what the browser has kept
    Optional<String> begin(Actor actor, String hint) {
        return settings.isOffered() ? own.of(actor).flatMap(claim -> opened(claim, hint).filter(token -> provider.hasEnd()).map(token -> challenges.open(Kind.OPENID_OUT, claim, token, Challenges.LIFE)))
                : Optional.empty();
    }

    private Optional<String> opened(Claim claim, String hint) {
        try {
            return Optional.of(seals.open(Column.OPENID_HINT, claim.district(), claim.accountId(), Base64.getUrlDecoder().decode(hint.getBytes(StandardCharsets.US_ASCII))));
        } catch (IllegalArgumentException | IllegalStateException none) {
            // of another account, of a key that is gone, or made up
            return Optional.empty();
        }
    }

    /// Whether the question waits for an answer.
    boolean waits(String step) {
        return challenges.look(Kind.OPENID_OUT, step).isPresent();
    }

    /// Where the browser goes, with what it holds until it is back. Refused: `STEP_OVER`, `OPENID_NO_ANSWER`.
    ///
    /// @param back where the provider leads back to
    Outcome<OpenidEntrance.Sent> go(String step, String back) {
        Optional<Step> waiting = challenges.look(Kind.OPENID_OUT, step);
        if (waiting.isEmpty()) {
            return Outcome.refused("STEP_OVER");
        }
        String state = Secret.fresh();
        return provider.end(waiting.get().held(), state, back).then(address -> challenges.take(Kind.OPENID_OUT, step).isEmpty() ? Outcome.refused("STEP_OVER")
                : Outcome.done(new OpenidEntrance.Sent(challenges.open(Kind.OPENID_GONE, waiting.get().claim(), state, Challenges.LIFE), address)));
    }

    /// Whether this browser was sent there and is back from there.
    boolean isBack(String step, String state) {
        return challenges.take(Kind.OPENID_GONE, step).filter(gone -> Secret.isSame(gone.held(), state)).isPresent();
    }

    /// Takes what the provider tells by itself: the sessions of an account end here at once. Without a session named these are all of the account, however they were
    /// opened, and with one named those that it opened. False for a token that is not right in everything or was taken before; true also where nothing was open.
    boolean told(String token, Browser browser) {
        boolean taken = settings.isOffered() && token.length() <= TOKEN_CHARACTERS_MAX && provider.told(token).filter(this::ended).isPresent();
        if (!taken && settings.isOffered() && limits.take(List.of(new Limit("logout tokens refused by address", browser.address(), REFUSED_EVERY, REFUSED_AT_ONCE))).isEmpty()) {
            audit.addAlone(AuditNote.of(0, 0, AuditAct.OPENID_SIGNED_OUT, AuditSubject.NONE).asRefused());
        }
        return taken;
    }

    private boolean ended(Told told) {
        Optional<Claim> named = told.subject() == null ? Optional.empty() : links.owner(told.subject());
        Optional<Claim> owner = told.subject() != null ? named : OpenidOutStore.owner(db.ref(), links.session(told.session()));
        return db.write(owner.map(Accounts::scope).orElse(Scope.service(0, Scope.Kind.SIGN_IN)), sql -> {
            boolean fresh = OpenidOutStore.take(sql, Secret.hash(settings.issuer() + "\n" + told.id()), clock.now().plus(OpenidToken.AGE_MAX).plus(OpenidToken.SKEW.multipliedBy(2)));
            owner.filter(claim -> fresh && OpenidOutStore.end(sql, claim, sessions(told)) > 0).ifPresent(claim -> events.add(sql, claim, AccountEvent.Kind.OPENID_SIGNED_OUT, null, clock.now()));
            return fresh;
        });
    }

    /// With somebody named, also what was opened without a session being named: it may be the one.
    private List<byte[]> sessions(Told told) {
        return told.session() == null ? List.of() : told.subject() == null ? List.of(links.session(told.session())) : List.of(links.session(told.session()), links.session(null));
    }
}
