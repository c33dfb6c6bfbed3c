package org.jinlin.app;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jinlin.playbook.Field;
import org.jinlin.playbook.Story;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Plays a story through HTTP: a file that a community secretary can read, and that fails where the product does not
/// keep it. Each step is one line:
///
/// - `{who, opens: A, with, place, channel, asker, kind}` somebody opens a matter, called A from then on
/// - `{who, does, on: A, with, child: B, refused: CODE}` somebody makes a move; the newest child is called B
/// - `{who: calendar, opens: A, kind, place}` the calendar opens what is to be open by now, and the new matter at the place
///   is called A; `opens: nothing` when there is to be no new one
/// - `{who, appointed: ROLE, place}` somebody holds a role from today on
/// - `{who, linked: LINK, place}` somebody cares from today on for a household that moved in at the place
/// - `{pass: PT6M}` time goes by, clocks wake
/// - `{see: A, as, stage, outcome, grade, shown, channel, owner, clocks, children, earlier, may, may_not, log, facts}` what somebody finds
/// - `{who, cannot_see: A}` for whom it does not exist
/// - `{who, list: VIEW, has: [A], has_not: [B]}` what a list shows
/// - `{figure: CODE, at: UNIT, as, is: 3, of: 4, share, missing: [UNIT]}` what a figure of the playbook says
/// - `{who, obligation: CODE, unit, done: 1, owed: 4, kept}` what stands on somebody's card
/// - `{obligation: CODE, at: UNIT, as, below: [UNIT], all, met}` who is below the number
/// - `{register: KIND, at: UNIT, as, has: [A], has_not: [B], total: {FIELD: 120}}` what is kept of a kind
/// - `{public: KIND, at: UNIT, as, has: [A], has_not: [B], on: A, says: {FIELD: value}, today, each: [line]}` what everybody reads
/// - `{who, points: 17, minutes: 90}` what somebody has
/// - `{who, grants: RULE}` somebody confirms what waits by a rule
/// - `{who, stocks: GIFT, at: UNIT, count: 5}` and `{who, redeems: GIFT, at: UNIT}` the shop
/// - `{pillar: CODE, at: UNIT, as, is: 3}` what the numbers under a name add up to
final class StoryPlayer {

    private final StoryWorld world;
    private final Consumer<Done> after;
    /// Insertion order is the order in which the story speaks of them.
    private final Map<String, String> numbers = new LinkedHashMap<>();
    private @Nullable String refusal;

    /// A step that held.
    ///
    /// @param numbers what the story's names stand for
    /// @param refusal the sentence, where the step was refused as told
    record Done(Map<String, Object> step, Map<String, String> numbers, @Nullable String refusal) {}

    StoryPlayer(StoryWorld world, Consumer<Done> after) {
        this.world = world;
        this.after = after;
    }

    /// Fails at the first step that does not hold.
    void play(Story story) {
        int line = 0;
        for (Map<String, Object> step : story.steps()) {
            line++;
            refusal = null;
            try {
                step(step);
            } catch (RuntimeException e) {
                throw new StoryBroken("step " + line + " " + step + ": " + e.getMessage(), e);
            }
            after.accept(new Done(step, Collections.unmodifiableMap(numbers), refusal));
        }
    }

    private void step(Map<String, Object> step) {
        if (step.containsKey("pass")) {
            world.pass(Duration.parse(step.get("pass").toString()));
        } else if ("calendar".equals(step.get("who"))) {
            calendarOpens(step);
        } else if (step.containsKey("appointed")) {
            world.appoint(step.get("who").toString(), step.get("appointed").toString(), step.get("place").toString());
        } else if (step.containsKey("linked")) {
            world.link(step.get("who").toString(), step.get("linked").toString(), step.get("place").toString());
        } else if (step.containsKey("opens")) {
            opens(step);
        } else if (step.containsKey("does")) {
            does(step);
        } else if (step.containsKey("see")) {
            see(step);
        } else if (step.containsKey("cannot_see")) {
            StoryCheck.same("the answer", client(step).get("/api/matters/" + number(step.get("cannot_see"))).code(), "MATTER_UNKNOWN");
        } else if (step.containsKey("list")) {
            list(step);
        } else if (step.containsKey("figure")) {
            StoryNumbers.figure(world, step);
        } else if (step.containsKey("obligation")) {
            StoryNumbers.obligation(world, step);
        } else if (step.containsKey("register")) {
            StoryNumbers.register(world, step, this::number);
        } else if (step.containsKey("points") || step.containsKey("minutes")) {
            StoryPoints.balances(world, step);
        } else if (step.containsKey("stocks")) {
            answered(step, StoryPoints.stocks(world, step), null);
        } else if (step.containsKey("grants")) {
            answered(step, StoryPoints.grants(world, step), null);
        } else if (step.containsKey("redeems")) {
            answered(step, StoryPoints.redeems(world, step), null);
        } else if (step.containsKey("public")) {
            StoryNotices.notices(world, step, this::number);
        } else if (step.containsKey("pillar")) {
            StoryNotices.pillar(world, step);
        } else {
            throw new IllegalArgumentException("no such step");
        }
    }

