package org.jinlin.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `./jinlin run` was called with.
///
/// @param problem a sentence for whoever typed something else; null when all is understood
record RunOptions(Map<String, String> properties, @Nullable String problem) {

    private static final String LOG_FORMAT = "logging.structured.format.console";
    private static final String MODE = "jinlin.mode";
    private static final String CERTIFICATE = "--https-certificate";
    private static final String KEY = "--https-key";
    private static final String PLAIN_PORT = "--http-port";

    static RunOptions read(String[] args) {
        var properties = new HashMap<String, String>();
        for (int i = 0; i < args.length; i++) {
            String option = args[i];
            String property = switch (option) {
                case "--port" -> "server.port";
                case "--data", "--join" -> "jinlin.data";
                case "--demo" -> "jinlin.demo";
                case "--log" -> LOG_FORMAT;
                case "--mode" -> MODE;
                case "--https-certificate" -> CERTIFICATE;
                case "--https-key" -> KEY;
                case "--http-port" -> PLAIN_PORT;
                default -> null;
            };
            if (option.equals("--no-demo")) {
                properties.put("jinlin.demo", "");
            } else if (option.equals("--behind-proxy")) {
                properties.put("server.forward-headers-strategy", "native");
            } else if (property == null) {
                return refused("'" + option + "' is no option of run. There are --port N, --data DIR, --join DIR, --demo CODE, --no-demo, --log FORMAT, --mode production,"
                        + " --https-certificate FILE, --https-key FILE, --http-port N and --behind-proxy.");
            } else if (i + 1 == args.length || args[i + 1].startsWith("--")) {
                return refused(option + " needs a value, such as " + (option.equals("--port") ? "--port 8080." : option + " NAME."));
            } else {
                properties.put(property, args[++i]);
                if (option.equals("--join")) {
                    properties.put("jinlin.database.join.patience", "PT2M");
                }
            }
        }
        String joined = properties.get("jinlin.data");
        if (properties.containsKey("jinlin.database.join.patience") && !Files.isDirectory(Path.of(joined).resolve("cluster"))) {
            return refused("No Jinlin keeps its data in " + joined + ": --join takes the data directory of one that runs.");
        }
        String demo = properties.getOrDefault("jinlin.demo", "");
        String problem = demo.isEmpty() ? null : Demos.problem(demo);
        if (problem != null) {
            return refused(problem);
        }
        String format = properties.get(LOG_FORMAT);
        if (format != null && !format.equals("json") && !format.equals("text")) {
            return refused("--log takes json or text, not '" + format + "'.");
        }
        properties.replace(LOG_FORMAT, "json", "ecs");
        properties.remove(LOG_FORMAT, "text");
        return reach(properties);
    }

    /// How the server is reached: the ports, the mode, the encryption.
    private static RunOptions reach(Map<String, String> properties) {
        for (String option : new String[] {"server.port", PLAIN_PORT}) {
            String port = properties.get(option);
            if (port != null && !port.matches("[0-9]{1,5}") || port != null && Integer.parseInt(port) > 65_535) {
                return refused((option.equals(PLAIN_PORT) ? option : "--port") + " takes a number from 0 to 65535, not '" + port + "'.");
            }
        }
        String mode = properties.getOrDefault(MODE, "");
        if (!mode.isEmpty() && !mode.equals("production")) {
            return refused("--mode takes production, not '" + mode + "'.");
        }
        if (!mode.isEmpty()) {
            properties.putIfAbsent("jinlin.demo", "");
        }
        var https = RunHttps.of(properties.remove(CERTIFICATE), properties.remove(KEY), properties.remove(PLAIN_PORT));
        if (https.problem() != null) {
            return refused(https.problem());
        }
        properties.putAll(https.properties());
        return new RunOptions(properties, null);
    }

    /// As Spring reads them from a command line, which is above every file.
    String[] arguments() {
        return properties.entrySet().stream().map(entry -> "--" + entry.getKey() + "=" + entry.getValue()).toArray(String[]::new);
    }

    private static RunOptions refused(String sentence) {
        return new RunOptions(Map.of(), sentence);
    }
}
