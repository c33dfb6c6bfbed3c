package org.jinlin.matters;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import org.jinlin.kit.BlindIndex;
import org.jinlin.kit.Keyring;
import org.springframework.stereotype.Component;

/// Codes that stand for one thing of one matter: whoever has one was given it. They are made with a key that lies outside the
/// database, so nobody makes one up, and nothing is kept of them.
@Component
class MatterCodes {

    /// Without what is easily taken for something else: I, L, O, U (Crockford).
    private static final char[] SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int LENGTH = 16;
    private static final int BITS = 5;

    private final Keyring keyring;

    MatterCodes(Keyring keyring) {
        this.keyring = keyring;
    }

    /// What a code is for; one is no use for another.
    enum Use { PASS, PAPER, PLACE }

    /// @param what  of the matter: the step that wrote a paper, the day of a place counted from 1970, 0 for a pass
    String of(Use use, int district, long matter, int what) {
        return written(index(use, district, matter, what).newest());
    }

    private BlindIndex index(Use use, int district, long matter, int what) {
        return keyring.index(matter + " " + what, "matters.code." + use.name().toLowerCase(Locale.ROOT) + " " + district);
    }

    private static String written(byte[] index) {
        byte[] bytes = BlindIndex.plain(index);
        var code = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (int i = 0; code.length() < LENGTH; ) {
            if (bits < BITS) {
                held = held << Byte.SIZE | bytes[i++] & 0xff;
                bits += Byte.SIZE;
            }
            bits -= BITS;
            code.append(SIGNS[held >> bits & SIGNS.length - 1]);
            held &= (1 << bits) - 1;
        }
        return code.toString();
    }

    /// Small letters are forgiven: a code is typed from paper at times. How much of it is right takes no shorter or longer to say. While the key of
    /// indexes is being changed a code of before is as good as a new one.
    boolean fits(String given, Use use, int district, long matter, int what) {
        byte[] typed = given.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return given.length() == LENGTH && index(use, district, matter, what).all().stream().anyMatch(each -> MessageDigest.isEqual(written(each).getBytes(StandardCharsets.US_ASCII), typed));
    }
}