    private void opens(Map<String, Object> step) {
        var request = new HashMap<String, Object>(Map.of("id", UUID.randomUUID().toString(), "fields", fields(step)));
        if (step.containsKey("place")) {
            request.put("place", Map.of("unit", world.unit(step.get("place").toString())));
        }
        for (String part : List.of("channel", "kind", "asker")) {
            if (step.containsKey(part)) {
                request.put(part, step.get(part));
            }
        }
        var answer = client(step).post("/api/matters", request);
        answered(step, answer, step.get("opens").toString());
        name(step, answer);
    }

    private void calendarOpens(Map<String, Object> step) {
        world.openByCalendar();
        List<String> opened = world.as("head").get("/api/matters?limit=200&view=below").json().get("items").valueStream()
                .filter(line -> line.get("kind").asString().equals(step.get("kind")) && line.at("/place/name").asString().equals(step.get("place")))
                .map(line -> line.get("number").asString()).filter(number -> !numbers.containsValue(number)).toList();
        if (step.get("opens").equals("nothing")) {
            StoryCheck.same("what the calendar opened", opened, List.of());
            return;
        }
        StoryCheck.holds(opened.size() == 1, "the calendar opened " + opened + ", the story says one");
        numbers.put(step.get("opens").toString(), opened.getFirst());
    }

    private void does(Map<String, Object> step) {
        var answer = client(step).move(number(step.get("on")), step.get("does").toString(), fields(step));
        answered(step, answer, null);
        name(step, answer);
    }

    /// The newest children get the names that the step gives them.
    private void name(Map<String, Object> step, StoryClient.Answer answer) {
        if (step.get("child") instanceof String name) {
            JsonNode children = answer.json().get("children");
            numbers.put(name, children.get(children.size() - 1).get("number").asString());
        }
        if (step.get("children") instanceof List<?> names) {
            JsonNode children = answer.json().get("children");
            for (int i = 0; i < names.size(); i++) {
                numbers.put(names.get(i).toString(), children.get(children.size() - names.size() + i).get("number").asString());
            }
        }
    }

    private void answered(Map<String, Object> step, StoryClient.Answer answer, @Nullable String name) {
        if (step.containsKey("refused")) {
            StoryCheck.holds(answer.code().equals(step.get("refused")), "the answer is " + answer.body() + ", the story says " + step.get("refused"));
            refusal = answer.json().get("detail").asString();
            StoryCheck.holds(!refusal.isBlank(), "a refusal says what to do");
            return;
        }
        StoryCheck.holds(answer.status() == 200, "the answer is " + answer.body());
        if (name != null) {
            numbers.put(name, answer.json().get("number").asString());
        }
    }

    private void see(Map<String, Object> step) {
        StoryClient client = world.as(step.getOrDefault("as", "head").toString());
        String number = number(step.get("see"));
        JsonNode matter = client.matter(number);
        step.forEach((part, expected) -> {
            switch (part) {
                case "stage", "outcome", "grade", "shown" -> StoryCheck.same(part, code(matter.get(part)), expected == null ? "" : expected.toString());
                case "owner", "place", "taker" -> StoryCheck.same(part, matter.at("/" + part + "/name").asString(), expected);
                case "channel" -> StoryCheck.same(part, matter.get(part).asString(), expected);
                case "children" -> StoryCheck.same(part, matter.get("children").size(), expected);
                case "earlier" -> StoryCheck.same(part, matter.path("earlier").valueStream().map(child -> child.get("number").asString()).sorted().toList(),
                        texts(expected).stream().map(this::number).sorted().toList());
                case "into" -> StoryCheck.same(part, matter.get("into").isNull() ? null : matter.get("into").asString(), expected == null ? null : number(expected));
                case "clocks" -> clocks(matter, (Map<?, ?>) expected);
                case "facts" -> ((Map<?, ?>) expected).forEach((fact, value) -> StoryCheck.same(fact.toString(), matter.at("/facts/" + fact).asString(), value.toString()));
                case "may" -> StoryCheck.has(part, offers(matter), texts(expected));
                case "may_not" -> StoryCheck.lacks(part, offers(matter), texts(expected));
                case "log" -> StoryCheck.inOrder(part, verbs(client, number), texts(expected));
                case "log_has_not" -> StoryCheck.lacks(part, verbs(client, number), texts(expected));
                case "see", "as" -> { }
                default -> throw new IllegalArgumentException("nothing is called " + part);
            }
        });
    }

