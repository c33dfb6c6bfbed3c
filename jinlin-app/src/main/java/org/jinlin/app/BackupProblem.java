package org.jinlin.app;

/// Why there is no backup, or nothing restored from one. The message is one sentence for the operator that says what to do.
final class BackupProblem extends RuntimeException {

    BackupProblem(String sentence) {
        super(sentence);
    }

    BackupProblem(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
