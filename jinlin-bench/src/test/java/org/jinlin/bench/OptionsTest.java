package org.jinlin.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    private static final List<String> KNOWN = List.of("--threads", "--data");

    @Test
    void readsWhatWasTyped() {
        var options = Options.read(new String[] {"--threads", "16", "--json", "--data", "/tmp/x"}, KNOWN);

        assertThat(options.number("--threads", 1, 1, 100)).isEqualTo(16);
        assertThat(options.path("--data")).contains(Path.of("/tmp/x"));
        assertThat(options.json()).isTrue();
    }

    @Test
    void whatWasNotTypedIsAsUsual() {
        var options = Options.read(new String[0], KNOWN);

        assertThat(options.number("--threads", 8, 1, 100)).isEqualTo(8);
        assertThat(options.path("--data")).isEmpty();
        assertThat(options.json()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "1.5", "x", "", "99999999999", "１６"})
    void numbersStayWithinTheirBounds(String typed) {
        var options = Options.read(new String[] {"--threads", typed}, KNOWN);

        assertThatExceptionOfType(BenchProblem.class).isThrownBy(() -> options.number("--threads", 8, 1, 100))
                .withMessage("--threads takes a whole number from 1 to 100, not '" + typed + "'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--thread 8", "8", "--threads", "--threads --json", "--threads 8 --threads 9", "--seconds 1"})
    void refusesWhatItDoesNotUnderstand(String typed) {
        assertThatExceptionOfType(BenchProblem.class).isThrownBy(() -> Options.read(typed.split(" "), KNOWN)).withMessageEndingWith(".");
    }
}
