package org.jinlin.postgres;

import java.sql.DriverManager;
import java.sql.SQLException;

/// One statement on a connection of its own.
final class Sql {

    private final String url;
    private final Credentials role;

    private Sql(String url, Credentials role) {
        this.url = url;
        this.role = role;
    }

    static Sql as(Credentials role, String url) {
        return new Sql(url, role);
    }

    static Sql superuser(PostgresServer server) {
        return as(server.superuser(), server.jdbcUrl("postgres"));
    }

    void run(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url, role.name(), role.password()); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String query(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url, role.name(), role.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
