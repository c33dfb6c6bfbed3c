package org.jinlin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;

/// A directory for a server that is thrown away. It is gone when it is closed, and also when the command is interrupted: then
/// after the server has stopped, for its database holds files there until the end.
record Scratch(Path path) implements AutoCloseable {

    static Scratch make(String name) {
        try {
            var scratch = new Scratch(Files.createTempDirectory("jinlin-" + name + "-"));
            SpringApplication.getShutdownHandlers().add(scratch::close);
            return scratch;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // somebody else's hand is in it; the system clears its temporary files
        }
    }
}
