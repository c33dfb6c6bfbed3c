package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Base64;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.jinlin.people.PasskeyCheck.Kept;
import org.jinlin.people.PasskeyCheck.Made;
import org.jinlin.people.PasskeyCheck.Used;
import org.jinlin.people.PasskeyCheck.Verdict;
import org.jinlin.people.SoftPasskey.Way;
import org.junit.jupiter.api.Test;

/// What a device says of a passkey is believed only when every bit of it is right.
class PasskeyCheckTest {

    private static final URI SITE = URI.create("http://localhost:8080");
    private static final String CHALLENGE = Secret.fresh();
    private static final Way RIGHT = Way.right(SITE.toString(), CHALLENGE);
    private static final String HANDLE = "aGFuZGxl";

    private final SoftPasskey device = new SoftPasskey();
    private final Made made = made(device.make(RIGHT, HANDLE));
    private final Kept kept = new Kept(made.data(), made.eligible(), made.count());

    private static Made made(SoftPasskey.Made made) {
        return PasskeyCheck.made(SITE, CHALLENGE, made.client(), made.attestation()).orElseThrow();
    }

    private static PasskeyAnswer answer(SoftPasskey.Signed signed) {
        return new PasskeyAnswer(signed.credential(), signed.client(), signed.authenticator(), signed.signature(), signed.handle());
    }

    @Test
    void whatIsRightIsBelievedWithItsCounter() {
        assertThat(made.credential()).isEqualTo(Base64.getUrlDecoder().decode(device.credential()));
        assertThat(PasskeyCheck.credential(made.data())).isEqualTo(made.credential());
        assertThat(PasskeyCheck.used(SITE, CHALLENGE, kept, answer(device.sign(RIGHT)))).isEqualTo(new Used(Verdict.RIGHT, 1));
    }

    @Test
    void aCounterThatGoesBackIsACopyOnlyWhenTheSignatureIsRight() {
        Kept later = new Kept(made.data(), made.eligible(), 9);
        var signed = device.sign(RIGHT);
        assertThat(PasskeyCheck.used(SITE, CHALLENGE, later, answer(signed)).verdict()).isEqualTo(Verdict.COPIED);
        var forged = new PasskeyAnswer(signed.credential(), signed.client(), signed.authenticator(), new SoftPasskey().sign(RIGHT).signature(), signed.handle());
        assertThat(PasskeyCheck.used(SITE, CHALLENGE, later, forged).verdict()).isEqualTo(Verdict.WRONG);
    }

    @Test
    void aDeviceThatDoesNotCountIsBelieved() {
        device.step = 0;
        assertThat(PasskeyCheck.used(SITE, CHALLENGE, kept, answer(device.sign(RIGHT))).verdict()).isEqualTo(Verdict.RIGHT);
    }

    @Test
    void thatItsMakerMayCopyItDoesNotChange() {
        int synced = SoftPasskey.VERIFIED | 0x08;
        assertThat(PasskeyCheck.used(SITE, CHALLENGE, kept, answer(device.sign(RIGHT.flags(synced)))).verdict()).isEqualTo(Verdict.WRONG);
        SoftPasskey cloud = new SoftPasskey();
        Made copied = made(cloud.make(RIGHT.flags(synced), HANDLE));
        assertThat(copied.eligible()).isTrue();
        assertThat(PasskeyCheck.used(SITE, CHALLENGE, new Kept(copied.data(), true, 0), answer(cloud.sign(RIGHT.flags(synced)))).verdict()).isEqualTo(Verdict.RIGHT);
    }

    @Property(tries = 200)
    void noChangedBitOfWhatWasSignedIsBelieved(@ForAll @IntRange(max = 2) int part, @ForAll @IntRange(max = 4000) int place) {
        var signed = device.sign(RIGHT);
        String[] parts = {signed.client(), signed.authenticator(), signed.signature()};
        parts[part] = flipped(parts[part], place);
        assertThat(PasskeyCheck.used(SITE, CHALLENGE, kept, new PasskeyAnswer(signed.credential(), parts[0], parts[1], parts[2], signed.handle())).verdict()).isNotEqualTo(Verdict.RIGHT);
    }

    /// The attestation is not signed: a changed id or key is another passkey, and nothing else may come of it.
    @Property(tries = 300)
    void noChangedBitOfWhatWasMadeBreaksAnything(@ForAll @IntRange(max = 4000) int place) {
        var fresh = device.make(RIGHT, HANDLE);
        PasskeyCheck.made(SITE, CHALLENGE, fresh.client(), flipped(fresh.attestation(), place)).ifPresent(other -> assertThat(PasskeyCheck.credential(other.data())).isEqualTo(other.credential()));
        assertThat(PasskeyCheck.made(SITE, CHALLENGE, flipped(fresh.client(), place), fresh.attestation()).filter(other -> isOtherMeaning(fresh.client(), place))).isEmpty();
    }

    /// A bit of a name that nobody reads may change, and so may capitals of a host and a scheme (RFC 3986, 6.2.2.1) and the last
    /// bits of the base64 of 32 bytes.
    private static boolean isOtherMeaning(String client, int place) {
        String text = new String(Base64.getUrlDecoder().decode(flipped(client, place)));
        return !text.contains("\"type\":\"webauthn.create\"") || !text.contains("\"challenge\":\"" + CHALLENGE.substring(0, 42)) || !text.toLowerCase(Locale.ROOT).contains("\"origin\":\"" + SITE + "\"");
    }

    @Property(tries = 200)
    void noiseIsNeverBelieved(@ForAll @AlphaChars @CharRange(from = '0', to = '9') @StringLength(max = 600) String one, @ForAll @AlphaChars @StringLength(max = 600) String other) {
        assertThat(PasskeyCheck.made(SITE, CHALLENGE, one, other)).isEmpty();
        assertThat(PasskeyCheck.used(SITE, CHALLENGE, kept, new PasskeyAnswer(one, other, one, other, one)).verdict()).isEqualTo(Verdict.WRONG);
    }

    @Test
    void whatIsLongerThanAnyDeviceSendsIsNotRead() {
        assertThat(PasskeyCheck.made(SITE, CHALLENGE, "A".repeat(16_001), "A")).isEmpty();
        var signed = device.sign(RIGHT);
        assertThat(PasskeyCheck.used(SITE, CHALLENGE, kept, new PasskeyAnswer(signed.credential(), signed.client(), signed.authenticator(), signed.signature() + "A".repeat(16_000), signed.handle())).verdict()).isEqualTo(Verdict.WRONG);
    }

    private static String flipped(String text, int place) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        bytes[place / 8 % bytes.length] ^= (byte) (1 << place % 8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
