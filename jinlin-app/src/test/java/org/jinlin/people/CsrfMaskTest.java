package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsrfMaskTest {

    private static final String SECRET = Secret.fresh();

    @Test
    void everyPageHasAnotherTextForTheSameSecret() {
        var shown = Stream.generate(() -> CsrfMask.over(SECRET)).limit(50).collect(Collectors.toSet());

        assertThat(shown).hasSize(50).allMatch(text -> CsrfMask.hides(text, SECRET)).noneMatch(text -> text.contains(SECRET) || text.contains(SECRET.substring(0, 8)));
    }

    @Test
    void theBareSecretIsTakenToo() {
        assertThat(CsrfMask.hides(SECRET, SECRET)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AA", "AAAA", "AAA=", "=", "not base64 at all", "\u0000", "%", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void nothingElseIs(String given) {
        assertThat(CsrfMask.hides(given, SECRET)).isFalse();
        assertThat(CsrfMask.hides(CsrfMask.over(given), SECRET)).isFalse();
    }

    @Test
    void neitherIsAnothersSecretNorHalfOfAMask() {
        String masked = CsrfMask.over(SECRET);

        assertThat(CsrfMask.hides(CsrfMask.over(Secret.fresh()), SECRET)).isFalse();
        assertThat(CsrfMask.hides(masked.substring(2), SECRET)).isFalse();
        assertThat(CsrfMask.hides(masked + "AA", SECRET)).isFalse();
        assertThat(CsrfMask.hides("A".repeat(masked.length()), SECRET)).isFalse();
    }
}
