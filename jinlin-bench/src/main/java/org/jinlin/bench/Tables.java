package org.jinlin.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.PGConnection;

/// Rows on their way into the database, table by table, in COPY's own words.
final class Tables {

    /// In an order that keeps every foreign key.
    private static final String[] ORDER = {"matters.matter", "matters.move", "matters.words", "matters.due", "matters.log", "insight.fact", "insight.fact_clock"};

    private final Map<String, StringBuilder> rows = new LinkedHashMap<>();

    Tables() {
        for (String table : ORDER) {
            rows.put(table, new StringBuilder());
        }
    }

    StringBuilder to(String table) {
        return rows.get(table);
    }

    /// Writes everything in one transaction and forgets it.
    void flush(Connection owner) throws SQLException {
        owner.setAutoCommit(false);
        var copy = owner.unwrap(PGConnection.class).getCopyAPI();
        for (var table : rows.entrySet()) {
            if (table.getValue().isEmpty()) {
                continue;
            }
            var in = copy.copyIn("copy " + table.getKey() + " from stdin");
            byte[] bytes = table.getValue().toString().getBytes(StandardCharsets.UTF_8);
            in.writeToCopy(bytes, 0, bytes.length);
            in.endCopy();
            table.getValue().setLength(0);
        }
        owner.commit();
        owner.setAutoCommit(true);
    }
}
