package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The memory of a replay does not grow with its file: the same rows sixty times over, with new ids, are planned, sorted and
/// counted in a heap that could not hold a tenth of them. `docs/replay.md` says what the engine itself needed.
@Tag("soak")
class ReplaySoakTest {

    private static final int ROWS = 2000;
    private static final int COPIES = 60;

    @TempDir
    Path folder;

    @Test
    void sixtyTimesTheRowsNeedNoMoreMemory() throws IOException, InterruptedException {
        Path file = folder.resolve("many.csv");
        ReplaySample.write(file, ROWS, COPIES, 11);
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx32m", "-cp", System.getProperty("java.class.path"),
                Planned.class.getName(), file.toString(), folder.toString()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said.lines().toList().getLast()).startsWith("rows " + ROWS * COPIES + ", events ").endsWith(", in order true");
        assertThat(Files.size(file)).as("bytes of the file").isGreaterThan(10_000_000);
    }

    /// The program that is started with the small heap.
    static final class Planned {

        private Planned() {}

        public static void main(String[] args) throws IOException {
            Path scratch = Files.createTempDirectory(Path.of(args[1]), "scratch");
            long events = 0;
            boolean inOrder = true;
            try (var progress = new ReplayProgress(new PrintStream(PrintStream.nullOutputStream()));
                    var plan = ReplayPlan.read(Path.of(args[0]), ReplayFormat.builtIn(), scratch, progress); var sorted = plan.events().sorted()) {
                ReplayEvent before = null;
                while (sorted.hasNext()) {
                    ReplayEvent event = sorted.next();
                    inOrder &= before == null || ReplayEvent.ORDER.compare(before, event) < 0;
                    before = event;
                    events++;
                }
                System.out.println("rows " + plan.rows() + ", events " + events + ", in order " + inOrder);
            }
            try (var left = Files.list(scratch)) {
                if (!left.toList().equals(List.of())) {
                    throw new IllegalStateException("something stayed behind in " + scratch);
                }
            }
        }
    }
}
