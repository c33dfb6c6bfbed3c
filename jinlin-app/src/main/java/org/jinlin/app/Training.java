package org.jinlin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;

/// One start and one warm-up on a database that is thrown away, for a JVM that writes down what a start needs. It touches no
/// data of anybody, whatever the environment names.
final class Training {

    private Training() {}

    static int run() {
        try {
            Path data = Files.createTempDirectory("jinlin-training-");
            SpringApplication.getShutdownHandlers().add(() -> delete(data)); // after the server has stopped
            SpringApplication.run(JinlinApplication.class, "--server.port=0", "--jinlin.data=" + data, "--jinlin.database.url=", "--jinlin.database.port=0",
                    "--jinlin.database.durability=throwaway", "--jinlin.warm-up=6s");
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
