package org.jinlin.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {

    @Property
    void daysAreReadAndWrittenAlike(@ForAll @IntRange(min = 1, max = 9999) int days) {
        Span span = Span.parse("P" + days + "D");
        assertThat(span.isDays()).isTrue();
        assertThat(span).hasToString("P" + days + "D");
        assertThat(span.elapsed()).isEqualTo(Duration.ofDays(days));
    }

    @Property
    void hoursAndMinutesAddUp(@ForAll @IntRange(max = 9999) int hours, @ForAll @IntRange(min = 1, max = 9999) int minutes) {
        Span span = Span.parse("PT" + hours + "H" + minutes + "M");
        assertThat(span.isDays()).isFalse();
        assertThat(span.elapsed()).isEqualTo(Duration.ofHours(hours).plusMinutes(minutes));
    }

    @Property
    void whatIsWrittenIsReadAsTheSame(@ForAll @IntRange(min = 1, max = 300_000) int seconds) {
        Span span = new Span(java.time.Period.ZERO, Duration.ofSeconds(seconds));
        assertThat(Span.parse(span.toString())).isEqualTo(span);
    }

    /// The form check lets through exactly what the span reader can read, so decoding a checked pack never fails.
    @Property(tries = 3000)
    void theGrammarAcceptsExactlyWhatIsASpan(@ForAll @Chars({'P', 'T', 'D', 'H', 'M', 'S', '0', '1', '9'}) @StringLength(max = 8) String text) {
        assertThat(Pattern.matches(Vocabulary.SPAN.pattern(), text)).isEqualTo(isSpan(text));
    }

    @ParameterizedTest
    @CsvSource({"PT5M, 300", "PT4H, 14400", "PT1H30M, 5400", "P7D, 604800", "PT90S, 90", "PT0H5M, 300"})
    void reads(String text, long seconds) {
        assertThat(isSpan(text)).isTrue();
        assertThat(Span.parse(text).elapsed()).hasSeconds(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "PT", "P0D", "PT0M", "PT0H0M", "P1W", "P1M", "P1Y", "P1DT2H", "-P1D", "P-1D", "p7d", "7D", "P7D ", " P7D",
        "PT5m", "P10000D", "PT10000H", "P01D", "PT1.5H", "five minutes", "P７D"})
    void refuses(String text) {
        assertThat(Pattern.matches(Vocabulary.SPAN.pattern(), text)).isFalse();
        assertThatThrownBy(() -> Span.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("write days as P7D");
    }

    private static boolean isSpan(String text) {
        try {
            Span.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
