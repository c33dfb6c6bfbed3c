package org.jinlin.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jinlin.insight.DeedRules.Deed;
import org.jinlin.matters.LogReader.About;
import org.jinlin.matters.LogReader.Entry;
import org.jinlin.playbook.PackSource;
import org.jinlin.playbook.Playbooks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What counts towards an obligation, and what does not.
class DeedRulesTest {

    private static final long CLERK = 8;
    private static final long PLACE = 44;
    private static final Instant OPENED = Instant.parse("2026-11-20T06:00:00Z");
    private static final About ABOUT = new About(1, "1-261120-0001", "request", "x", 1, "web", 7L, null, null, OPENED);
    private static final DeedRules RULES = new DeedRules(Playbooks.read(PackSource.of(Map.of("x/playbook.yml", """
            extends: base
            obligations:
              replies: {of: clerk, counts: {kind: request, moves: [reply, call_back]}, times: 1, every: month}
              on_site: {of: clerk, counts: {kind: request, moves: [reply], where: {on_site: true}}, times: 1, every: week}
              remote:  {of: clerk, counts: {kind: request, moves: [reply], where: {on_site: false}}, times: 1, every: week}
              solves:  {of: community, counts: {kind: request, ends: [solved]}, times: 1, every: quarter}
              orders:  {of: clerk, counts: {kind: order, moves: [accept]}, times: 1, every: year}
              knock: ~
            """, "x/terms.yml", """
            replies: {zh: 一, en: a}
            on_site: {zh: 二, en: b}
            remote: {zh: 三, en: c}
            solves: {zh: 四, en: d}
            orders: {zh: 五, en: e}
            """)).orElse(PackSource.builtIn()), "x").orThrow(), ZoneId.of("Asia/Shanghai"));

    private int seq;

    private Entry entry(String verb, @Nullable Long person, Instant at, Map<String, Object> set, int undoes) {
        seq++;
        return new Entry(seq, ABOUT, seq, verb, "accepted", set.containsKey("outcome") ? "closed" : "accepted", person, person == null ? null : 40L, at, (Boolean) set.get("ended"),
                new HashMap<>(set), Map.of(), List.of(), undoes);
    }

    private Fact opened(Map<String, Object> facts) {
        seq++;
        return Fact.next(null, new Entry(seq, ABOUT, seq, "open", "new", "submitted", 7L, null, OPENED, null, Map.of("place", PLACE, "base", 40L), new HashMap<>(facts), List.of(), 0));
    }

    private List<Deed> deeds(Fact before, Entry entry) {
        return RULES.of(Fact.next(before, entry), entry);
    }

    @Test
    void aMoveCountsForWhoeverMadeIt() {
        assertThat(deeds(opened(Map.of()), entry("reply", CLERK, OPENED, Map.of(), 0))).extracting(Deed::obligation).containsExactlyInAnyOrder("replies", "remote");
        Deed reply = deeds(opened(Map.of()), entry("reply", CLERK, OPENED, Map.of(), 0)).getFirst();
        assertThat(reply).extracting(Deed::holder, Deed::atUnit, Deed::period).containsExactly(CLERK, false, LocalDate.of(2026, 11, 1));
    }

    @Test
    void aFlagThatNobodySetIsFalse() {
        assertThat(deeds(opened(Map.of("on_site", true)), entry("reply", CLERK, OPENED, Map.of(), 0))).extracting(Deed::obligation).containsExactlyInAnyOrder("replies", "on_site");
        assertThat(deeds(opened(Map.of("on_site", false)), entry("reply", CLERK, OPENED, Map.of(), 0))).extracting(Deed::obligation).containsExactlyInAnyOrder("replies", "remote");
    }

    @Test
    void whatTheEngineDoesIsNobodysDeedButTheUnitsEndCounts() {
        assertThat(deeds(opened(Map.of()), entry("reply", null, OPENED, Map.of(), 0))).isEmpty();
        List<Deed> ended = deeds(opened(Map.of()), entry("close", null, OPENED, Map.of("ended", true, "outcome", "solved"), 0));
        assertThat(ended).singleElement().extracting(Deed::obligation, Deed::holder, Deed::atUnit, Deed::period).containsExactly("solves", PLACE, true, LocalDate.of(2026, 10, 1));
    }

    @Test
    void onlyTheEndThatIsNamedCountsAndOnlyWhenItIsOne() {
        assertThat(deeds(opened(Map.of()), entry("close", CLERK, OPENED, Map.of("ended", true, "outcome", "rejected"), 0))).isEmpty();
        // rated again after it ended: the outcome is there, but this move did not end it
        assertThat(deeds(opened(Map.of()), entry("rate", CLERK, OPENED, Map.of("outcome", "solved"), 0))).isEmpty();
        assertThat(deeds(opened(Map.of()), entry("reopen", CLERK, OPENED, Map.of("ended", false), 0))).isEmpty();
    }

    @Test
    void takingAMoveBackIsNoDeed() {
        assertThat(deeds(opened(Map.of()), entry("reply", CLERK, OPENED, Map.of(), 2))).isEmpty();
    }

    @Test
    void otherMovesAndOtherKindsDoNotCount() {
        assertThat(deeds(opened(Map.of()), entry("accept", CLERK, OPENED, Map.of(), 0))).isEmpty();
        assertThat(deeds(opened(Map.of()), entry("note", CLERK, OPENED, Map.of(), 0))).isEmpty();
    }

    @Test
    void aDayEndsWhereTheTenantLives() {
        Instant lateInNovember = Instant.parse("2026-11-30T15:59:59Z");
        assertThat(deeds(opened(Map.of()), entry("call_back", CLERK, lateInNovember, Map.of(), 0))).extracting(Deed::period).containsExactly(LocalDate.of(2026, 11, 1));
        assertThat(deeds(opened(Map.of()), entry("call_back", CLERK, lateInNovember.plusSeconds(1), Map.of(), 0))).extracting(Deed::period).containsExactly(LocalDate.of(2026, 12, 1));
    }

    @Test
    void onlyWhatEndsAKindIsTakenBackWhenItOpensAgain() {
        assertThat(RULES.byEnd("request")).containsExactly("solves");
        assertThat(RULES.byEnd("order")).isEmpty();
    }
}
