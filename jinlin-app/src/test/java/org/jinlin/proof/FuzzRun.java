package org.jinlin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `./jinlin fuzz [SECONDS [READER]]`: lets Jazzer look for bytes that break a reader, in a process of its own for each. What it finds lies in
/// `target/fuzz`; whoever mends it puts the file beside the samples, with a name that says what it is. Its name keeps it out of the other tests.
class FuzzRun {

    private static final int SECONDS = Integer.getInteger("jinlin.fuzz.seconds", 30);
    private static final String ONLY = System.getProperty("jinlin.fuzz.reader", "");

    @Test
    void nothingIsFoundThatBreaksAReader() throws IOException, InterruptedException {
        var broken = new ArrayList<String>();
        for (String reader : Fuzz.READERS.keySet()) {
            if ((ONLY.isEmpty() || ONLY.equals(reader)) && run(reader) != 0) {
                broken.add(reader);
            }
        }
        assertThat(broken).as("readers that were broken: what broke them is in target/fuzz/READER").isEmpty();
    }

    private static int run(String reader) throws IOException, InterruptedException {
        Path folder = Path.of("target/fuzz", reader).toAbsolutePath();
        Path found = Files.createDirectories(folder.resolve("found"));
        Path made = Files.createDirectories(folder.resolve("made"));
        String java = ProcessHandle.current().info().command().orElse("java");
        var process = new ProcessBuilder(List.of(java, "-Xmx700m", "-Xss512k", "-XX:+EnableDynamicAgentLoading", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Djinlin.fuzz=" + reader,
                "-cp", System.getProperty("java.class.path"), "com.code_intelligence.jazzer.Jazzer", "--target_class=" + Fuzz.class.getName(), "--instrumentation_includes=org.jinlin.**:org.snakeyaml.**:org.apache.commons.csv.**:org.locationtech.jts.io.**",
                "--reproducer_path=" + folder, "--keep_going=3", "-artifact_prefix=" + found + "/", "-max_total_time=" + SECONDS, "-max_len=20000", "-rss_limit_mb=3000", "-timeout=90", "-print_final_stats=1",
                made.toString(), Path.of("src/test/resources/fuzz", reader).toAbsolutePath().toString())).redirectErrorStream(true).redirectOutput(folder.resolve("log.txt").toFile()).start();
        int end = process.waitFor();
        try (Stream<String> lines = Files.lines(folder.resolve("log.txt"))) {
            String last = lines.filter(line -> line.startsWith("stat::number_of_executed_units") || line.startsWith("== Java Exception")).distinct().toList().toString();
            System.out.printf("fuzz %-9s %d s, ends with %d %s%n", reader, SECONDS, end, last);
        }
        return end;
    }
}
