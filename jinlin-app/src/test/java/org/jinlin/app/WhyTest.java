package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Why somebody may do something on a matter: the answer is the one by which moves are decided, and nothing of the matter is told.
class WhyTest {

    private static AdminWorld admin;
    private static String request = "";
    private static String file = "";

    @BeforeAll
    static void twoMatters() {
        TestServer.get().rewind();
        admin = new AdminWorld("anxi");
        TestWorld world = admin.world;
        request = world.as("member").open(Map.of("text", "只给办的人看的话"), world.unit("花园社区")).json().get("number").asString();
        file = world.as("property").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "applicant_file", "place", Map.of("unit", world.unit("演示物业")),
                "fields", Map.of("applicant", "7", "applicant_name", "甲", "text", "只给支部看的话"))).json().get("number").asString();
    }

    private static PageClient.Html ask(String who, String number, String verb) {
        return admin.page("resident-01").get("/why").form("/why").set("f.who", who).set("f.number", number).set("f.verb", verb).send();
    }

    @ParameterizedTest
    @CsvSource({"演示经办人01,accept,accept,可以,花园社区", "演示经办人01,受理,accept,可以,花园社区", "演示领导01,accept,accept,可以,小区县", "演示承办员01,accept,accept,不可以,看不到这件事",
            "演示经办人02,accept,accept,不可以,看不到这件事", "演示经办人01,finish,finish,可以,花园社区", "演示经办人01,rate,rate,不可以,能看到全部", "演示经办人01,nonsense,nonsense,不可以,nonsense",
            "演示经办人01,'','',可以,能看到全部", "演示物业经理01,'','',不可以,看不到这件事"})
    void theAnswerIsThatOfTheRules(String who, String verb, String code, String yes, String says) {
        PageClient.Html answer = ask(who, request, verb);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body()).contains("<h2>" + yes + "</h2>");
        assertThat(answer.text()).contains(says).doesNotContain("只给办的人看的话");
    }

    @Test
    void whatOneUnitAloneSeesIsClosedToWhoIsAbove() {
        assertThat(ask("演示领导01", file, "").body()).contains("<h2>不可以</h2>");
        assertThat(ask("演示领导01", file, "talk").text()).contains("只有本单位看得到").doesNotContain("只给支部看的话");
        assertThat(ask("演示物业经理01", file, "talk").body()).contains("<h2>可以</h2>");
    }

    @Test
    void whoOrWhatDoesNotExistIsSaid() {
        assertThat(ask("查无此人", request, "accept").text()).contains("没有找到");
        assertThat(ask("演示经办人01", "12-000000-0000", "accept").status()).isEqualTo(404);
        assertThat(ask("演示经办人01", "", "accept").status()).isEqualTo(404);
    }
}
