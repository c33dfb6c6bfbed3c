package org.jinlin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jinlin.playbook.Playbooks;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void everyCategoryIsOneOfThePlaybook() {
        assertThat(Playbooks.load(Tenants.resource("/bench/playbook.txt").strip()).orThrow().categories().keySet()).containsAll(Texts.load().troubles().keySet());
    }

    /// They are put into JSON and into COPY as they are.
    @Test
    void noTextNeedsAnEscape() {
        Texts texts = Texts.load();

        assertThat(Stream.of(texts.places(), texts.wishes(), texts.dones(), texts.reasons()).flatMap(List::stream)).isNotEmpty().noneMatch(text -> text.matches(".*[\"\\\\\\p{Cntrl}].*"));
        assertThat(texts.troubles().values().stream().flatMap(List::stream)).isNotEmpty().noneMatch(text -> text.matches(".*[\"\\\\\\p{Cntrl}].*"));
    }

    @Test
    void firstOnesComeUpFarMoreOften() {
        var random = new Random(1);
        var counts = IntStream.range(0, 10_000).mapToObj(_ -> Texts.skewed(random, 10)).collect(Collectors.groupingBy(i -> i, Collectors.counting()));

        assertThat(counts).hasSize(10);
        assertThat(counts.get(0)).isGreaterThan(5 * counts.get(9));
    }

    @Test
    void sectionsAreReadByTheirNames() {
        Texts texts = Texts.parse("# a\n[places]\np\n[wishes]\nw\n\n[dones]\nd\n[reasons]\nr\n[trouble noise]\nn\n");

        assertThat(texts.complaint(new Random(1))).extracting(Texts.Complaint::category).isEqualTo("noise");
        assertThat(texts.complaint(new Random(1)).text()).matches("[0-9]+pnw");
    }
}
