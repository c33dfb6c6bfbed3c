package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jinlin.kit.Outcome;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Packs;
import org.jinlin.playbook.Playbook;

/// A yes to hand a name on is wanted exactly where a unit of another district is named, and kept nowhere else.
class ElsewhereConsentTest {

    private static final Playbook SERVING = Packs.of("serving").at(1);
    private static final MoveRule OPEN = SERVING.kind("check_in").open();

    private static Outcome<Values> read(MoveRule rule, Map<String, Object> raw) {
        return new FieldRules(SERVING, SmallWorld.tree()).read(rule, raw);
    }

    @Provide
    Arbitrary<Object> units() {
        return Arbitraries.oneOf(Arbitraries.of(SmallWorld.HOUSING, Long.toString(SmallWorld.URBAN), "12/7", "350681/7234723497"), Arbitraries.longs().map(Object.class::cast),
                Arbitraries.strings().ascii().ofMinLength(1).filter(text -> !text.isBlank()));
    }

    @Provide
    Arbitrary<Object> answers() {
        return Arbitraries.of(true, false, "true", "false", "", "yes");
    }

    @Property
    void aYesIsWantedForAnotherDistrictAndKeptForNothingElse(@ForAll("units") Object unit, @ForAll("answers") Object answer) {
        boolean elsewhere = ElsewhereUnit.of(unit).isPresent();
        boolean yes = answer.toString().equals("true");
        switch (read(OPEN, Map.of("unit", unit, "hand_on", answer))) {
            case Outcome.Done<Values>(Values values) -> {
                assertThat(!elsewhere || yes).isTrue();
                assertThat(values.facts().containsKey("hand_on")).isEqualTo(elsewhere);
                assertThat(values.facts().get("unit")).isEqualTo(elsewhere ? ElsewhereUnit.of(unit).orElseThrow().text() : Long.parseLong(unit.toString()));
            }
            case Outcome.Refused<Values> refused -> assertThat(refused.refusal().code()).isIn(elsewhere && !answer.equals("yes") ? List.of("ELSEWHERE_CONSENT") : List.of("UNIT_UNKNOWN", "CHOICE_UNKNOWN"));
        }
    }

    @Example
    void noOtherMoveTakesAUnitOfAnotherDistrict() {
        SERVING.kinds().values().stream().flatMap(kind -> kind.moves().values().stream()).filter(move -> move.needs().contains("unit") && !move.asksElsewhere()).forEach(move -> {
            assertThat(read(move, Map.of("unit", "350681/7234723497")).map(_ -> "").orElse(refusal -> refusal.code())).as(move.code()).isEqualTo("UNIT_UNKNOWN");
        });
    }

    @Example
    void silenceIsNoYes() {
        assertThat(read(OPEN, Map.of("unit", "12/7")).map(_ -> "").orElse(refusal -> refusal.code() + refusal.args())).isEqualTo("ELSEWHERE_CONSENT[hand_on]");
    }
}
