package org.jinlin.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/// The secret of forms as it stands on a page: another text on every page. Pages are compressed, and who may write on a page
/// and sees how long it comes could otherwise guess its secret letter by letter (BREACH, CVE-2013-3587).
public final class CsrfMask {

    private static final SecureRandom RANDOM = new SecureRandom();

    private CsrfMask() {}

    /// Random bytes, and the secret under them.
    public static String over(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        byte[] masked = new byte[2 * bytes.length];
        RANDOM.nextBytes(masked);
        for (int i = 0; i < bytes.length; i++) {
            masked[bytes.length + i] = (byte) (masked[i] ^ bytes[i]);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(masked);
    }

    /// Whether a text is the secret, with or without its mask: programs that sign in are given it bare.
    public static boolean hides(String given, String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(bytes, given.getBytes(StandardCharsets.UTF_8)) || MessageDigest.isEqual(bytes, lifted(given));
    }

    private static byte[] lifted(String given) {
        try {
            byte[] masked = Base64.getUrlDecoder().decode(given);
            byte[] bytes = Arrays.copyOfRange(masked, masked.length / 2, masked.length);
            for (int i = 0; i < masked.length / 2; i++) {
                bytes[i] ^= masked[i];
            }
            return bytes;
        } catch (IllegalArgumentException noMask) {
            return new byte[0];
        }
    }
}
