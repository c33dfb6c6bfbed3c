package org.jinlin.torture;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.UUID;

/// What people send about one request, from its report to its end or to where they leave it lying: the same for the same seed
/// and number. Whether each step is still allowed when it comes is for the server to say.
///
/// @param department whether the department is sent there, or else the property company
/// @param kind       of the matter: a request of a resident, or one that ends with something booked in the ledger of points
record Script(boolean department, String kind, List<Step> steps) {

    /// Who acts.
    enum Who { RESIDENT, CLERK, HANDLER, OTHER_HANDLER, MEMBER, VOLUNTEER, SECRETARY }

    /// On which matter: the request, or what was opened below it for who acts.
    enum On { REQUEST, CHILD }

    /// What else a flaky phone does with a step: sends it a second time, or sends it first with what it saw earlier.
    enum Twist { NONE, REPEATED, STALE }

    /// One request of the API.
    ///
    /// @param id     chosen by the caller
    /// @param fields texts hold the id, so that what was written twice or not at all is found; `UNIT` and `UNITS` stand for units, `HELPER` for whoever acts
    record Step(UUID id, Who who, On on, String verb, Map<String, String> fields, Twist twist) {}

    static final String UNIT = "UNIT";
    static final String OTHER_UNIT = "OTHER_UNIT";
    static final String UNITS = "UNITS";
    static final String IN_AN_HOUR = "IN_AN_HOUR";
    static final String HELPER = "HELPER";
    static final String REQUEST = "request";
    /// What a confirmed help is worth: whole half hours, so that all of it is booked.
    static final int HELP_MINUTES = 90;
    static final int APPEAL_POINTS = 12;

    private static final Properties TEXTS = texts();

