package org.jinlin.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A short-lived program of the operating system and what it said.
final class Command {

    /// How a program ended; one that is not installed ends without success. Runs in the root directory, which every
    /// user may enter.
    record Result(boolean success, String output) {}

    private Command() {}

    static Result run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).directory(new File("/")).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor() == 0, output);
        } catch (IOException e) {
            return new Result(false, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseProblem("The start was interrupted: start Jinlin again.", e);
        }
    }
}
