package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.crypto.AEADBadTagException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;

class DataCipherTest {

    private static final HexFormat HEX = HexFormat.of();

    /// RFC 8998, appendix A.1.
    @Test
    void sm4InGcmDoesWhatTheStandardShows() throws AEADBadTagException {
        byte[] key = HEX.parseHex("0123456789abcdeffedcba9876543210");
        byte[] nonce = HEX.parseHex("00001234567800000000abcd");
        byte[] known = HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        byte[] plain = HEX.parseHex("aa".repeat(8) + "bb".repeat(8) + "cc".repeat(8) + "dd".repeat(8) + "ee".repeat(8) + "ff".repeat(8) + "ee".repeat(8) + "aa".repeat(8));
        byte[] sealed = DataCipher.SM4.encrypt(key, nonce, known, plain);

        assertThat(HEX.formatHex(sealed)).isEqualTo("17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                + "83de3541e4c2b58177e065a9bf7b62ec");
        assertThat(DataCipher.SM4.decrypt(key, nonce, known, sealed, 0)).isEqualTo(plain);
    }

    /// The published vectors for what the GCM of SM4 is made of, and for its digest.
    @Test
    void theBlocksBelowDoWhatTheirVectorsSay() throws IOException {
        Map<String, UnaryOperator<String>> algorithms = Map.of("SM3", input -> sm3(utf8(input, "utf8:")),
                "SM4-ECB-nopad", input -> sm4(HEX.parseHex(input.substring("key=plaintext=hex:".length()))),
                "HMAC-SM3", input -> hmac(HEX.parseHex(input.substring("key=hex:".length(), input.indexOf(' '))), utf8(input.substring(input.indexOf("msg=") + 4), "utf8:")));
        try (var vectors = getClass().getResourceAsStream("/vectors/sm-crypto.csv")) {
            var lines = new String(vectors.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split(",")).toList();
            assertThat(lines).hasSize(3).allSatisfy(line -> assertThat(algorithms.get(line[0]).apply(line[1])).as(line[0]).isEqualTo(line[2].strip()));
        }
    }

    @Property
    void bothOpenWhatTheySealedAndNoticeEveryChange(@ForAll DataCipher cipher, @ForAll byte[] plain, @ForAll byte[] context, @ForAll @IntRange(max = 1 << 20) int place) throws AEADBadTagException {
        DataKey key = DataKey.fresh(cipher, 0);
        byte[] sealed = key.seal(plain, context);

        assertThat(sealed).hasSize(plain.length + DataKey.HEAD_BYTES + DataCipher.NONCE_BYTES + DataCipher.TAG_BYTES);
        assertThat(key.open(sealed, context)).isEqualTo(plain);
        sealed[DataKey.HEAD_BYTES + place % (sealed.length - DataKey.HEAD_BYTES)] ^= 1;
        assertThatThrownBy(() -> key.open(sealed, context)).isInstanceOf(AEADBadTagException.class);
    }

    private static byte[] utf8(String input, String prefix) {
        return input.substring(prefix.length()).getBytes(StandardCharsets.UTF_8);
    }

    private static String sm3(byte[] input) {
        var digest = new SM3Digest();
        digest.update(input, 0, input.length);
        byte[] out = new byte[32];
        digest.doFinal(out, 0);
        return HEX.formatHex(out);
    }

    private static String hmac(byte[] key, byte[] message) {
        var mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(key));
        mac.update(message, 0, message.length);
        byte[] out = new byte[32];
        mac.doFinal(out, 0);
        return HEX.formatHex(out);
    }

    private static String sm4(byte[] keyAndPlain) {
        var engine = new SM4Engine();
        engine.init(true, new KeyParameter(keyAndPlain));
        byte[] out = new byte[16];
        engine.processBlock(keyAndPlain, 0, out, 0);
        return HEX.formatHex(out);
    }
}
