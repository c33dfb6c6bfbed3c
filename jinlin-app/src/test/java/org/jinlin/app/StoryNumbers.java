package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jinlin.insight.Facts;
import tools.jackson.databind.JsonNode;

/// The steps of a story that look at numbers.
final class StoryNumbers {

    private StoryNumbers() {}

    /// `{figure, at, as, is, of, share, missing}`: at the whole district unless `at` says where; the head looks unless `as` says who.
    static void figure(TestWorld world, Map<String, Object> step) {
        only(step, Set.of("figure", "at", "as", "is", "of", "share", "missing"));
        read(world);
        TestClient client = world.as(step.getOrDefault("as", "head").toString());
        String unit = step.containsKey("at") ? "unit=" + world.unit(step.get("at").toString()) : "";
        JsonNode figure = find(client.get("/api/figures?" + unit), board -> board.get("figures").valueStream(), step.get("figure"));
        step.forEach((part, expected) -> {
            switch (part) {
                case "is" -> assertThat(figure.get("numerator").asString()).as(part).isEqualTo(expected.toString());
                case "of" -> assertThat(figure.get("denominator").asString()).as(part).isEqualTo(expected.toString());
                case "share" -> assertThat(figure.hasNonNull("share") ? figure.get("share").asString() : "none").as(part).isEqualTo(expected.toString());
                case "missing" -> assertThat(names(client, "/api/figures/" + step.get("figure") + "?limit=200&part=missing&" + unit)).as(part)
                        .containsExactlyInAnyOrderElementsOf(((List<?>) expected).stream().map(Object::toString).toList());
                default -> { }
            }
        });
    }

    /// `{who, obligation, unit, done, owed, kept}`: the card of `who`, the line of `unit` or the person's own; or who is below.
    static void obligation(TestWorld world, Map<String, Object> step) {
        read(world);
        if (!step.containsKey("who")) {
            below(world, step);
            return;
        }
        only(step, Set.of("who", "obligation", "unit", "done", "owed", "kept"));
        TestClient.Answer answer = world.as(step.get("who").toString()).get("/api/me/obligations");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode line = answer.json().get("lines").valueStream().filter(each -> each.get("code").asString().equals(step.get("obligation")))
                .filter(each -> each.get("unit").asString().equals(step.getOrDefault("unit", each.get("unit").asString()))).findFirst()
                .orElseThrow(() -> new AssertionError("nothing like this is owed: " + answer.body()));
        for (String part : List.of("done", "owed", "kept")) {
            if (step.containsKey(part)) {
                assertThat(line.get(part).asString()).as(part).isEqualTo(step.get(part).toString());
            }
        }
        if (step.containsKey("done")) {
            assertThat(line.hasNonNull("flag")).as("a sentence when less was done than is owed").isEqualTo(line.get("done").asInt() < line.get("owed").asInt());
        }
    }

    /// `{obligation, at, as, below: [UNIT], all, met}`
    private static void below(TestWorld world, Map<String, Object> step) {
        only(step, Set.of("obligation", "at", "as", "below", "all", "met"));
        TestClient client = world.as(step.getOrDefault("as", "head").toString());
        String unit = step.containsKey("at") ? "unit=" + world.unit(step.get("at").toString()) : "";
        JsonNode line = find(client.get("/api/obligations?" + unit), JsonNode::valueStream, step.get("obligation"));
        for (String part : List.of("all", "met")) {
            if (step.containsKey(part)) {
                assertThat(line.hasNonNull(part) ? line.get(part).asString() : "none").as(part).isEqualTo(step.get(part).toString());
            }
        }
        if (step.get("below") instanceof List<?> expected) {
            assertThat(names(client, "/api/obligations/" + step.get("obligation") + "?limit=200&" + unit)).as("below")
                    .containsExactlyInAnyOrderElementsOf(expected.stream().map(Object::toString).toList());
        }
    }

    /// `{register, at, as, has, has_not, total}`
    static void register(TestWorld world, Map<String, Object> step, Function<Object, String> number) {
        only(step, Set.of("register", "at", "as", "has", "has_not", "total"));
        read(world);
        String unit = step.containsKey("at") ? "&unit=" + world.unit(step.get("at").toString()) : "";
        TestClient.Answer answer = world.as(step.getOrDefault("as", "head").toString()).get("/api/registers/" + step.get("register") + "?limit=200" + unit);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<String> found = answer.json().at("/page/items").valueStream().map(line -> line.get("number").asString()).toList();
        ((List<?>) step.getOrDefault("has", List.of())).forEach(name -> assertThat(found).as("register").contains(number.apply(name)));
        ((List<?>) step.getOrDefault("has_not", List.of())).forEach(name -> assertThat(found).as("register").doesNotContain(number.apply(name)));
        ((Map<?, ?>) step.getOrDefault("total", Map.of())).forEach((field, sum) -> assertThat(find(answer, register -> register.get("columns").valueStream(), field).get("sum").asString())
                .as("total of " + field).isEqualTo(sum.toString()));
    }

    private static void only(Map<String, Object> step, Set<String> known) {
        assertThat(known).as("parts of this step").containsAll(step.keySet());
    }

    private static void read(TestWorld world) {
        world.server().settle(world.district());
        world.server().bean(Facts.class).run(world.district());
    }

    private static JsonNode find(TestClient.Answer answer, Function<JsonNode, Stream<JsonNode>> lines, Object code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return lines.apply(answer.json()).filter(line -> line.get("code").asString().equals(code)).findFirst()
                .orElseThrow(() -> new AssertionError("nothing is called " + code + " in " + answer.body()));
    }

    private static List<String> names(TestClient client, String path) {
        TestClient.Answer answer = client.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("items").valueStream().map(line -> line.get("name").asString()).toList();
    }
}
