package org.jinlin.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jinlin.playbook.PackSource;
import org.jspecify.annotations.Nullable;

/// Which demo worlds a word after `--demo` means: that of one pack, or all of a set that `playbooks/demos.txt` names.
final class Demos {

    private static final String FILE = "playbooks/demos.txt";

    private Demos() {}

    /// The packs in the order of loading; one for a pack's own code.
    ///
    /// @throws IllegalArgumentException with a sentence when neither a set nor a pack with a world is called so
    static List<String> packs(String demo) {
        String problem = problem(demo);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        return sets().getOrDefault(demo, List.of(demo));
    }

    /// A sentence when neither a set nor a pack with a world is called so.
    static @Nullable String problem(String demo) {
        List<String> worlds = PackSource.builtIn().codes().stream().filter(code -> World.class.getClassLoader().getResource("playbooks/" + code + "/world.yml") != null).toList();
        return worlds.contains(demo) || sets().containsKey(demo) ? null
                : "There is no demo world '%s'. There are %s, and all at once: %s.".formatted(demo, String.join(", ", worlds), String.join(", ", sets().keySet()));
    }

    private static Map<String, List<String>> sets() {
        var sets = new LinkedHashMap<String, List<String>>();
        World.resource(FILE).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> List.of(line.strip().split(" +")))
                .forEach(words -> sets.put(words.getFirst(), words.subList(1, words.size())));
        return sets;
    }
}
