package org.jinlin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a file holds, reading it ends with faults, never with an exception.
@Tag("soak")
class HostilePackTest {
    private static final String BASE = Playbooks.load("base").sources().get("base/playbook.yml");

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "# nothing\n", "~", "null", "text", "[1, 2]", "--- a\n--- b\n", "a: b: c", "{", "\t", "? [a, b]\n: c", "a: !!binary x",
        "extends: [base]", "extends: {a: b}", "extends: ~", "extends: 1", "extends: \"../base\"", "extends: base\nkinds: text",
        "extends: base\nkinds: {request: ~}\n", "extends: base\nlevels: ~\n", "extends: base\nlanguages: [1]\n",
        "extends: base\nname: {zh: \"\"}\n", "extends: base\nhours: {open: \"18:00\"}\n",
        "extends: base\nkinds: {request: {reacts: {order: {1: {to: paused}}}}}\n",
        "extends: base\nkinds: {request: {reacts: {order.return: {0: {to: paused}}}}}\n",
        "extends: base\nkinds: {request: {moves: {open: ~}}}\n", "extends: base\nkinds: {request: {moves: {open: {to: ~}}}}\n",
        "extends: base\nkinds: {request: {stages: {told: ~}}}\n", "extends: base\nkinds: {request: {clocks: ~}}\n",
        "extends: base\nkinds: {order: ~}\n", "extends: base\nfields: {unit: ~}\n", "extends: base\nfields: {nature: {type: text, max: 9}}\n",
        "extends: base\nfields: {verdict: {of: [solved, gone]}}\n", "extends: base\nroles: {street_officer: ~, head: ~}\n",
        "extends: base\ngrades: [blue, red]\n", "a: &x [*x]", "*x", "extends: base\nkinds: {request: {moves: {urge: {limit: {times: 99999999999}}}}}"})
    void isRefused(String text) {
        var reading = Playbooks.read(PackSource.of(Map.of("x/playbook.yml", text)).orElse(PackSource.builtIn()), "x");
        assertThat(reading.playbook().map(Playbook::code)).isEmpty();
        assertThat(reading.faults()).isNotEmpty().allSatisfy(fault -> assertThat(fault.message()).isNotBlank());
    }

    @Test
    void tenThousandBracketsAreTooDeepAndNotAStackOverflow() {
        assertThat(only("[".repeat(10_000)).message()).contains("nested deeper");
        assertThat(only("{a: ".repeat(10_000)).message()).contains("nested deeper");
    }

    @Test
    void aMillionCharactersAreTooMany() {
        assertThat(only("# " + "x".repeat(1_000_001)).message()).contains("move large tables to CSV");
    }

    @Test
    void manyAliasesAreNotExpanded() {
        assertThat(Playbooks.read(PackSource.of(Map.of("x/playbook.yml", "a: &a [1]\nb: &b [*a, *a]\nc: [*b, *b]\n")), "x").faults())
                .isNotEmpty().allSatisfy(fault -> assertThat(fault.line()).isPositive());
    }

    @Test
    void bytesThatAreNoUtf8AreNamed(@TempDir Path folder) throws java.io.IOException {
        Files.createDirectories(folder.resolve("x"));
        Files.write(folder.resolve("x/playbook.yml"), "name: {zh: 基础}".getBytes(java.nio.charset.Charset.forName("GBK")));
        assertThat(Playbooks.read(PackSource.folder(folder), "x").faults()).singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("save it as UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 40, 1_000})
    void clocksAreCountedBeforeTheirWaysAre(int more) {
        String clocks = IntStream.range(0, more).mapToObj(number -> "      c" + number + ": {within: PT1H, starts: [open], stops: [finish], late: climb}\n").collect(Collectors.joining());
        var faults = Playbooks.read(PackSource.of(Map.of("x/playbook.yml", "extends: base\nkinds:\n  request:\n    clocks:\n      sooner: {within: PT1H, starts: [open], stops: [finish], late: climb}\n" + clocks))
                .orElse(PackSource.builtIn()), "x").faults();
        assertThat(faults.stream().anyMatch(fault -> fault.message().contains("a kind has at most 64 clocks"))).as(faults.toString()).isEqualTo(more == 1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../base", "base/..", "Base", "a b", "/etc", "base\u0000", "一"})
    void aPackIsNamedByACodeOnly(String code) {
        assertThat(Playbooks.load(code).faults()).singleElement().satisfies(fault -> assertThat(fault.message()).contains("is no name of a pack"));
    }

    @Test
    void aRingOfPacksIsBroken() {
        var texts = Map.of("a/playbook.yml", "extends: b\n", "b/playbook.yml", "extends: c\n", "c/playbook.yml", "extends: a\n");
        assertThat(Playbooks.read(PackSource.of(texts), "a").faults()).singleElement()
                .satisfies(fault -> assertThat(fault.file()).isEqualTo("c/playbook.yml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "code", "code,parent\n\"", "code,parent,nature,scope,harm,zh,en\n\"unclosed", "code,code,parent,nature,scope,harm,zh,en\n",
        "code,parent,nature,scope,harm,zh,en\na,,,,,,\n", "code,parent,nature,scope,harm,zh,en\nA B,,service,one,slight,x,y\n"})
    void aBrokenTableIsRefused(String table) {
        var texts = Map.of("x/playbook.yml", "extends: base\n", "x/categories.csv", table);
        var reading = Playbooks.read(PackSource.of(texts).orElse(PackSource.builtIn()), "x");
        assertThat(reading.faults()).isNotEmpty().allSatisfy(fault -> assertThat(fault.file()).isEqualTo("x/categories.csv"));
    }

    /// One character of base changed at random: never an exception, and a fault has a place.
    @Property(tries = 60, seed = "20260101")
    void anyCharacterMayBeWrong(@ForAll @IntRange(max = 100_000) int place, @ForAll char instead) {
        int at = place % BASE.length();
        String text = BASE.substring(0, at) + instead + BASE.substring(at + 1);
        String utf8 = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        var reading = Playbooks.read(PackSource.of(Map.of("base/playbook.yml", utf8)).orElse(PackSource.builtIn()), "base");
        assertThat(reading.playbook().isPresent()).isEqualTo(reading.faults().isEmpty());
        assertThat(reading.faults()).allSatisfy(fault -> assertThat(fault.file()).startsWith("base/"));
    }

    /// One line of base left out: the same.
    @Property(tries = 60, seed = "20260101")
    void anyLineMayBeMissing(@ForAll @IntRange(max = 10_000) int place) {
        var lines = new java.util.ArrayList<>(BASE.lines().toList());
        lines.remove(place % lines.size());
        var reading = Playbooks.read(PackSource.of(Map.of("base/playbook.yml", String.join("\n", lines))).orElse(PackSource.builtIn()), "base");
        assertThat(reading.playbook().isPresent()).isEqualTo(reading.faults().isEmpty());
    }

    private static Fault only(String text) {
        var faults = Playbooks.read(PackSource.of(Map.of("x/playbook.yml", text)), "x").faults();
        assertThat(faults).hasSize(1);
        return faults.getFirst();
    }
}
