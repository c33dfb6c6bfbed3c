package org.jinlin.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jinlin.matters.LogReader.About;
import org.jinlin.matters.LogReader.Entry;
import org.jinlin.playbook.Currency;
import org.jinlin.playbook.Earning;
import org.jinlin.playbook.PackSource;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Playbooks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a move earns, and for whom.
class EarningRulesTest {

    private static final long ASKER = 7;
    private static final long CLERK = 8;
    private static final long HELPER = 9;
    private static final long UNIT = 40;
    private static final long PLACE = 44;
    private static final Instant OPENED = Instant.parse("2026-11-20T06:00:00Z");
    private static final About ABOUT = new About(1, "1-261120-0001", "request", "x", 1, "web", ASKER, null, null, OPENED);
    private static final Playbook PLAYBOOK = Playbooks.read(PackSource.of(Map.of("x/playbook.yml", """
            extends: base
            fields:
              helper:  {type: person}
              minutes: {type: number, min: 1, max: 1440}
              task:    {type: choice, of: [care, cleaning]}
            kinds: {request: {moves: {note: {may: [text, photos, helper, minutes, task, on_site]}}}}
            points:
              earn:
                hours:  {counts: {kind: request, moves: [note]}, for: {field: helper}, half_hours: {minutes: minutes, each: 4}, percent: {task: {care: 150, cleaning: 50}}}
                said:   {counts: {kind: request, moves: [note]}, for: {field: helper}, currency: minutes, said: minutes}
                reply:  {counts: {kind: request, moves: [reply]}, fixed: 2}
                team:   {counts: {kind: request, moves: [reply]}, for: team, fixed: 3}
                asked:  {counts: {kind: request, ends: [solved]}, for: asker, fixed: 5}
                opened: {counts: {kind: request, ends: [solved], where: {on_site: true}}, for: opener, fixed: 1}
                all:    {counts: {kind: request, ends: [solved]}, for: community, fixed: 4}
            """, "x/terms.yml", """
            helper: {zh: 谁, en: Who}
            minutes: {zh: 分钟, en: Minutes}
            task: {zh: 做什么, en: Task}
            care: {zh: 照料, en: Care}
            cleaning: {zh: 打扫, en: Cleaning}
            hours: {zh: 一, en: a}
            said: {zh: 二, en: b}
            team: {zh: 三, en: c}
            asked: {zh: 四, en: d}
            opened: {zh: 五, en: e}
            all: {zh: 六, en: f}
            """)).orElse(PackSource.builtIn()), "x").orThrow();
    private static final EarningRules RULES = new EarningRules(PLAYBOOK);

    private static Subject opened(Map<String, Object> facts) {
        return Subject.next(null, new Entry(1, ABOUT, 1, "open", "new", "submitted", ASKER, null, OPENED, null, Map.of("place", PLACE), new HashMap<>(facts), List.of(), 0));
    }

    private static Entry entry(String verb, @Nullable Long person, @Nullable Long unit, Map<String, Object> facts, int undoes) {
        return new Entry(2, ABOUT, 2, verb, "accepted", "accepted", person, unit, OPENED, null, new HashMap<>(), new HashMap<>(facts), List.of(), undoes);
    }

    private static Entry ended(String outcome) {
        return new Entry(2, ABOUT, 2, "rate", "told", "closed", ASKER, null, OPENED, true, new HashMap<>(Map.of("outcome", outcome)), new HashMap<>(), List.of(), 0);
    }

    private static List<EarningRules.Earned> earned(Map<String, Object> before, Entry entry) {
        return RULES.of(Subject.next(opened(before), entry), entry);
    }

