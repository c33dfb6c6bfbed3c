package org.jinlin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jinlin.kit.CanonicalJson;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void theLastLineIsOneJsonObject() {
        var report = new Report("lifecycle", true, new PrintStream(said, true, StandardCharsets.UTF_8));
        var parts = new Parts(Long.MAX_VALUE);
        parts.done(System.nanoTime());

        report.existing(5);
        report.cell(new Cell("floor", 100, 8, parts.microseconds(), new CpuUse(0.1, 0.2, 0.3, 0)));
        report.figure("ratio", 0.51234, "ratio: %.2f");
        report.end();

        List<String> lines = said.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).contains("ratio: 0.51");
        var figures = (Map<?, ?>) CanonicalJson.parse(lines.getLast());
        assertThat(figures.get("bench")).isEqualTo("lifecycle");
        assertThat(figures.get("ratio").toString()).isEqualTo("0.512");
        assertThat(((Map<?, ?>) ((List<?>) figures.get("cells")).getFirst()).get("per_second").toString()).isEqualTo("12.5");
    }

    @Test
    void withoutBeingAskedThereIsNoJson() {
        var report = new Report("lifecycle", false, new PrintStream(said, true, StandardCharsets.UTF_8));
        report.end();

        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void theMedianIsTheMiddle() {
        assertThat(Report.median(List.of(3.0, 1.0, 2.0))).isEqualTo(2);
        assertThat(Report.median(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
    }
}
