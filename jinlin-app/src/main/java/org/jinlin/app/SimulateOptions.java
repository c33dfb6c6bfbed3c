package org.jinlin.app;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `./jinlin simulate` was called with.
///
/// @param arrivals how many requests a day, or a file
/// @param workers  at every unit that answers; 0 for those of the demo world
/// @param minutes  that the work itself takes in the middle
/// @param halved   clocks with half their time
/// @param set      `PATH=VALUE` in the playbook
/// @param merged   `UNIT+UNIT` that share their workers
/// @param problem  a sentence for whoever typed something else; null when all is understood
record SimulateOptions(String pack, int weeks, String arrivals, int workers, long seed, int minutes, List<String> halved, List<String> set, List<String> merged,
        @Nullable String problem) {

    private static final String USAGE = "usage: jinlin simulate CODE [--weeks 8] [--arrivals FILE|PER-DAY] [--workers N] [--seed S] [--minutes 40] "
            + "[--halve CLOCK] [--set PATH=VALUE] [--merge UNIT+UNIT]   play a playbook with people who come and work by chance";
    private static final int WEEKS = 8;
    private static final String PER_DAY = "80";
    private static final int MINUTES = 40;

    static SimulateOptions read(String[] args) {
        String pack = "";
        int weeks = WEEKS;
        String arrivals = PER_DAY;
        int workers = 0;
        long seed = 1;
        int minutes = MINUTES;
        var halved = new ArrayList<String>();
        var set = new ArrayList<String>();
        var merged = new ArrayList<String>();
        for (int i = 0; i < args.length; i++) {
            String option = args[i];
            if (!option.startsWith("--")) {
                if (!pack.isEmpty()) {
                    return refused(USAGE);
                }
                pack = option;
                continue;
            }
            String value = i + 1 < args.length ? args[++i] : "";
            String fault = fault(option, value);
            if (fault != null) {
                return refused(fault);
            }
            switch (option) {
                case "--weeks" -> weeks = Integer.parseInt(value);
                case "--workers" -> workers = Integer.parseInt(value);
                case "--minutes" -> minutes = Integer.parseInt(value);
                case "--seed" -> seed = Long.parseLong(value);
                case "--arrivals" -> arrivals = value;
                case "--halve" -> halved.add(value);
                case "--set" -> set.add(value);
                default -> merged.add(value);
            }
        }
        return pack.isEmpty() ? refused(USAGE) : new SimulateOptions(pack, weeks, arrivals, workers, seed, minutes, List.copyOf(halved), List.copyOf(set), List.copyOf(merged), null);
    }

    private static @Nullable String fault(String option, String value) {
        return switch (option) {
            case "--weeks" -> number(option, value, 1, 520);
            case "--workers" -> number(option, value, 1, 1_000);
            case "--minutes" -> number(option, value, 1, 10_000);
            case "--seed" -> value.matches("-?\\d{1,18}") ? null : "--seed takes a whole number, not '" + value + "'.";
            case "--arrivals" -> value.isEmpty() ? "--arrivals needs a file, or how many requests come in a day, such as 80." : null;
            case "--halve" -> value.matches("[a-z0-9_]+(\\.[a-z0-9_]+)?") ? null : "--halve takes a clock, such as answer or request.answer, not '" + value + "'.";
            case "--set" -> value.matches("[a-z0-9_.]+=.+") ? null : "--set takes a path and a value, such as kinds.request.clocks.answer.within=PT10M, not '" + value + "'.";
            case "--merge" -> value.matches("[^+]+\\+[^+]+") ? null : "--merge takes two units by code or name with a + between, not '" + value + "'.";
            default -> "'" + option + "' is no option of simulate. " + USAGE;
        };
    }

    private static @Nullable String number(String option, String value, int least, int most) {
        boolean fits = value.matches("\\d{1,6}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
        return fits ? null : option + " takes a number from " + least + " to " + most + ", not '" + value + "'.";
    }

    private static SimulateOptions refused(String sentence) {
        return new SimulateOptions("", 0, "", 0, 0, 0, List.of(), List.of(), List.of(), sentence);
    }
}
