package org.jinlin.people;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One-time codes by the time (RFC 6238): six digits of HMAC-SHA-1 each thirty seconds, which is what the programs on
/// people's phones make.
final class Totp {

    static final int SECRET_BYTES = 20;
    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;
    /// The clock of a phone may be so many steps off, each way (RFC 6238, 5.2).
    private static final int DRIFT_STEPS = 1;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    }

    /// The code of a step (RFC 4226, 5.3).
    static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
            return String.format("%0" + DIGITS + "d", number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a one-time code could not be made", e);
        }
    }

    /// The step whose code this is, about now. Empty when it is none, or of a step that was used already or lies before one:
    /// whoever looked over a shoulder comes too late (RFC 6238, 5.2).
    ///
    /// @param last the step that was used last
    static OptionalLong accepted(byte[] secret, String typed, Instant now, long last) {
        String code = typed.replaceAll("[\\s-]", "");
        long step = step(now);
        return LongStream.rangeClosed(step - DRIFT_STEPS, step + DRIFT_STEPS).filter(candidate -> candidate > last && Secret.isSame(code(secret, candidate), code)).findFirst();
    }

    /// As programs on phones take it (RFC 4648, 6), without padding.
    static String base32(byte[] secret) {
        var text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte each : secret) {
            held = held << 8 | each & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt(held >> bits & 31));
            }
        }
        return bits == 0 ? text.toString() : text.append(BASE32.charAt(held << 5 - bits & 31)).toString();
    }
}
