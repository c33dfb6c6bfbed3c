package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// What every refusal must be: a problem with a code, a sentence in both languages, and nothing changed.
final class Bad {

    private Bad() {}

    static TestClient.Answer problem(TestClient.Answer answer, String... codes) {
        String said = answer.body().substring(0, Math.min(300, answer.body().length()));
        assertThat(answer.status()).as(said).isBetween(400, 499);
        assertThat(answer.response().headers().firstValue("Content-Type").orElse("")).as(said).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.get("detail").asString()).as("a refusal says what to do").isNotBlank().hasSizeLessThan(600);
        assertThat(problem.get("status").asInt()).isEqualTo(answer.status());
        String code = problem.get("code").asString();
        for (String language : List.of("zh", "en")) {
            assertThat(TestServer.resource("/messages_" + language + ".properties")).contains("refusal." + code + "=");
        }
        if (codes.length > 0) {
            assertThat(code).as(said).isIn((Object[]) codes);
        }
        return answer;
    }

    /// Everything that somebody who may see all sees of a matter.
    static String of(TestWorld world, String number) {
        TestClient head = world.as("head");
        return head.get("/api/matters/" + number).body() + head.get("/api/matters/" + number + "/moves").body();
    }

    /// How many matters the district has, as its head sees them, and how many this resident has.
    static String count(TestWorld world, String resident) {
        return world.as("head").get("/api/matters?view=below&limit=200").json().get("items").size() + "/"
                + world.as(resident).get("/api/matters?view=mine&limit=200").json().get("items").size();
    }
}
