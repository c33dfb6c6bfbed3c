package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.app.BoardWorld.NOBODY;

import java.util.Map;
import org.jinlin.insight.Facts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Public numbers: several under one name, added up where that means something, and nobody's own.
class PillarTest {

    private static final BoardWorld BOARD = new BoardWorld();

    @BeforeAll
    static void twoRoomsAndATalk() {
        BOARD.room("1号楼", Map.of());
        BOARD.room("第1网格", Map.of());
        BOARD.open("resident-01", "talk", "1号楼", Map.of("text", "安静"));
        BOARD.roster();
        BOARD.server.settle(BOARD.world.district());
        BOARD.server.bean(Facts.class).run(BOARD.world.district());
    }

    private static JsonNode pillar(String who, String code, String query) {
        TestClient.Answer answer = BOARD.client(who).get("/api/pillars?district=" + BOARD.world.code() + "&" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("pillars").valueStream().filter(each -> each.get("code").asString().equals(code)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {NOBODY, "resident-03", "head"})
    void aPillarAddsUpItsNumbers(String who) {
        JsonNode homes = pillar(who, "homes", BOARD.all());
        assertThat(homes.get("name").asString()).isEqualTo("邻里");
        assertThat(homes.get("sum").asInt()).isEqualTo(3);
        assertThat(homes.get("figures").valueStream().map(figure -> figure.get("value").asString()).toList()).containsExactly("2", "1");
        assertThat(pillar(who, "homes", BOARD.unit("河边社区")).get("sum").asInt()).isZero();
    }

    @Test
    void aShareIsNotAddedUpAndNamesWhatIsMissing() {
        JsonNode covered = pillar(NOBODY, "covered", BOARD.all());
        assertThat(covered.hasNonNull("sum")).isFalse();
        assertThat(covered.at("/figures/0/value").asString()).isEqualTo("1 / 2 = 50.0%");
        assertThat(covered.at("/figures/0/missing").valueStream().map(JsonNode::asString).toList()).containsExactly("第2网格");
    }

    @Test
    void fewerPeopleThanANeighbourhoodHaveNoNumbersOfTheirOwn() {
        assertThat(pillar(NOBODY, "homes", BOARD.unit("2号楼")).get("sum").asInt()).as("of the whole neighbourhood").isEqualTo(3);
    }

    @Test
    void figuresWithoutAPillarStayWithThoseWhoAnswer() {
        TestClient.Answer all = BOARD.client(NOBODY).get("/api/pillars?district=" + BOARD.world.code());
        assertThat(all.body()).doesNotContain("inner", "内部数");
        assertThat(BOARD.client("resident-01").get("/api/figures").status()).isEqualTo(403);
        assertThat(BOARD.client(NOBODY).get("/api/figures").status()).isEqualTo(401);
    }

    @Test
    void thePageSaysItInWordsAndOnAMap() {
        PageClient.Html page = BOARD.page("/pillars");
        assertThat(page.text()).contains("公开的数字", "邻里", "合计 3", "活动室数", "还没有的： 第2网格");
        assertThat(page.body()).contains("class=\"grid chosen\"", "class=\"grid bare\"");
        assertThat(BOARD.page("/pillars?lang=en").text()).contains("Public numbers", "Sum 3", "Still without: 第2网格");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unit=0", "unit=x", "unit=999999999999999999", "unit=-5"})
    void unitsThatAreNoneAreRefused(String query) {
        assertThat(BOARD.page("/pillars?" + query).status()).isEqualTo(404);
        assertThat(BOARD.client(NOBODY).get("/api/pillars?district=" + BOARD.world.code() + "&" + query).status()).isIn(400, 404, 422);
    }

    @Test
    void withoutADistrictOneIsChosenFirst() {
        assertThat(new PageClient(BOARD.server.address()).get("/pillars").text()).contains("小区县");
    }
}