    private static long amount(String rule, Map<String, Object> facts) {
        return EarningRules.amount(PLAYBOOK.points().earn().get(rule), opened(facts));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "29, 0", "30, 4", "59, 4", "60, 8", "89, 8", "90, 12", "1440, 192"})
    void whatIsLessThanHalfAnHourCountsNothing(long minutes, long amount) {
        assertThat(amount("hours", Map.of("minutes", minutes))).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource({"care, 30, 6", "care, 90, 18", "cleaning, 30, 2", "cleaning, 90, 6", "other, 30, 4"})
    void aChoiceMakesItMoreOrLess(String task, long minutes, long amount) {
        assertThat(amount("hours", Map.of("minutes", minutes, "task", task))).isEqualTo(amount);
    }

    @Test
    void itGoesToWhomTheRuleNames() {
        assertThat(earned(Map.of(), entry("note", CLERK, UNIT, Map.of("helper", HELPER, "minutes", 45L), 0)))
                .extracting(one -> one.rule().code(), one -> one.holder().orElseThrow(), EarningRules.Earned::amount)
                .containsExactlyInAnyOrder(tuple("hours", Holder.person(HELPER), 4L), tuple("said", Holder.person(HELPER), 45L));
        assertThat(earned(Map.of(), entry("reply", CLERK, UNIT, Map.of(), 0))).extracting(one -> one.holder().orElseThrow())
                .containsExactlyInAnyOrder(Holder.person(CLERK), new Holder(Holder.Kind.TEAM, UNIT));
        assertThat(earned(Map.of("on_site", true), ended("solved"))).extracting(one -> one.holder().orElse(null), one -> one.level().orElse(null))
                .containsExactlyInAnyOrder(tuple(Holder.person(ASKER), null), tuple(Holder.person(ASKER), null),
                        tuple(null, "community"));
    }

    @Test
    void whatNobodyIsNamedForIsNobodys() {
        assertThat(earned(Map.of(), entry("note", CLERK, UNIT, Map.of("minutes", 45L), 0))).isEmpty();
        assertThat(earned(Map.of(), entry("note", CLERK, UNIT, Map.of("minutes", 45L, "helper", "somebody"), 0))).isEmpty();
        assertThat(earned(Map.of(), entry("reply", null, null, Map.of(), 0))).as("the engine made it").isEmpty();
        assertThat(earned(Map.of(), entry("reply", CLERK, null, Map.of(), 0))).as("for no unit").extracting(one -> one.rule().code()).containsExactly("reply");
    }

    @Test
    void anotherEndAnotherFactAndWhatIsTakenBackEarnNothing() {
        assertThat(earned(Map.of("on_site", true), ended("unsolved"))).isEmpty();
        assertThat(earned(Map.of(), ended("solved"))).extracting(one -> one.rule().code()).containsExactlyInAnyOrder("asked", "all");
        assertThat(earned(Map.of(), entry("reply", CLERK, UNIT, Map.of(), 1))).as("an undo").isEmpty();
        assertThat(RULES.byEnd("request")).containsExactlyInAnyOrder("asked", "opened", "all");
        assertThat(RULES.concerns("order")).isFalse();
    }

    @Test
    void whatAFollowerSaysOfTheMatterIsNotTheAskers() {
        Subject after = Subject.next(opened(Map.of("verdict", "solved")), entry("rate", 77L, null, Map.of("verdict", "unsolved", "minutes", 30L), 0));
        assertThat(after.facts()).containsEntry("verdict", "solved").containsEntry("minutes", 30L);
        assertThat(after.openerId()).isEqualTo(ASKER);
        assertThat(after.placeId()).isEqualTo(PLACE);
    }

    @Property
    void anAmountIsNeverBelowZeroAndGrowsWithTheTime(@ForAll @IntRange(min = -1000, max = 100_000) int minutes, @ForAll @IntRange(max = 1000) int percent, @ForAll @IntRange(min = 1, max = 10_000) int each) {
        var rule = new Earning("r", PLAYBOOK.points().earn().get("hours").counts(), PLAYBOOK.points().earn().get("hours").to(), Currency.POINTS,
                new Earning.Amount.HalfHours("minutes", each), Map.of("task", Map.of("care", percent)), Earning.Most.NONE, false, Set.of());
        long less = EarningRules.amount(rule, opened(Map.of("minutes", (long) minutes, "task", "care")));
        long more = EarningRules.amount(rule, opened(Map.of("minutes", minutes + 30L, "task", "care")));
        assertThat(less).isNotNegative().isLessThanOrEqualTo(more);
        assertThat(less).isLessThanOrEqualTo(Math.max(0, minutes) / 30L * each * percent / 100);
    }

    /// Whatever is earned in whatever order: no cap is ever passed, what still fits is given whole, and nothing is given below zero.
    @Property
    void capsHoldAtEveryBoundary(@ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 50) Integer> amounts, @ForAll @IntRange(min = 1, max = 60) int activity,
            @ForAll @IntRange(min = 1, max = 120) int day, @ForAll @IntRange(min = 1, max = 300) int month) {
        var most = new Earning.Most(OptionalInt.of(activity), OptionalInt.of(day), OptionalInt.of(month));
        long ofActivity = 0;
        long ofDay = 0;
        long ofMonth = 0;
        for (int i = 0; i < amounts.size(); i++) {
            ofActivity = i % 3 == 0 ? 0 : ofActivity; // three to an activity, nine to a day
            ofDay = i % 9 == 0 ? 0 : ofDay;
            long room = Math.min(activity - ofActivity, Math.min(day - ofDay, month - ofMonth));
            long given = EarningRules.capped(amounts.get(i), most, new EarningRules.Given(ofActivity, ofDay, ofMonth));
            assertThat(given).isEqualTo(Math.clamp(room, 0, amounts.get(i)));
            ofActivity += given;
            ofDay += given;
            ofMonth += given;
            assertThat(List.of(ofActivity <= activity, ofDay <= day, ofMonth <= month)).containsOnly(true);
        }
    }

    @Property
    void withoutCapsAllIsGivenAndAPassedCapGivesNothing(@ForAll @IntRange(min = 1) int amount, @ForAll @IntRange int given) {
        long before = Math.max(0, given);
        assertThat(EarningRules.capped(amount, Earning.Most.NONE, new EarningRules.Given(before, before, before))).isEqualTo(amount);
        var most = new Earning.Most(OptionalInt.empty(), OptionalInt.of(10), OptionalInt.empty());
        assertThat(EarningRules.capped(amount, most, new EarningRules.Given(0, 10 + before, 0))).isZero();
    }

    @Test
    void aHolderIsTheBankOrHasANumber() {
        assertThat(Holder.BANK.isBank()).isTrue();
        assertThat(Optional.of(Holder.person(3)).map(Holder::isBank)).contains(false);
        assertThatThrownBy(() -> Holder.person(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Holder(Holder.Kind.BANK, 4)).isInstanceOf(IllegalArgumentException.class);
    }
}
