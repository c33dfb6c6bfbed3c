package org.jinlin.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/// A directory with one file per role that holds its password, readable by nobody else (mode 600 in a directory of 700).
record Secrets(Path directory) {

    /// 192 bits: 32 characters that need no escaping in a URL, a shell or SQL.
    private static final int PASSWORD_BYTES = 24;

    /// The credentials of a role whose password is known here.
    Optional<Credentials> find(String role) {
        try {
            Path file = directory.resolve(role);
            if (Files.notExists(file)) {
                return Optional.empty();
            }
            String password = Files.readString(file).strip();
            if (password.isEmpty()) {
                throw new DatabaseProblem("The password file " + file + " is empty: put back the password of " + role + ".");
            }
            return Optional.of(new Credentials(role, password));
        } catch (IOException e) {
            throw new DatabaseProblem("The password of " + role + " cannot be read (" + DatabaseProblem.reason(e) + "): make " + directory
                    + " readable for the user who runs Jinlin.", e);
        }
    }

    /// The credentials of a role; its password is made up and kept when there is none.
    Credentials findOrCreate(String role) {
        return find(role).orElseGet(() -> create(role));
    }

    private Credentials create(String role) {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            write(directory.resolve(role), password);
        } catch (IOException e) {
            throw new DatabaseProblem("The password of " + role + " cannot be kept in " + directory + " (" + DatabaseProblem.reason(e)
                    + "): make the directory writable for the user who runs Jinlin.", e);
        }
        return new Credentials(role, password);
    }

    /// Writes a new file of mode 600, whole or not at all: a half-written password would lock us out for good.
    static void write(Path file, String password) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, password, StandardOpenOption.SYNC);
        Files.move(unfinished, file);
    }
}
