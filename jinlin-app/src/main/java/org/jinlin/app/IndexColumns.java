package org.jinlin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// Every column that holds a blind index: what a change of its key brings under the new one. They stand in one place,
/// `index-columns.csv`; a test compares it with the catalogue. What matters are found by lies in a table of its own
/// ([org.jinlin.matters.SearchMarks]), and limits are too short-lived.
final class IndexColumns {

    private static final String FILE = "/index-columns.csv";
    private static final String OF_THE_INSTALLATION = "installation";

    private IndexColumns() {}

    /// @param key            the columns that order the rows
    /// @param ofInstallation whether the table belongs to no district: it is looked into before one is known
    record Column(String schema, String table, String name, List<String> key, boolean ofInstallation) {

        String path() {
            return schema + "." + table + "." + name;
        }
    }

    static List<Column> all() {
        try (var in = IndexColumns.class.getResourceAsStream(FILE)) {
            Stream<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
            return lines.skip(1).map(line -> line.split(",", -1)).map(part -> new Column(part[0], part[1], part[2], List.of(part[3].split(" ")), part[4].equals(OF_THE_INSTALLATION))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
