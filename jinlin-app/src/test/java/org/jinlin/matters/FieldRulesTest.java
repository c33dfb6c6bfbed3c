package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.matters.SmallWorld.fields;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jinlin.kit.Outcome;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Playbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldRulesTest {

    private static final Playbook PLAYBOOK = SmallWorld.pack("""
            fields:
              code: {type: code, max: 20}
              count: {type: number, min: 1, max: 12}
              any: {type: number}
              who: {type: person}
            """);
    private static final List<String> MANY = List.of("text", "reason", "photos", "on_site", "category", "nature", "grade", "unit", "units", "lead", "done_when", "quorum",
            "at", "into", "code", "count", "any", "who");

    @Test
    void everyTypeTakesWhatItIsFor() {
        var values = read(Map.ofEntries(Map.entry("text", " as it was typed \n"), Map.entry("photos", List.of("7", 8)), Map.entry("on_site", true),
                Map.entry("category", "lift_fault"), Map.entry("nature", "safety"), Map.entry("grade", "red"), Map.entry("unit", "3"), Map.entry("units", List.of(3, "4")),
                Map.entry("at", "2026-12-01T09:00:00.123456+08:00"), Map.entry("into", 1L), Map.entry("code", "A-17"), Map.entry("count", "12"), Map.entry("who", 5)));
        assertThat(values.texts()).containsExactly(Map.entry("text", " as it was typed \n"));
        assertThat(values.files()).containsExactly(7L, 8L);
        assertThat(values.facts()).containsOnly(Map.entry("on_site", true), Map.entry("category", "lift_fault"), Map.entry("nature", "safety"), Map.entry("grade", "red"),
                Map.entry("unit", 3L), Map.entry("units", List.of(3L, 4L)), Map.entry("at", "2026-12-01T01:00:00.123Z"), Map.entry("into", 1L), Map.entry("code", "A-17"),
                Map.entry("count", 12L), Map.entry("who", 5L));
    }

    @Test
    void aFlagMayComeAsTextFromAForm() {
        assertThat(read(fields("on_site", "true")).facts()).containsEntry("on_site", true);
        assertThat(read(fields("on_site", "false")).facts()).containsEntry("on_site", false);
        assertThat(refused(fields("on_site", "maybe"))).isEqualTo("CHOICE_UNKNOWN");
        assertThat(refused(fields("on_site", 1))).isEqualTo("CHOICE_UNKNOWN");
    }

    @Test
    void whatIsBlankIsNotThere() {
        var blank = new java.util.HashMap<String, Object>(fields("text", " \t", "photos", List.of(), "unit", ""));
        blank.put("grade", null);
        assertThat(read(blank)).isEqualTo(Values.NONE);
        assertThat(new FieldRules(PLAYBOOK, SmallWorld.tree()).read(rule(Set.of("text"), Set.of(), Set.of()), fields("text", "\u3000\n"))).isEqualTo(Outcome.refused("FIELD_MISSING", "text"));
    }

    @Test
    void everyTypeRefusesWhatIsNot() {
        assertThat(refused(fields("text", 7))).isEqualTo("FIELD_MALFORMED");
        assertThat(refused(fields("text", Map.of("a", 1)))).isEqualTo("FIELD_MALFORMED");
        assertThat(refused(fields("category", "no_such"))).isEqualTo("CATEGORY_UNKNOWN");
        assertThat(refused(fields("category", List.of("lift_fault")))).isEqualTo("CATEGORY_UNKNOWN");
        assertThat(refused(fields("nature", "SAFETY"))).isEqualTo("CHOICE_UNKNOWN");
        assertThat(refused(fields("grade", "purple"))).isEqualTo("CHOICE_UNKNOWN");
        assertThat(refused(fields("unit", 99))).isEqualTo("UNIT_UNKNOWN");
        assertThat(refused(fields("unit", List.of(3)))).isEqualTo("UNIT_UNKNOWN");
        assertThat(refused(fields("into", "x"))).isEqualTo("FIELD_MALFORMED");
        assertThat(refused(fields("who", true))).isEqualTo("FIELD_MALFORMED");
        assertThat(refused(fields("code", Map.of("a", 1)))).isEqualTo("FIELD_MALFORMED");
        assertThat(refused(fields("code", "x".repeat(21)))).isEqualTo("TEXT_TOO_LONG");
        assertThat(refused(fields("code", "a\0b"))).isEqualTo("TEXT_UNREADABLE");
    }

    @Test
    void anIdIsNeverRoundedIntoAnother() {
        assertThat(refused(fields("unit", 3.7))).isEqualTo("UNIT_UNKNOWN");
        assertThat(refused(fields("unit", BigInteger.ONE.shiftLeft(64).add(BigInteger.valueOf(3))))).isEqualTo("UNIT_UNKNOWN");
        assertThat(refused(fields("units", List.of(3, 4.2)))).isEqualTo("UNIT_UNKNOWN");
        assertThat(refused(fields("photos", List.of(1.5)))).isEqualTo("FIELD_MALFORMED");
        assertThat(refused(fields("into", 1e30))).isEqualTo("FIELD_MALFORMED");
    }

    @Test
    void listsAreCountedAndHoldEachOnce() {
        assertThat(refused(fields("units", List.of(3)))).isEqualTo("COUNT_OUT_OF_RANGE");
        assertThat(refused(fields("units", "3"))).isEqualTo("COUNT_OUT_OF_RANGE");
        assertThat(refused(fields("units", List.of(3, 3)))).isEqualTo("UNIT_UNKNOWN");
        assertThat(refused(fields("units", List.of(3, 99)))).isEqualTo("UNIT_UNKNOWN");
        assertThat(refused(fields("units", Arrays.asList(3, null)))).isEqualTo("UNIT_UNKNOWN");
        assertThat(refused(fields("photos", List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)))).isEqualTo("COUNT_OUT_OF_RANGE");
        assertThat(refused(fields("photos", List.of("7", 7)))).isEqualTo("FIELD_MALFORMED");
        assertThat(refused(fields("photos", Arrays.asList(7, null)))).isEqualTo("FIELD_MALFORMED");
        assertThat(refused(fields("photos", Map.of("id", 7)))).isEqualTo("COUNT_OUT_OF_RANGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "13", "-1", "99999999999"})
    void aNumberOutOfItsBoundsIsRefused(String number) {
        assertThat(refused(fields("count", number))).isEqualTo("NUMBER_OUT_OF_RANGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1e3", "0x1", "NaN", "twelve", "99999999999999999999"})
    void whatIsNoWholeNumberIsRefused(String number) {
        assertThat(refused(fields("count", number))).isEqualTo("FIELD_MALFORMED");
    }

    @Test
    void aNumberWithoutBoundsStillFitsIntoItsPlace() {
        assertThat(read(fields("any", -2_000_000_000)).facts()).containsEntry("any", -2_000_000_000L);
        assertThat(refused(fields("any", 3_000_000_000L))).isEqualTo("NUMBER_OUT_OF_RANGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2026-12-01", "2026-12-01T09:00:00", "2026-13-01T00:00:00Z", "+999999999-12-31T23:59:59Z", "-0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
        "1754-01-01T00:00:00Z"})
    void whatIsNoTimeOfOurDaysIsRefused(String time) {
        assertThat(refused(fields("at", time))).isEqualTo("TIME_MALFORMED");
    }

    @Test
    void tenEmojiAreATextAndTenCharacters() {
        String emoji = "👩‍👩‍👧‍👦🆘😭🏚️🔥💧🚒🙏🇨🇳👍🏽";
        assertThat(read(fields("text", emoji)).texts()).containsEntry("text", emoji);
        assertThat(read(fields("text", "😭".repeat(5_000))).texts().get("text")).hasSize(10_000);
        assertThat(refused(fields("text", "😭".repeat(5_001)))).isEqualTo("TEXT_TOO_LONG");
        assertThat(refused(fields("reason", "理".repeat(501)))).isEqualTo("TEXT_TOO_LONG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"مرحبا \u202Eكيف\u202C", "שלום", "e\u0301", "\uFEFFa\u200Bb\u00A0c", "𠀀𪜶𫠝", "\uD83D\uDC68\u200D\uD83D\uDE92", "\u0001\u001F\u007F", "'; drop table matter; --",
        "<script>alert(1)</script>", "${jndi:ldap://x}", "{0} '' %s \\u0000"})
    void textsKeepEveryCharacter(String text) {
        assertThat(read(fields("text", text)).texts()).containsEntry("text", text);
    }

    @Property(tries = 500)
    void aTextIsKeptExactlyOrRefusedAsUnreadable(@ForAll("texts") String text) {
        boolean readable = text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
        var outcome = new FieldRules(PLAYBOOK, SmallWorld.tree()).read(rule(Set.of(), Set.of(), Set.of("text")), fields("text", text));
        if (text.isBlank()) {
            assertThat(outcome.orThrow().texts()).isEmpty();
        } else if (readable) {
            assertThat(outcome.orThrow().texts()).containsEntry("text", text);
        } else {
            assertThat(outcome).isEqualTo(Outcome.refused("TEXT_UNREADABLE", "text"));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(30),
                Arbitraries.integers().between(0, Character.MAX_CODE_POINT).list().ofMaxSize(30)
                        .map(points -> points.stream().collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString()));
    }

    @Test
    void whatTheMoveDoesNotTakeIsRefusedByItsName() {
        assertThat(new FieldRules(PLAYBOOK, SmallWorld.tree()).read(rule(Set.of("reason"), Set.of(), Set.of()), fields("reason", "x", "extra", 1)))
                .isEqualTo(Outcome.refused("FIELD_UNKNOWN", "extra", "reason"));
    }

    @Test
    void aRefusalNeverRepeatsAFloodNorHalfACharacter() {
        var outcome = new FieldRules(PLAYBOOK, SmallWorld.tree()).read(rule(Set.of(), Set.of(), Set.of("text")), fields("k\uD800".repeat(50_000), 1));
        String said = outcome.map(_ -> "").orElse(refusal -> refusal.args().getFirst().toString());
        assertThat(said).hasSizeLessThan(50).doesNotContain("\uD800");
    }

    @Test
    void whatIsNeededIsNeeded() {
        var rules = new FieldRules(PLAYBOOK, SmallWorld.tree());
        assertThat(rules.read(rule(Set.of("reason"), Set.of(), Set.of()), Map.of())).isEqualTo(Outcome.refused("FIELD_MISSING", "reason"));
        var either = new LinkedHashSet<>(List.of("text", "photos"));
        assertThat(rules.read(rule(Set.of(), either, Set.of()), Map.of())).isEqualTo(Outcome.refused("FIELD_ONE_OF", "text, photos"));
        assertThat(rules.read(rule(Set.of(), either, Set.of()), fields("photos", List.of(1))).isDone()).isTrue();
        assertThat(rules.read(rule(Set.of("photos"), Set.of(), Set.of()), fields("photos", List.of(1))).isDone()).isTrue();
    }

    @Test
    void aWhistleCallsItsLeadAndAQuorumItCanReach() {
        assertThat(refused(fields("units", List.of(3, 4), "lead", 7))).isEqualTo("LEAD_NOT_CALLED");
        assertThat(refused(fields("units", List.of(3, 4), "lead", 4, "done_when", "quorum"))).isEqualTo("QUORUM_OUT_OF_RANGE");
        assertThat(refused(fields("units", List.of(3, 4), "lead", 4, "done_when", "quorum", "quorum", 3))).isEqualTo("QUORUM_OUT_OF_RANGE");
        assertThat(read(fields("units", List.of(3, 4), "lead", 4, "done_when", "quorum", "quorum", 2)).facts()).containsEntry("quorum", 2L);
        assertThat(read(fields("units", List.of(3, 4), "lead", 4, "done_when", "all")).facts()).containsEntry("done_when", "all");
    }

    private static Values read(Map<String, Object> raw) {
        return new FieldRules(PLAYBOOK, SmallWorld.tree()).read(rule(Set.of(), Set.of(), Set.copyOf(MANY)), raw).orThrow();
    }

    private static String refused(Map<String, Object> raw) {
        return new FieldRules(PLAYBOOK, SmallWorld.tree()).read(rule(Set.of(), Set.of(), Set.copyOf(MANY)), raw).map(_ -> "NOT_REFUSED").orElse(refusal -> refusal.code());
    }

    private static MoveRule rule(Set<String> needs, Set<String> needsOne, Set<String> may) {
        return new MoveRule("try", Set.of("submitted"), Optional.empty(), Optional.empty(), Optional.empty(), Set.of("owner"), needs, needsOne, may, Set.of(),
                Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), MoveRule.Gate.NONE, Map.of(), Map.of(), Map.of(), Set.of(), Map.of(),
                Map.of(), Set.of(), Set.of(), false, Set.of(), false, Optional.empty());
    }
}
