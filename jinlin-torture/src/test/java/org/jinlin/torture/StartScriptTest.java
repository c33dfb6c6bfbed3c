package org.jinlin.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script `jinlin` in a directory that looks built. The JDK is one that only writes down how it was called; in the last
/// test it is the real one.
class StartScriptTest {

    private static final String PREPARING = "preparing a faster start";
    private static final String JAVA = """
            #!/bin/sh
            echo "$*" >>"$CALLS"
            case "$*" in
                *jarmode*) touch "$START/jinlin.jar" ;;
                *AOTCacheOutput*) [ "${TRAINS:-well}" = well ] && echo whole >"$START/jinlin.aot" ;;
                *AOTMode=on*) grep -q whole "$START/jinlin.aot" ;;
            esac
            """;

    @TempDir
    Path root;

    private Path start;
    private Path calls;
    private Path jdk;

    /// What a call of the script said, and which calls of java it made.
    private record Run(int code, String said, List<String> java) {

        boolean prepared() {
            return said.contains(PREPARING);
        }

        String last() {
            return java.getLast();
        }
    }

    @BeforeEach
    void looksBuilt() throws IOException {
        start = root.resolve("jinlin-app/target/start");
        calls = root.resolve("calls");
        jdk = root.resolve("jdk");
        for (String module : List.of("app", "bench", "torture")) {
            Files.createDirectories(root.resolve("jinlin-" + module + "/src"));
            Files.createDirectories(root.resolve("jinlin-" + module + "/target"));
            Files.createFile(root.resolve("jinlin-" + module + "/pom.xml"));
            Files.createFile(jar(module));
        }
        Files.createFile(root.resolve("pom.xml"));
        Files.createDirectory(root.resolve("playbooks"));
        Files.copy(Path.of("../jinlin"), root.resolve("jinlin"));
        program("java", JAVA);
        program("javac", "#!/bin/sh\necho javac 25\n");
        release("25.0.3");
        touch(jar("app"), 0);
    }

    private Path jar(String module) {
        return root.resolve("jinlin-" + module + "/target/jinlin" + (module.equals("app") ? "" : "-" + module) + ".jar");
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.createDirectories(jdk.resolve("bin")).resolve(name);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void release(String version) throws IOException {
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=" + version);
    }

    /// As if built so many seconds from now.
    private static void touch(Path file, int seconds) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
    }

    private Run run(Map<String, String> environment, String... words) throws Exception {
        Files.deleteIfExists(calls);
        var command = new ArrayList<>(List.of("sh", root.resolve("jinlin").toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("JINLIN_"));
        builder.environment().putAll(Map.of("JINLIN_JDK", jdk.toString(), "CALLS", calls.toString(), "START", start.toString()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said, Files.exists(calls) ? Files.readAllLines(calls) : List.of());
    }

    private Run run() throws Exception {
        return run(Map.of(), "run", "--port", "1");
    }

    private void isFast(Run run) {
        assertThat(run.last()).contains("-XX:AOTCache=" + start.resolve("jinlin.aot"), "-jar " + start.resolve("jinlin.jar") + " run --port 1");
    }

    private void isPlain(Run run) {
        assertThat(run.last()).doesNotContain("AOTCache").contains("-jar " + jar("app") + " run --port 1");
        assertThat(run.code()).isZero();
    }

    @Test
    void theFirstStartPreparesAndTheNextUses() throws Exception {
        var first = run();
        assertThat(first.prepared()).isTrue();
        isFast(first);
        var second = run();
        assertThat(second.said()).isEmpty();
        isFast(second);
        assertThat(second.java()).noneMatch(call -> call.contains("train"));
    }

    @Test
    void whatIsStaleOrBrokenIsMadeAnew() throws Exception {
        run();
        Files.writeString(start.resolve("jinlin.aot"), "half");
        isMadeAnew("one that is damaged");
        Files.delete(start.resolve("jinlin.aot"));
        isMadeAnew("one that is gone");
        Files.delete(start.resolve("mark"));
        isMadeAnew("one that was not finished");
        release("25.0.4");
        isMadeAnew("one of another JDK");
        touch(jar("app"), 60);
        assertThat(run().prepared()).as("one of an older jar").isTrue();
    }

    private void isMadeAnew(String which) throws Exception {
        var again = run();
        assertThat(again.prepared()).as(which).isTrue();
        isFast(again);
        assertThat(run().prepared()).as("after " + which).isFalse();
    }

    @Test
    void otherOptionsOfTheJvmAreAnotherStart() throws Exception {
        run();
        assertThat(run(Map.of("JDK_JAVA_OPTIONS", "-XX:+UseZGC"), "run", "--port", "1").prepared()).isTrue();
        var more = run(Map.of("JINLIN_JAVA_OPTIONS", "-Xmx3g -Da=b"), "run", "--port", "1");
        assertThat(more.prepared()).isTrue();
        assertThat(more.last()).containsSubsequence("-Xmx1g", "-Xmx3g -Da=b", "-jar");
    }

    @Test
    void oneThatCannotBePreparedIsSlowAndNothingElse() throws Exception {
        var failed = run(Map.of("TRAINS", "badly"), "run", "--port", "1");
        assertThat(failed.said()).contains(PREPARING, "starting without").hasLineCount(2);
        isPlain(failed);
        assertThat(start).doesNotExist();
        Files.createFile(start);
        Files.setPosixFilePermissions(start.getParent(), PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertThat(run().code()).isZero();
        } finally {
            Files.setPosixFilePermissions(start.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void itCanBeLeftOut() throws Exception {
        var plain = run(Map.of("JINLIN_START_CACHE", "off"), "run", "--port", "1");
        assertThat(plain.said()).isEmpty();
        isPlain(plain);
    }

    @Test
    void commandsThatAreOverSoonDoWithout() throws Exception {
        var doctor = run(Map.of(), "doctor");
        assertThat(doctor.said()).isEmpty();
        assertThat(doctor.last()).doesNotContain("AOTCache").endsWith("-jar " + jar("app") + " doctor");
    }

    @Test
    void benchAndTortureStartTheServerInTheSameWay() throws Exception {
        for (String what : List.of("bench", "torture")) {
            assertThat(run(Map.of(), what).last()).contains("-Djinlin.server.jar=" + start.resolve("jinlin.jar"), "-Djinlin.server.cache=" + start.resolve("jinlin.aot"));
        }
    }

    /// The JVM would crash on the second file if it were trusted.
    @Test
    @Tag("soak")
    void aRealOneSurvivesDamage() throws Exception {
        jdk = Path.of(System.getProperty("java.home"));
        Files.copy(Path.of("../jinlin-app/target/jinlin.jar"), jar("app"), StandardCopyOption.REPLACE_EXISTING);
        touch(jar("app"), 0);
        for (long at : new long[] {-1, 40_000_000}) {
            if (at >= 0) {
                try (var cache = new RandomAccessFile(start.resolve("jinlin.aot").toFile(), "rw")) {
                    cache.seek(at);
                    cache.write(new byte[100_000]);
                }
            }
            var refused = run(Map.of(), "run", "--nothing");
            assertThat(refused.said()).contains(PREPARING, "--nothing").hasLineCount(2);
            assertThat(refused.code()).isEqualTo(2);
            assertThat(start.resolve("jinlin.aot")).isNotEmptyFile();
        }
        assertThat(run(Map.of(), "run", "--nothing").prepared()).isFalse();
    }
}
