package org.jinlin.kit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// The key with which the house signs what it has destroyed (Ed25519, RFC 8032). The private half lies in a file of its own
/// outside the database; the public half is for everybody, so that a proof can be checked without this server.
public final class ProofKey {

    private static final String ALGORITHM = "Ed25519";
    private static final String HEADING = "jinlin proof key 1";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final PrivateKey secret;
    private final PublicKey open;

    private ProofKey(byte[] secret, byte[] open) throws GeneralSecurityException {
        var factory = KeyFactory.getInstance(ALGORITHM);
        this.secret = factory.generatePrivate(new PKCS8EncodedKeySpec(secret));
        this.open = factory.generatePublic(new X509EncodedKeySpec(open));
    }

    /// Reads the key file, or makes it (mode 600) when there is none. Refuses to start on a damaged file, or on one that others may read.
    public static ProofKey loadOrCreate(Path file) {
        try {
            if (Files.notExists(file)) {
                create(file);
            }
            return load(file);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the proof key " + file + " can neither be read nor made", e);
        }
    }

    private static ProofKey load(Path file) throws IOException, GeneralSecurityException {
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IllegalStateException("the proof key " + file + " is open to others: run chmod 600 on it");
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        if (lines.size() != 3 || !lines.getFirst().equals(HEADING)) {
            throw new IllegalStateException("the proof key " + file + " is damaged: put back its copy. Proofs signed with another key cannot be checked with it");
        }
        return new ProofKey(Base64.getDecoder().decode(lines.get(1)), Base64.getDecoder().decode(lines.get(2)));
    }

    private static void create(Path file) throws IOException, GeneralSecurityException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        String text = String.join("\n", HEADING, base64(pair.getPrivate().getEncoded()), base64(pair.getPublic().getEncoded()), "");
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        // written aside and linked into place, like the key file: of several processes that start together all get the same key
        Path draft = file.resolveSibling(file.getFileName() + "." + HexFormat.of().formatHex(random));
        try (FileChannel out = FileChannel.open(draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // another process was first; its key counts
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    public byte[] sign(String text) {
        try {
            Signature signing = Signature.getInstance(ALGORITHM);
            signing.initSign(secret);
            signing.update(text.getBytes(StandardCharsets.UTF_8));
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a proof could not be signed", e);
        }
    }

    /// Whether this very text was signed with this key.
    public boolean verifies(String text, byte[] signature) {
        try {
            Signature checking = Signature.getInstance(ALGORITHM);
            checking.initVerify(open);
            checking.update(text.getBytes(StandardCharsets.UTF_8));
            return checking.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // no signature at all
        }
    }

    /// The public half as PEM, which OpenSSL reads.
    public String pem() {
        return "-----BEGIN PUBLIC KEY-----\n" + base64(open.getEncoded()) + "\n-----END PUBLIC KEY-----\n";
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "proof key";
    }
}
