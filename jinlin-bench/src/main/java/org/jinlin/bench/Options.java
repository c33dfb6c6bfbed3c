package org.jinlin.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a bench was called with: `--name value`, and `--json` without one. A name that the bench does not know is refused,
/// and so is a value that is no whole number within its bounds.
record Options(Map<String, String> values) {

    static final String JSON = "--json";

    static Options read(String[] arguments, List<String> known) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            if (name.equals(JSON)) {
                values.put(name, "");
            } else if (!known.contains(name)) {
                throw new BenchProblem("'" + name + "' is no option of this bench. There are " + String.join(", ", known) + " and " + JSON + ".");
            } else if (i + 1 == arguments.length || arguments[i + 1].startsWith("--")) {
                throw new BenchProblem(name + " needs a value.");
            } else if (values.put(name, arguments[++i]) != null) {
                throw new BenchProblem(name + " is there twice.");
            }
        }
        return new Options(values);
    }

    static Options of(String... namesAndValues) {
        return read(namesAndValues, Arrays.stream(namesAndValues).filter(word -> word.startsWith("--")).toList());
    }

    boolean json() {
        return values.containsKey(JSON);
    }

    int number(String name, int otherwise, int least, int most) {
        String typed = values.get(name);
        if (typed == null) {
            return otherwise;
        }
        if (!typed.matches("[0-9]{1,9}") || Integer.parseInt(typed) < least || Integer.parseInt(typed) > most) {
            throw new BenchProblem(name + " takes a whole number from " + least + " to " + most + ", not '" + typed + "'.");
        }
        return Integer.parseInt(typed);
    }

    Optional<Path> path(String name) {
        return Optional.ofNullable(values.get(name)).map(Path::of).map(Path::toAbsolutePath);
    }
}
