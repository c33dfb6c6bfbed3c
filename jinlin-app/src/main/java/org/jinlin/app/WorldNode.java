package org.jinlin.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A map in a world file, read by the names of its keys; knows where it stands, so that a fault names file, key and what to
/// write. A fault is an exception: world files are shipped, and a test reads every one of them.
///
/// @param path the file and the keys that lead here
record WorldNode(String path, Map<String, Object> values) {

    /// How many units, homes or persons to make below each parent.
    record Range(int least, int most) {}

    static WorldNode of(String path, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw fault(path, "write a map of keys and values");
        }
        var values = new LinkedHashMap<String, Object>();
        map.forEach((key, each) -> values.put(String.valueOf(key), each));
        return new WorldNode(path, values);
    }

    static IllegalArgumentException fault(String path, String advice) {
        return new IllegalArgumentException(path + ": " + advice);
    }

    /// Refuses a key that nothing reads: mostly a slip of the pen.
    WorldNode only(String... keys) {
        values.keySet().stream().filter(key -> !Set.of(keys).contains(key)).findFirst().ifPresent(key -> {
            throw fault(at(key), "no such key here; there are " + String.join(", ", keys));
        });
        return this;
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    String text(String key) {
        if (values.get(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw fault(at(key), "write a text; digits need quotes");
    }

    @Nullable String textOrNull(String key) {
        return has(key) ? text(key) : null;
    }

    boolean flag(String key) {
        if (has(key) && !(values.get(key) instanceof Boolean)) {
            throw fault(at(key), "write true or false");
        }
        return Boolean.TRUE.equals(values.get(key));
    }

    int number(String key, int otherwise) {
        return has(key) ? Math.toIntExact(longNumber(key)) : otherwise;
    }

    long longNumber(String key) {
        if (values.get(key) instanceof Number number && number.longValue() >= 0 && number.doubleValue() == number.longValue()) {
            return number.longValue();
        }
        throw fault(at(key), "write a whole number, 0 or more");
    }

    double decimal(String key) {
        if (values.get(key) instanceof Number number) {
            return number.doubleValue();
        }
        throw fault(at(key), "write a number");
    }

    /// One number, or `[least, most]`.
    Range range(String key, int otherwise) {
        if (!(values.get(key) instanceof List<?>)) {
            int number = number(key, otherwise);
            return new Range(number, number);
        }
        double[] pair = pair(key);
        if (pair[0] < 0 || pair[0] > pair[1]) {
            throw fault(at(key), "write [least, most]");
        }
        return new Range((int) pair[0], (int) pair[1]);
    }

    double[] pair(String key) {
        if (values.get(key) instanceof List<?> list && list.size() == 2
                && list.get(0) instanceof Number first && list.get(1) instanceof Number second) {
            return new double[] {first.doubleValue(), second.doubleValue()};
        }
        throw fault(at(key), "write two numbers in brackets");
    }

    List<String> texts(String key) {
        if (values.get(key) instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw fault(at(key), "write a list of texts");
    }

    WorldNode map(String key) {
        return of(at(key), values.get(key));
    }

    /// The values of a map of texts, in the order of the file; empty when the key is missing.
    Map<String, String> textMap(String key) {
        return has(key) ? map(key).each(WorldNode::text) : Map.of();
    }

    Map<String, Integer> numberMap(String key) {
        return has(key) ? map(key).each((node, each) -> Math.toIntExact(node.longNumber(each))) : Map.of();
    }

    /// The maps in a map, each read by `reader`, in the order of the file; empty when the key is missing.
    <T> Map<String, T> maps(String key, BiFunction<String, WorldNode, T> reader) {
        return has(key) ? map(key).each((node, each) -> reader.apply(each, node.map(each))) : Map.of();
    }

    private <T> Map<String, T> each(BiFunction<WorldNode, String, T> reader) {
        var read = new LinkedHashMap<String, T>();
        values.keySet().forEach(key -> read.put(key, reader.apply(this, key)));
        return read;
    }

    private String at(String key) {
        return path + ": " + key;
    }
}
