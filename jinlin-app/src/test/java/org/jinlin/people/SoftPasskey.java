package org.jinlin.people;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/// A device with one passkey (ES256), written after the standard and not after what reads it; it does as it is told, also wrongly.
public final class SoftPasskey {

    /// Somebody was there, and the device has verified who (WebAuthn level 2, 6.1).
    public static final int VERIFIED = 0x05;
    private static final int WITH_KEY = 0x40;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyPair keys;
    private final byte[] id = new byte[32];
    private byte[] handle = new byte[0];
    /// Of the last use.
    public long count;
    /// Between two uses; devices that keep their keys in a cloud do not count.
    public long step = 1;

    public SoftPasskey() {
        RANDOM.nextBytes(id);
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Where and how the device is asked.
    public record Way(String origin, String house, String challenge, int flags, boolean framed, String type) {

        /// As it should be.
        public static Way right(String origin, String challenge) {
            return new Way(origin, "localhost", challenge, VERIFIED, false, "");
        }

        public Way origin(String other) {
            return new Way(other, house, challenge, flags, framed, type);
        }

        public Way house(String other) {
            return new Way(origin, other, challenge, flags, framed, type);
        }

        public Way challenge(String other) {
            return new Way(origin, house, other, flags, framed, type);
        }

        public Way flags(int other) {
            return new Way(origin, house, challenge, other, framed, type);
        }

        public Way inFrame() {
            return new Way(origin, house, challenge, flags, true, type);
        }

        public Way type(String other) {
            return new Way(origin, house, challenge, flags, framed, other);
        }
    }

    /// A passkey that was made, each part in base64url.
    public record Made(String client, String attestation) {}

    /// A passkey that was used, each part in base64url.
    public record Signed(String credential, String client, String authenticator, String signature, String handle) {}

    /// What identifies it.
    public String credential() {
        return text(id);
    }

    /// Makes the passkey for an account.
    ///
    /// @param handle of the account, in base64url
    public Made make(Way way, String handle) {
        this.handle = Base64.getUrlDecoder().decode(handle);
        return new Made(text(client(way, "webauthn.create")), text(attestation("none", map(0), way)));
    }

    /// The same, signed with its own key (packed, self attestation), or with another for a false one.
    public Made makePacked(Way way, String handle, SoftPasskey signer) {
        this.handle = Base64.getUrlDecoder().decode(handle);
        byte[] client = client(way, "webauthn.create");
        byte[] signature = signer.sign(joined(authenticator(way, true), sha256(client)));
        byte[] statement = joined(map(2), word("alg"), new byte[] {0x26}, word("sig"), head(2, signature.length), signature);
        return new Made(text(client), text(attestation("packed", statement, way)));
    }

    public Signed sign(Way way) {
        count += step;
        byte[] client = client(way, "webauthn.get");
        byte[] authenticator = authenticator(way, false);
        return new Signed(text(id), text(client), text(authenticator), text(sign(joined(authenticator, sha256(client)))), text(handle));
    }

    private byte[] sign(byte[] what) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(what);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] client(Way way, String type) {
        return ("{\"type\":\"" + (way.type().isEmpty() ? type : way.type()) + "\",\"challenge\":\"" + way.challenge() + "\",\"origin\":\"" + way.origin() + "\",\"crossOrigin\":" + way.framed() + "}").getBytes(StandardCharsets.UTF_8);
    }

    private byte[] attestation(String format, byte[] statement, Way way) {
        byte[] authenticator = authenticator(way, true);
        return joined(map(3), word("fmt"), word(format), word("attStmt"), statement, word("authData"), head(2, authenticator.length), authenticator);
    }

    private byte[] authenticator(Way way, boolean made) {
        byte[] counter = ByteBuffer.allocate(4).putInt((int) count).array();
        byte[] plain = joined(sha256(way.house().getBytes(StandardCharsets.UTF_8)), new byte[] {(byte) (way.flags() | (made ? WITH_KEY : 0))}, counter);
        return made ? joined(plain, new byte[16], ByteBuffer.allocate(2).putShort((short) id.length).array(), id, publicKey()) : plain;
    }

    /// As COSE writes it (RFC 9052): kind EC2, ES256, P-256, x, y.
    private byte[] publicKey() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return joined(map(5), new byte[] {1, 2, 3, 0x26, 0x20, 1, 0x21}, head(2, 32), coordinate(point.getAffineX().toByteArray()), new byte[] {0x22}, head(2, 32), coordinate(point.getAffineY().toByteArray()));
    }

    private static byte[] coordinate(byte[] number) {
        byte[] bytes = new byte[32];
        int taken = Math.min(32, number.length);
        System.arraycopy(number, number.length - taken, bytes, 32 - taken, taken);
        return bytes;
    }

    private static byte[] map(int entries) {
        return head(5, entries);
    }

    private static byte[] word(String text) {
        return joined(head(3, text.length()), text.getBytes(StandardCharsets.UTF_8));
    }

    /// Kind and length (RFC 8949).
    private static byte[] head(int major, int length) {
        int kind = major << 5;
        return length < 24 ? new byte[] {(byte) (kind | length)} : length < 256 ? new byte[] {(byte) (kind | 24), (byte) length} : new byte[] {(byte) (kind | 25), (byte) (length >> 8), (byte) length};
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
