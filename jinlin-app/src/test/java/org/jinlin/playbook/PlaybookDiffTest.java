package org.jinlin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaybookDiffTest {
    private final Playbook base = Packs.of("base");

    @Test
    void aPackDoesNotDifferFromItself() {
        assertThat(PlaybookDiff.between(base, Playbooks.load("base").orThrow().at(7))).isEmpty();
    }

    @Test
    void howItIsWrittenDoesNotCount() {
        assertThat(PlaybookDiff.between(base, over("kinds: {request: {moves: {follow: {from: [told, paused, disputed, handling, accepted, submitted]}}}}")))
                .isEmpty();
    }

    @Test
    void aChangedValueShowsBoth() {
        assertThat(PlaybookDiff.between(base, over("kinds: {request: {clocks: {answer: {within: PT5M}}}}"))).singleElement().satisfies(change -> {
            assertThat(change.path()).isEqualTo("kinds.request.clocks.answer.within");
            assertThat(change.before()).isEqualTo("for P1D");
            assertThat(change.after()).isEqualTo("for PT5M");
            assertThat(change.isAdded() || change.isRemoved()).isFalse();
            assertThat(change).hasToString("~ kinds.request.clocks.answer.within: for P1D -> for PT5M");
        });
    }

    @Test
    void aRemovedMoveShowsWhatItWas() {
        var changes = PlaybookDiff.between(base, over("kinds: {request: {moves: {supervise: ~}}}"));
        assertThat(changes).isNotEmpty().allSatisfy(change -> {
            assertThat(change.isRemoved()).isTrue();
            assertThat(change.path()).startsWith("kinds.request.moves.supervise.");
        });
        assertThat(changes).extracting(PlaybookDiff.Change::toString).contains("- kinds.request.moves.supervise.by: [above]");
    }

    @Test
    void thereAndBackAreMirrored() {
        var other = Packs.of("zhaoan");
        var there = PlaybookDiff.between(base, other);
        var back = PlaybookDiff.between(other, base);
        assertThat(back).hasSameSizeAs(there);
        for (int at = 0; at < there.size(); at++) {
            assertThat(back.get(at)).isEqualTo(new PlaybookDiff.Change(there.get(at).path(), there.get(at).after(), there.get(at).before()));
        }
    }

    @Test
    void tablesAndTermsCountToo() {
        var texts = Map.of("x/playbook.yml", "extends: base\n", "x/terms.yml", "accept: {en: Take on}\n", "x/grades.csv",
                Playbooks.load("base").sources().get("base/grades.csv").replace("advice,one,slight,blue", "advice,one,slight,red"));
        var changes = PlaybookDiff.between(base, Playbooks.read(PackSource.of(texts).orElse(PackSource.builtIn()), "x").orThrow());
        assertThat(changes).extracting(PlaybookDiff.Change::toString)
                .containsExactly("~ matrix.advice.one.slight: blue -> red", "~ terms.accept.en: Accept -> Take on");
    }

    private static Playbook over(String differences) {
        var texts = Map.of("x/playbook.yml", "extends: base\n" + differences + "\n");
        return Playbooks.read(PackSource.of(texts).orElse(PackSource.builtIn()), "x").orThrow();
    }
}
