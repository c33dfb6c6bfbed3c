package org.jinlin.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The authenticator on somebody's phone.
public final class TotpCodes {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private TotpCodes() {}

    /// The secret that a page shows for being typed by hand.
    public static String secret(String html) {
        var shown = Pattern.compile("<code class=\"long\">([A-Z2-7]{32})</code>").matcher(html);
        if (!shown.find()) {
            throw new IllegalStateException("no secret on the page: " + html);
        }
        return shown.group(1);
    }

    /// @param steps ahead of the right time, or behind it
    public static String code(String secret, Instant now, int steps) {
        return Totp.code(bytes(secret), Totp.step(now) + steps);
    }

    private static byte[] bytes(String base32) {
        List<Byte> bytes = new ArrayList<>();
        int bits = 0;
        int held = 0;
        for (char each : base32.toCharArray()) {
            held = (held << 5 | ALPHABET.indexOf(each)) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.add((byte) (held >> bits));
            }
        }
        byte[] whole = new byte[bytes.size()];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = bytes.get(i);
        }
        return whole;
    }
}
