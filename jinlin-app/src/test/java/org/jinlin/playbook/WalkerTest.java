package org.jinlin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WalkerTest {

    /// Every other pack is walked by the check of all.
    @Test
    void everyMoveIsTakenFiftyTimesAndNothingGoesWrong() {
        var report = new Walker().walk(Packs.of("boston"));
        assertThat(report.wrongs()).isEmpty();
        assertThat(report.never()).isEmpty();
        assertThat(report.seldom()).isEmpty();
        assertThat(report.walks()).isPositive();
    }

    @Test
    void theSamePackAlwaysGivesTheSameReport() {
        var playbook = Packs.of("boston");
        assertThat(new Walker().walk(playbook)).isEqualTo(new Walker().walk(playbook));
    }

    @Test
    void whatWasWalkedInAnotherPackIsNotWalkedAgain() {
        var walker = new Walker();
        walker.walk(Packs.of("boston"));
        assertThat(walker.walk(Packs.of("boston")).walks()).isZero();
        assertThat(walker.walk(narrow("changtai", "visit")).walks()).isPositive();
    }

    @Test
    void aMoveThatCannotHappenIsReported() {
        var report = new Walker().walk(with("boston", "kinds: {request: {moves: {nod: {from: [waiting], by: [owner], gate: {times: {bow: 1}}},"
                + " bow: {from: [waiting], by: [owner], gate: {times: {nod: 1}}}}}}"));
        assertThat(report.never()).containsExactly("request.waiting.nod", "request.waiting.bow");
        assertThat(report.wrongs()).isEmpty();
    }

    @Test
    void aClockThatStopsTooEarlyLeavesAStageWithoutAnyAndTheWayIsTold() {
        var report = new Walker().walk(spoiled("request", "clocks", "review", clock -> new ClockRule(clock.code(), Set.of("open"), clock.stops(),
                clock.voids(), clock.within(), clock.calendar(), clock.warn(), clock.pauses(), clock.when(), clock.promise(), clock.late())));
        assertThat(report.wrongs()).isNotEmpty().first().satisfies(fault -> {
            assertThat(fault.key()).isEqualTo("kinds.request");
            assertThat(fault.message()).contains("no clock runs in 'request.waiting'").contains("after open, review");
        });
    }

    @Test
    void aTimeThatNobodyGivesIsFound() {
        var report = new Walker().walk(spoiled("request", "clocks", "review", clock -> new ClockRule(clock.code(), clock.starts(), clock.stops(),
                clock.voids(), new ClockRule.Within.UntilField("closing"), clock.calendar(), clock.warn(), clock.pauses(), clock.when(),
                clock.promise(), clock.late())));
        assertThat(report.wrongs()).anySatisfy(fault -> assertThat(fault.message()).contains("but 'closing' was not given"));
    }

    @Test
    void aMatterThatItsOwnerCannotEndIsFound() {
        var boston = Packs.of("boston");
        var kind = boston.kind("request");
        var moves = new LinkedHashMap<>(kind.moves());
        moves.remove("finish");
        var report = new Walker().walk(replaced(boston, new Kind(kind.code(), kind.openedBy(), kind.childOf(), kind.outlives(), kind.subject(), kind.stages(),
                kind.clocks(), moves, kind.reacts(), kind.showing(), kind.bars(), kind.ownUnit(), kind.keep(), kind.asker(), kind.suggests(), kind.single(), kind.roster())));
        assertThat(report.wrongs()).extracting(Fault::message)
                .anySatisfy(message -> assertThat(message).contains("the owner cannot act"))
                .anySatisfy(message -> assertThat(message).contains("the owners cannot bring the matter to an end"));
    }

    @Test
    void aLateMoveThatIsNotPossibleIsFound() {
        var report = new Walker().walk(spoiled("request", "clocks", "solve", clock -> new ClockRule(clock.code(), clock.starts(), clock.stops(),
                clock.voids(), clock.within(), clock.calendar(), clock.warn(), clock.pauses(), clock.when(), clock.promise(),
                new ClockRule.Late.Do("open"))));
        assertThat(report.wrongs()).anySatisfy(fault -> assertThat(fault.message()).contains("clock 'solve' is late in 'waiting' but 'open' is not possible"));
    }

    /// The pack boston with one clock of its request spoiled behind the checker's back.
    private static Playbook spoiled(String kindCode, String collection, String code, java.util.function.UnaryOperator<ClockRule> spoil) {
        assertThat(collection).isEqualTo("clocks");
        var boston = Packs.of("boston");
        var kind = boston.kind(kindCode);
        var clocks = new LinkedHashMap<>(kind.clocks());
        clocks.computeIfPresent(code, (_, clock) -> spoil.apply(clock));
        return replaced(boston, new Kind(kind.code(), kind.openedBy(), kind.childOf(), kind.outlives(), kind.subject(), kind.stages(), clocks, kind.moves(),
                kind.reacts(), kind.showing(), kind.bars(), kind.ownUnit(), kind.keep(), kind.asker(), kind.suggests(), kind.single(), kind.roster()));
    }

    private static Playbook narrow(String pack, String kind) {
        var playbook = Packs.of(pack);
        return replaced(playbook, playbook.kind(kind));
    }

    private static Playbook replaced(Playbook from, Kind kind) {
        return new Playbook(from.code(), 0, from.name(), from.languages(), from.levels(), from.organisations(), from.roles(), from.grades(),
                from.hours(), from.fields(), from.channels(), Map.of(kind.code(), kind), from.links(), from.calendar(), from.figures(), from.obligations(), from.charts(), from.categories(),
                from.matrix(), from.duties(), from.points(), from.consents(), from.overlays(), from.terms());
    }

    private static Playbook with(String pack, String differences) {
        var texts = new HashMap<String, String>();
        texts.put("x/playbook.yml", "extends: " + pack + "\n" + differences + "\n");
        texts.put("x/terms.yml", "nod: {en: Nod}\nbow: {en: Bow}\n");
        return Optional.of(Playbooks.read(PackSource.of(texts).orElse(PackSource.builtIn()), "x").orThrow()).orElseThrow();
    }
}
