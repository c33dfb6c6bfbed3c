package org.jinlin.playbook;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A playbook as plain maps, lists and texts, so that two can be compared key by key. A component that says nothing is left out.
final class Plain {
    private Plain() {}

    static Object of(Object value) {
        return switch (value) {
            case Span span -> span.toString();
            case Enum<?> word -> word.name().toLowerCase(Locale.ROOT);
            case Optional<?> optional -> optional.map(Plain::of).orElse("");
            case OptionalInt number -> number.isPresent() ? String.valueOf(number.getAsInt()) : "";
            case Map<?, ?> map -> map(map);
            case Set<?> set -> new TreeSet<>(set.stream().map(one -> of(one).toString()).toList()).toString();
            case Collection<?> list -> list.stream().map(one -> of(one).toString()).toList().toString();
            case Playbook.MatrixCell cell -> cell.nature() + "." + cell.scope() + "." + cell.harm();
            case Record written -> record(written);
            default -> value.toString();
        };
    }

    private static Map<String, Object> map(Map<?, ?> map) {
        var all = new TreeMap<String, Object>();
        map.forEach((key, value) -> all.put(of(key).toString(), of(value)));
        return all;
    }

    private static Object record(Record written) {
        var all = new TreeMap<String, Object>();
        for (RecordComponent component : written.getClass().getRecordComponents()) {
            Object value = of(read(written, component));
            // a code stands in the path already; nothing said is no difference
            boolean silent = value.equals("") || value.equals("[]") || value.equals("false")
                    || (value instanceof Map<?, ?> map && map.isEmpty());
            if (!silent && !(component.getName().equals("code") && !(written instanceof Playbook))) {
                all.put(component.getName(), value);
            }
        }
        // one shape of several is told apart by its name
        return written instanceof ClockRule.Within || written instanceof ClockRule.Late || written instanceof MoveRule.End
                || written instanceof Owner
                ? shape(written, all)
                : all;
    }

    private static String shape(Record written, Map<String, Object> values) {
        String name = written.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return (name + " " + String.join(", ", values.values().stream().map(Object::toString).toList())).strip();
    }

    private static Object read(Record written, RecordComponent component) {
        try {
            return component.getAccessor().invoke(written);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
