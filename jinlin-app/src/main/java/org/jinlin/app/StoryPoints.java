package org.jinlin.app;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The steps of a story about points: what somebody has, and the shop.
final class StoryPoints {

    private StoryPoints() {}

    /// `{who, points: 17, minutes: 90}`
    static void balances(StoryWorld world, Map<String, Object> step) {
        StoryCheck.has("this step", Set.of("who", "points", "minutes"), step.keySet());
        world.book();
        StoryClient.Answer answer = world.as(step.get("who").toString()).get("/api/me/points");
        StoryCheck.holds(answer.status() == 200, "the answer is " + answer.body());
        step.keySet().stream().filter(word -> !word.equals("who")).forEach(currency -> StoryCheck.same(currency, answer.json().get(currency).asString(), step.get(currency).toString()));
    }

    /// `{who, stocks: GIFT, at: UNIT, count: 5, refused: CODE}`
    static StoryClient.Answer stocks(StoryWorld world, Map<String, Object> step) {
        StoryCheck.has("this step", Set.of("who", "stocks", "at", "count", "refused"), step.keySet());
        return world.as(step.get("who").toString()).post("/api/points/stock", Map.of("unit", world.unit(step.get("at").toString()), "gift", step.get("stocks"), "count", step.get("count")));
    }

    /// `{who, grants: RULE, refused: CODE}`: confirms what waits by a rule, the oldest.
    static StoryClient.Answer grants(StoryWorld world, Map<String, Object> step) {
        StoryCheck.has("this step", Set.of("who", "grants", "refused"), step.keySet());
        world.book();
        StoryClient client = world.as(step.get("who").toString());
        StoryClient.Answer waiting = client.get("/api/points/awards");
        StoryCheck.holds(waiting.status() == 200, "the answer is " + waiting.body());
        String award = waiting.json().get("items").valueStream().filter(line -> line.get("rule").asString().equals(step.get("grants"))).map(line -> line.get("award").asString()).findFirst()
                .orElseThrow(() -> new StoryBroken("nothing waits by " + step.get("grants") + " in " + waiting.body()));
        return client.post("/api/points/awards", Map.of("award", award, "confirm", true));
    }

    /// `{who, redeems: GIFT, at: UNIT, refused: CODE}`
    static StoryClient.Answer redeems(StoryWorld world, Map<String, Object> step) {
        StoryCheck.has("this step", Set.of("who", "redeems", "at", "refused"), step.keySet());
        world.book();
        return world.as(step.get("who").toString()).post("/api/me/points/vouchers", Map.of("id", UUID.randomUUID().toString(), "unit", world.unit(step.get("at").toString()), "gift", step.get("redeems")));
    }
}
