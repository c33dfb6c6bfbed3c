package org.jinlin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.matters.HelpFit;
import org.jinlin.matters.HelpPlanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentBenchTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    @Test
    void printsTheProvenGap() {
        assertThat(Bench.run(new String[] {"assignment", "--wishes", "200", "--members", "150", "--repeats", "1", "--json"}, out, out)).isZero();

        List<String> lines = said.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).anyMatch(line -> line.contains("proven gap to the optimum: 0 m, none is better"));
        var figures = (Map<?, ?>) CanonicalJson.parse(lines.getLast());
        assertThat(figures.get("gap_metres").toString()).isEqualTo("0");
        assertThat(Integer.parseInt(figures.get("served").toString())).isPositive();
    }

    @Test
    void aListInTurnNeverServesMore() {
        for (int seed = 0; seed < 5; seed++) {
            AssignmentCrowd crowd = AssignmentCrowd.of(120, 80, seed);
            List<HelpFit> inTurn = AssignmentBench.inTurn(crowd);

            assertThat(inTurn).isNotEmpty().hasSizeLessThanOrEqualTo(HelpPlanner.plan(crowd.needs(), crowd.offers()).tasks().size());
            var asked = new HashSet<List<Object>>();
            assertThat(inTurn).allMatch(fit -> asked.add(List.of(fit.personId(), Integer.lowestOneBit(fit.when().parts()))));
        }
    }

    @Test
    void theSameSeedIsTheSameWeek() {
        assertThat(AssignmentCrowd.of(50, 50, 3)).isEqualTo(AssignmentCrowd.of(50, 50, 3)).isNotEqualTo(AssignmentCrowd.of(50, 50, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--wishes -1", "--wishes 100001", "--members x", "--repeats 0", "--data here"})
    void refusesWhatItCannotMeasure(String typed) {
        assertThat(Bench.run(("assignment " + typed).split(" "), out, out)).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains(typed.split(" ")[0]);
    }
}
