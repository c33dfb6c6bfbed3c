package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jinlin.matters.CalendarOpener;
import org.jinlin.playbook.Field;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
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
final class Story {

    private final TestWorld world;
    private final Map<String, String> numbers = new HashMap<>();

    private Story(TestWorld world) {
        this.world = world;
    }

    /// The stories of a file by their title.
    @SuppressWarnings("unchecked")
    static Map<String, Map<String, Object>> read(String yaml) {
        return (Map<String, Map<String, Object>>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    @SuppressWarnings("unchecked")
    static void play(TestWorld world, Map<String, Object> story) {
        var player = new Story(world);
        int line = 0;
        for (Map<String, Object> step : (List<Map<String, Object>>) story.get("steps")) {
            line++;
            try {
                player.step(step);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("step " + line + " " + step + ": " + e.getMessage(), e);
            }
        }
    }

    private void step(Map<String, Object> step) {
        if (step.containsKey("pass")) {
            world.pass(step.get("pass").toString());
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
            assertThat(client(step).get("/api/matters/" + number(step.get("cannot_see"))).code()).isEqualTo("MATTER_UNKNOWN");
        } else if (step.containsKey("list")) {
            list(step);
        } else if (step.containsKey("figure")) {
            StoryNumbers.figure(world, step);
        } else if (step.containsKey("obligation")) {
            StoryNumbers.obligation(world, step);
        } else if (step.containsKey("register")) {
            StoryNumbers.register(world, step, this::number);
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
        answered(step, client(step).post("/api/matters", request), step.get("opens").toString());
    }

    private void calendarOpens(Map<String, Object> step) {
        world.server().bean(CalendarOpener.class).run(world.district());
        List<String> opened = world.as("head").get("/api/matters?limit=200&view=below").json().get("items").valueStream()
                .filter(line -> line.get("kind").asString().equals(step.get("kind")) && line.at("/place/name").asString().equals(step.get("place")))
                .map(line -> line.get("number").asString()).filter(number -> !numbers.containsValue(number)).toList();
        if (step.get("opens").equals("nothing")) {
            assertThat(opened).as("opened by the calendar").isEmpty();
            return;
        }
        assertThat(opened).as("opened by the calendar").hasSize(1);
        numbers.put(step.get("opens").toString(), opened.getFirst());
    }

    private void does(Map<String, Object> step) {
        var answer = client(step).move(number(step.get("on")), step.get("does").toString(), fields(step));
        answered(step, answer, null);
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

    private void answered(Map<String, Object> step, TestClient.Answer answer, @org.jspecify.annotations.Nullable String name) {
        if (step.containsKey("refused")) {
            assertThat(answer.code()).as(answer.body()).isEqualTo(step.get("refused"));
            assertThat(answer.json().get("detail").asString()).as("a refusal says what to do").isNotBlank();
            return;
        }
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        if (name != null) {
            numbers.put(name, answer.json().get("number").asString());
        }
    }

    private void see(Map<String, Object> step) {
        TestClient client = world.as(step.getOrDefault("as", "head").toString());
        String number = number(step.get("see"));
        JsonNode matter = client.matter(number);
        step.forEach((part, expected) -> {
            switch (part) {
                case "stage", "outcome", "grade", "shown" -> assertThat(code(matter.get(part))).as(part).isEqualTo(expected == null ? "" : expected.toString());
                case "owner", "place" -> assertThat(matter.at("/" + part + "/name").asString()).as(part).isEqualTo(expected);
                case "channel" -> assertThat(matter.get(part).asString()).as(part).isEqualTo(expected);
                case "taker" -> assertThat(matter.at("/taker/name").asString()).as(part).isEqualTo(expected);
                case "children" -> assertThat(matter.get("children").size()).as(part).isEqualTo(expected);
                case "earlier" -> assertThat(matter.path("earlier").valueStream().map(child -> child.get("number").asString())).as(part)
                        .containsExactlyInAnyOrderElementsOf(texts(expected).stream().map(this::number).toList());
                case "into" -> assertThat(matter.get("into").isNull() ? null : matter.get("into").asString()).isEqualTo(expected == null ? null : number(expected));
                case "clocks" -> clocks(matter, (Map<?, ?>) expected);
                case "facts" -> ((Map<?, ?>) expected).forEach((fact, value) -> assertThat(matter.at("/facts/" + fact).asString()).as(fact.toString()).isEqualTo(value.toString()));
                case "may" -> assertThat(offers(matter)).as(part).containsAll(texts(expected));
                case "may_not" -> assertThat(offers(matter)).as(part).doesNotContainAnyElementsOf(texts(expected));
                case "log" -> assertThat(verbs(client, number)).as(part).containsSubsequence(texts(expected));
                case "log_has_not" -> assertThat(verbs(client, number)).as(part).doesNotContainAnyElementsOf(texts(expected));
                case "see", "as" -> { }
                default -> throw new IllegalArgumentException("nothing is called " + part);
            }
        });
    }

    /// `{answer: missed}` the state, `none` where no such clock ever ran; `{solve: {state: running, left: P3D}}` how much elapsed time is left, to the minute.
    private void clocks(JsonNode matter, Map<?, ?> expected) {
        expected.forEach((name, wanted) -> {
            if ("none".equals(wanted)) {
                assertThat(matter.get("clocks").valueStream().map(line -> line.get("clock").asString())).as("clocks").doesNotContain(name.toString());
                return;
            }
            JsonNode clock = matter.get("clocks").valueStream().filter(line -> line.get("clock").asString().equals(name)).findFirst()
                    .orElseThrow(() -> new AssertionError("no clock " + name + " in " + matter.get("clocks")));
            String state = clock.get("state").asString().equals("running") && clock.hasNonNull("missedAt") ? "late" : clock.get("state").asString();
            if (wanted instanceof Map<?, ?> parts) {
                if (parts.get("state") != null) {
                    assertThat(state).as("clock " + name).isEqualTo(parts.get("state"));
                }
                if (parts.get("due") != null) {
                    assertThat(java.time.Instant.parse(clock.get("dueAt").asString())).as("due of " + name).isEqualTo(java.time.OffsetDateTime.parse(parts.get("due").toString()).toInstant());
                }
                if (parts.get("left") != null) {
                    var left = java.time.Duration.between(world.server().now(), java.time.Instant.parse(clock.get("dueAt").asString()));
                    assertThat(left).as("left on " + name).isEqualTo(java.time.Duration.parse(parts.get("left").toString()));
                }
                if (parts.get("unit") != null) {
                    assertThat(clock.at("/unit/name").asString()).as("unit of " + name).isEqualTo(parts.get("unit"));
                }
            } else {
                assertThat(state).as("clock " + name).isEqualTo(wanted);
            }
        });
    }

    private void list(Map<String, Object> step) {
        JsonNode page = client(step).get("/api/matters?limit=200&view=" + step.get("list")).json();
        List<String> found = page.get("items").valueStream().map(line -> line.get("number").asString()).toList();
        texts(step.getOrDefault("has", List.of())).forEach(name -> assertThat(found).contains(number(name)));
        texts(step.getOrDefault("has_not", List.of())).forEach(name -> assertThat(found).doesNotContain(number(name)));
    }

    private List<String> verbs(TestClient client, String number) {
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

    private TestClient client(Map<String, Object> step) {
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
            with.forEach((field, value) -> fields.put(field.toString(), world.playbook().fields().containsKey(field.toString()) && value != null
                    ? read(world.playbook().fields().get(field.toString()).type(), value, step) : value));
        }
        return fields;
    }

    private Object read(Field.Type type, Object value, Map<String, Object> step) {
        return switch (type) {
            case UNIT -> world.unit(value.toString());
            case UNITS -> texts(value).stream().map(world::unit).toList();
            case PERSON -> world.person(value.toString());
            case TIME -> value.toString().startsWith("P") ? world.server().now().plus(Duration.parse(value.toString())).toString() : value;
            case MATTER -> number(value);
            case FILES -> texts(value).stream().map(photo -> client(step).photo()).toList();
            default -> value;
        };
    }
}
