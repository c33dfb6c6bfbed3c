package org.jinlin.people;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jinlin.kit.Hashing;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.OutgoingAddress;
import org.jinlin.kit.OutgoingCall;
import org.jinlin.kit.OutgoingCalls;
import org.jinlin.kit.OutgoingNetworks;
import org.jinlin.people.OpenidToken.Expected;
import org.jinlin.people.OpenidToken.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks with the single sign-on of the house: OpenID Connect by discovery, authorization code with PKCE (RFC 7636). What it says of itself is kept for an
/// hour; its keys too, and they are fetched again for one that is not among them, twice a minute at most.
@Component
class OpenidProvider {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration KEYS_EVERY = Duration.ofSeconds(30);

    private final OpenidSettings settings;
    private final OutgoingCalls calls;
    private final OutgoingNetworks networks;
    private final JinlinClock clock;
    private volatile @Nullable Places places;
    private volatile @Nullable Keys keys;

    OpenidProvider(OpenidSettings settings, OutgoingCalls calls, OutgoingNetworks networks, JinlinClock clock) {
        this.settings = settings;
        this.calls = calls;
        this.networks = networks;
        this.clock = clock;
    }

    /// @param end where one signs out there; empty when it has none
    private record Places(String authorize, String token, String keys, String end, boolean inForm, Instant at) {}

    private record Keys(List<JWK> list, Instant at) {}

    /// What is asked of the provider and comes back with the answer, each a secret of its own.
    ///
    /// @param back where the browser is led to afterwards
    record Request(String state, String nonce, String verifier, String back) {

        static Request to(String back) {
            return new Request(Secret.fresh(), Secret.fresh(), Secret.fresh(), back);
        }

        @Override
        public String toString() {
            return "Request";
        }
    }

    /// Where the browser goes to sign in. Refused: `OPENID_NO_ANSWER`.
    Outcome<String> address(Request request) {
        return places().map(known -> known.authorize() + (known.authorize().contains("?") ? "&" : "?") + form(new TreeMap<>(Map.of("response_type", "code", "scope", "openid", "client_id", settings.client(),
                "redirect_uri", request.back(), "state", request.state(), "nonce", request.nonce(), "code_challenge", challenge(request.verifier()), "code_challenge_method", "S256"))));
    }

    /// What came of a code.
    ///
    /// @param token the ID token itself, by which the provider knows the session again
    record Redeemed(Right right, String token) {

        @Override
        public String toString() {
            return "Redeemed";
        }
    }

    /// Who has signed in there. Refused: `OPENID_NO_ANSWER`, and `OPENID_WRONG` for a code that it does not take, or a token that is not right.
    Outcome<Redeemed> redeem(String code, Request request) {
        return places().then(known -> token(known, code, request))
                .then(text -> OpenidToken.read(text).map(token -> checked(token, request)).orElseGet(() -> Outcome.refused("OPENID_WRONG")).map(right -> new Redeemed(right, text)));
    }

    /// What a logout token tells; empty when it is not right in everything, or the keys of the provider cannot be had now.
    Optional<OpenidLogoutToken.Told> told(String text) {
        return OpenidToken.read(text).flatMap(token -> key(token).flatMap(key -> OpenidLogoutToken.check(token, key, settings.issuer(), settings.client(), clock.now())));
    }

    /// Whether one can sign out there.
    boolean hasEnd() {
        return places().map(known -> !known.end().isEmpty()).orElse(refusal -> false);
    }

    /// Where the browser goes to sign out there (OpenID Connect RP-Initiated Logout 1.0, 2). Refused: `OPENID_NO_ANSWER`.
    ///
    /// @param hint  the ID token of signing in
    /// @param back  where it is led to afterwards
    Outcome<String> end(String hint, String state, String back) {
        return places().then(known -> known.end().isEmpty() ? Outcome.refused("OPENID_NO_ANSWER") : Outcome.done(known.end() + (known.end().contains("?") ? "&" : "?")
                + form(new TreeMap<>(Map.of("id_token_hint", hint, "client_id", settings.client(), "post_logout_redirect_uri", back, "state", state)))));
    }

    private Outcome<Right> checked(SignedJWT token, Request request) {
        var expected = new Expected(settings.issuer(), settings.client(), request.nonce());
        return key(token).flatMap(found -> OpenidToken.check(token, found, expected, clock.now())).map(Outcome::done).orElseGet(() -> Outcome.refused("OPENID_WRONG"));
    }

