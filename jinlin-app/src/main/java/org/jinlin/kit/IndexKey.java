package org.jinlin.kit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A later key of blind indexes. It is laid over what the keys before it made: an index is brought under it without the text that it
/// stands for, which of sign-in names nobody keeps. What it makes begins with its id (4 bytes); what the first key alone made has none.
///
/// @param bytes 32
/// @param since from when servers know it, in seconds since 1970
/// @param alone nothing that only the keys before it made is looked for any more
record IndexKey(byte[] bytes, long since, boolean alone) {

    static final int INDEX_BYTES = 16;
    private static final int ID_BYTES = 4;
    private static final String MAC = "HmacSHA256";

    static IndexKey fresh(long since) {
        return new IndexKey(DataKey.random(32), since, false);
    }

    IndexKey settled() {
        return new IndexKey(bytes, since, true);
    }

    /// Eight hexadecimal digits.
    String id() {
        return HexFormat.of().formatHex(Arrays.copyOf(head(), ID_BYTES));
    }

    private byte[] head() {
        return Hashing.sha256("jinlin index key id".getBytes(StandardCharsets.US_ASCII), bytes);
    }

    /// @param index what the key before this one made
    byte[] over(byte[] index) {
        return ByteBuffer.allocate(ID_BYTES + INDEX_BYTES).put(head(), 0, ID_BYTES).put(hmac(bytes, BlindIndex.plain(index)), 0, INDEX_BYTES).array();
    }

    boolean made(byte[] index) {
        return index.length == ID_BYTES + INDEX_BYTES && Arrays.equals(index, 0, ID_BYTES, head(), 0, ID_BYTES);
    }

    static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a blind index could not be made", e);
        }
    }

    @Override
    public String toString() {
        return "index key " + id();
    }
}
