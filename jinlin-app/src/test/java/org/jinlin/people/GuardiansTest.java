package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GuardiansTest {

    @Property(tries = 300)
    void fourteenIsTheBirthdayOrTheDayAfterAMissingOne(@ForAll @IntRange(min = 0, max = 40_000) int day) {
        LocalDate born = LocalDate.of(1930, 1, 1).plusDays(day);
        LocalDate until = Guardians.fourteenth(born);
        assertThat(until.getYear()).isEqualTo(born.getYear() + 14);
        assertThat(until.getDayOfMonth() == born.getDayOfMonth() || until.getDayOfMonth() == 1 && born.getDayOfMonth() == 29).isTrue();
        assertThat(until.minusYears(14)).isBetween(born, born.plusDays(1));
    }

    @Test
    void whoIsBornOnTheTwentyNinthOfFebruaryIsFourteenInMarch() {
        assertThat(Guardians.fourteenth(LocalDate.of(2012, 2, 29))).isEqualTo(LocalDate.of(2026, 3, 1));
    }
}
