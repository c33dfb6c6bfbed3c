package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jinlin.kit.Refusal;

/// Which team a matter goes to that takes a skill.
class TeamRulesTest {

    private static final long DISTRICT = 1;
    private static final long STREET = 10;
    private static final long GARDEN = 100;
    private static final long RIVER = 101;
    private static final List<Long> HOUSE = List.of(1000L, GARDEN, STREET, DISTRICT);
    private static final String LAW = "legal_aid";
    private static final String ELDERS = "mediation_by_elders";

    private static TeamOffer team(long id, int open, long under, String... skills) {
        List<Long> above = under == GARDEN || under == RIVER ? List.of(id, under, STREET, DISTRICT) : under == STREET ? List.of(id, STREET, DISTRICT) : List.of(id, DISTRICT);
        return new TeamOffer(id, above, Set.of(skills), open);
    }

    /// 36 teams as the report counts them, of three skills, at every level.
    private static List<TeamOffer> teams(Random random) {
        List<String> skills = List.of(LAW, ELDERS, "poverty_relief");
        List<Long> places = List.of(GARDEN, RIVER, STREET, DISTRICT);
        return LongStream.range(0, 36).mapToObj(i -> team(5000 + i, random.nextInt(5), places.get(random.nextInt(places.size())),
                skills.stream().filter(_ -> random.nextInt(3) == 0).toArray(String[]::new))).toList();
    }

    @Example
    void theNearestComesFirstAndOfTheseTheLeastBusy() {
        var offers = List.of(team(7, 0, DISTRICT, LAW), team(6, 0, STREET, LAW), team(5, 3, GARDEN, LAW), team(4, 1, GARDEN, LAW, ELDERS), team(3, 0, GARDEN, ELDERS), team(2, 0, RIVER, LAW));
        assertThat(TeamRules.fits(HOUSE, LAW, offers)).containsExactly(new TeamFit(4, GARDEN, 1, 1), new TeamFit(5, GARDEN, 1, 3), new TeamFit(2, STREET, 2, 0), new TeamFit(6, STREET, 2, 0),
                new TeamFit(7, DISTRICT, 3, 0));
    }

    @Property(tries = 200)
    void everyTeamThatCanIsOfferedOnceAndNoOther(@ForAll long seed) {
        var offers = teams(new Random(seed));
        assertThat(TeamRules.fits(HOUSE, LAW, offers).stream().map(TeamFit::unitId)).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(offers.stream().filter(offer -> offer.skills().contains(LAW)).map(TeamOffer::unitId).toList());
    }

    @Property(tries = 200)
    void theyStandInOneOrderHoweverTheyWereRead(@ForAll long seed) {
        var offers = teams(new Random(seed));
        var shuffled = new ArrayList<>(offers);
        Collections.shuffle(shuffled, new Random(seed + 1));
        List<TeamFit> fits = TeamRules.fits(HOUSE, ELDERS, offers);
        assertThat(TeamRules.fits(HOUSE, ELDERS, shuffled)).isEqualTo(fits);
        assertThat(fits).isSortedAccordingTo(Comparator.comparingInt(TeamFit::steps).thenComparingInt(TeamFit::open));
        assertThat(fits).allSatisfy(fit -> assertThat(HOUSE.get(fit.steps())).as("what both belong to").isEqualTo(fit.sharedId()));
    }

    @Property(tries = 200)
    void whoGetsMoreToDoNeverComesForward(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int more) {
        var offers = new ArrayList<>(teams(new Random(seed)));
        List<TeamFit> before = TeamRules.fits(HOUSE, LAW, offers);
        for (TeamFit one : before) {
            var busier = new ArrayList<>(offers);
            busier.replaceAll(offer -> offer.unitId() == one.unitId() ? new TeamOffer(offer.unitId(), offer.above(), offer.skills(), offer.open() + more) : offer);
            assertThat(place(TeamRules.fits(HOUSE, LAW, busier), one.unitId())).isGreaterThanOrEqualTo(place(before, one.unitId()));
        }
    }

    private static int place(List<TeamFit> fits, long unit) {
        return fits.stream().map(TeamFit::unitId).toList().indexOf(unit);
    }

    @Property(tries = 200)
    void exactlyWhatIsNotOfferedTakesAReason(@ForAll long seed) {
        var offers = teams(new Random(seed));
        List<Long> offered = TeamRules.fits(HOUSE, LAW, offers).stream().map(TeamFit::unitId).toList();
        for (long unit = 4999; unit < 5037; unit++) {
            assertThat(TeamRules.refused(unit, LAW, false, offers, "unit").isEmpty()).isEqualTo(offered.contains(unit));
            assertThat(TeamRules.refused(unit, LAW, true, offers, "unit")).isEmpty();
        }
    }

    @Example
    void aTeamWithTheSkillOnlyForSomethingElseIsRefusedAtItsField() {
        assertThat(TeamRules.refused(3, LAW, false, List.of(team(3, 0, GARDEN, ELDERS)), "unit")).contains(Refusal.of("SKILL_NOT_THERE", "unit"));
        assertThat(TeamRules.refused(3, LAW, false, List.of(), "unit")).isPresent();
    }

    @Example
    void aTeamOfAnotherTreeIsFarFromEverything() {
        assertThat(TeamRules.fits(HOUSE, LAW, List.of(new TeamOffer(9, List.of(9L, 99L), Set.of(LAW), 0)))).isEmpty();
    }

    @Example
    void whatIsNoTeamIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TeamOffer(9, List.of(), Set.of(LAW), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TeamOffer(9, List.of(8L, 9L), Set.of(LAW), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TeamOffer(9, List.of(9L), Set.of(LAW), -1));
    }
}
