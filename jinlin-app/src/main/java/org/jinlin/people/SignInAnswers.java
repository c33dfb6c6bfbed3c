package org.jinlin.people;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.QrCode;
import org.jinlin.kit.Refusal;
import org.jinlin.pages.StaticTemplates;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// What a browser gets after a proof, whatever was proved: in, or on to the next step. A form that was being filled in when the
/// session ended is carried through all steps.
@Component
class SignInAnswers {

    static final StaticTemplates PAGES = new StaticTemplates();
    static final String HOME = "/";

    private final Accounts accounts;
    private final SecondFactors factors;
    private final PasskeyEntrance passkeys;
    private final OwnAddress address;
    private final OpenidSettings openid;
    private final Landing landing;
    private final PageFrames frames;

    SignInAnswers(Accounts accounts, SecondFactors factors, PasskeyEntrance passkeys, OwnAddress address, OpenidSettings openid, Landing landing, PageFrames frames) {
        this.accounts = accounts;
        this.factors = factors;
        this.passkeys = passkeys;
        this.address = address;
        this.openid = openid;
        this.landing = landing;
        this.frames = frames;
    }

    ResponseEntity<?> of(HttpServletRequest request, Entered entered, String next) {
        return switch (entered) {
            case Entered.Open(SignedIn session) -> signedIn(request, session, next);
            case Entered.Waiting(String step, boolean enrolled) -> ResponseEntity.ok().header(HttpHeaders.SET_COOKIE, SessionCookies.step(request, step).toString())
                    .body(step(request, step, enrolled, next, null));
        };
    }

    /// The page that asks for the second proof, or shows how to set it up.
    JteModel step(HttpServletRequest request, String step, boolean enrolled, String next, @Nullable Refusal refusal) {
        PageFrame frame = frames.of(request, Optional.empty());
        String error = refusal == null ? null : sentence(frame, refusal);
        PageKept kept = PageKept.carried(request, next);
        if (enrolled) {
            PasskeyEntrance.Ways ways = passkeys.ways(step);
            return PAGES.signInFactor(frame, next, kept, ways.code(), ways.passkey() && address.of(request).isPresent(), error);
        }
        String secret = factors.secretOf(step).orElse("");
        return PAGES.signInEnrol(frame, next, kept, secret, code(secret), error);
    }

    /// The page on which signing in begins.
    JteModel anew(HttpServletRequest request, Optional<Actor> actor, String next, String login, @Nullable Refusal refusal) {
        PageFrame frame = frames.of(request, actor);
        PageKept kept = PageKept.carried(request, next);
        String error = refusal == null ? null : sentence(frame, refusal);
        return kept.isEmpty() ? PAGES.signIn(frame, next, login, address.of(request).isPresent(), openid.isOffered() ? openid.name() : null, error) : PAGES.kept(frame, kept, true, error);
    }

    static String sentence(PageFrame frame, Refusal refusal) {
        return frame.texts().sentence(refusal, refusal.args().stream().map(String::valueOf).toList());
    }

    /// What the camera of a phone takes the secret over by (Key URI Format). No name stands in it: it is shown on a screen.
    static QrCode code(String secret) {
        return QrCode.of("otpauth://totp/Jinlin?secret=" + secret + "&issuer=Jinlin");
    }

    /// In, after a second factor was set up: first what has to be written down.
    ResponseEntity<?> enrolled(HttpServletRequest request, SignedIn session, List<String> codes, String next) {
        Optional<Actor> actor = accounts.bySession(session.token()).map(Session::actor);
        PageFrame frame = frames.of(request, actor, session.csrf(), "/sign-in/enrol");
        return cookies(request, ResponseEntity.ok(), session).body(PAGES.signInCodes(frame, codes, to(actor, next), PageKept.carried(request, next)));
    }

    private ResponseEntity<?> signedIn(HttpServletRequest request, SignedIn session, String next) {
        PageKept kept = PageKept.carried(request, next);
        Optional<Actor> actor = accounts.bySession(session.token()).map(Session::actor);
        if (kept.isEmpty()) {
            return cookies(request, ResponseEntity.status(HttpStatus.SEE_OTHER), session).header(HttpHeaders.LOCATION, to(actor, next)).build();
        }
        PageFrame frame = frames.of(request, actor, session.csrf(), next);
        return cookies(request, ResponseEntity.ok(), session).body(PAGES.kept(frame, kept, false, null));
    }

    /// Where somebody wanted to go; without a wish to where the day of this person begins.
    private String to(Optional<Actor> actor, String next) {
        return next.equals(HOME) ? actor.map(known -> landing.of(known).path()).orElse(HOME) : next;
    }

    private ResponseEntity.BodyBuilder cookies(HttpServletRequest request, ResponseEntity.BodyBuilder answer, SignedIn session) {
        // whoever used this browser before is signed out, or the old cookie's session would live on unseen
        SessionCookies.value(request, SessionCookies.SESSION).ifPresent(accounts::signOut);
        answer.header(HttpHeaders.SET_COOKIE, SessionCookies.session(request, session.token()).toString());
        if (session.device() != null) {
            answer.header(HttpHeaders.SET_COOKIE, SessionCookies.device(request, session.device()).toString());
        }
        for (String held : List.of(SessionCookies.STEP, SessionCookies.PASSKEY, SessionCookies.OPENID)) {
            if (SessionCookies.value(request, held).isPresent()) {
                answer.header(HttpHeaders.SET_COOKIE, SessionCookies.ended(request, held).toString());
            }
        }
        return answer;
    }

    /// Only our own addresses: a link from outside must not lead on to elsewhere.
    static String local(@Nullable String next) {
        return next != null && next.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*") ? next : HOME;
    }
}