    private Optional<JWK> key(SignedJWT token) {
        Optional<JWK> kept = OpenidToken.key(token, keys(false));
        return kept.isPresent() ? kept : OpenidToken.key(token, keys(true));
    }

    private Outcome<String> token(Places known, String code, Request request) {
        var fields = new TreeMap<>(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", request.back(), "code_verifier", request.verifier()));
        var headers = new TreeMap<>(Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"));
        if (known.inForm()) {
            fields.putAll(Map.of("client_id", settings.client(), "client_secret", settings.secret()));
        } else {
            headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString((escaped(settings.client()) + ":" + escaped(settings.secret())).getBytes(StandardCharsets.UTF_8)));
        }
        return answer(known.token(), address -> OutgoingCall.post(address, headers, form(fields).getBytes(StandardCharsets.UTF_8))).then(answer -> answer.status() >= 500 ? Outcome.refused("OPENID_NO_ANSWER")
                : json(answer).map(body -> body.path("id_token").asString("")).filter(token -> answer.isDone() && !token.isEmpty()).map(Outcome::done).orElseGet(() -> Outcome.refused("OPENID_WRONG")));
    }

    private Outcome<Places> places() {
        Places known = places;
        if (known != null && clock.now().isBefore(known.at().plus(KEPT)) && !clock.now().isBefore(known.at())) {
            return Outcome.done(known);
        }
        Optional<Places> fresh = read(settings.issuer().replaceAll("/+\\z", "") + "/.well-known/openid-configuration").flatMap(this::places);
        fresh.ifPresent(found -> places = found);
        return fresh.or(() -> Optional.ofNullable(known)).map(Outcome::done).orElseGet(() -> Outcome.refused("OPENID_NO_ANSWER"));
    }

    /// Only of a provider that calls itself as we do (OpenID Connect Discovery 1.0, 4.3), and where the browser is led to an address that we would call too.
    private Optional<Places> places(JsonNode said) {
        String authorize = said.path("authorization_endpoint").asString("");
        String token = said.path("token_endpoint").asString("");
        String set = said.path("jwks_uri").asString("");
        String end = said.path("end_session_endpoint").asString("");
        List<String> ways = said.path("token_endpoint_auth_methods_supported").valueStream().map(way -> way.asString("")).toList();
        boolean right = said.path("issuer").asString("").equals(settings.issuer()) && !token.isEmpty() && !set.isEmpty() && OutgoingAddress.of(authorize, networks).isDone();
        return right ? Optional.of(new Places(authorize, token, set, OutgoingAddress.of(end, networks).isDone() ? end : "", ways.contains("client_secret_post") && !ways.contains("client_secret_basic"), clock.now())) : Optional.empty();
    }

    /// @param anew for a key that is not among those that are kept
    private List<JWK> keys(boolean anew) {
        Keys known = keys;
        Duration life = anew ? KEYS_EVERY : KEPT;
        if (known != null && clock.now().isBefore(known.at().plus(life)) && !clock.now().isBefore(known.at())) {
            return known.list();
        }
        Optional<Keys> fresh = places().map(found -> read(found.keys())).orElse(refusal -> Optional.empty()).flatMap(this::keys);
        fresh.ifPresent(found -> keys = found);
        return fresh.map(Keys::list).orElse(known == null ? List.of() : known.list());
    }

    private Optional<Keys> keys(JsonNode said) {
        try {
            return Optional.of(new Keys(JWKSet.parse(said.toString()).getKeys(), clock.now()));
        } catch (ParseException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private Optional<JsonNode> read(String url) {
        return answer(url, address -> OutgoingCall.get(address, Map.of("Accept", "application/json"))).map(answer -> answer.isDone() ? json(answer) : Optional.<JsonNode>empty()).orElse(refusal -> Optional.empty());
    }

    private Outcome<OutgoingCalls.Answer> answer(String url, java.util.function.Function<OutgoingAddress, OutgoingCall> call) {
        return switch (OutgoingAddress.of(url, networks).then(address -> calls.send(call.apply(address)))) {
            case Outcome.Refused<OutgoingCalls.Answer> refused -> Outcome.refused("OPENID_NO_ANSWER");
            case Outcome.Done<OutgoingCalls.Answer> done -> done;
        };
    }

    private static Optional<JsonNode> json(OutgoingCalls.Answer answer) {
        try {
            return Optional.of(JSON.readTree(answer.body())).filter(JsonNode::isObject);
        } catch (JacksonException none) {
            return Optional.empty();
        }
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Hashing.sha256(verifier.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> escaped(field.getKey()) + "=" + escaped(field.getValue())).collect(Collectors.joining("&"));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
