package org.jinlin.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// A single sign-on of our own (OpenID Connect), as strict as one should be, whose tokens can be spoilt.
final class SoftOpenid implements AutoCloseable {

    static final String CLIENT = "jinlin-client";
    static final String SECRET = "a secret: of the house%";
    static final RSAKey FIRST = rsa("first");

    private record Granted(String challenge, String back, String nonce) {}

    private final HttpServer server;
    private final String back;
    private final Map<String, Granted> codes = new ConcurrentHashMap<>();
    final AtomicInteger keysFetched = new AtomicInteger();
    Supplier<Instant> clock = Instant::now;
    String subject = "nobody";
    /// What it calls the session of whoever signs in; null where it calls it nothing.
    String session = null;
    boolean ends = true;
    private final Set<String> given = ConcurrentHashMap.newKeySet();
    List<JWK> published = List.of(FIRST.toPublicJWK());
    UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();
    Function<JWTClaimsSet, String> signer = set -> signed(FIRST, set);

    SoftOpenid(String back) {
        this.back = back;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, "{\"issuer\":\"" + issuer() + "\"," + (ends ? "\"end_session_endpoint\":\"" + issuer() + "/end\"," : "") + "\"authorization_endpoint\":\"" + issuer() + "/authorize\",\"token_endpoint\":\"" + issuer()
                + "/token\",\"jwks_uri\":\"" + issuer() + "/keys\",\"token_endpoint_auth_methods_supported\":[\"client_secret_basic\"]}"));
        server.createContext("/keys", exchange -> {
            keysFetched.incrementAndGet();
            answer(exchange, 200, new JWKSet(published).toString());
        });
        server.createContext("/token", this::token);
        server.start();
    }

    /// As a test finds it.
    void right() {
        claims = UnaryOperator.identity();
        signer = set -> signed(FIRST, set);
        published = List.of(FIRST.toPublicJWK());
        session = null;
    }

    /// Somebody signs out there, and is led back.
    String signOut(String address) {
        Map<String, String> asked = fields(URI.create(address).getRawQuery());
        String gone = back.replace("/sign-in/", "/sign-out/");
        boolean right = address.startsWith(issuer() + "/end?") && CLIENT.equals(asked.get("client_id")) && gone.equals(asked.get("post_logout_redirect_uri")) && given.contains(asked.get("id_token_hint"))
                && asked.get("state").length() > 40;
        if (!right) {
            throw new IllegalStateException("asked wrongly: " + asked.keySet());
        }
        return gone + "?state=" + asked.get("state");
    }

    /// What a right logout token says, to be spoilt.
    JWTClaimsSet.Builder told() {
        Instant now = clock.get();
        return new JWTClaimsSet.Builder().issuer(issuer()).audience(CLIENT).issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(120))).jwtID(UUID.randomUUID().toString())
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Somebody signs in there: where the browser is led back to.
    String signIn(String address) {
        Map<String, String> asked = fields(URI.create(address).getRawQuery());
        boolean right = address.startsWith(issuer() + "/authorize?") && CLIENT.equals(asked.get("client_id")) && back.equals(asked.get("redirect_uri")) && "code".equals(asked.get("response_type"))
                && "openid".equals(asked.get("scope")) && "S256".equals(asked.get("code_challenge_method")) && asked.get("state").length() > 40 && asked.get("nonce").length() > 40;
        if (!right) {
            throw new IllegalStateException("asked wrongly: " + asked.keySet());
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, new Granted(asked.get("code_challenge"), asked.get("redirect_uri"), asked.get("nonce")));
        return back + "?code=" + code + "&state=" + asked.get("state") + "&iss=" + URLEncoder.encode(issuer(), StandardCharsets.UTF_8);
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> sent = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String basic = "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        Granted granted = codes.remove(sent.getOrDefault("code", ""));
        boolean right = granted != null && basic.equals(exchange.getRequestHeaders().getFirst("Authorization")) && granted.back().equals(sent.get("redirect_uri"))
                && "authorization_code".equals(sent.get("grant_type")) && granted.challenge().equals(challenge(sent.getOrDefault("code_verifier", "")));
        if (!right) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        Instant now = clock.get();
        var set = new JWTClaimsSet.Builder().issuer(issuer()).audience(CLIENT).subject(subject).claim("nonce", granted.nonce()).issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(300)));
        if (session != null) {
            set.claim("sid", session);
        }
        String token = signer.apply(claims.apply(set).build());
        given.add(token);
        answer(exchange, 200, "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\"" + token + "\"}");
    }

    static String signed(RSAKey key, JWTClaimsSet set) {
        return signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), key, set);
    }

    static String signed(JWSHeader header, RSAKey key, JWTClaimsSet set) {
        try {
            var token = new SignedJWT(header, set);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> fields(String query) {
        var fields = new HashMap<String, String>();
        for (String part : new ArrayList<>(List.of(query.split("&")))) {
            String[] pair = part.split("=", 2);
            fields.put(pair[0], URLDecoder.decode(pair.length > 1 ? pair[1] : "", StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
