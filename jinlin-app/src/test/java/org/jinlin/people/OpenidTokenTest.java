package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.jinlin.people.OpenidToken.Expected;
import org.junit.jupiter.api.Test;

/// ID tokens are believed whole or not at all.
class OpenidTokenTest {

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");
    private static final Expected EXPECTED = new Expected("https://sso.example", "jinlin", "once");
    private static final ECKey KEY = curve(Curve.P_256, "a");

    private static ECKey curve(Curve curve, String id) {
        try {
            return new ECKeyGenerator(curve).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey rsa(int bits) {
        try {
            return new RSAKeyGenerator(bits, true).keyID("r").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder().issuer("https://sso.example").audience("jinlin").subject("somebody").claim("nonce", "once").issueTime(Date.from(NOW)).expirationTime(Date.from(NOW.plusSeconds(60)));
    }

    private static String signed(JWTClaimsSet set, String id) {
        try {
            var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(id).build(), set);
            token.sign(new ECDSASigner(KEY));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isBelieved(String token) {
        return OpenidToken.read(token).flatMap(read -> OpenidToken.key(read, List.of(KEY.toPublicJWK())).flatMap(key -> OpenidToken.check(read, key, EXPECTED, NOW))).isPresent();
    }

    @Test
    void whatIsRightIsBelievedWithHowItWasProved() {
        var token = OpenidToken.read(signed(claims().claim("amr", List.of("pwd", "hwk")).claim("acr", "2").build(), "a")).orElseThrow();
        var right = OpenidToken.check(token, KEY.toPublicJWK(), EXPECTED, NOW).orElseThrow();
        assertThat(right.subject()).isEqualTo("somebody");
        assertThat(right.proofs()).containsExactlyInAnyOrder("pwd", "hwk", "2");
        assertThat(right).hasToString("Right");
        assertThat(isBelieved(signed(claims().audience(List.of("jinlin", "other")).claim("azp", "jinlin").build(), "a"))).isTrue();
        assertThat(isBelieved(signed(claims().build(), null))).as("the only key").isTrue();
    }

    @Property(tries = 300)
    void noChangedLetterIsBelieved(@ForAll @IntRange(max = 5000) int place, @ForAll @IntRange(min = 1, max = 30) int by) {
        String right = signed(claims().build(), "a");
        int at = place % right.length();
        boolean lastOfAPart = at == right.length() - 1 || right.charAt(at + 1) == '.'; // its last bits mean nothing
        char letter = (char) ('A' + (right.charAt(at) + by) % 26);
        String other = right.substring(0, at) + letter + right.substring(at + 1);
        assertThat(isBelieved(other)).isEqualTo(other.equals(right) || lastOfAPart && isBelieved(other));
    }

    @Property(tries = 200)
    void noiseIsNeverBelieved(@ForAll @StringLength(max = 300) String noise, @ForAll @StringLength(max = 40) String more) {
        assertThat(isBelieved(noise)).isFalse();
        assertThat(isBelieved(noise + "." + more + "." + noise)).isFalse();
    }

    @Property(tries = 100)
    void aNumberOrListWhereATextBelongsIsNotBelieved(@ForAll int number) {
        assertThat(isBelieved(signed(claims().claim("azp", number).build(), "a"))).isFalse();
        assertThat(isBelieved(signed(claims().claim("nonce", List.of("once")).build(), "a"))).isFalse();
        assertThat(isBelieved(signed(claims().claim("acr", number).build(), "a"))).isFalse();
        assertThat(isBelieved(signed(claims().claim("amr", number).build(), "a"))).isFalse();
    }

    @Test
    void onlyAKeyThatIsForSigningAndLongEnoughIsTaken() throws JOSEException {
        var token = OpenidToken.read(signed(claims().build(), "a")).orElseThrow();
        assertThat(OpenidToken.key(token, List.of())).isEmpty();
        assertThat(OpenidToken.key(token, List.of(curve(Curve.P_384, "a")))).isEmpty();
        assertThat(OpenidToken.key(token, List.<JWK>of(new OctetSequenceKey.Builder(new byte[32]).keyID("a").build()))).isEmpty();
        assertThat(OpenidToken.key(token, List.<JWK>of(new ECKey.Builder(KEY.toPublicJWK()).keyUse(KeyUse.ENCRYPTION).build()))).isEmpty();
        assertThat(OpenidToken.key(token, List.<JWK>of(new ECKey.Builder(KEY.toPublicJWK()).algorithm(JWSAlgorithm.ES384).build()))).isEmpty();
        assertThat(OpenidToken.key(token, List.<JWK>of(KEY.toPublicJWK(), curve(Curve.P_256, "a").toPublicJWK()))).as("two by one name").isEmpty();
        var forRsa = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("r").build(), claims().build());
        assertThat(OpenidToken.key(forRsa, List.of(rsa(1024)))).isEmpty();
        assertThat(OpenidToken.key(forRsa, List.of(rsa(2048)))).isPresent();
    }

    @Test
    void theClocksOfBothMayDifferByAMinute() {
        assertThat(isBelieved(signed(claims().issueTime(Date.from(NOW.plusSeconds(60))).build(), "a"))).isTrue();
        assertThat(isBelieved(signed(claims().issueTime(Date.from(NOW.plusSeconds(61))).build(), "a"))).isFalse();
        assertThat(isBelieved(signed(claims().expirationTime(Date.from(NOW.minusSeconds(59))).build(), "a"))).isTrue();
        assertThat(isBelieved(signed(claims().expirationTime(Date.from(NOW.minusSeconds(60))).build(), "a"))).isFalse();
    }
}
