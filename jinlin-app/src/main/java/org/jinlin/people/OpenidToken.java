package org.jinlin.people;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether an ID token is true (OpenID Connect Core 1.0, 3.1.3.7): signed by a key of the provider in a way that we take, for us, for this one request, and
/// now. Nothing in the token itself is believed before; a key that it brings along is never used.
final class OpenidToken {

    /// With two keys that belong together only: a shared secret (`HS...`) could be guessed, and none at all (`none`) signs nothing.
    private static final Set<JWSAlgorithm> TAKEN = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
    private static final int RSA_BITS_MIN = 2048;
    private static final int SUBJECT_CHARACTERS_MAX = 255;
    /// By which two clocks may differ.
    static final Duration SKEW = Duration.ofMinutes(1);
    /// A token is taken at once after it was made.
    static final Duration AGE_MAX = Duration.ofMinutes(10);

    /// What is written otherwise is none, even where a kinder reader would pass over it.
    private static final Pattern WRITTEN = Pattern.compile("[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++");

    private OpenidToken() {}

    /// What it has to be.
    record Expected(String issuer, String client, String nonce) {}

    /// Who signed in there.
    ///
    /// @param proofs  how, as the provider says it (`amr` and `acr`)
    /// @param session by what the provider calls the session there (`sid`), if it says so
    record Right(String subject, Set<String> proofs, @Nullable String session) {

        @Override
        public String toString() {
            return "Right";
        }
    }

    /// Empty for what is no signed token, or is signed in a way that is not taken.
    static Optional<SignedJWT> read(String text) {
        try {
            return WRITTEN.matcher(text).matches() ? Optional.of(SignedJWT.parse(text)).filter(token -> TAKEN.contains(token.getHeader().getAlgorithm())) : Optional.empty();
        } catch (ParseException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /// The key that a token names; where it names none, the only one that there is.
    static Optional<JWK> key(SignedJWT token, List<JWK> keys) {
        String id = token.getHeader().getKeyID();
        List<JWK> found = keys.stream().filter(key -> id == null || id.equals(key.getKeyID())).filter(key -> isFor(key, token.getHeader().getAlgorithm())).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static boolean isFor(JWK key, JWSAlgorithm algorithm) {
        boolean use = (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE)) && (key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm));
        return use && (key instanceof RSAKey ? JWSAlgorithm.Family.RSA.contains(algorithm) && key.size() >= RSA_BITS_MIN
                : key instanceof ECKey curved && curved.getCurve().equals(Curve.P_256) && algorithm.equals(JWSAlgorithm.ES256));
    }

    static Optional<Right> check(SignedJWT token, JWK key, Expected expected, Instant now) {
        try {
            Optional<JWTClaimsSet> claims = signed(token, key);
            return claims.isPresent() ? right(claims.get(), expected, now) : Optional.empty();
        } catch (ParseException wrong) {
            return Optional.empty();
        }
    }

    /// What stands in a token, when this key signed it.
    static Optional<JWTClaimsSet> signed(SignedJWT token, JWK key) {
        try {
            return token.verify(verifier(key)) ? Optional.of(token.getJWTClaimsSet()) : Optional.empty();
        } catch (JOSEException | ParseException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return key instanceof RSAKey rsa ? new RSASSAVerifier(rsa.toRSAPublicKey()) : new ECDSAVerifier(key.toECKey().toECPublicKey());
    }

    private static Optional<Right> right(JWTClaimsSet claims, Expected expected, Instant now) throws ParseException {
        String subject = claims.getSubject();
        boolean somebody = subject != null && isName(subject);
        boolean asked = expected.issuer().equals(claims.getIssuer()) && expected.nonce().equals(claims.getStringClaim("nonce"));
        return somebody && asked && isFor(claims, expected.client()) && claims.getExpirationTime() != null && isNow(claims, now)
                ? Optional.of(new Right(subject, proofs(claims), claims.getStringClaim("sid"))) : Optional.empty();
    }

    /// Whether it was made for us.
    static boolean isFor(JWTClaimsSet claims, String client) throws ParseException {
        String party = claims.getStringClaim("azp");
        return claims.getAudience().contains(client) && (party == null ? claims.getAudience().size() == 1 : party.equals(client));
    }

    /// Whether it may be the name of something.
    static boolean isName(String text) {
        return !text.isBlank() && text.length() <= SUBJECT_CHARACTERS_MAX;
    }

    /// Whether it was made just now and is not over, as far as it says when that is.
    static boolean isNow(JWTClaimsSet claims, Instant now) {
        Date end = claims.getExpirationTime();
        Date made = claims.getIssueTime();
        Date from = claims.getNotBeforeTime();
        return made != null && (end == null || now.isBefore(end.toInstant().plus(SKEW))) && !made.toInstant().isAfter(now.plus(SKEW)) && made.toInstant().isAfter(now.minus(AGE_MAX))
                && (from == null || !from.toInstant().isAfter(now.plus(SKEW)));
    }

    private static Set<String> proofs(JWTClaimsSet claims) throws ParseException {
        var proofs = new HashSet<String>();
        List<String> ways = claims.getStringListClaim("amr");
        if (ways != null) {
            proofs.addAll(ways);
        }
        String level = claims.getStringClaim("acr");
        if (level != null) {
            proofs.add(level);
        }
        return Set.copyOf(proofs);
    }
}
