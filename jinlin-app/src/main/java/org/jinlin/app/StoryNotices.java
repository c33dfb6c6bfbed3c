package org.jinlin.app;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// The steps of a story that look at what everybody may read: `nobody` reads it too, without an account.
final class StoryNotices {

    private static final String NOBODY = "nobody";

    private StoryNotices() {}

    /// `{public, at, as, has, has_not, on, says, today, each}`: of `on` what is said of it, all of it; the whole district unless `at` says where.
    static void notices(StoryWorld world, Map<String, Object> step, Function<Object, String> number) {
        StoryCheck.has("this step", Set.of("public", "at", "of", "as", "has", "has_not", "on", "says", "today", "each"), step.keySet());
        List<JsonNode> lines = asked(world, step, "/api/public/" + step.get("public") + "?limit=200&" + (step.containsKey("of") ? "of=" + step.get("of") + "&" : "")).get("items").valueStream().toList();
        List<String> found = lines.stream().map(line -> line.get("number").asString()).toList();
        StoryCheck.has("what everybody reads", found, numbers(step, "has", number));
        StoryCheck.lacks("what everybody reads", found, numbers(step, "has_not", number));
        if (step.containsKey("on")) {
            String wanted = number.apply(step.get("on"));
            notice(lines.stream().filter(line -> line.get("number").asString().equals(wanted)).findFirst().orElseThrow(() -> new StoryBroken(wanted + " is not among " + found)), step);
        }
    }

    private static void notice(JsonNode line, Map<String, Object> step) {
        ((Map<?, ?>) step.getOrDefault("says", Map.of())).forEach((field, value) -> StoryCheck.same("what it says of " + field, said(line, field.toString()), value == null ? "" : value.toString()));
        if (step.containsKey("today")) {
            StoryCheck.same("who is there today", line.get("week").valueStream().filter(day -> day.get("today").asBoolean()).map(day -> day.get("who").asString()).findFirst().orElse(""), step.get("today"));
        }
        if (step.get("each") instanceof List<?> each) {
            StoryCheck.same("its lines", line.get("each").valueStream().map(parts -> String.join(" ", parts.valueStream().map(part -> part.get("value").asString()).toList())).toList(),
                    each.stream().map(Object::toString).toList());
        }
    }

    private static String said(JsonNode line, String field) {
        return field.equals("title") ? line.get("title").asString()
                : line.get("said").valueStream().filter(part -> part.get("field").asString().equals(field)).map(part -> part.get("value").asString()).findFirst().orElse("");
    }

    /// `{pillar, at, as, is}`
    static void pillar(StoryWorld world, Map<String, Object> step) {
        StoryCheck.has("this step", Set.of("pillar", "at", "as", "is"), step.keySet());
        world.readOn();
        JsonNode pillar = asked(world, step, "/api/pillars?").get("pillars").valueStream().filter(each -> each.get("code").asString().equals(step.get("pillar"))).findFirst()
                .orElseThrow(() -> new StoryBroken("no pillar is called " + step.get("pillar")));
        StoryCheck.same("sum of " + step.get("pillar"), pillar.get("sum").asString(), step.get("is").toString());
    }

    private static List<String> numbers(Map<String, Object> step, String key, Function<Object, String> number) {
        return ((List<?>) step.getOrDefault(key, List.of())).stream().map(number::apply).toList();
    }

    private static JsonNode asked(StoryWorld world, Map<String, Object> step, String path) {
        String who = step.getOrDefault("as", NOBODY).toString();
        StoryClient client = who.equals(NOBODY) ? world.nobody() : world.as(who);
        String unit = step.containsKey("at") ? "unit=" + world.unit(step.get("at").toString()) : "unit=" + world.code();
        StoryClient.Answer answer = client.get(path + "district=" + world.code() + "&" + unit);
        StoryCheck.holds(answer.status() == 200, "the answer is " + answer.body());
        return answer.json();
    }
}
