package org.jinlin.people;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Signing in and out, one's own bearer tokens, who one is, and who looked at one's data. Ids are text: a browser's
/// numbers do not hold 64 bits.
@RestController
@RequestMapping("/api")
class PeopleApi {

    /// @param code of the second factor, for whom it is asked
    record SignInRequest(@Nullable String login, @Nullable String password, @Nullable String code) {}

    record SignInAnswer(String csrf, Instant expiresAt) {}

    record TokenRequest(@Nullable String name, @Nullable Instant expiresAt) {}

    record TokenAnswer(String id, String name, String token, @Nullable Instant expiresAt) {}

    record PostAnswer(String role, String unit) {}

    record MeAnswer(int district, String person, String name, @Nullable String phone, List<PostAnswer> posts) {}

    record LookAnswer(Instant at, String reader, String readerName, @Nullable String matter, String what, String reason) {}

    private final Accounts accounts;
    private final SecondFactors factors;
    private final ApiTokens tokens;
    private final People people;
    private final Problems problems;

    PeopleApi(Accounts accounts, SecondFactors factors, ApiTokens tokens, People people, Problems problems) {
        this.accounts = accounts;
        this.factors = factors;
        this.tokens = tokens;
        this.people = people;
        this.problems = problems;
    }

    @PostMapping("/sessions")
    ResponseEntity<?> signIn(@RequestBody SignInRequest body, HttpServletRequest request) {
        if (body.login() == null || body.password() == null) {
            return problems.refused(Refusal.of("REQUEST_MALFORMED"), request);
        }
        Browser browser = Browser.of(request);
        return problems.answer(accounts.signIn(body.login(), body.password(), browser).then(entered -> whole(entered, body.code(), browser)), request, signedIn -> {
            // whoever used this browser before is signed out, or the old cookie's session would live on unseen
            SessionCookies.value(request, SessionCookies.SESSION).ifPresent(accounts::signOut);
            var answer = ResponseEntity.created(URI.create("/api/sessions/current")).header(HttpHeaders.SET_COOKIE, SessionCookies.session(request, signedIn.token()).toString());
            if (signedIn.device() != null) {
                answer.header(HttpHeaders.SET_COOKIE, SessionCookies.device(request, signedIn.device()).toString());
            }
            return answer.body(new SignInAnswer(signedIn.csrf(), signedIn.expiresAt()));
        });
    }

    /// Here both steps are one request. Refused: `CODE_NEEDED`, `FACTOR_NEEDED` to who has to set one up on the page first.
    private Outcome<SignedIn> whole(Entered entered, @Nullable String code, Browser browser) {
        return switch (entered) {
            case Entered.Open(SignedIn session) -> Outcome.done(session);
            case Entered.Waiting(String step, boolean enrolled) when !enrolled -> Outcome.refused("FACTOR_NEEDED");
            case Entered.Waiting(String step, boolean enrolled) when code == null || code.isBlank() -> Outcome.refused("CODE_NEEDED");
            case Entered.Waiting(String step, boolean enrolled) -> factors.pass(step, code, browser).then(passed -> whole(passed, null, browser));
        };
    }

    @DeleteMapping("/sessions/current")
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        SessionCookies.value(request, SessionCookies.SESSION).ifPresent(accounts::signOut);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookies.ended(request, SessionCookies.SESSION).toString())
                .build();
    }

    @PostMapping("/tokens")
    ResponseEntity<?> createToken(Actor actor, @RequestBody TokenRequest body, HttpServletRequest request) {
        String name = body.name() == null ? "" : body.name();
        return problems.answer(tokens.create(actor, name, body.expiresAt()), request, fresh ->
                ResponseEntity.created(URI.create("/api/tokens/" + fresh.row().id()))
                        .body(new TokenAnswer(fresh.row().id(), fresh.row().name(), fresh.token(), fresh.row().expiresAt())));
    }

    @GetMapping("/tokens")
    List<TokenRow> tokens(Actor actor) {
        return tokens.list(actor);
    }

    @DeleteMapping("/tokens/{id}")
    ResponseEntity<?> revokeToken(Actor actor, @PathVariable String id, HttpServletRequest request) {
        return tokens.revoke(actor, id) ? ResponseEntity.noContent().build() : problems.refused(Refusal.of("NOT_FOUND"), request);
    }

    @GetMapping("/me")
    MeAnswer me(Actor actor) {
        Masked self = people.masked(actor.district(), actor.personId());
        var posts = actor.openingPosts().stream().map(post -> new PostAnswer(post.role(), Long.toString(post.unitId()))).toList();
        return new MeAnswer(actor.district(), Long.toString(actor.personId()), self.name(), self.phone(), posts);
    }

    @GetMapping("/me/looks")
    List<LookAnswer> looks(Actor actor) {
        return people.looksAt(actor).stream()
                .map(look -> new LookAnswer(look.at(), Long.toString(look.readerId()), look.reader(),
                        look.matterId() == null ? null : Long.toString(look.matterId()), look.what(), look.reason()))
                .toList();
    }
}
