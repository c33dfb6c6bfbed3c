package org.jinlin.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Why there is no database to work with. The message is one sentence for the operator that says what to do; it never
/// holds a password.
public final class DatabaseProblem extends RuntimeException {

    DatabaseProblem(String sentence) {
        super(sentence);
    }

    DatabaseProblem(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /// What went wrong with a file, in an operator's words.
    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case FileAlreadyExistsException inTheWay -> inTheWay.getFile() + " is in the way";
            case NoSuchFileException missing -> missing.getFile() + " does not exist and cannot be made";
            case FileSystemException other when other.getReason() != null -> other.getFile() + ": " + other.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
