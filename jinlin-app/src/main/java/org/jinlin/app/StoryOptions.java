package org.jinlin.app;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What `./jinlin story` was called with.
///
/// @param row     null for all stories of the pack
/// @param port    0 for any
/// @param every   how long each step is left on the screens
/// @param problem a sentence for whoever typed something else; null when all is understood
record StoryOptions(String pack, @Nullable String row, String language, boolean watch, int port, Duration every, @Nullable String problem) {

    private static final int DEFAULT_PORT = 8080;
    private static final Duration DEFAULT_EVERY = Duration.ofSeconds(4);

    static StoryOptions read(String[] args) {
        String pack = "";
        String row = null;
        String language = "zh";
        boolean watch = false;
        int port = DEFAULT_PORT;
        Duration every = DEFAULT_EVERY;
        for (int i = 0; i < args.length; i++) {
            String value = i + 1 < args.length ? args[i + 1] : "";
            switch (args[i]) {
                case "--watch" -> watch = true;
                case "--lang" -> {
                    if (!value.equals("zh") && !value.equals("en")) {
                        return refused("--lang takes zh or en, not '" + value + "'.");
                    }
                    language = value;
                    i++;
                }
                case "--port", "--every" -> {
                    boolean isPort = args[i].equals("--port");
                    if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > (isPort ? 65_535 : 3_600)) {
                        return refused(isPort ? "--port takes a number from 0 to 65535, not '" + value + "'." : "--every takes seconds from 0 to 3600, not '" + value + "'.");
                    }
                    port = isPort ? Integer.parseInt(value) : port;
                    every = isPort ? every : Duration.ofSeconds(Integer.parseInt(value));
                    i++;
                }
                default -> {
                    if (args[i].startsWith("--data") || args[i].startsWith("--at") || args[i].startsWith("http")) {
                        return refused("A story moves the clock by days, so it is played on a server of its own and on no other: leave '" + args[i] + "' out.");
                    }
                    if (args[i].startsWith("-") || row != null) {
                        return refused("'" + args[i] + "' is no option of story. There are CODE, ROW, --watch, --port N, --every SECONDS and --lang zh or en.");
                    }
                    row = pack.isEmpty() ? null : args[i];
                    pack = pack.isEmpty() ? args[i] : pack;
                }
            }
        }
        return pack.isEmpty() ? refused("usage: jinlin story CODE [ROW] [--watch [--port N] [--every SECONDS]] [--lang zh|en]   play the stories of a pack, or those of a row of the mission")
                : new StoryOptions(pack, row, language, watch, watch ? port : 0, every, null);
    }

    private static StoryOptions refused(String sentence) {
        return new StoryOptions("", null, "", false, 0, Duration.ZERO, sentence);
    }
}
