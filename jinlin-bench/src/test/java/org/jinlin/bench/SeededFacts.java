package org.jinlin.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// All lines of the facts, as texts.
final class SeededFacts {

    private SeededFacts() {}

    static List<String> read(Connection owner) throws SQLException {
        var lines = new ArrayList<String>();
        try (var statement = owner.createStatement(); var rows = statement.executeQuery("""
                select f::text from insight.fact f union all select c::text from insight.fact_clock c order by 1""")) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }
}
