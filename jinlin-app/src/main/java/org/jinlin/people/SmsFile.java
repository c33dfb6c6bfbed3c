package org.jinlin.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// For demonstrations: what would be sent is written into a file that only the operator may read. Nothing goes to a log.
record SmsFile(Path file) implements SmsProvider {

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public synchronized boolean send(String phone, String code) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } catch (FileAlreadyExistsException e) {
                // made for an earlier one
            }
            Files.writeString(file, phone + " " + code + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
