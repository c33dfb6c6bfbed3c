package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jinlin.kit.Cursor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses of obligations and registers that nobody should have made, and people whom they do not concern.
class ObligationBadInputTest {

    private static final TestWorld WORLD = TestServer.get().worldOf("numbers");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /obligations?day=x                               | 422 | 不是日期
            /obligations?day=2999-01-01                      | 422 | 还没到
            /obligations/list                                | 404 | 这里没有要做的
            /obligations/list?obligation=nothing             | 404 | 这里没有要做的
            /obligations/list?obligation=meets&unit=nowhere  | 404 | 不是本区的单位
            /obligations/list?obligation=meets&day=x         | 422 | 不是日期
            /obligations/list?obligation=meets&after=x       | 422 | 不属于这个列表
            /registers/nothing                               | 404 | 请选本区有的事项
            /registers/room?unit=nowhere                     | 404 | 不是本区的单位
            /registers/room?after=x                          | 422 | 不属于这个列表
            """)
    void anAddressThatCannotBeReadIsAnsweredWithASentence(String path, int status, String sentence) {
        PageClient.Html page = PageClient.signedIn(WORLD, "head").get(path);
        assertThat(page.status()).as(page.text()).isEqualTo(status);
        assertThat(page.text()).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource({
            "/api/me/obligations?day=x, DAY_MALFORMED", "/api/obligations?unit=nowhere, UNIT_UNKNOWN", "/api/obligations?day=2999-01-01, DAY_TO_COME",
            "/api/obligations/nothing, OBLIGATION_UNKNOWN", "/api/obligations/meets?limit=0, BAD_LIMIT", "/api/obligations/meets?after=x, BAD_CURSOR",
            "/api/registers/nothing, KIND_UNKNOWN", "/api/registers/room?limit=x, BAD_LIMIT", "/api/registers/room?unit=nowhere, UNIT_UNKNOWN"})
    void aProgramIsToldWhy(String path, String code) {
        assertThat(WORLD.as("head").get(path).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"resident-01, NO_UNIT_OF_YOURS", "member, NO_UNIT_OF_YOURS", "volunteer, NO_UNIT_OF_YOURS", "clerk, UNIT_NOT_BELOW_YOU", "housing, UNIT_NOT_BELOW_YOU"})
    void whoDoesNotAnswerForAUnitSeesNothingOfIt(String who, String code) {
        String street = "?unit=" + WORLD.unit("演示街道");
        for (String path : List.of("/api/obligations" + street, "/api/obligations/meets" + street, "/api/obligations/reports" + street, "/api/registers/room" + street)) {
            TestClient.Answer answer = WORLD.as(who).get(path);
            assertThat(answer.code()).as(path).isEqualTo(code);
            assertThat(answer.status()).isEqualTo(403);
        }
        assertThat(PageClient.signedIn(WORLD, who).get("/obligations/list" + street + "&obligation=meets").status()).isEqualTo(403);
        assertThat(PageClient.signedIn(WORLD, who).get("/registers/room" + street).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/me/obligations", "/api/obligations", "/api/obligations/meets", "/api/registers/room"})
    void whoIsNotSignedInSeesNothing(String path) {
        assertThat(TestClient.anonymous(WORLD.server().address()).get(path).status()).isEqualTo(401);
    }

    @Test
    void aCursorBeyondTheEndShowsNothing() {
        String end = Cursor.of(Long.MAX_VALUE, Long.MAX_VALUE).encode();
        assertThat(WORLD.as("head").get("/api/obligations/meets?after=" + end).json().get("items").isEmpty()).isTrue();
        assertThat(WORLD.as("head").get("/api/obligations/meets?after=" + Cursor.of("a").encode()).code()).isEqualTo("BAD_CURSOR");
    }
}
