package org.jinlin.torture;

import java.nio.file.Path;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// What was typed.
///
/// @param minutes of load and faults, 1 to 600
/// @param data    absent for a throw-away directory
/// @param port    of the first server, the second one has the next; 0 for any two that are free
record Options(int minutes, long seed, @Nullable Path data, int port) {

    static final String USAGE = "usage: jinlin torture [--minutes M] [--seed S] [--data DIR] [--port N]   M from 1 to 600; DIR new, or of an earlier torture";

    private static final int MINUTES_MAX = 600;

    /// Refuses, with a [Problem], what is not understood.
    static Options read(String... args) {
        var options = new Options(1, new Random().nextInt(1_000_000), null, 0);
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new Problem(USAGE);
            }
            options = options.with(args[i], args[i + 1]);
        }
        return options;
    }

    private Options with(String option, String value) {
        return switch (option) {
            case "--minutes" -> new Options((int) number(value, 1, MINUTES_MAX), seed, data, port);
            case "--seed" -> new Options(minutes, number(value, 0, Long.MAX_VALUE), data, port);
            case "--data" -> new Options(minutes, seed, Path.of(value), port);
            case "--port" -> new Options(minutes, seed, data, (int) number(value, 0, 65_534));
            default -> throw new Problem(USAGE);
        };
    }

    private static long number(String text, long least, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new Problem(USAGE);
        }
        throw new Problem(USAGE);
    }
}
