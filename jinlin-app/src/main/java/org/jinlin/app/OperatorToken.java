package org.jinlin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.UUID;
import org.jinlin.people.Accounts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/// What an operator's program shows to read the health and the figures of the server: the content of `secrets/operator`,
/// made at the first start, readable by its owner only. Delete the file and start again for a new one.
@Component
@ConditionalOnWebApplication
class OperatorToken {

    private static final int SHORTEST = 32;

    private final byte[] token;

    OperatorToken(@Value("${jinlin.data}") Path data) {
        Path file = data.resolve("secrets").resolve("operator");
        try {
            if (Files.notExists(file)) {
                create(file);
            }
            String text = Files.readString(file).strip();
            if (text.length() < SHORTEST) {
                throw new IllegalStateException(file + " is no whole token: delete it and start again");
            }
            token = text.getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the operator's token " + file + " can neither be read nor made", e);
        }
    }

    boolean is(String given) {
        return MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
    }

    /// Written aside and linked into place: of several servers that start together all get the same one, and it is whole.
    private static void create(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path draft = file.resolveSibling("operator." + UUID.randomUUID());
        try {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, Accounts.freshSecret() + "\n");
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // another server was first; its token counts
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
