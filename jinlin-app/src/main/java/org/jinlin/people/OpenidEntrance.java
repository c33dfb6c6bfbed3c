package org.jinlin.people;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.people.AccountStore.Claim;
import org.jinlin.people.Challenges.Kind;
import org.jinlin.people.Challenges.Step;
import org.jinlin.people.Limits.Limit;
import org.jinlin.people.OpenidProvider.Redeemed;
import org.jinlin.people.OpenidProvider.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Signing in by the single sign-on of the house, and tying the own account to it. It is one proof: staff are asked for the second one here, unless the
/// administrator said by which word the provider tells that it has asked for two.
@Component
public class OpenidEntrance {

    private static final Duration BEGUN_EVERY = Duration.ofSeconds(1);

    private final OpenidSettings settings;
    private final OpenidProvider provider;
    private final OpenidLinks links;
    private final Challenges challenges;
    private final Entrance entrance;
    private final OpenidOut out;
    private final OwnAccount own;
    private final OwnPassword owner;
    private final Limits limits;
    private final Audit audit;
    private final int begunAtOnce;

    /// @param begunAtOnce from one address, before it has to wait
    OpenidEntrance(OpenidSettings settings, OpenidProvider provider, OpenidLinks links, Challenges challenges, Entrance entrance, OpenidOut out, OwnAccount own, OwnPassword owner, Limits limits, Audit audit,
            @Value("${jinlin.sign-in.address-tries:100}") int begunAtOnce) {
        this.settings = settings;
        this.provider = provider;
        this.links = links;
        this.challenges = challenges;
        this.entrance = entrance;
        this.out = out;
        this.own = own;
        this.owner = owner;
        this.limits = limits;
        this.audit = audit;
        this.begunAtOnce = begunAtOnce;
    }

    /// The browser goes there.
    ///
    /// @param step    what it holds until it comes back
    /// @param address where it signs in
    public record Sent(String step, String address) {

        @Override
        public String toString() {
            return "Sent";
        }
    }

    /// What came of it.
    ///
    /// @param entered absent when the own account was tied
    /// @param next    where somebody wanted to go
    /// @param hint    what the browser keeps for signing out there, sealed; empty when nothing is kept
    public record Back(Optional<Entered> entered, String next, String hint) {

        @Override
        public String toString() {
            return "Back";
        }
    }

    /// What the browser brought back, each part perhaps missing.
    public record Brought(@Nullable String code, @Nullable String state, @Nullable String issuer) {

        @Override
        public String toString() {
            return "Brought";
        }
    }

    /// Whether there is a single sign-on.
    public boolean isOffered() {
        return settings.isOffered();
    }

    /// How people call it; perhaps empty.
    public String name() {
        return settings.name();
    }

    /// Begins to sign in. Refused: `OPENID_OFF`, `OPENID_NO_ANSWER`, `SIGN_IN_WAIT`.
    ///
    /// @param back where the provider leads back to
    /// @param next where somebody wants to go afterwards
    public Outcome<Sent> begin(String back, String next, Browser browser) {
        Optional<Duration> wait = limits.take(List.of(new Limit("single sign-on by address", browser.address(), BEGUN_EVERY, begunAtOnce)));
        return wait.isPresent() ? Outcome.refused("SIGN_IN_WAIT", wait.get().plusSeconds(59).toMinutes()) : sent(Challenges.NOBODY, back, next);
    }

    /// Begins to tie the own account. Refused as [#begin], and as [OwnPassword#freshOr].
    ///
    /// @param token of the session that asks
    public Outcome<Sent> beginLink(Actor actor, String token, String password, String back, String next, Browser browser) {
        return owner.freshOr(actor, token, password, browser).then(claim -> sent(claim, back, next));
    }

    private Outcome<Sent> sent(Claim whose, String back, String next) {
        if (!settings.isOffered()) {
            return Outcome.refused("OPENID_OFF");
        }
        Request request = Request.to(back);
        return provider.address(request).map(address -> new Sent(challenges.open(Kind.OPENID, whose, String.join("\n", request.state(), request.nonce(), request.verifier(), request.back(), next), Challenges.LIFE), address));
    }

    /// Takes what the browser brought back: once, whatever it is. Refused: `STEP_OVER` when this browser was not sent there, too long ago, or has come back
    /// already; `OPENID_WRONG` for what is not the answer to what was asked; `OPENID_NO_ANSWER`; `OPENID_UNKNOWN` for whom nobody has tied to an account;
    /// `OPENID_TAKEN`; `SIGN_IN_BLOCKED`.
    public Outcome<Back> back(Optional<Actor> actor, String step, Brought brought, Browser browser) {
        Optional<Step> sent = challenges.take(Kind.OPENID, step);
        if (sent.isEmpty()) {
            return Outcome.refused("STEP_OVER");
        }
        String[] held = sent.get().held().split("\n", 5);
        Claim whose = sent.get().claim();
        boolean mine = whose.equals(Challenges.NOBODY) || actor.flatMap(own::of).filter(whose::equals).isPresent();
        boolean asked = brought.state() != null && Secret.isSame(held[0], brought.state()) && (brought.issuer() == null || brought.issuer().equals(settings.issuer()));
        if (!mine || !asked || brought.code() == null || brought.code().isEmpty()) {
            return Outcome.refused("OPENID_WRONG");
        }
        return provider.redeem(brought.code(), new Request(held[0], held[1], held[2], held[3])).then(redeemed -> whose.equals(Challenges.NOBODY) ? entered(redeemed, held[4], browser)
                : links.link(whose, redeemed.right().subject(), null).map(done -> new Back(Optional.empty(), held[4], "")));
    }

    private Outcome<Back> entered(Redeemed redeemed, String next, Browser browser) {
        OpenidToken.Right right = redeemed.right();
        Outcome<Claim> claim = links.owner(right.subject()).map(Outcome::done).orElseGet(() -> Outcome.refused("OPENID_UNKNOWN"));
        Outcome<Entered> entered = claim.then(found -> entrance.enter(found, browser, settings.isTwo(right.proofs()) ? Entrance.Proof.TWO : Entrance.Proof.ONE,
                links.session(right.session())));
        if (!entered.isDone()) {
            audit.addAlone(AuditNote.of(claim.map(Claim::district).orElse(refusal -> 0), 0, AuditAct.SIGN_IN, AuditSubject.NONE).asRefused());
        }
        return claim.then(found -> entered.map(in -> new Back(Optional.of(in), next, out.keep(found, redeemed.token()))));
    }
}
