package org.jinlin.app;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jinlin.playbook.ClockRule;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.PackSource;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Playbooks;
import org.jinlin.playbook.Reading;
import org.jinlin.playbook.Span;

/// What is to be otherwise in a playbook: written as a pack that extends it, and read and checked like any other.
final class SimulateChange {

    private static final String CODE = "what_if";

    private final Map<String, String> values = new LinkedHashMap<>();

    /// @throws IllegalArgumentException in one sentence, when no such clock has a time of its own
    static SimulateChange of(Playbook playbook, List<String> halved, List<String> set) {
        var change = new SimulateChange();
        halved.forEach(clock -> change.halve(playbook, clock));
        set.forEach(said -> change.values.put(said.substring(0, said.indexOf('=')), said.substring(said.indexOf('=') + 1).strip()));
        return change;
    }

    private void halve(Playbook playbook, String said) {
        int before = values.size();
        for (Kind kind : playbook.kinds().values()) {
            for (ClockRule clock : kind.clocks().values()) {
                if (said.equals(clock.code()) || said.equals(kind.code() + "." + clock.code())) {
                    half(clock.within()).ifPresent(half -> values.put("kinds." + kind.code() + ".clocks." + clock.code() + ".within", half));
                }
            }
        }
        if (values.size() == before) {
            throw new IllegalArgumentException("No clock " + said + " of " + playbook.code() + " has a time of its own that could be halved.");
        }
    }

    private static Optional<String> half(ClockRule.Within within) {
        return switch (within) {
            case ClockRule.Within.For(Span span) -> Optional.of(half(span));
            case ClockRule.Within.ByGrade(Map<String, Span> spans) -> Optional.of(spans.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + half(entry.getValue())).collect(Collectors.joining(", ", "{grade: {", "}}")));
            case ClockRule.Within.ByChoice(Map<String, Map<String, Span>> fields) -> Optional.of(fields.entrySet().stream().map(field -> field.getValue().entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + half(entry.getValue())).collect(Collectors.joining(", ", field.getKey() + ": {", "}"))).collect(Collectors.joining(", ", "{choice: {", "}}")));
            default -> Optional.empty();
        };
    }

    private static String half(Span span) {
        return span.isDays() && span.days().getDays() > 1 ? "P" + span.days().getDays() / 2 + "D"
                : Duration.ofSeconds(Math.max(1, span.elapsed().toSeconds() / 2)).toString();
    }

    boolean isNothing() {
        return values.isEmpty();
    }

    /// The playbook as it would be; its faults are those of the change.
    Reading read(PackSource source, String pack) {
        String text = "extends: " + pack + "\n" + lines(values, 0);
        return Playbooks.read(PackSource.of(Map.of(CODE + "/playbook.yml", text)).orElse(source), CODE);
    }

    /// Paths with dots as maps in maps.
    private static String lines(Map<String, String> values, int depth) {
        var text = new StringBuilder();
        var below = new LinkedHashMap<String, Map<String, String>>();
        values.forEach((path, value) -> {
            int dot = path.indexOf('.');
            if (dot < 0) {
                text.append("  ".repeat(depth)).append(path).append(": ").append(value).append('\n');
            } else {
                below.computeIfAbsent(path.substring(0, dot), _ -> new LinkedHashMap<>()).put(path.substring(dot + 1), value);
            }
        });
        below.forEach((key, inner) -> text.append("  ".repeat(depth)).append(key).append(":\n").append(lines(inner, depth + 1)));
        return text.toString();
    }

    @Override
    public String toString() {
        return values.entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue()).collect(Collectors.joining(", "));
    }
}
