package org.jinlin.app;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.Playbook;
import org.springframework.context.MessageSource;
import tools.jackson.databind.JsonNode;

/// Tells a story while it is played: who does what at which time of the story's clock, what lateness does by itself, and where
/// each matter is then. What happened is read from the log, as the head of the district sees it.
final class StoryTimeline {

    private static final List<String> LOOKS = List.of("see", "list", "figure", "obligation", "register", "public", "pillar", "points", "minutes");

    private final StoryWorld world;
    private final Playbook playbook;
    private final MessageSource messages;
    private final Locale language;
    private final PrintStream out;
    private final Map<String, Integer> told = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();
    /// Several looks one after the other are told once.
    private boolean looked;

    /// A line of the log.
    private record Happened(Instant at, int seq, String name, JsonNode move) {}

    StoryTimeline(StoryWorld world, Playbook playbook, MessageSource messages, Locale language, PrintStream out) {
        this.world = world;
        this.playbook = playbook;
        this.messages = messages;
        this.language = language;
        this.out = out;
    }

    void tell(StoryPlayer.Done done) {
        Map<String, Object> step = done.step();
        if (step.containsKey("pass")) {
            say("passes", texts().span(Duration.parse(step.get("pass").toString())));
        }
        if (step.containsKey("appointed")) {
            say("appointed", who(step), term("", step.get("appointed")), step.get("place"));
        }
        if (step.containsKey("linked")) {
            say("linked", who(step), term("", step.get("linked")), step.get("place"));
        }
        happened(done.numbers(), step);
        if (done.refusal() != null) {
            String verb = String.valueOf(step.getOrDefault("does", "open"));
            String name = String.valueOf(step.getOrDefault("on", step.get("opens")));
            say("refused", who(step), term(done.numbers().containsKey(name) ? kind(done.numbers().get(name)) : String.valueOf(step.getOrDefault("kind", "request")), verb), name, done.refusal());
        }
        if ("nothing".equals(step.get("opens"))) {
            say("nothing");
        }
        if (step.containsKey("cannot_see")) {
            say("unseen", who(step), step.get("cannot_see"));
        }
        boolean looks = LOOKS.stream().anyMatch(step::containsKey);
        if (looks && !looked) {
            say("kept");
        }
        looked = looks;
        now(done.numbers());
    }

    /// What is new in the logs of the matters, in the order in which it happened. What a matter hears of its child is told of the child.
    private void happened(Map<String, String> numbers, Map<String, Object> step) {
        numbers.entrySet().stream().flatMap(entry -> moves(entry.getValue()).stream()
                .filter(move -> move.get("seq").asInt() > told.getOrDefault(entry.getValue(), 0))
                .map(move -> new Happened(Instant.parse(move.get("at").asString()), move.get("seq").asInt(), entry.getKey(), move)))
                .sorted(Comparator.comparing(Happened::at).thenComparing(Happened::name).thenComparing(Happened::seq))
                .forEach(line -> {
                    told.put(numbers.get(line.name()), line.seq());
                    if (!line.move().get("do").asString().contains(".")) {
                        line(line.at(), sentence(line, numbers, step));
                    }
                });
    }

    private String sentence(Happened line, Map<String, String> numbers, Map<String, Object> step) {
        JsonNode move = line.move();
        if (move.at("/facts/clock").isString()) {
            return get(move.get("do").asString(), line.name(), playbook.clockTerm(kind(numbers.get(line.name())), move.at("/facts/clock").asString(), language.getLanguage()));
        }
        String words = move.get("texts").valueStream().filter(JsonNode::isString).map(JsonNode::asString).collect(Collectors.joining(" "));
        return get(words.isEmpty() ? "does" : "says", actor(move, step), move.get("name").asString(), line.name(), words);
    }

    private String actor(JsonNode move, Map<String, Object> step) {
        if (move.get("actor").asString().equals("engine")) {
            return texts().get("story.engine");
        }
        if (!move.hasNonNull("role")) {
            return who(step);
        }
        String role = term("", move.get("role").asString());
        return move.hasNonNull("unit") ? get("post", role, move.at("/unit/name").asString()) : role;
    }

    /// Where each matter is, when that has changed.
    private void now(Map<String, String> numbers) {
        numbers.forEach((name, number) -> {
            JsonNode matter = head().matter(number);
            String stage = matter.at("/stage/name").asString();
            String end = matter.hasNonNull("outcome") ? matter.at("/outcome/name").asString() : "";
            String place = end.isEmpty() ? get("now", name, stage, matter.at("/owner/name").asString()) : get("ended", name, stage, end);
            String colour = matter.hasNonNull("shown") ? get("shown", matter.at("/shown/name").asString()) : "";
            if (!(place + colour).equals(places.put(name, place + colour))) {
                out.println("                 " + place + colour);
            }
        });
    }

    private String who(Map<String, Object> step) {
        String who = String.valueOf(step.get("who"));
        return who.equals("calendar") ? get("calendar") : world.account(who).label() + who.replaceFirst("^\\D+", " ").replaceFirst("^ $", "");
    }

    private String kind(String number) {
        return head().matter(number).get("kind").asString();
    }

    private String term(String kind, Object code) {
        return playbook.term(kind, code.toString(), language.getLanguage());
    }

    private List<JsonNode> moves(String number) {
        return head().get("/api/matters/" + number + "/moves").json().valueStream().toList();
    }

    private StoryClient head() {
        return world.as("head");
    }

    private void say(String key, Object... args) {
        line(world.now(), get(key, args));
    }

    private void line(Instant at, String sentence) {
        out.printf("%-16s %s%n", texts().when(at), sentence);
    }

    private String get(String key, Object... args) {
        return texts().get("play." + key, args);
    }

    private PageTexts texts() {
        return new PageTexts(messages, language, world.zone(), world.now());
    }
}
