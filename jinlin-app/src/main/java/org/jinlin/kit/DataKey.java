package org.jinlin.kit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;

/// A key that seals fields, or another key. What it seals begins with its head: the version of the cipher (1 byte) and the id
/// of the key (4), both authenticated with the context; then nonce (12), ciphertext and tag.
///
/// @param bytes as long as the cipher wants
/// @param since from when it sealed, in seconds since 1970; 0 for a key of the first format, which did not say
record DataKey(DataCipher cipher, byte[] bytes, long since) {

    static final int HEAD_BYTES = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    static DataKey fresh(DataCipher cipher, long since) {
        return new DataKey(cipher, random(cipher.keyBytes()), since);
    }

    static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    byte[] head() {
        byte[] id = Hashing.sha256("jinlin key id".getBytes(StandardCharsets.US_ASCII), bytes);
        return ByteBuffer.allocate(HEAD_BYTES).put(cipher.version()).put(id, 0, HEAD_BYTES - 1).array();
    }

    /// The head without its version: eight hexadecimal digits.
    String id() {
        return HexFormat.of().formatHex(head(), 1, HEAD_BYTES);
    }

    byte[] seal(byte[] plain, byte[] context) {
        byte[] head = head();
        byte[] nonce = random(DataCipher.NONCE_BYTES);
        byte[] sealed = cipher.encrypt(bytes, nonce, known(head, context), plain);
        return ByteBuffer.allocate(HEAD_BYTES + nonce.length + sealed.length).put(head).put(nonce).put(sealed).array();
    }

    /// @param sealed long enough, and with the head of this key
    byte[] open(byte[] sealed, byte[] context) throws AEADBadTagException {
        byte[] nonce = Arrays.copyOfRange(sealed, HEAD_BYTES, HEAD_BYTES + DataCipher.NONCE_BYTES);
        return cipher.decrypt(bytes, nonce, known(head(), context), sealed, HEAD_BYTES + nonce.length);
    }

    static boolean isLongEnough(byte[] sealed) {
        return sealed.length >= HEAD_BYTES + DataCipher.NONCE_BYTES + DataCipher.TAG_BYTES;
    }

    private static byte[] known(byte[] head, byte[] context) {
        return ByteBuffer.allocate(head.length + context.length).put(head).put(context).array();
    }

    @Override
    public String toString() {
        return "data key " + id();
    }
}
