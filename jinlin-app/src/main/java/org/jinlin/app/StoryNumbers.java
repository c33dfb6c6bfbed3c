package org.jinlin.app;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The steps of a story that look at numbers: figures, what is owed, registers.
final class StoryNumbers {

    private StoryNumbers() {}

    /// `{figure, at, as, is, of, share, missing, average, rating, before, last, each, listed}`: at the whole district unless `at` says where; the head looks unless `as` says who.
    static void figure(StoryWorld world, Map<String, Object> step) {
        only(step, Set.of("figure", "at", "as", "is", "of", "share", "missing", "average", "rating", "before", "last", "each", "listed"));
        world.readOn();
        StoryClient client = client(world, step);
        String unit = unit(world, step);
        JsonNode figure = find(asked(client, "/api/figures?" + unit), board -> board.get("figures").valueStream(), step.get("figure"));
        step.forEach((part, expected) -> {
            switch (part) {
                case "is" -> StoryCheck.same(part, figure.get("numerator").asString(), expected.toString());
                case "of" -> StoryCheck.same(part, figure.get("denominator").asString(), expected.toString());
                case "before", "last" -> StoryCheck.same(part, text(figure.path(part), "numerator"), expected.toString());
                case "listed" -> StoryCheck.same(part, Integer.toString(names(client, "/api/figures/" + step.get("figure") + "?limit=200&part=count&" + unit).size()), expected.toString());
                case "each" -> exactly(part, asked(client, "/api/figures/" + step.get("figure") + "?limit=200&part=each&" + unit).get("items").valueStream()
                        .map(line -> line.get("name").asString() + " " + line.get("state").asString()).toList(), expected);
                case "share", "average", "rating" -> StoryCheck.same(part, text(figure, part), expected.toString());
                case "missing" -> exactly(part, names(client, "/api/figures/" + step.get("figure") + "?limit=200&part=missing&" + unit), expected);
                default -> { }
            }
        });
    }

    /// `{who, obligation, unit, done, owed, kept}`: the card of `who`, the line of `unit` or the person's own; `owed: nothing` where there is no such line; or who is below.
    static void obligation(StoryWorld world, Map<String, Object> step) {
        world.readOn();
        if (!step.containsKey("who")) {
            below(world, step);
            return;
        }
        only(step, Set.of("who", "obligation", "unit", "done", "owed", "kept"));
        JsonNode card = asked(world.as(step.get("who").toString()), "/api/me/obligations");
        if ("nothing".equals(step.get("owed"))) {
            StoryCheck.same("lines of " + step.get("obligation"), card.get("lines").valueStream().filter(each -> each.get("code").asString().equals(step.get("obligation"))).count(), 0L);
            return;
        }
        JsonNode line = card.get("lines").valueStream().filter(each -> each.get("code").asString().equals(step.get("obligation")))
                .filter(each -> each.get("unit").asString().equals(step.getOrDefault("unit", each.get("unit").asString()))).findFirst()
                .orElseThrow(() -> new StoryBroken("nothing like this is owed: " + card));
        parts(step, line, List.of("done", "owed", "kept"));
        if (step.containsKey("done")) {
            StoryCheck.same("a sentence when less was done than is owed", line.hasNonNull("flag"), line.get("done").asInt() < line.get("owed").asInt());
        }
    }

    /// `{obligation, at, as, below: [UNIT], all, met}`
    private static void below(StoryWorld world, Map<String, Object> step) {
        only(step, Set.of("obligation", "at", "as", "below", "all", "met"));
        StoryClient client = client(world, step);
        String unit = unit(world, step);
        parts(step, find(asked(client, "/api/obligations?" + unit), JsonNode::valueStream, step.get("obligation")), List.of("all", "met"));
        if (step.containsKey("below")) {
            exactly("below", names(client, "/api/obligations/" + step.get("obligation") + "?limit=200&" + unit), step.get("below"));
        }
    }

    /// `{register, over, at, as, has, has_not, total}`
    static void register(StoryWorld world, Map<String, Object> step, Function<Object, String> number) {
        only(step, Set.of("register", "over", "at", "as", "has", "has_not", "total"));
        world.readOn();
        JsonNode register = asked(client(world, step), "/api/registers/" + step.get("register") + "?limit=200&over=" + step.getOrDefault("over", false) + "&" + unit(world, step));
        List<String> found = register.at("/page/items").valueStream().map(line -> line.get("number").asString()).toList();
        StoryCheck.has("the register", found, ((List<?>) step.getOrDefault("has", List.of())).stream().map(number::apply).toList());
        StoryCheck.lacks("the register", found, ((List<?>) step.getOrDefault("has_not", List.of())).stream().map(number::apply).toList());
        ((Map<?, ?>) step.getOrDefault("total", Map.of())).forEach((field, sum) ->
                StoryCheck.same("total of " + field, find(register, all -> all.get("columns").valueStream(), field).get("sum").asString(), sum.toString()));
    }

    private static void parts(Map<String, Object> step, JsonNode line, List<String> parts) {
        parts.stream().filter(step::containsKey).forEach(part -> StoryCheck.same(part, text(line, part), step.get(part).toString()));
    }

    private static String text(JsonNode line, String part) {
        return line.hasNonNull(part) ? line.get(part).asString() : "none";
    }

    private static void exactly(String what, List<String> found, Object told) {
        StoryCheck.same(what, new TreeSet<>(found), new TreeSet<>(((List<?>) told).stream().map(Object::toString).toList()));
    }

    private static void only(Map<String, Object> step, Set<String> known) {
        StoryCheck.has("this step", known, step.keySet());
    }

    private static StoryClient client(StoryWorld world, Map<String, Object> step) {
        return world.as(step.getOrDefault("as", "head").toString());
    }

    private static String unit(StoryWorld world, Map<String, Object> step) {
        return step.containsKey("at") ? "unit=" + world.unit(step.get("at").toString()) : "";
    }

    private static JsonNode asked(StoryClient client, String path) {
        StoryClient.Answer answer = client.get(path);
        StoryCheck.holds(answer.status() == 200, "the answer is " + answer.body());
        return answer.json();
    }

    private static JsonNode find(JsonNode all, Function<JsonNode, Stream<JsonNode>> lines, Object code) {
        return lines.apply(all).filter(line -> line.get("code").asString().equals(code)).findFirst()
                .orElseThrow(() -> new StoryBroken("nothing is called " + code + " in " + all));
    }

    private static List<String> names(StoryClient client, String path) {
        return asked(client, path).get("items").valueStream().map(line -> line.get("name").asString()).toList();
    }
}
