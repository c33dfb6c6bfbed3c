package org.jinlin.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MouldTest {

    private static final Spot THERE = new Spot(Map.of("grid", 900_000_001L, "grid_worker@grid", 900_000_002L), List.of(900_000_011L, 900_000_012L));
    private static final Spot HERE = new Spot(Map.of("grid", 800_000_001L, "grid_worker@grid", 800_000_002L), List.of(800_000_011L, 800_000_012L));
    private static final Mould.Meaning MEANING = new Mould.Meaning(Map.of(555_000_000_001L, 0), Map.of("701-221107-0001", 0), THERE.names());
    private static final Copy COPY = new Copy(702, HERE, 1, Duration.parse("P7DT0.5S"), List.of(777_000_000_001L), List.of("702-241107-0009"), "refuse", "",
            null, null, null, "abcd");

    @Test
    void everythingThatIsOfTheStoryBecomesTheCopys() {
        assertThat(filled("{\"district\":701,\"id\":555000000001,\"number\":\"701-221107-0001\",\"opened\":\"2022-11-07T01:00:00.000000Z\",\"place\":900000001}"))
                .isEqualTo("{\"district\":702,\"id\":777000000001,\"number\":\"702-241107-0009\",\"opened\":\"2022-11-14T01:00:00.500000Z\",\"place\":800000001}");
    }

    @Test
    void soItDoesWithinJsonThatIsATextOfJson() {
        assertThat(filled("\"{\\\"category\\\":\\\"noise\\\",\\\"district\\\":701}\"")).isEqualTo("\"{\\\"category\\\":\\\"refuse\\\",\\\"district\\\":702}\"");
        assertThat(filled("{\"district\": 701, \"category\": \"noise\"}")).as("as jsonb writes it").isEqualTo("{\"district\": 702, \"category\": \"refuse\"}");
    }

    @Test
    void timesAreReadAsTheDatabaseWritesThemToo() {
        assertThat(filled("2022-11-07 01:00:00.25+00\t2022-11-07 01:00:00+00")).isEqualTo("2022-11-14T01:00:00.750000Z\t2022-11-14T01:00:00.500000Z");
    }

    @Test
    void neverStaysNever() {
        assertThat(filled("9999-12-31 00:00:00+00 9999-12-31T00:00:00.000000Z")).isEqualTo("9999-12-31 00:00:00+00 9999-12-31T00:00:00.000000Z");
    }

    @Test
    void anotherResidentAsksThere() {
        assertThat(filled("900000011,900000012")).isEqualTo("800000012,800000011");
    }

    @Test
    void columnsThatLookLikeAnythingAreMarked() {
        assertThat(filled(Mould.MARKS.get("district_id") + "\t" + Mould.MARKS.get("category") + "\t" + Mould.MARKS.get("head"))).isEqualTo("702\trefuse\t\\\\xabcd");
    }

    @Test
    void theHashesOfAMoveStandWhereverItsColumnsDo() {
        var out = new StringBuilder();
        Mould.of(Mould.MARKS.get("hash") + "\t" + Mould.MARKS.get("words_hash") + "\t" + Mould.MARKS.get("previous"), MEANING)
                .fill(out, COPY.words("aa").hashed("bb", "cc"));
        assertThat(out).hasToString("\\\\xcc\t\\\\xaa\t\\\\xbb");
    }

    @Test
    void anIdOfNobodyIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> Mould.of("900000099", MEANING)).withMessageContaining("900000099");
    }

    private static String filled(String text) {
        var out = new StringBuilder();
        Mould.of(text, MEANING).fill(out, COPY);
        return out.toString();
    }
}
