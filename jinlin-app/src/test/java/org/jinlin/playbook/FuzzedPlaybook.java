package org.jinlin.playbook;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/// What this room reads of strangers: reading ends with a playbook or with faults, never with an exception.
public final class FuzzedPlaybook {

    private FuzzedPlaybook() {}

    public static Map<String, Consumer<byte[]>> readers() {
        return Map.of("playbook", bytes -> read("x/playbook.yml", bytes), "terms", bytes -> read("x/terms.yml", bytes), "table", bytes -> read("x/categories.csv", bytes), "span", FuzzedPlaybook::span);
    }

    private static void read(String file, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        var texts = file.endsWith("playbook.yml") ? Map.of(file, text) : Map.of("x/playbook.yml", "extends: base\n", file, text);
        var reading = Playbooks.read(PackSource.of(texts).orElse(PackSource.builtIn()), "x");
        if (reading.playbook().isPresent() != reading.faults().isEmpty()) {
            throw new AssertionError("neither a playbook nor a fault");
        }
    }

    private static void span(byte[] bytes) {
        try {
            Span.parse(new String(bytes, StandardCharsets.UTF_8)).elapsed();
        } catch (IllegalArgumentException refused) {
            // said in a sentence; anything else goes on
        }
    }
}
