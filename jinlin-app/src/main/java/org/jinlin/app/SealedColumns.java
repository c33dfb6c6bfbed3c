package org.jinlin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every column that holds a sealed field: what a change of keys seals anew. They stand in one place, `sealed-columns.csv`; a
/// test compares it with the catalogue. A sealed field is of context `schema.table.column DISTRICT KEY...`.
final class SealedColumns {

    private static final String FILE = "/sealed-columns.csv";

    private SealedColumns() {}

    /// @param key the columns that tell the row within its district, in the order of the primary key
    record Column(String schema, String table, String name, List<String> key) {

        String path() {
            return schema + "." + table + "." + name;
        }

        String context(int district, List<Object> values) {
            return path() + " " + district + " " + values.stream().map(String::valueOf).collect(Collectors.joining(" "));
        }
    }

    static List<Column> all() {
        try (var in = SealedColumns.class.getResourceAsStream(FILE)) {
            Stream<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
            return lines.skip(1).map(line -> line.split(",", -1)).map(part -> new Column(part[0], part[1], part[2], List.of(part[3].split(" ")))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
