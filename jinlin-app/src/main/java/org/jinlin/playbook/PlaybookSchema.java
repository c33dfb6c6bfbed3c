package org.jinlin.playbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The grammar as JSON Schema (draft 2020-12), made from [Vocabulary], so that editors complete and check packs while one writes.
/// A pack that extends another writes only differences, so no key is required here and `~` (null) removes a key of a map.
public final class PlaybookSchema {
    private PlaybookSchema() {}

    /// The text of docs/playbook.schema.json.
    public static String json() {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Jinlin playbook");
        schema.putAll(schema(Vocabulary.PACK));
        return write(schema, 0) + "\n";
    }

    private static Map<String, Object> schema(Form form) {
        return switch (form) {
            case Form.Text text -> map("type", "string", "pattern", "^(" + text.pattern() + ")$");
            case Form.Word word -> map("enum", word.words());
            case Form.Flag _ -> map("type", "boolean");
            case Form.Whole whole -> map("type", "integer", "minimum", whole.min(), "maximum", whole.max());
            case Form.Fraction _ -> map("type", "number", "exclusiveMinimum", 0, "maximum", 1);
            case Form.Fact _ -> map("type", List.of("string", "boolean", "integer"));
            case Form.Items items -> map("type", "array", "items", schema(items.item()), "minItems", 1, "uniqueItems", true);
            case Form.Table table -> map("type", "object", "additionalProperties", removable(schema(table.value())),
                    "propertyNames", map("pattern", "^(" + table.keyPattern() + ")$"));
            case Form.Block block -> block(block);
            case Form.Either either -> map("anyOf", either.options().stream().map(PlaybookSchema::schema).toList());
        };
    }

    private static Map<String, Object> block(Form.Block block) {
        var properties = new LinkedHashMap<String, Object>();
        block.keys().values().forEach(key -> {
            var schema = new LinkedHashMap<String, Object>();
            schema.put("description", key.meaning());
            schema.putAll(removable(schema(key.form())));
            properties.put(key.name(), schema);
        });
        return map("type", "object", "properties", properties, "additionalProperties", false);
    }

    private static Map<String, Object> removable(Map<String, Object> schema) {
        return map("anyOf", List.of(schema, map("type", "null")));
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int at = 0; at < keysAndValues.length; at += 2) {
            map.put((String) keysAndValues[at], keysAndValues[at + 1]);
        }
        return map;
    }

    /// One key a line; what fits on a line stands on one.
    private static String write(Object value, int depth) {
        String flat = flat(value);
        if (flat.length() + 2 * depth <= 120 || !(value instanceof Map<?, ?> || value instanceof List<?>)) {
            return flat;
        }
        String indent = "\n" + "  ".repeat(depth + 1);
        String end = "\n" + "  ".repeat(depth);
        if (value instanceof List<?> list) {
            return "[" + indent + String.join("," + indent, list.stream().map(item -> write(item, depth + 1)).toList()) + end + "]";
        }
        return "{" + indent + String.join("," + indent, ((Map<?, ?>) value).entrySet().stream()
                .map(entry -> quoted(entry.getKey().toString()) + ": " + write(entry.getValue(), depth + 1)).toList()) + end + "}";
    }

    private static String flat(Object value) {
        return switch (value) {
            case Map<?, ?> map -> "{" + String.join(", ", map.entrySet().stream()
                    .map(entry -> quoted(entry.getKey().toString()) + ": " + flat(entry.getValue())).toList()) + "}";
            case List<?> list -> "[" + String.join(", ", list.stream().map(PlaybookSchema::flat).toList()) + "]";
            case String text -> quoted(text);
            default -> value.toString();
        };
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
