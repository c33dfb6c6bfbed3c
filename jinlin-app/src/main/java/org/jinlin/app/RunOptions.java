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

    static RunOptions read(String[] args) {
        var properties = new HashMap<String, String>();
        for (int i = 0; i < args.length; i++) {
            String option = args[i];
            String property = switch (option) {
                case "--port" -> "server.port";
                case "--data", "--join" -> "jinlin.data";
                case "--demo" -> "jinlin.demo";
                case "--log" -> LOG_FORMAT;
                default -> null;
            };
            if (option.equals("--no-demo")) {
                properties.put("jinlin.demo", "");
            } else if (property == null) {
                return refused("'" + option + "' is no option of run. There are --port N, --data DIR, --join DIR, --demo CODE, --no-demo and --log FORMAT.");
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
        String port = properties.get("server.port");
        if (port != null && !port.matches("[0-9]{1,5}") || port != null && Integer.parseInt(port) > 65_535) {
            return refused("--port takes a number from 0 to 65535, not '" + port + "'.");
        }
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
