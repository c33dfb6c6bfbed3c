package org.jinlin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("soak")
class PlaybookCommandTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void everyPackIsCheckedAndBaseIsNotCounted() {
        assertThat(new PlaybookCommand(PackSource.builtIn(), out).run(List.of("check"))).isZero();
        assertThat(lines().getLast()).isEqualTo(PackSource.builtIn().codes().size() - 1 + " playbooks, 0 errors");
        assertThat(lines()).filteredOn(line -> line.contains("never taken: none")).hasSize(PackSource.builtIn().codes().size());
        assertThat(lines()).noneMatch(line -> line.contains("taken less than"));
    }

    @Test
    void onePackIsCheckedAlone() {
        assertThat(new PlaybookCommand(PackSource.builtIn(), out).run(List.of("check", "boston"))).isZero();
        assertThat(lines()).hasSize(2).last().isEqualTo("1 playbooks, 0 errors");
    }

    @Test
    void faultsArePrintedWithTheirPlaceAndCounted() {
        int code = packs(Map.of("x/playbook.yml", "extends: boston\nkindz: {}\nlevls: [city]\n")).run(List.of("check", "x"));
        assertThat(code).isEqualTo(1);
        assertThat(lines().getFirst()).startsWith("x/playbook.yml:2:1: kindz: unknown key 'kindz', did you mean 'kinds'?");
        assertThat(lines().getLast()).isEqualTo("1 playbooks, 2 errors");
    }

    /// A fault of base would otherwise be counted for each pack that extends it.
    @Test
    void aFaultOfTheCommonBaseIsCountedOnce() {
        var texts = Map.of("base/playbook.yml", "kindz: {}\n", "a/playbook.yml", "extends: base\n", "b/playbook.yml", "extends: base\n");
        assertThat(new PlaybookCommand(PackSource.of(texts), out).run(List.of("check"))).isEqualTo(1);
        assertThat(lines()).filteredOn(line -> line.contains("kindz")).hasSize(1);
        assertThat(lines().getLast()).startsWith("2 playbooks, ");
    }

    @Test
    void aPackThatIsNotThereIsAnError() {
        assertThat(new PlaybookCommand(PackSource.builtIn(), out).run(List.of("check", "nowhere"))).isEqualTo(1);
        assertThat(lines().getFirst()).contains("there is no such file; packs are " + String.join(", ", PackSource.builtIn().codes()));
        assertThat(lines().getLast()).isEqualTo("1 playbooks, 1 errors");
    }

    @Test
    void differencesAreListed() {
        assertThat(packs(Map.of("x/playbook.yml", "extends: boston\nhours: {close: \"18:30\"}\n")).run(List.of("diff", "boston", "x"))).isZero();
        assertThat(lines()).containsExactly("~ hours.close: 17:00 -> 18:30", "1 differences");
    }

    @Test
    void nothingIsComparedWithAFaultyPack() {
        assertThat(packs(Map.of("x/playbook.yml", "extends: boston\nx: y\n")).run(List.of("diff", "boston", "x"))).isEqualTo(1);
        assertThat(lines().getLast()).isEqualTo("1 errors; mend them first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "check a b", "diff", "diff a", "diff a b c", "publish x", "CHECK"})
    void otherWordsGetTheUsage(String words) {
        assertThat(new PlaybookCommand(PackSource.builtIn(), out).run(List.of(words.split(" ")))).isEqualTo(2);
        assertThat(lines().getFirst()).startsWith("usage: ");
    }

    private PlaybookCommand packs(Map<String, String> texts) {
        return new PlaybookCommand(PackSource.of(new HashMap<>(texts)).orElse(PackSource.builtIn()), out);
    }

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