    /// `{answer: missed}` the state, `none` where no such clock ever ran; `{solve: {state: running, left: P3D}}` how much elapsed time is left, to the minute.
    private void clocks(JsonNode matter, Map<?, ?> expected) {
        expected.forEach((name, wanted) -> {
            if ("none".equals(wanted)) {
                StoryCheck.lacks("clocks", matter.get("clocks").valueStream().map(line -> line.get("clock").asString()).toList(), List.of(name.toString()));
                return;
            }
            JsonNode clock = matter.get("clocks").valueStream().filter(line -> line.get("clock").asString().equals(name)).findFirst()
                    .orElseThrow(() -> new StoryBroken("no clock " + name + " in " + matter.get("clocks")));
            String state = clock.get("state").asString().equals("running") && clock.hasNonNull("missedAt") ? "late" : clock.get("state").asString();
            if (wanted instanceof Map<?, ?> parts) {
                parts.forEach((part, told) -> clock(name.toString(), clock, state, part.toString(), told.toString()));
            } else {
                StoryCheck.same("clock " + name, state, wanted);
            }
        });
    }

    private void clock(String name, JsonNode clock, String state, String part, String told) {
        Instant due = Instant.parse(clock.get("dueAt").asString());
        switch (part) {
            case "state" -> StoryCheck.same("clock " + name, state, told);
            case "due" -> StoryCheck.same("due of " + name, due, OffsetDateTime.parse(told).toInstant());
            case "left" -> StoryCheck.same("left on " + name, Duration.between(world.now(), due), Duration.parse(told));
            case "unit" -> StoryCheck.same("unit of " + name, clock.at("/unit/name").asString(), told);
            default -> throw new IllegalArgumentException("a clock has no " + part);
        }
    }

    private void list(Map<String, Object> step) {
        JsonNode page = client(step).get("/api/matters?limit=200&view=" + step.get("list")).json();
        List<String> found = page.get("items").valueStream().map(line -> line.get("number").asString()).toList();
        StoryCheck.has("the list", found, texts(step.getOrDefault("has", List.of())).stream().map(this::number).toList());
        StoryCheck.lacks("the list", found, texts(step.getOrDefault("has_not", List.of())).stream().map(this::number).toList());
    }

    private List<String> verbs(StoryClient client, String number) {
        return client.get("/api/matters/" + number + "/moves").json().valueStream().map(move -> move.get("do").asString()).toList();
    }

    private static List<String> offers(JsonNode matter) {
        return matter.get("moves").valueStream().map(offer -> offer.get("do").asString()).toList();
    }

    private static String code(JsonNode named) {
        return named == null || named.isNull() ? "" : named.get("code").asString();
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(Object::toString).toList();
    }

    private StoryClient client(Map<String, Object> step) {
        return world.as(step.get("who").toString());
    }

    private String number(Object name) {
        return numbers.getOrDefault(name.toString(), name.toString());
    }

    /// Units and persons by their names, other matters by theirs, times as spans from now, a fresh photo for each one named;
    /// everything else as it stands.
    private Map<String, Object> fields(Map<String, Object> step) {
        var fields = new HashMap<String, Object>();
        if (step.get("with") instanceof Map<?, ?> with) {
            var known = world.playbook().fields();
            with.forEach((field, value) -> fields.put(field.toString(), known.containsKey(field.toString()) && value != null
                    ? read(known.get(field.toString()).type(), value, step) : value));
        }
        return fields;
    }

    private Object read(Field.Type type, Object value, Map<String, Object> step) {
        return switch (type) {
            case UNIT -> world.unit(value.toString());
            case UNITS -> texts(value).stream().map(world::unit).toList();
            case PERSON -> world.person(value.toString());
            case TIME -> value.toString().startsWith("P") ? world.now().plus(Duration.parse(value.toString())).toString() : value;
            case MATTER -> number(value);
            case FILES -> texts(value).stream().map(photo -> client(step).photo()).toList();
            default -> value;
        };
    }
}
