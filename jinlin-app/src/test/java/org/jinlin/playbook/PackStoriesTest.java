package org.jinlin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the packs promise, by the row of the source report.
class PackStoriesTest {
    private final Playbook changtai = Packs.of("changtai");
    private final Playbook zhaoan = Packs.of("zhaoan");
    private final Playbook boston = Packs.of("boston");

    /// CT-09: five minutes to answer, thirty to the door, day and night.
    @Test
    void changtaiAnswersInFiveMinutesAndComesInThirty() {
        var clocks = changtai.kind("request").clocks();
        assertThat(clocks.get("answer").within()).isEqualTo(new ClockRule.Within.For(Span.parse("PT5M")));
        assertThat(clocks.get("arrive").within()).isEqualTo(new ClockRule.Within.For(Span.parse("PT30M")));
        assertThat(List.of(clocks.get("answer"), clocks.get("arrive"))).extracting(ClockRule::calendar)
                .containsOnly(ClockRule.Calendar.ALWAYS);
        assertThat(changtai.kind("request").moves().get("arrive").by()).contains("volunteer", "grid_worker");
        assertThat(changtai.channels().values().stream().filter(channel -> Boolean.TRUE.equals(channel.sets().get("on_site"))))
                .extracting(Playbook.Channel::code).containsExactly("account", "phone", "group");
        assertThat(changtai.channels().get("phone").by()).contains("clerk");
    }

    /// CT-09: the nearest answers, so the grid before the community.
    @Test
    void changtaiLetsTheGridAnswerFirst() {
        assertThat(changtai.kind("request").stage("submitted").owner()).contains(Owner.Word.PLACE);
        assertThat(changtai.roles().get("grid_worker").owns()).isTrue();
    }

    /// CT-03: one owner, one informed.
    @Test
    void theExpressLaneGoesToTheStreetAndTellsTheOrganisationDepartment() {
        var express = changtai.kind("request").moves().get("express");
        assertThat(express.owner()).contains(new Owner.Level("street"));
        assertThat(express.tells()).containsExactly("organisation_officer");
        assertThat(express.by()).containsExactly("secretary");
        assertThat(express.needs()).containsExactly("reason");
    }

    /// CT-14: day eight shows to the member, day nine red to the secretary.
    @Test
    void aMissedVisitWarnsOnDayEightAndClimbsRedOnDayNine() {
        var visit = changtai.kind("visit").clocks().get("visit");
        assertThat(visit.within()).isEqualTo(new ClockRule.Within.For(Span.parse("P7D")));
        assertThat(visit.warn()).containsExactly(1.0);
        assertThat(visit.late()).isEqualTo(new ClockRule.Late.Climb(Optional.of("community"), Optional.of(Span.parse("P1D")), Optional.of("red")));
        assertThat(changtai.calendar().get("care_visit").every().sinceLastDone()).contains(Span.parse("P7D"));
        assertThat(changtai.links().get("care").tagged()).containsExactly("living_alone", "disabled", "severely_ill");
    }

    /// CT-18: the turn goes round the block chairs, each with a score of the property service.
    @Test
    void theWeeklyTurnGoesRoundTheBlockChairs() {
        var rule = changtai.calendar().get("weekly_duty");
        assertThat(rule.each().rota()).contains("block_chair");
        assertThat(rule.every().period()).contains("week");
        assertThat(changtai.fields().get("property_score").type()).isEqualTo(Field.Type.NUMBER);
        assertThat(changtai.kind("duty").moves().get("score").needs()).containsExactly("property_score");
    }

    /// ZA-09: the department accepts, the member pledges, never later than the resident was told.
    @Test
    void zhaoanPledgesWithinWhatTheResidentWasTold() {
        var order = zhaoan.kind("order");
        assertThat(order.moves().get("pledge").by()).contains("member");
        assertThat(order.moves().get("pledge").bounds().get("until").notAfter()).contains("parent.solve");
        assertThat(order.moves().get("pledge").effects()).containsExactly(Effect.TAKE);
        assertThat(order.clocks().get("work").within()).isEqualTo(new ClockRule.Within.UntilField("until"));
        assertThat(order.moves().get("finish").from()).containsExactly("pledged");
        assertThat(zhaoan.term("order", "accept", "zh")).isNotEqualTo(changtai.term("order", "accept", "zh"));
    }

    /// ZA-10: struck off only with proof and after the verdict.
    @Test
    void zhaoanStrikesOffOnlyWhatIsSolvedAndProven() {
        var strike = zhaoan.kind("request").moves().get("strike_off");
        assertThat(strike.from()).containsExactly("closed");
        assertThat(strike.fromEnd()).containsExactly("solved");
        assertThat(strike.needs()).containsExactly("proof");
        assertThat(zhaoan.fields().get("proof").type()).isEqualTo(Field.Type.FILES);
    }

    @Test
    void bostonPromisesOnlyWhereTheFileDoes() {
        var clocks = boston.kind("request").clocks();
        assertThat(clocks.get("solve").when()).containsEntry("promised", true);
        assertThat(clocks.get("solve").within()).isEqualTo(new ClockRule.Within.UntilField("target"));
        assertThat(clocks.get("review").promise()).isFalse();
        assertThat(clocks.get("review").late()).isEqualTo(new ClockRule.Late.Do("review"));
        assertThat(boston.fields().get("category").type()).isEqualTo(Field.Type.CODE);
        assertThat(boston.languages()).containsExactly("en");
    }

    @Test
    void everyPackIsListedAndReadWithoutAFault() {
        assertThat(PackSource.builtIn().codes()).contains("base", "boston", "common", "changtai", "zhaoan");
        assertThat(Packs.all()).hasSize(PackSource.builtIn().codes().size())
                .allSatisfy((_, reading) -> assertThat(reading.faults()).isEmpty());
    }

    /// A jar cannot be listed, so a file names the packs; it must not be forgotten.
    @Test
    void packsTxtNamesEveryFolder() {
        assertThat(PackSource.folder(Path.of("..", "playbooks")).codes()).isEqualTo(PackSource.builtIn().codes());
    }
}
