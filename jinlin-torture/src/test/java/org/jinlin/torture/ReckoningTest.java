package org.jinlin.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jinlin.torture.Reckoning.Made;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A torture that finds nothing must be able to find something.
class ReckoningTest {

    private static final String NUMBER = "1-261121-0001";

    private final Ledger ledger = new Ledger();
    private final UUID opened = new UUID(1, 1);
    private final UUID noted = new UUID(1, 2);
    private final UUID notedToo = new UUID(1, 3);
    private final Map<String, String> numbers = new HashMap<>();
    private final Map<Made, Integer> made = new HashMap<>();
    private final Map<String, Integer> texts = new HashMap<>();

    @BeforeEach
    void asItShouldBe() {
        acknowledged(opened, "open");
        acknowledged(noted, "note");
        acknowledged(notedToo, "note");
        made.put(new Made(NUMBER, "open"), 1);
        made.put(new Made(NUMBER, "note"), 2);
    }

    private void acknowledged(UUID id, String verb) {
        ledger.acknowledged.add(new Ledger.Acknowledged(id, NUMBER, verb, true));
        numbers.put(id.toString(), NUMBER);
        texts.put(id.toString(), 1);
    }

    @Test
    void allThatWasAcknowledgedOnceIsThereOnce() {
        ledger.acknowledged.add(new Ledger.Acknowledged(noted, NUMBER, "note", true)); // sent twice, done once
        assertThat(Reckoning.commands(ledger, numbers)).isEmpty();
        assertThat(Reckoning.moves(ledger, made)).isEmpty();
        assertThat(Reckoning.texts(ledger, texts)).isEmpty();
    }

    @Test
    void aLostMoveIsFound() {
        made.put(new Made(NUMBER, "note"), 1);
        assertThat(Reckoning.moves(ledger, made)).singleElement().asString().contains("note", NUMBER, "2 times", "1 times");
        made.remove(new Made(NUMBER, "open"));
        assertThat(Reckoning.moves(ledger, made)).hasSize(2);
    }

    @Test
    void aMoveMadeTwiceIsFoundUnlessNobodyKnowsWhetherItWasMade() {
        made.put(new Made(NUMBER, "note"), 3);
        assertThat(Reckoning.moves(ledger, made)).hasSize(1);
        ledger.unknown.add(new Ledger.Unknown(new UUID(1, 4), NUMBER, "note"));
        assertThat(Reckoning.moves(ledger, made)).isEmpty();
        made.put(new Made(NUMBER, "note"), 4);
        assertThat(Reckoning.moves(ledger, made)).hasSize(1);
    }

    @Test
    void whatWasRefusedAndDoneAllTheSameIsFound() {
        made.put(new Made(NUMBER, "muster.finish"), 1);
        assertThat(Reckoning.moves(ledger, made)).as("heard, not made").isEmpty();
        made.put(new Made(NUMBER, "reject"), 1);
        assertThat(Reckoning.moves(ledger, made)).singleElement().asString().contains("reject");
        made.remove(new Made(NUMBER, "reject"));
        made.put(new Made("1-261121-0002", "open"), 1);
        assertThat(Reckoning.moves(ledger, made)).hasSize(1);
        ledger.unknown.add(new Ledger.Unknown(new UUID(1, 5), "", "open"));
        assertThat(Reckoning.moves(ledger, made)).isEmpty();
    }

    @Test
    void aForgottenCommandAndOneOfAnotherMatterAreFound() {
        numbers.remove(noted.toString());
        numbers.put(opened.toString(), "1-261121-0002");
        assertThat(Reckoning.commands(ledger, numbers)).hasSize(2);
    }

    @Test
    void wordsThatAreLostOrThereTwiceAreFound() {
        texts.remove(noted.toString());
        texts.put(new UUID(9, 9).toString(), 2);
        assertThat(Reckoning.texts(ledger, texts)).hasSize(2);
    }

    @Test
    void whatWasEarnedIsBookedWholeAndOnceAndNothingElseIs() {
        var help = new Reckoning.Booked(NUMBER, "minutes");
        var appeal = new Reckoning.Booked("1-261121-0002", "points");
        made.put(new Made(NUMBER, "confirm_help"), 1);
        made.put(new Made("1-261121-0002", "correct_points"), 1);
        assertThat(Reckoning.points(made, Map.of(help, (long) Script.HELP_MINUTES, appeal, (long) Script.APPEAL_POINTS))).isEmpty();
        assertThat(Reckoning.points(made, Map.of(help, (long) Script.HELP_MINUTES))).as("lost").singleElement().asString().contains("1-261121-0002", "12", "0 are booked");
        assertThat(Reckoning.points(made, Map.of(help, 2L * Script.HELP_MINUTES, appeal, (long) Script.APPEAL_POINTS))).as("twice").singleElement().asString().contains(NUMBER, "180");
        assertThat(Reckoning.points(made, Map.of(help, 60L, appeal, (long) Script.APPEAL_POINTS))).as("a part").hasSize(1);
        assertThat(Reckoning.points(Map.of(), Map.of(appeal, 12L))).as("for nothing").singleElement().asString().contains("earned 0 points");
    }
}
