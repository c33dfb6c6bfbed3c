package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// The plan of a week is the best there is, and asks of nobody what he did not offer.
class HelpPlannerTest {

    private static final FreeHours MONDAY = FreeHours.of(DayOfWeek.MONDAY, 0);
    private static final FreeHours TUESDAY = FreeHours.of(DayOfWeek.TUESDAY, 2);

    @Property(tries = 400)
    void noOtherPlanIsBetter(@ForAll long seed, @ForAll @IntRange(min = 0, max = 4) int needs, @ForAll @IntRange(min = 0, max = 4) int offers) {
        var world = HelpWorld.of(seed, needs, offers, true);
        HelpPlan plan = HelpPlanner.plan(world.needs(), world.offers());

        assertThat(plan.gapMetres()).isZero();
        assertThat(world.badness(plan)).isEqualTo(world.least(), within(0.5));
        assertThat((double) plan.costMetres()).isEqualTo(world.cost(plan.tasks()), within(0.5));
    }

    @Property(tries = 100)
    void nobodyIsAskedForWhatWasNotOffered(@ForAll long seed, @ForAll @IntRange(min = 0, max = 60) int needs, @ForAll @IntRange(min = 0, max = 60) int offers, @ForAll boolean tight) {
        var world = HelpWorld.of(seed, needs, offers, tight);
        HelpPlan plan = HelpPlanner.plan(world.needs(), world.offers());

        assertThat(world.isAllowed(plan.tasks())).isTrue();
        assertThat(plan.tasks()).allSatisfy(task -> {
            var fit = HelpRules.fit(world.need(task.need()), world.offer(task.personId()));
            assertThat(fit).isPresent();
            assertThat(fit.get().when().numbers()).contains(task.part());
            assertThat(world.need(task.need()).refusedBy()).doesNotContain(task.personId());
        });
    }

    @Property(tries = 100)
    void everyPlaceIsEitherServedOrNamed(@ForAll long seed, @ForAll @IntRange(min = 0, max = 60) int needs, @ForAll @IntRange(min = 0, max = 30) int offers) {
        var world = HelpWorld.of(seed, needs, offers, true);
        HelpPlan plan = HelpPlanner.plan(world.needs(), world.offers());

        for (HelpNeed need : world.needs()) {
            long served = plan.tasks().stream().filter(task -> task.need().equals(need.number())).count();
            assertThat(served + Collections.frequency(plan.unserved(), need.number())).isEqualTo(need.places());
        }
    }

    /// The proof is worth something where the plan is ended early: the best of all lies within the gap.
    @Property(tries = 40)
    void theGapHoldsWhatWasLeftToGain(@ForAll long seed, @ForAll @IntRange(min = 30, max = 90) int size, @ForAll boolean tight) {
        var world = HelpWorld.of(seed, size, size, tight);
        HelpPlan best = HelpPlanner.plan(world.needs(), world.offers());
        assertThat(best.gapMetres()).isZero();

        HelpPlan early = HelpPlanner.plan(world.needs(), world.offers(), 1);
        assertThat(early.rounds()).isEqualTo(1);
        assertThat(world.badness(early)).isBetween(world.badness(best) - 0.5, world.badness(best) + early.gapMetres() + 0.5);
    }

    @Property(tries = 60)
    void whoWaitsLongerIsNotLeftOutForWhoWaitsLess(@ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int needs) {
        var offer = offer(1, 0, 5000, MONDAY.or(TUESDAY), 1);
        var random = new java.util.Random(seed);
        List<HelpNeed> wishes = IntStream.range(0, needs).mapToObj(i -> need("n" + i, random.nextInt(20) / 1000.0, MONDAY, random.nextInt(10))).toList();
        HelpPlan plan = HelpPlanner.plan(wishes, List.of(offer));

        int longest = wishes.stream().mapToInt(HelpNeed::weeksWaiting).max().orElseThrow();
        assertThat(plan.tasks()).singleElement().satisfies(task -> assertThat(wishes.get(Integer.parseInt(task.need().substring(1))).weeksWaiting()).isEqualTo(longest));
    }

