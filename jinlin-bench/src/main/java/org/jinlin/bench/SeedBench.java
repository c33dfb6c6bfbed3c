package org.jinlin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// `bench seed`: makes a database that other benches take with `--data`.
final class SeedBench {

    static final List<String> OPTIONS = List.of("--matters", Home.DATA);

    private static final int MOST = 20_000_000;
    private static final Path DIRECTORY = Path.of("bench-data");
    private static final double GIB = 1L << 30;

    private SeedBench() {}

    static void run(Options options, Report report) throws Exception {
        int matters = options.number("--matters", 100_000, 0, MOST);
        Home home = Home.create(options.path(Home.DATA).orElse(DIRECTORY.toAbsolutePath()), matters * Seeder.BYTES_PER_MATTER);
        long began = System.nanoTime();
        Seeder.fill(home, matters, report);
        report.existing(matters);
        report.figure("seconds", (System.nanoTime() - began) / 1e9, "made in %.0f s");
        report.figure("gib", bytes(home.directory()) / GIB, "takes %.2f GiB in " + home.directory());
    }

    static long bytes(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
