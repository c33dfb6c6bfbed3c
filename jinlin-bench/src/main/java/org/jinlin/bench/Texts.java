package org.jinlin.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What people write in the benches: a place, what is wrong there by category, and how it was put right. Made of short parts,
/// so that no two are quite alike; skewed, as complaints are: the first categories come up far more often than the last.
///
/// @param troubles by category
record Texts(List<String> places, Map<String, List<String>> troubles, List<String> wishes, List<String> dones, List<String> reasons) {

    /// Something that somebody reports.
    record Complaint(String category, String text) {}

    static Texts load() {
        return parse(Tenants.resource("/bench/texts.txt"));
    }

    /// Sections begin with `[name]`; those of troubles with `[trouble CATEGORY]`.
    static Texts parse(String file) {
        var sections = new LinkedHashMap<String, List<String>>();
        List<String> section = new ArrayList<>();
        for (String line : file.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList()) {
            if (line.startsWith("[")) {
                section = sections.computeIfAbsent(line.substring(1, line.length() - 1), _ -> new ArrayList<>());
            } else {
                section.add(line);
            }
        }
        var troubles = new LinkedHashMap<String, List<String>>();
        sections.forEach((name, lines) -> {
            if (name.startsWith("trouble ")) {
                troubles.put(name.substring("trouble ".length()), lines);
            }
        });
        return new Texts(sections.get("places"), troubles, sections.get("wishes"), sections.get("dones"), sections.get("reasons"));
    }

    Complaint complaint(Random random) {
        String category = new ArrayList<>(troubles.keySet()).get(skewed(random, troubles.size()));
        return new Complaint(category, (1 + random.nextInt(30)) + pick(random, places) + pick(random, troubles.get(category)) + pick(random, wishes));
    }

    String done(Random random) {
        return pick(random, dones);
    }

    String reason(Random random) {
        return pick(random, reasons);
    }

    /// 0 to `size` - 1, the small ones far more often.
    static int skewed(Random random, int size) {
        double u = random.nextDouble();
        return (int) (u * u * size);
    }

    private static String pick(Random random, List<String> parts) {
        return parts.get(random.nextInt(parts.size()));
    }
}
