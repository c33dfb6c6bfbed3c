package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {

    private static final Outcome<Integer> REFUSED = Outcome.refused("BAD_LIMIT", 1, 200);

    @Test
    void a_value_goes_through_every_step() {
        Outcome<String> outcome = Outcome.done(20).map(n -> n + 1).then(n -> Outcome.done("n" + n));
        assertThat(outcome).isEqualTo(Outcome.done("n21"));
        assertThat(outcome.isDone()).isTrue();
        assertThat(outcome.orElse(Refusal::code)).isEqualTo("n21");
        assertThat(outcome.orThrow()).isEqualTo("n21");
    }

    @Test
    void after_a_refusal_no_further_step_happens() {
        Outcome<String> outcome = REFUSED.map(n -> n / 0).then(n -> {
            throw new AssertionError("must not run");
        });
        assertThat(outcome).isEqualTo(Outcome.refused("BAD_LIMIT", 1, 200));
        assertThat(outcome.isDone()).isFalse();
        assertThat(outcome.orElse(Refusal::code)).isEqualTo("BAD_LIMIT");
    }

    @Test
    void a_step_may_refuse() {
        assertThat(Outcome.done(1).then(n -> REFUSED)).isEqualTo(REFUSED);
    }

    @Test
    void a_refusal_that_cannot_happen_names_its_code_and_not_its_arguments() {
        Outcome<String> refused = Outcome.refused("NOT_FOUND", "secret");
        assertThatThrownBy(refused::orThrow)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("NOT_FOUND")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "notFound", "Not_Found", "_NOT", "NOT_", "NOT__FOUND", "NOT FOUND", "NOT-FOUND", "1ST"})
    void a_code_that_is_not_upper_snake_is_refused(String code) {
        assertThatThrownBy(() -> Refusal.of(code)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_refusal_is_a_value() {
        assertThat(Refusal.of("BAD_LIMIT", 1, 200)).isEqualTo(new Refusal("BAD_LIMIT", List.of(1, 200)));
        assertThatThrownBy(() -> Refusal.of("A", 1).args().add(2)).isInstanceOf(UnsupportedOperationException.class);
    }
}
