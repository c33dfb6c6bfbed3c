package org.jinlin.kit;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/// The ciphers of personal fields, both in GCM with a tag of 16 bytes: AES-256, and SM4 (GB/T 32907, with GCM as in RFC 8998)
/// for installations that are assessed by GB/T 39786.
public enum DataCipher {
    AES(1, 32),
    SM4(2, 16);

    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;

    private final byte version;
    private final int keyBytes;

    DataCipher(int version, int keyBytes) {
        this.version = (byte) version;
        this.keyBytes = keyBytes;
    }

    /// The first byte of everything that is sealed with it.
    byte version() {
        return version;
    }

    int keyBytes() {
        return keyBytes;
    }

    /// The ciphertext with its tag.
    byte[] encrypt(byte[] key, byte[] nonce, byte[] known, byte[] plain) {
        try {
            return run(true, key, nonce, known, plain, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a field could not be sealed", e);
        }
    }

    /// @throws AEADBadTagException when the bytes, the nonce or what is known were changed
    byte[] decrypt(byte[] key, byte[] nonce, byte[] known, byte[] sealed, int start) throws AEADBadTagException {
        try {
            return run(false, key, nonce, known, sealed, start);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed field could not be opened", e);
        }
    }

    private byte[] run(boolean encrypting, byte[] key, byte[] nonce, byte[] known, byte[] bytes, int start) throws GeneralSecurityException {
        if (this == AES) {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(encrypting ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * 8, nonce));
            cipher.updateAAD(known);
            return cipher.doFinal(bytes, start, bytes.length - start);
        }
        var cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(encrypting, new AEADParameters(new KeyParameter(key), TAG_BYTES * 8, nonce, known));
        byte[] out = new byte[cipher.getOutputSize(bytes.length - start)];
        int length = cipher.processBytes(bytes, start, bytes.length - start, out, 0);
        try {
            cipher.doFinal(out, length);
        } catch (InvalidCipherTextException e) {
            throw new AEADBadTagException("SM4");
        }
        return out;
    }
}
