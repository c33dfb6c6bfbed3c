package org.jinlin.people;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a logout token is true (OpenID Connect Back-Channel Logout 1.0, 2.6): signed as an ID token is, for us, made now, and nothing but a logout token. A
/// nonce makes it none, so that an ID token that somebody caught ends no session; what is no logout token by its type is none either.
final class OpenidLogoutToken {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    /// Providers that are older than the type of its own say `JWT`, or nothing.
    private static final Set<JOSEObjectType> TYPES = Set.of(new JOSEObjectType("logout+jwt"), JOSEObjectType.JWT);

    private OpenidLogoutToken() {}

    /// Whose sessions end: one of subject and session is there.
    ///
    /// @param subject who it is there (`sub`)
    /// @param session which session there (`sid`); null for all
    /// @param id      its own number (`jti`), good for once
    record Told(@Nullable String subject, @Nullable String session, String id) {

        @Override
        public String toString() {
            return "Told";
        }
    }

    static Optional<Told> check(SignedJWT token, JWK key, String issuer, String client, Instant now) {
        JOSEObjectType type = token.getHeader().getType();
        Optional<JWTClaimsSet> claims = type == null || TYPES.contains(type) ? OpenidToken.signed(token, key) : Optional.empty();
        try {
            return claims.isPresent() && issuer.equals(claims.get().getIssuer()) && OpenidToken.isFor(claims.get(), client) && OpenidToken.isNow(claims.get(), now) ? told(claims.get()) : Optional.empty();
        } catch (ParseException wrong) {
            return Optional.empty();
        }
    }

    private static Optional<Told> told(JWTClaimsSet claims) throws ParseException {
        boolean event = claims.getClaim("events") instanceof Map<?, ?> events && events.get(EVENT) instanceof Map<?, ?>;
        String subject = claims.getSubject();
        String session = claims.getStringClaim("sid");
        String id = claims.getJWTID();
        boolean somebody = (subject != null || session != null) && isNameOrNone(subject) && isNameOrNone(session);
        return event && somebody && !claims.getClaims().containsKey("nonce") && id != null && OpenidToken.isName(id) ? Optional.of(new Told(subject, session, id)) : Optional.empty();
    }

    private static boolean isNameOrNone(@Nullable String text) {
        return text == null || OpenidToken.isName(text);
    }
}
