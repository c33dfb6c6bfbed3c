package org.jinlin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlaybooksTest {
    private final Playbook base = Packs.of("base");

    @Test
    void baseIsBuiltInAndHasNoFault() {
        assertThat(Playbooks.load("base").faults()).isEmpty();
        assertThat(base.kinds().keySet()).containsExactly("request", "order", "muster", "approval", "boundary");
        assertThat(base.version()).isZero();
        assertThat(base.at(3).version()).isEqualTo(3);
    }

    @Test
    void openStandsForEveryOpenStageAndAnyForAll() {
        Kind request = base.kind("request");
        assertThat(request.moves().get("follow").from())
                .containsExactly("submitted", "accepted", "handling", "disputed", "paused", "told");
        assertThat(request.moves().get("note").from()).containsExactlyElementsOf(request.stages().keySet());
        assertThat(request.open().from()).containsExactly(MoveRule.NEW);
    }

    @Test
    void ownersAreWordsLevelsOrFields() {
        Kind request = base.kind("request");
        assertThat(request.stage("accepted").owner()).contains(Owner.Word.ACTOR);
        assertThat(request.stage("disputed").owner()).contains(new Owner.Level("street"));
        assertThat(request.moves().get("transfer").owner()).contains(new Owner.FromField("unit"));
        assertThat(request.stage("closed").isFinal()).isTrue();
    }

    @Test
    void everyShapeOfAClockIsRead() {
        assertThat(base.kind("request").clocks().get("answer").within()).isEqualTo(new ClockRule.Within.For(Span.parse("P1D")));
        assertThat(base.kind("order").clocks().get("work").within()).isEqualTo(new ClockRule.Within.OfParent("solve", java.util.Optional.of("done_by")));
        assertThat(base.kind("muster").clocks().get("come").within()).isEqualTo(new ClockRule.Within.UntilField("at"));
        assertThat(base.kind("request").clocks().get("solve").within()).isInstanceOfSatisfying(ClockRule.Within.ByGrade.class,
                byGrade -> assertThat(byGrade.spans()).containsEntry("red", Span.parse("PT4H")));
        assertThat(base.kind("request").clocks().get("solve").warn()).containsExactly(0.5, 0.8);
        assertThat(base.kind("request").clocks().get("resume").late()).isEqualTo(new ClockRule.Late.Do("resume"));
        assertThat(base.kind("request").clocks().get("resume").promise()).isFalse();
        assertThat(base.kind("request").clocks().get("accept").calendar()).isEqualTo(ClockRule.Calendar.WORKING_DAYS);
    }

    @Test
    void theThirdAndEveryLaterReturnIsDisputed() {
        Kind request = base.kind("request");
        assertThat(request.reaction("order.return", 2)).contains(
                new Kind.Reaction(Optional.of("accepted"), Optional.of(Owner.Word.UP), Optional.empty(), Set.of()));
        assertThat(request.reaction("order.return", 9)).isEqualTo(request.reaction("order.return", 3));
    }

    @Test
    void tablesAndTermsStandBesideThePack() {
        assertThat(base.matrix()).hasSize(36).containsEntry(new Playbook.MatrixCell("safety", "many", "grave"), "red");
        assertThat(base.categories()).containsKeys("lift_fault", "manhole_cover", "neighbour_dispute", "other");
        assertThat(base.term("request", "accept", "en")).isEqualTo("Accept");
        assertThat(base.term("order", "accept", "en")).isEqualTo("Accept order");
        assertThat(base.clockTerm("approval", "decide", "en")).isEqualTo("Time to approve");
        assertThat(base.clockTerm("request", "unheard_of", "en")).isEqualTo("unheard_of");
    }

    @Test
    void aPackWritesOnlyItsDifferences() {
        var reading = over("""
                extends: base
                kinds:
                  request:
                    clocks:
                      answer: {within: PT5M, calendar: always}
                      hear: {late: {do: close_unrated}}
                    moves:
                      urge: ~
                """);
        assertThat(reading.faults()).isEmpty();
        Kind request = reading.orThrow().kind("request");
        assertThat(request.clocks().get("answer").within()).isEqualTo(new ClockRule.Within.For(Span.parse("PT5M")));
        assertThat(request.clocks().get("answer").stops()).isEqualTo(base.kind("request").clocks().get("answer").stops());
        assertThat(request.clocks().get("hear").late()).isEqualTo(new ClockRule.Late.Do("close_unrated"));
        assertThat(request.moves()).doesNotContainKey("urge").containsKey("supervise");
        assertThat(reading.orThrow().categories()).isEqualTo(base.categories());
    }

    @Test
    void aTableOfAPackStandsForTheWholeTable() {
        var texts = Map.of("x/playbook.yml", "extends: base\n",
                "x/categories.csv", "code,parent,nature,scope,harm,zh,en\nwell,,service,one,slight,水井,Well\n");
        var reading = Playbooks.read(PackSource.of(texts).orElse(PackSource.builtIn()), "x");
        assertThat(reading.orThrow().categories()).containsOnlyKeys("well");
    }

    @Test
    void theSourcesOfAReadingGiveTheSamePlaybookAgain() {
        var reading = over("extends: base\nkinds: {request: {moves: {urge: ~}}}\n");
        assertThat(Playbooks.read(PackSource.of(reading.sources()), "x").playbook()).isEqualTo(reading.playbook());
        assertThat(reading.sources()).containsKeys("x/playbook.yml", "base/playbook.yml", "base/terms.yml", "base/grades.csv");
    }

    @Test
    void aPublishedVersionIsReadAgainEvenIfItWouldNoLongerPass() {
        var sources = new LinkedHashMap<>(Playbooks.load("base").sources());
        sources.put("base/terms.yml", "open: {en: Submit}\n");
        assertThat(Playbooks.read(PackSource.of(sources), "base").faults()).isNotEmpty();
        assertThat(Playbooks.reread(sources, "base").kinds()).isEqualTo(base.kinds());
    }

    private static Reading over(String text) {
        var texts = new LinkedHashMap<>(Map.of("x/playbook.yml", text));
        return Playbooks.read(PackSource.of(texts).orElse(PackSource.builtIn()), "x");
    }
}
