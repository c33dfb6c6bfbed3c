package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jinlin.playbook.Packs;
import org.jinlin.playbook.Playbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a report is guessed to be about. A wrong guess costs a tap, so it must be right for what people say every day.
class GuessRulesTest {

    private static final Map<String, Playbook.Category> CATEGORIES = Packs.of("base").categories();

    private static String guess(String text) {
        return GuessRules.guesses(text, CATEGORIES, 3).stream().findFirst().orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "3 栋 2 单元的电梯停了，关门的时候哐哐响,lift_fault",
        "厨房天花板一直在漏水,water_leak",
        "下水道堵了，污水冒出来,pipe_blocked",
        "路灯不亮，晚上看不清,street_lamp",
        "门口井盖没了,manhole_cover",
        "垃圾三天没人清运,refuse",
        "楼上装修用电钻太吵,renovation",
        "电动车在楼道里充电,e_bike",
        "停水了一上午,water_supply",
        "楼上往下扔东西,falling_objects",
        "The lift in block 3 has stopped,lift_fault",
        "Garbage not collected for a week,refuse",
        "There is a LEAK under the sink,water_leak"})
    void everydayReportsAreGuessed(String text, String category) {
        assertThat(guess(text)).isEqualTo(category);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "看这里", "😀😃😄", "\"><script>", "我说不清楚是怎么回事", "The carpet is a scam"})
    void whatSaysNothingIsNotGuessed(String text) {
        assertThat(GuessRules.guesses(text, CATEGORIES, 3)).isEmpty();
    }

    @Test
    void aPartSaysMoreThanTheWhole() {
        assertThat(GuessRules.guesses("小区停车太乱，有人乱停车", CATEGORIES, 3)).startsWith("car_parking").contains("parking");
    }

    @Test
    void noMoreIsGuessedThanAskedFor() {
        String everything = String.join(" ", CATEGORIES.values().stream().flatMap(category -> category.words().stream()).toList());
        assertThat(GuessRules.guesses(everything, CATEGORIES, 3)).hasSize(3).doesNotHaveDuplicates();
        assertThat(GuessRules.guesses(everything, CATEGORIES, 0)).isEmpty();
        assertThat(GuessRules.guesses(everything, Map.of(), 3)).isEmpty();
    }

    /// Disputes, hardship and family matters are told to no neighbour, whatever else a pack opens.
    @ParameterizedTest
    @ValueSource(strings = {"neighbour_dispute", "family_dispute", "owners_dispute", "elder_care", "hardship", "employment", "schooling", "suggestion", "other"})
    void whatIsPrivateIsToldToNoNeighbour(String category) {
        assertThat(CATEGORIES.get(category).neighbours()).isFalse();
    }
}
