package org.jinlin.kit;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals and opens personal fields (PIPL Art. 51: encryption). AES-256-GCM with a random nonce; the context (which
/// field of whom) is authenticated, so a sealed value moved to another row does not open. The key file lies outside the
/// database: a stolen dump gives nothing. No message of an exception ever holds a text or a key. Safe for threads.
///
/// Layout: version (1 byte), key id (4), nonce (12), ciphertext with tag.
public final class Keyring {

    private static final byte VERSION = 1;
    private static final int KEY_ID_BYTES = 4;
    private static final int HEAD_BYTES = 1 + KEY_ID_BYTES;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int INDEX_BYTES = 16;
    private static final int FINGERPRINT_BYTES = 8;

    private final SecretKeySpec cipherKey;
    private final SecretKeySpec indexKey;
    private final byte[] head;
    private final String fingerprint;
    private final SecureRandom random = new SecureRandom();

    private Keyring(KeyFile file) {
        cipherKey = new SecretKeySpec(file.cipher(), "AES");
        indexKey = new SecretKeySpec(file.index(), "HmacSHA256");
        byte[] keyId = Hashing.sha256("jinlin key id".getBytes(StandardCharsets.US_ASCII), file.cipher());
        head = ByteBuffer.allocate(HEAD_BYTES).put(VERSION).put(keyId, 0, KEY_ID_BYTES).array();
        fingerprint = HexFormat.of().formatHex(Hashing.sha256("jinlin keys".getBytes(StandardCharsets.US_ASCII), file.cipher(), file.index()), 0, FINGERPRINT_BYTES);
    }

    /// Reads the key file, or makes it (mode 600) when there is none. Refuses to start on a damaged file, or on one that
    /// others may read, with a sentence.
    public static Keyring loadOrCreate(Path file) {
        return new Keyring(KeyFile.loadOrCreate(file));
    }

    /// Tells two key files apart and gives neither away: 16 hexadecimal digits.
    public String fingerprint() {
        return fingerprint;
    }

    /// @param context which field of whom, the same on opening, such as `person.name 12 345`
    public Sealed seal(String plain, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(utf8(plain));
            return new Sealed(ByteBuffer.allocate(HEAD_BYTES + NONCE_BYTES + sealed.length).put(head).put(nonce).put(sealed).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a field could not be sealed", e);
        }
    }

    /// Refuses what another key sealed, what was changed, and what was sealed for another context.
    public String open(Sealed sealed, String context) {
        byte[] bytes = sealed.bytes();
        if (bytes.length < HEAD_BYTES + NONCE_BYTES + TAG_BITS / 8) {
            throw new IllegalStateException("a sealed field is too short to be one");
        }
        if (!Arrays.equals(bytes, 0, HEAD_BYTES, head, 0, HEAD_BYTES)) {
            throw new IllegalStateException("a field was sealed with another key file");
        }
        byte[] nonce = Arrays.copyOfRange(bytes, HEAD_BYTES, HEAD_BYTES + NONCE_BYTES);
        int start = HEAD_BYTES + NONCE_BYTES;
        try {
            byte[] plain = cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(bytes, start, bytes.length - start);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException("a sealed field was changed, or belongs to something else than " + context, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed field could not be opened", e);
        }
    }

    /// 16 bytes by which equal texts are found without reading them; different for each context (name of the field).
    ///
    /// @param normalised the text in its one normal form, such as that of [PhoneNumbers#normalise]
    public byte[] blindIndex(String normalised, String context) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(indexKey);
            byte[] name = utf8(context);
            // the length keeps (ab, c) and (a, bc) apart
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).array());
            mac.update(name);
            return Arrays.copyOf(mac.doFinal(utf8(normalised)), INDEX_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a blind index could not be made", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, cipherKey, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(head);
        cipher.updateAAD(utf8(context));
        return cipher;
    }

    /// Refuses half a surrogate pair, which is no character and would not come back.
    private static byte[] utf8(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a text holds half a surrogate pair");
        }
    }

    @Override
    public String toString() {
        return "keyring";
    }
}
