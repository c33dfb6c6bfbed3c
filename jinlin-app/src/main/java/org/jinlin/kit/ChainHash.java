package org.jinlin.kit;

import java.util.Locale;
import org.bouncycastle.crypto.digests.SM3Digest;

/// The hash of a chain: SHA-256, or SM3 (GB/T 32905-2016) where an installation must use the national algorithms. Both have 32 bytes.
/// Beside each hash stands by which it was made, so that an installation may change over and all before still verifies.
public enum ChainHash {
    SHA256, SM3;

    public static final int BYTES = 32;

    /// Reads `sha256` or `sm3`. Refuses any other word.
    public static ChainHash of(String code) {
        for (ChainHash hash : values()) {
            if (hash.code().equals(code)) {
                return hash;
            }
        }
        throw new IllegalArgumentException("'" + code + "' is no hash of a chain: write sha256 or sm3");
    }

    /// As it is written beside a hash.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The hash of two parts, the one right behind the other. The first must be of one length always, or a separator is needed.
    public byte[] hash(byte[] first, byte[] second) {
        if (this == SHA256) {
            return Hashing.sha256(first, second);
        }
        var digest = new SM3Digest();
        digest.update(first, 0, first.length);
        digest.update(second, 0, second.length);
        byte[] hash = new byte[BYTES];
        digest.doFinal(hash, 0);
        return hash;
    }
}
