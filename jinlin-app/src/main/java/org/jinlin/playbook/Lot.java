package org.jinlin.playbook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Draws a sample that somebody else can draw again: the SHA-256 of the seed, a blank and the number of a matter; its first eight
/// digits, read as a hexadecimal number, lie somewhere between nothing and all. Below so many percent of all is drawn. Pure: the
/// same words give the same lot, and whoever is drawn at some percent is drawn at every higher one.
///
/// @param words  what the hash is made of, as `seed-2026 12-261120-0007`
/// @param digits the first eight digits of the hash
public record Lot(String words, String digits) {

    private static final int DIGITS = 8;
    private static final long ALL = 1L << 4 * DIGITS;

    static Lot of(String seed, String number) {
        String words = seed + " " + number;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return new Lot(words, HexFormat.of().formatHex(hash).substring(0, DIGITS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private long drawn() {
        return Long.parseLong(digits, 16);
    }

    boolean isBelow(int percent) {
        return drawn() * 100 < percent * ALL;
    }

    /// Where it lies, in hundredths of a percent, rounded down.
    public long hundredths() {
        return drawn() * 10_000 / ALL;
    }
}