    private static Properties texts() {
        var texts = new Properties();
        try (var stream = Objects.requireNonNull(Script.class.getResourceAsStream("/torture/texts.properties")); var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String key) {
        return Objects.requireNonNull(TEXTS.getProperty(key), key);
    }

    static Script of(long seed, int number) {
        return new Writer(new SplittableRandom(seed * 1_000_003 + number)).script();
    }

    /// Writes one script.
    private static final class Writer {

        private final SplittableRandom random;
        private final List<Step> steps = new ArrayList<>();

        Writer(SplittableRandom random) {
            this.random = random;
        }

        Script script() {
            boolean department = random.nextBoolean();
            switch (random.nextInt(12)) {
                case 10 -> {
                    help();
                    return new Script(department, "mutual_help", List.copyOf(steps));
                }
                case 11 -> {
                    appeal();
                    return new Script(department, "points_appeal", List.copyOf(steps));
                }
                default -> {
                    request();
                    return new Script(department, REQUEST, List.copyOf(steps));
                }
            }
        }

        /// What one is given another has given before, as far as that reaches; the bank lends the rest.
        private void help() {
            boolean member = random.nextBoolean();
            Who asker = member ? Who.VOLUNTEER : Who.MEMBER;
            Who helper = member ? Who.MEMBER : Who.VOLUNTEER;
            step(asker, On.REQUEST, "open", Map.of("text", text("help_wanted"), "help_kind", "tutoring"));
            step(helper, On.REQUEST, "claim", Map.of());
            report(helper);
            if (random.nextInt(4) == 0) {
                step(Who.SECRETARY, On.REQUEST, "not_so", Map.of("reason", text("not_so")));
                report(helper);
            }
            if (random.nextInt(6) > 0) {
                step(Who.SECRETARY, On.REQUEST, "confirm_help", Map.of());
            }
        }

        private void report(Who helper) {
            step(helper, On.REQUEST, "report_help", Map.of("helper", HELPER, "minutes_given", Integer.toString(HELP_MINUTES)));
        }

        private void appeal() {
            step(Who.RESIDENT, On.REQUEST, "open", Map.of("text", text("appeal")));
            if (random.nextInt(6) > 0) {
                step(Who.CLERK, On.REQUEST, "correct_points", Map.of("text", text("corrected"), "points_granted", Integer.toString(APPEAL_POINTS)));
            } else {
                step(Who.CLERK, On.REQUEST, "explain", Map.of("reason", text("nothing_missing"), "next_path", text("elsewhere")));
            }
        }

        private void request() {
            step(Who.RESIDENT, On.REQUEST, "open", Map.of("text", text("report")));
            switch (random.nextInt(10)) {
                case 0 -> leave();
                case 1 -> step(Who.CLERK, On.REQUEST, "reject", Map.of("reason", text("rejected"), "next_path", text("elsewhere")));
                case 2 -> withdraw();
                case 3 -> whistle();
                case 4 -> sentBack();
                default -> loop();
            }
        }

        /// Somebody began and went away: clocks have to go on with it.
        private void leave() {
            if (random.nextBoolean()) {
                accept();
            }
            if (random.nextBoolean()) {
                dispatch();
            }
        }

        private void withdraw() {
            if (random.nextBoolean()) {
                accept();
                dispatch();
            }
            step(Who.RESIDENT, On.REQUEST, "withdraw", Map.of("reason", text("withdrawn")));
        }

        private void loop() {
            accept();
            dispatch();
            if (random.nextInt(4) == 0) {
                step(Who.CLERK, On.REQUEST, "undo", Map.of());
                dispatch();
            }
            carryOut();
            told();
        }

        private void sentBack() {
            accept();
            dispatch();
            step(Who.HANDLER, On.CHILD, "return", Map.of("reason", text("ours_not"), "suggested", OTHER_UNIT));
            dispatch();
            carryOut();
            told();
        }

        private void whistle() {
            accept();
            step(Who.CLERK, On.REQUEST, "whistle", Map.of("units", UNITS, "lead", UNIT, "done_when", "all", "at", IN_AN_HOUR, "text", text("whistle")));
            for (Who who : List.of(Who.HANDLER, Who.OTHER_HANDLER)) {
                step(who, On.CHILD, "report_in", Map.of());
                step(who, On.CHILD, "arrive", Map.of());
                step(who, On.CHILD, "finish", Map.of("text", text("present")));
            }
            told();
        }

        private void accept() {
            var harm = List.of("slight", "real", "grave").get(random.nextInt(3));
            step(Who.CLERK, On.REQUEST, "accept", Map.of("nature", "service", "scope", "some", "harm", harm));
        }

        private void dispatch() {
            step(Who.CLERK, On.REQUEST, "dispatch", Map.of("unit", UNIT, "text", text("order")));
        }

        private void carryOut() {
            step(Who.HANDLER, On.CHILD, "accept", Map.of());
            step(Who.HANDLER, On.CHILD, "finish", Map.of("text", text("done")));
        }

        private void told() {
            if (random.nextInt(3) == 0) {
                step(Who.RESIDENT, On.REQUEST, "note", Map.of("text", text("note")));
            }
            step(Who.CLERK, On.REQUEST, "finish", Map.of("text", text("told")));
            rate();
            if (random.nextInt(5) == 0) {
                rate();
            }
        }

        private void rate() {
            var verdict = List.of("solved", "solved", "partly", "unsolved").get(random.nextInt(4));
            step(Who.RESIDENT, On.REQUEST, "rate", Map.of("verdict", verdict, "word", "satisfied"));
        }

        private void step(Who who, On on, String verb, Map<String, String> fields) {
            var id = new UUID(random.nextLong(), random.nextLong());
            var marked = new LinkedHashMap<>(fields);
            marked.computeIfPresent("text", (_, text) -> text + " " + id);
            int chance = random.nextInt(20);
            boolean seen = !verb.equals("open");
            steps.add(new Step(id, who, on, verb, marked, chance < 3 ? Twist.REPEATED : chance == 3 && seen ? Twist.STALE : Twist.NONE));
        }
    }
}
