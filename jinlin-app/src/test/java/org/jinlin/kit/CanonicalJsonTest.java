package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    @Test
    void keys_are_sorted_and_nothing_is_spaced() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", List.of(1, 2L, true));
        map.put("a", Arrays.asList((Object) null));
        map.put("", Map.of());
        map.put("\u5f20", List.of());
        map.put("B", "x");
        assertThat(CanonicalJson.write(map)).isEqualTo("{\"\":{},\"B\":\"x\",\"a\":[null],\"b\":[1,2,true],\"\u5f20\":[]}");
    }

    @Test
    void instants_have_six_decimals_in_utc() {
        assertThat(CanonicalJson.write(Instant.parse("2026-11-20T08:00:00Z"))).isEqualTo("\"2026-11-20T08:00:00.000000Z\"");
        assertThat(CanonicalJson.write(Instant.parse("2026-11-20T08:00:00.123456Z"))).isEqualTo("\"2026-11-20T08:00:00.123456Z\"");
        assertThat(CanonicalJson.write(Instant.parse("0000-01-01T00:00:00Z"))).isEqualTo("\"0000-01-01T00:00:00.000000Z\"");
    }

    @Test
    void instants_that_would_not_come_back_are_refused() {
        for (String text : new String[] {"2026-11-20T08:00:00.000000001Z", "+10000-01-01T00:00:00Z", "-0001-12-31T23:59:59Z"}) {
            assertThatThrownBy(() -> CanonicalJson.write(Instant.parse(text))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"1.0, 1", "1.50, 1.5", "0.0, 0", "-0.0, 0", "1e3, 1000", "100, 100", "1E-7, 0.0000001", "-12.5e-1, -1.25"})
    void equal_numbers_are_written_alike(String number, String written) {
        assertThat(CanonicalJson.write(new BigDecimal(number))).isEqualTo(written);
        assertThat(CanonicalJson.write(Double.valueOf(number))).isEqualTo(written);
        assertThat(CanonicalJson.write(CanonicalJson.parse(number))).isEqualTo(written);
    }

    @Test
    void whole_numbers_come_back_as_long_or_larger() {
        assertThat(CanonicalJson.parse("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(CanonicalJson.parse("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(CanonicalJson.parse("9223372036854775808")).isEqualTo(BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE));
        assertThat(CanonicalJson.parse("0.5")).isEqualTo(new BigDecimal("0.5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e101", "1e999999999", "1e-999999999", "0.000001e-100"})
    void numbers_that_would_fill_the_memory_are_refused(String number) {
        assertThatThrownBy(() -> CanonicalJson.parse(number)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.write(new BigDecimal(number))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_json_cannot_say_is_refused() {
        List<Object> values = List.of(
                Double.NaN, Double.POSITIVE_INFINITY, 1.5f, 'c', Set.of(), new Object(), new byte[1], Map.of(1, "a"),
                Collections.singletonMap(null, "a"), Map.of("a", List.of(new Object())));
        for (Object value : values) {
            assertThatThrownBy(() -> CanonicalJson.write(value)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void two_texts_never_have_one_utf8() {
        assertThat(CanonicalJson.write("\uD83D")).isEqualTo("\"\\ud83d\"");
        assertThat(CanonicalJson.write("\uDE00\uD83D\uDE00\uD83D")).isEqualTo("\"\\ude00\uD83D\uDE00\\ud83d\"");
        assertThat(CanonicalJson.write("\"\\\n\u0000\u007f/")).isEqualTo("\"\\\"\\\\\\u000a\\u0000\u007f/\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "{", "[1,]", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "{a:1}", "'a'", "1 2", "[] x", "nul", "NaN", "01", "+1", "1.", ".5",
        "// no\n1", "\"a", "\"\n\"", "\"\\x\"", "\"\\u12\"", "]", "[1", "{\"a\"}", "{1:2}", "\u00a0"
    })
    void anything_but_one_json_value_is_refused(String text) {
        assertThatThrownBy(() -> CanonicalJson.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_refusal_names_the_place_and_quotes_nothing() {
        assertThatThrownBy(() -> CanonicalJson.parse("{\"name\":\n secret}"))
                .hasMessageContaining("line 2").hasMessageNotContaining("secret").hasNoCause();
    }

    @Test
    void a_nest_too_deep_is_refused() {
        assertThatThrownBy(() -> CanonicalJson.parse("[".repeat(100_000))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_was_parsed_cannot_be_changed() {
        assertThatThrownBy(() -> ((List<?>) CanonicalJson.parse("[1]")).clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((Map<?, ?>) CanonicalJson.parse("{\"a\":1}")).clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Property(tries = 500)
    void what_was_written_comes_back(@ForAll("values") Object value) {
        String written = CanonicalJson.write(value);
        assertThat(CanonicalJson.parse(written)).isEqualTo(value);
        assertThat(CanonicalJson.write(CanonicalJson.parse(written))).isEqualTo(written);
    }

    @Property(tries = 300)
    void the_order_of_keys_does_not_matter(@ForAll("maps") Map<String, Object> map) {
        var keys = new ArrayList<>(map.keySet());
        Collections.reverse(keys);
        Map<String, Object> other = new LinkedHashMap<>();
        keys.forEach(key -> other.put(key, map.get(key)));
        assertThat(CanonicalJson.write(other)).isEqualTo(CanonicalJson.write(map));
    }

    @Property(tries = 500)
    void doubles_keep_their_value(@ForAll double number) {
        if (number == 0 || Math.abs(Math.log10(Math.abs(number))) < 80) {
            Number back = (Number) CanonicalJson.parse(CanonicalJson.write(number));
            assertThat(back.doubleValue() == number).isTrue();
        }
    }

    @Provide
    Arbitrary<Object> values() {
        return Arbitraries.recursive(this::leaves, nested -> Arbitraries.oneOf(
                nested.list().ofMaxSize(5).map(list -> (Object) list),
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), nested).ofMaxSize(5).map(map -> (Object) map)), 0, 3);
    }

    @Provide
    Arbitrary<Map<String, Object>> maps() {
        return Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), leaves()).ofMaxSize(8);
    }

    private Arbitrary<Object> leaves() {
        BigDecimal bound = BigDecimal.TEN.pow(12);
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(20).map(text -> (Object) text),
                Arbitraries.longs().map(number -> (Object) number),
                Arbitraries.of(true, false).map(bool -> (Object) bool),
                Arbitraries.bigDecimals().between(bound.negate(), bound).ofScale(5)
                        .map(BigDecimal::stripTrailingZeros).filter(number -> number.scale() > 0).map(number -> (Object) number));
    }
}
