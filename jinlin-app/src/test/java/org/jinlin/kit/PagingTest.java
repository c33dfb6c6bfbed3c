package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    private static final Outcome<Object> BAD_CURSOR = Outcome.refused("BAD_CURSOR");

    @Test
    void a_cursor_keeps_its_typed_values() {
        Instant at = Instant.parse("2026-11-20T08:00:00.123Z");
        var cursor = Cursor.decode(Cursor.of(at, Long.MIN_VALUE, "\u5f20:,\"").encode(), Instant.class, Long.class, String.class).orThrow();
        assertThat(cursor.instant(0)).isEqualTo(at);
        assertThat(cursor.number(1)).isEqualTo(Long.MIN_VALUE);
        assertThat(cursor.text(2)).isEqualTo("\u5f20:,\"");
    }

    @Property
    void a_list_that_ends_at_a_time_has_one_upper_end(@ForAll @IntRange(max = 9) int cursor, @ForAll @IntRange(max = 9) int until) {
        var paging = new Paging(Optional.of(Cursor.of(Instant.ofEpochSecond(cursor), 1L)), 10);
        assertThat(paging.below(Instant.ofEpochSecond(until)).isPresent()).as("never more than the list ends at").isEqualTo(cursor < until);
        assertThat(Paging.first(10).below(Instant.ofEpochSecond(until))).isEmpty();
    }

    @Property
    void every_cursor_comes_back_and_fits_into_an_address(@ForAll long number, @ForAll String text) {
        String encoded = Cursor.of(number, text).encode();
        assertThat(encoded).matches("[A-Za-z0-9_-]+");
        if (encoded.length() <= 2_000) {
            assertThat(Cursor.decode(encoded, Long.class, String.class)).isEqualTo(Outcome.done(Cursor.of(number, text)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "****", "bm9uZQ", "\u5f20", "W10", "AAAA", "WyJu", " "})
    void a_made_up_cursor_is_refused(String encoded) {
        assertThat(Cursor.decode(encoded, Long.class)).isEqualTo(BAD_CURSOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[\"n\"]", "[\"n1.5\"]", "[\"n99999999999999999999\"]", "[\"\"]", "[1]", "[null]", "[[\"n1\"]]", "[\"x1\"]", "{\"n1\":1}",
        "[\"n1\",\"n2\"]", "[\"t1\"]", "[\"i1\"]", "[\"i2026-11-20T08:00:00Z\"]", "\"n1\"", "null", "[\"n1\"] "
    })
    void a_forged_cursor_is_refused_unless_it_fits_the_sort(String json) {
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        boolean good = json.strip().equals("[\"n1\"]");
        assertThat(Cursor.decode(encoded, Long.class).isDone()).isEqualTo(good);
    }

    @Property
    void no_text_breaks_the_reading(@ForAll String text) {
        Cursor.decode(text, Long.class);
        Cursor.decode(Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)), Long.class);
    }

    @Test
    void an_endless_cursor_is_refused() {
        assertThat(Cursor.decode(Cursor.of("x".repeat(3_000)).encode(), String.class)).isEqualTo(BAD_CURSOR);
    }

    @Test
    void a_cursor_holds_only_what_can_be_sorted_by() {
        assertThatThrownBy(() -> Cursor.of(1.5).encode()).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void without_parameters_it_is_the_first_page_of_fifty(String absent) {
        assertThat(Paging.read(absent, absent, Long.class)).isEqualTo(Outcome.done(new Paging(Optional.empty(), 50)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "1.5", "x", "999999999999", " 5", "+5", "\uFF15"})
    void a_limit_out_of_range_is_refused(String limit) {
        assertThat(Paging.read(null, limit)).isEqualTo(Outcome.refused("BAD_LIMIT", 1, 200));
    }

    @Test
    void a_limit_and_a_cursor_are_read() {
        Paging paging = Paging.read(Cursor.of(7L).encode(), "200", Long.class).orThrow();
        assertThat(paging).isEqualTo(new Paging(Optional.of(Cursor.of(7L)), 200));
        assertThat(paging.fetch()).isEqualTo(201);
        assertThat(Paging.read("x", "200", Long.class)).isEqualTo(BAD_CURSOR);
        assertThat(Paging.read(null, "1").orThrow().limit()).isEqualTo(1);
    }

    @Test
    void a_page_without_room_cannot_be_asked_for() {
        assertThatThrownBy(() -> Paging.first(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Paging.first(201)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void going_on_shows_every_row_once(@ForAll @IntRange(max = 300) int rows, @ForAll @IntRange(min = 1, max = 200) int limit) {
        List<Long> seen = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            Paging paging = Paging.read(next.orElse(null), "" + limit, Long.class).orThrow();
            long after = paging.after().map(cursor -> cursor.number(0)).orElse(0L);
            List<Long> fetched = LongStream.rangeClosed(after + 1, rows).limit(paging.fetch()).boxed().toList();
            Page<Long> page = Page.of(fetched, paging, Cursor::of);
            assertThat(page.items().size()).isLessThanOrEqualTo(limit);
            seen.addAll(page.map(row -> row).items());
            next = page.next();
        } while (next.isPresent());
        assertThat(seen).isEqualTo(LongStream.rangeClosed(1, rows).boxed().toList());
    }
}
