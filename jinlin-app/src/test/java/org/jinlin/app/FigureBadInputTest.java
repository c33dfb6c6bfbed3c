package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jinlin.kit.Cursor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses of figures that nobody should have made, and people whom they do not concern: each is answered with a sentence.
class FigureBadInputTest {

    private static final TestWorld WORLD = TestServer.get().worldOf("numbers");
    private static final PageClient HEAD = PageClient.signedIn(WORLD, "head");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /figures?unit=nowhere                            | 404 | 不是本区的单位
            /figures?unit=999999999999999999                 | 404 | 不是本区的单位
            /figures?day=yesterday                           | 422 | 不是日期
            /figures?day=2026-02-30                          | 422 | 不是日期
            /figures?day=2999-01-01                          | 422 | 还没到
            /figures/list                                    | 404 | 这里没有指标
            /figures/list?figure=nothing                     | 404 | 这里没有指标
            /figures/list?figure=meetings&part=all           | 404 | 没有这个列表
            /figures/list?figure=meetings&part=of            | 404 | 没有这个列表
            /figures/list?figure=meetings&part=missing       | 404 | 没有这个列表
            /figures/list?figure=clerks&part=missing         | 404 | 没有这个列表
            /figures/list?figure=meetings&after=x            | 422 | 不属于这个列表
            /figures/list?figure=grids&after=x               | 422 | 不属于这个列表
            /figures/list?figure=clerks&after=x              | 422 | 不属于这个列表
            /figures/list?figure=meetings&day=tomorrow       | 422 | 不是日期
            /figures/list?figure=meetings&unit=nowhere       | 404 | 不是本区的单位
            """)
    void anAddressThatCannotBeReadIsAnsweredWithASentence(String path, int status, String sentence) {
        PageClient.Html page = HEAD.get(path);
        assertThat(page.status()).as(page.text()).isEqualTo(status);
        assertThat(page.text()).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource({
            "/api/figures?unit=nowhere, UNIT_UNKNOWN", "/api/figures?day=x, DAY_MALFORMED", "/api/figures?day=2999-01-01, DAY_TO_COME",
            "/api/figures/nothing, FIGURE_UNKNOWN", "/api/figures/meetings?part=none, LIST_UNKNOWN", "/api/figures/meetings?limit=0, BAD_LIMIT",
            "/api/figures/meetings?limit=201, BAD_LIMIT", "/api/figures/grids?limit=x, BAD_LIMIT", "/api/figures/meetings?after=x, BAD_CURSOR"})
    void aProgramIsToldWhy(String path, String code) {
        TestClient.Answer answer = WORLD.as("head").get(path);
        assertThat(answer.code()).as(answer.body()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"resident-01, NO_UNIT_OF_YOURS", "volunteer, NO_UNIT_OF_YOURS", "member, NO_UNIT_OF_YOURS", "clerk, UNIT_NOT_BELOW_YOU", "worker, UNIT_NOT_BELOW_YOU", "housing, UNIT_NOT_BELOW_YOU"})
    void whoDoesNotAnswerForAUnitSeesNoFigureOfIt(String who, String code) {
        String street = "?unit=" + WORLD.unit("演示街道");
        for (String path : List.of("/api/figures" + street, "/api/figures/meetings" + street, "/api/figures/has_room" + street + "&part=missing", "/api/figures/both" + street)) {
            TestClient.Answer answer = WORLD.as(who).get(path);
            assertThat(answer.code()).as(path).isEqualTo(code);
            assertThat(answer.status()).isEqualTo(403);
        }
        assertThat(PageClient.signedIn(WORLD, who).get("/figures" + street).status()).isEqualTo(403);
        assertThat(PageClient.signedIn(WORLD, who).get("/figures/list" + street + "&figure=both").status()).isEqualTo(403);
    }

    @Test
    void whoIsNotSignedInSeesNothing() {
        assertThat(TestClient.anonymous(WORLD.server().address()).get("/api/figures").status()).isEqualTo(401);
        assertThat(TestClient.anonymous(WORLD.server().address()).get("/api/figures/meetings").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; drop table insight.fact; --", "<script>alert(1)</script>", "\u202Eabc", "%00", "{0}", "a|b", "'"})
    void textsInAddressesAreTextsOnly(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        for (String parameter : List.of("unit", "day", "figure", "part", "after")) {
            PageClient.Html page = HEAD.get("/figures/list?figure=meetings&" + parameter + "=" + encoded);
            assertThat(page.status()).as(parameter).isIn(200, 404, 422);
            assertThat(page.body()).doesNotContain("<script>alert");
        }
    }

    @Test
    void aCursorOfAnotherListShowsNothingOfAnotherTenant() {
        String cursor = Cursor.of(java.time.Instant.parse("2030-01-01T00:00:00Z"), Long.MAX_VALUE).encode();
        assertThat(HEAD.get("/figures/list?figure=meetings&after=" + cursor).text()).contains("这里没有。");
        assertThat(HEAD.get("/figures/list?figure=grids&after=" + cursor).status()).isEqualTo(422);
        assertThat(HEAD.get("/figures/list?figure=clerks&after=" + Cursor.of(Long.MAX_VALUE).encode()).text()).contains("这里没有。");
    }
}
