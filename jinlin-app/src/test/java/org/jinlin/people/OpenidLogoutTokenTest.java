package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.jinlin.people.OpenidLogoutToken.Told;
import org.junit.jupiter.api.Test;

/// Logout tokens are believed whole or not at all, and no ID token is one.
class OpenidLogoutTokenTest {

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");
    private static final ECKey KEY = key();

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("a").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder().issuer("https://sso.example").audience("jinlin").subject("somebody").jwtID("1").issueTime(Date.from(NOW)).claim("sid", "here")
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    }

    private static String signed(JWTClaimsSet set) {
        try {
            var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("a").build(), set);
            token.sign(new ECDSASigner(KEY));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Told> told(String token) {
        return OpenidToken.read(token).flatMap(read -> OpenidToken.key(read, List.of(KEY.toPublicJWK()))
                .flatMap(key -> OpenidLogoutToken.check(read, key, "https://sso.example", "jinlin", NOW)));
    }

    @Test
    void whatIsRightSaysWhoseSessionsEnd() {
        assertThat(told(signed(claims().build()))).contains(new Told("somebody", "here", "1"));
        assertThat(told(signed(claims().subject(null).build()))).contains(new Told(null, "here", "1"));
        assertThat(told(signed(claims().claim("sid", null).build()))).contains(new Told("somebody", null, "1"));
        assertThat(told(signed(claims().claim("sid", null).subject(null).build()))).isEmpty();
        assertThat(told(signed(claims().build())).orElseThrow()).hasToString("Told");
    }

    @Test
    void anIdTokenIsNoLogoutTokenAndTheOtherWayRound() {
        var id = new JWTClaimsSet.Builder().issuer("https://sso.example").audience("jinlin").subject("somebody").claim("nonce", "once").issueTime(Date.from(NOW)).expirationTime(Date.from(NOW.plusSeconds(60)));
        assertThat(told(signed(id.build()))).isEmpty();
        assertThat(told(signed(id.jwtID("1").claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())).build()))).as("a nonce").isEmpty();
        var logout = OpenidToken.read(signed(claims().expirationTime(Date.from(NOW.plusSeconds(60))).build())).orElseThrow();
        assertThat(OpenidToken.check(logout, KEY.toPublicJWK(), new OpenidToken.Expected("https://sso.example", "jinlin", "once"), NOW)).isEmpty();
    }

    @Property(tries = 200)
    void noChangedLetterIsBelieved(@ForAll @IntRange(max = 5000) int place, @ForAll @IntRange(min = 1, max = 30) int by) {
        String right = signed(claims().build());
        int at = place % right.length();
        boolean lastOfAPart = at == right.length() - 1 || right.charAt(at + 1) == '.'; // its last bits mean nothing
        char letter = (char) ('A' + (right.charAt(at) + by) % 26);
        String other = right.substring(0, at) + letter + right.substring(at + 1);
        assertThat(told(other).isPresent()).isEqualTo(other.equals(right) || lastOfAPart && told(other).isPresent());
    }

    @Property(tries = 100)
    void noiseEndsNothing(@ForAll @StringLength(max = 300) String noise, @ForAll int number) {
        assertThat(told(noise)).isEmpty();
        assertThat(told(signed(claims().claim("sid", number).build()))).isEmpty();
        assertThat(told(signed(claims().claim("events", Map.of(noise, Map.of())).build())).isPresent()).isEqualTo(noise.equals("http://schemas.openid.net/event/backchannel-logout"));
    }
}
