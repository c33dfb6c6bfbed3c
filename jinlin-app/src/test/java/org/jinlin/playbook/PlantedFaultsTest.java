package org.jinlin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each file of `playbook-faults` is a pack with one mistake; its first lines say where it must be found and what must be advised.
class PlantedFaultsTest {

    @ParameterizedTest
    @MethodSource("names")
    void isRefusedWithPlaceAndAdvice(String name) throws IOException {
        var expected = header(text(name + ".yml"));
        var reading = Playbooks.read(source(name), "x");
        assertThat(reading.playbook().map(Playbook::code)).isEmpty();
        assertThat(reading.faults()).hasSizeLessThanOrEqualTo(3).anySatisfy(fault -> {
            assertThat(fault.file()).isEqualTo("x/" + expected.get("file"));
            assertThat(fault.line()).isEqualTo(Integer.parseInt(expected.get("line")));
            assertThat(fault.key()).isEqualTo(expected.get("key"));
            assertThat(fault.message()).contains(expected.get("says"));
        });
    }

    @Test
    void thereAreMoreThanThirty() throws IOException, URISyntaxException {
        assertThat(names()).hasSizeGreaterThan(30);
    }

    static List<String> names() throws IOException, URISyntaxException {
        try (var files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.matches("[a-z-]+\\.yml"))
                    .map(file -> file.replace(".yml", ""))
                    .sorted()
                    .toList();
        }
    }

    private static PackSource source(String name) throws IOException {
        var texts = new HashMap<String, String>();
        texts.put("x/playbook.yml", text(name + ".yml"));
        for (String beside : List.of("terms.yml", "categories.csv", "grades.csv", "duties.csv")) {
            if (PlantedFaultsTest.class.getResource("/playbook-faults/" + name + "." + beside) != null) {
                texts.put("x/" + beside, text(name + "." + beside));
            }
        }
        return PackSource.of(texts).orElse(PackSource.builtIn());
    }

    private static Map<String, String> header(String text) {
        var header = new HashMap<String, String>();
        text.lines().takeWhile(line -> line.startsWith("# ")).forEach(line ->
                header.put(line.substring(2, line.indexOf(':')), line.substring(line.indexOf(':') + 1).strip()));
        return header;
    }

    private static String text(String file) throws IOException {
        try (var in = Objects.requireNonNull(PlantedFaultsTest.class.getResourceAsStream("/playbook-faults/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(PlantedFaultsTest.class.getResource("/playbook-faults")).toURI());
    }
}
