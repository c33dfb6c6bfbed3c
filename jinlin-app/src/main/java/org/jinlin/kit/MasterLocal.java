package org.jinlin.kit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;

/// A master key that this machine has. Its length says its cipher: of 32 bytes it wraps with AES-256-GCM, of 16 with SM4-GCM.
record MasterLocal(DataKey key, String line) implements MasterKey {

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{32}|[0-9a-f]{64}");

    static boolean isKey(String digits) {
        return KEY.matcher(digits).matches();
    }

    /// @param digits hexadecimal, 64 or 32 of them
    static MasterLocal of(String digits, String line) {
        byte[] bytes = HexFormat.of().parseHex(digits);
        return new MasterLocal(new DataKey(bytes.length == DataCipher.SM4.keyBytes() ? DataCipher.SM4 : DataCipher.AES, bytes, 0), line);
    }

    /// Digits of a new one.
    static String fresh(DataCipher cipher) {
        return HexFormat.of().formatHex(DataKey.random(cipher.keyBytes()));
    }

    /// Reads the file: 64 or 32 hexadecimal digits.
    static MasterLocal ofFile(Path file, String line) {
        try {
            KeyFile.requireOwnerOnly(file);
            String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
            if (!isKey(text)) {
                throw new KeyProblem("the master key file " + file + " is damaged: put back its copy");
            }
            return of(text, line);
        } catch (IOException e) {
            throw new KeyProblem("the master key file " + file + " cannot be read: put it back, or mount what it lies on", e);
        }
    }

    @Override
    public String wrap(byte[] bytes, String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.seal(bytes, context(name)));
    }

    @Override
    public byte[] unwrap(String wrapped, String name) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(wrapped);
            if (DataKey.isLongEnough(sealed)) {
                return key.open(sealed, context(name));
            }
        } catch (AEADBadTagException | IllegalArgumentException e) {
            throw new KeyProblem("the master key does not fit the key file: put back the one that it was wrapped with", e);
        }
        throw new KeyProblem("the key file is damaged: put back its copy");
    }

    private static byte[] context(String name) {
        return ("jinlin wrapped key " + name).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "master key";
    }
}
