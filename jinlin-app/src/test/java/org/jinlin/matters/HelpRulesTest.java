package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Who suits a wish, why, and what cannot be asked or offered.
class HelpRulesTest {

    private static final FreeHours FRIDAY = FreeHours.of(DayOfWeek.FRIDAY, 1);
    private static final HelpNeed NEED = new HelpNeed("n0", Set.of("haircut"), 118.0, 25.0, FRIDAY, 1, 0, Set.of(7L));
    private static final HelpOffer FITS = new HelpOffer(1, Set.of("haircut", "company"), 118.01, 25.0, 2000, FRIDAY.or(FreeHours.of(DayOfWeek.SUNDAY, 0)), 2, 3);

    @Example
    void aFitSaysWhy() {
        assertThat(HelpRules.fit(NEED, FITS)).hasValueSatisfying(fit -> {
            assertThat(fit.skills()).containsExactly("haircut");
            assertThat(fit.wayMetres()).isCloseTo(1009, within(1));
            assertThat(fit.when()).isEqualTo(FRIDAY);
            assertThat(fit.tasksBefore()).isEqualTo(3);
            assertThat(fit.costMetres()).isEqualTo(fit.wayMetres() + 3L * HelpRules.METRES_A_TASK);
        });
    }

    @Example
    void oneThingThatIsWrongIsEnough() {
        assertThat(List.of(
                new HelpOffer(7, FITS.skills(), 118.01, 25.0, 2000, FRIDAY, 2, 3),
                new HelpOffer(1, Set.of("company"), 118.01, 25.0, 2000, FRIDAY, 2, 3),
                new HelpOffer(1, FITS.skills(), 118.01, 25.0, 1000, FRIDAY, 2, 3),
                new HelpOffer(1, FITS.skills(), 118.01, 25.0, 2000, FreeHours.of(DayOfWeek.FRIDAY, 2), 2, 3),
                new HelpOffer(1, FITS.skills(), 118.01, 25.0, 2000, FRIDAY, 0, 3),
                new HelpOffer(1, FITS.skills(), -62.0, 25.0, 50_000, FRIDAY, 2, 3)))
                .allSatisfy(offer -> assertThat(HelpRules.fit(NEED, offer)).isEmpty());
    }

    @Property(tries = 100)
    void theSuggestedAreTheBestInOrder(@ForAll long seed, @ForAll @IntRange(min = 0, max = 5) int most) {
        var world = HelpWorld.of(seed, 1, 30, true);
        List<HelpFit> all = world.offers().stream().flatMap(offer -> HelpRules.fit(world.needs().getFirst(), offer).stream()).toList();
        List<HelpFit> suggested = HelpRules.suggested(world.needs().getFirst(), world.offers(), most);

        assertThat(suggested).hasSize(Math.min(most, all.size())).isSubsetOf(all);
        assertThat(suggested).isSortedAccordingTo(java.util.Comparator.comparingLong(HelpFit::costMetres));
        assertThat(all).filteredOn(fit -> !suggested.contains(fit)).allSatisfy(fit -> assertThat(suggested).allSatisfy(better -> assertThat(better.costMetres()).isLessThanOrEqualTo(fit.costMetres())));
    }

    @Example
    void thereAreTwentyOnePartsOfAWeek() {
        var all = IntStream.range(0, FreeHours.A_WEEK).mapToObj(FreeHours::part).reduce(new FreeHours(0), FreeHours::or);
        assertThat(all.count()).isEqualTo(21);
        assertThat(FreeHours.of(DayOfWeek.SUNDAY, 2).numbers()).containsExactly(20);
        assertThat(all.and(FRIDAY)).isEqualTo(FRIDAY);
        assertThatIllegalArgumentException().isThrownBy(() -> FreeHours.part(21));
        assertThatIllegalArgumentException().isThrownBy(() -> new FreeHours(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> FreeHours.of(DayOfWeek.MONDAY, 3));
    }

    @Example
    void whatCannotBeAskedIsRefused() {
        FreeHours two = FRIDAY.or(FreeHours.part(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new HelpNeed("n", Set.of(), 0, 0, FRIDAY, 0, 0, Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new HelpNeed("n", Set.of(), 0, 0, FRIDAY, 101, 0, Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new HelpNeed("n", Set.of(), 0, 0, two, 2, 0, Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new HelpNeed("n", Set.of(), 0, 0, new FreeHours(0), 1, 0, Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new HelpNeed("n", Set.of(), Double.NaN, 0, FRIDAY, 1, 0, Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new HelpNeed("n", Set.of(), 0, 0, FRIDAY, 1, -1, Set.of()));
        assertThat(new HelpNeed("n", Set.of(), 0, 0, FRIDAY, 1, 999, Set.of()).weeksWaiting()).isEqualTo(HelpNeed.WEEKS_MAX);
    }

    @Example
    void whatCannotBeOfferedIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HelpOffer(1, Set.of(), 0, 0, -1, FRIDAY, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new HelpOffer(1, Set.of(), 0, 0, 50_001, FRIDAY, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new HelpOffer(1, Set.of(), 0, 0, 1, FRIDAY, 22, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new HelpOffer(1, Set.of(), 0, 0, 1, FRIDAY, 1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new HelpOffer(1, Set.of(), 0, Double.POSITIVE_INFINITY, 1, FRIDAY, 1, 0));
        assertThat(new HelpOffer(1, Set.of(), 0, 0, 1, FRIDAY, 1, 5000).tasksBefore()).isEqualTo(HelpOffer.TASKS_BEFORE_MAX);
    }
}
