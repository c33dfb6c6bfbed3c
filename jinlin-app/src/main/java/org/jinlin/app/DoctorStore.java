package org.jinlin.app;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jinlin.postgres.OutsideDatabase;

/// What can be told of a PostgreSQL by asking for its settings. Text SQL, because its catalogue is in no generated class.
final class DoctorStore {

    /// What an acknowledged move needs to survive a power cut.
    private static final List<String> DURABLE = List.of("fsync", "full_page_writes", "synchronous_commit");

    private final Connection connection;

    DoctorStore(Connection connection) {
        this.connection = connection;
    }

    List<Finding> look() throws SQLException {
        var findings = new ArrayList<Finding>();
        findings.add(version(connection.getMetaData().getDatabaseMajorVersion()));
        findings.add(durable(settings()));
        return findings;
    }

    static Finding version(int major) {
        return major >= OutsideDatabase.OLDEST_VERSION ? Finding.well("postgresql", "%d answers", major)
                : Finding.wrong("postgresql", "is version %d: upgrade it to %d or newer", major, OutsideDatabase.OLDEST_VERSION);
    }

    static Finding durable(Map<String, String> settings) {
        List<String> off = DURABLE.stream().filter(name -> settings.getOrDefault(name, "off").equals("off")).toList();
        return off.isEmpty() ? Finding.well("durability", "what was acknowledged is on the disk")
                : Finding.wrong("durability", "%s off: a power cut loses what was acknowledged; set to on in postgresql.conf and reload", String.join(" and ", off));
    }

    private Map<String, String> settings() throws SQLException {
        var settings = new TreeMap<String, String>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery("select name, setting from pg_settings")) {
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
        }
        return settings;
    }
}
