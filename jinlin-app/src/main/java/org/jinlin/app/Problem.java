package org.jinlin.app;

import org.jinlin.kit.KeyProblem;
import org.jinlin.postgres.DatabaseProblem;
import org.jspecify.annotations.Nullable;

/// Finds the one sentence in a failed start that tells people what to do.
final class Problem {

    private Problem() {}

    static @Nullable String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseProblem || cause instanceof BackupProblem || cause instanceof KeyProblem || cause instanceof StartProblem) {
                return cause.getMessage();
            }
            if (cause instanceof org.springframework.boot.web.server.PortInUseException port) {
                return "Port " + port.getPort() + " is taken by another program. Choose another one with --port.";
            }
        }
        return null;
    }
}