    /// A list that gives each wish in turn to who is nearest leaves one out here; the plan serves both.
    @Example
    void aListOfTheNearestIsNotEnough() {
        HelpNeed first = need("n0", 0, MONDAY, 0);
        HelpNeed second = need("n1", 0.001, MONDAY, 0);
        HelpOffer near = offer(0, 0, 5000, MONDAY, 1);
        HelpOffer farButOnlyForTheFirst = offer(1, -0.002, 300, MONDAY, 1);

        assertThat(HelpRules.suggested(first, List.of(near, farButOnlyForTheFirst), 1)).singleElement().satisfies(fit -> assertThat(fit.personId()).isZero());
        HelpPlan plan = HelpPlanner.plan(List.of(first, second), List.of(near, farButOnlyForTheFirst));
        assertThat(plan.tasks()).containsExactly(new HelpPlan.Task("n0", 1, 0), new HelpPlan.Task("n1", 0, 0));
        assertThat(plan.unserved()).isEmpty();
    }

    @Example
    void loadsEvenOut() {
        List<HelpNeed> wishes = List.of(need("n0", 0, MONDAY, 0), need("n1", 0, TUESDAY, 0));
        List<HelpOffer> two = List.of(offer(0, 0, 5000, MONDAY.or(TUESDAY), 2), offer(1, 0.001, 5000, MONDAY.or(TUESDAY), 2));

        assertThat(HelpPlanner.plan(wishes, two).tasks()).extracting(HelpPlan.Task::personId).containsExactlyInAnyOrder(0L, 1L);
    }

    @Example
    void whoSaidNoIsNotAskedAgain() {
        var refused = new HelpNeed("n0", Set.of(), 0, 0, MONDAY, 1, 9, Set.of(0L));
        assertThat(HelpPlanner.plan(List.of(refused), List.of(offer(0, 0, 5000, MONDAY, 1)))).isEqualTo(new HelpPlan(List.of(), List.of("n0"), 0, 0, 1));
    }

    @Example
    void nobodyIsAtTwoPlacesAtOnce() {
        List<HelpNeed> wishes = List.of(need("n0", 0, MONDAY, 0), need("n1", 0, MONDAY, 3));
        HelpPlan plan = HelpPlanner.plan(wishes, List.of(offer(0, 0, 5000, MONDAY.or(TUESDAY), 2)));
        assertThat(plan.tasks()).containsExactly(new HelpPlan.Task("n1", 0, 0));
        assertThat(plan.unserved()).containsExactly("n0");
    }

    @Example
    void severalComeToOnePostTogether() {
        var post = new HelpNeed("n0", Set.of(), 0, 0, TUESDAY, 3, 0, Set.of());
        HelpPlan plan = HelpPlanner.plan(List.of(post), List.of(offer(0, 0, 10, TUESDAY, 9), offer(1, 0, 10, TUESDAY, 9)));
        assertThat(plan.tasks()).extracting(HelpPlan.Task::personId).containsExactlyInAnyOrder(0L, 1L);
        assertThat(plan.unserved()).containsExactly("n0");
    }

    @Example
    void nothingAskedAndNothingOfferedIsAPlanToo() {
        assertThat(HelpPlanner.plan(List.of(), List.of())).isEqualTo(new HelpPlan(List.of(), List.of(), 0, 0, 1));
        assertThat(HelpPlanner.plan(List.of(), List.of(offer(0, 0, 10, MONDAY, 1))).tasks()).isEmpty();
    }

    @Example
    void whatCannotBeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> HelpPlanner.plan(List.of(), List.of(offer(1, 0, 10, MONDAY, 1), offer(1, 0, 20, MONDAY, 1))));
        var many = Collections.nCopies(1001, new HelpNeed("n0", Set.of(), 0, 0, MONDAY, 100, 0, Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> HelpPlanner.plan(many, List.of()));
    }

    static HelpNeed need(String number, double latitude, FreeHours when, int weeks) {
        return new HelpNeed(number, Set.of(), 0, latitude, when, 1, weeks, Set.of());
    }

    static HelpOffer offer(long person, double latitude, int reach, FreeHours free, int tasks) {
        return new HelpOffer(person, Set.of(), 0, latitude, reach, free, tasks, 0);
    }
}
