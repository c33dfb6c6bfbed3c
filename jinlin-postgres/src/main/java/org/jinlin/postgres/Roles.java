package org.jinlin.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.postgresql.util.PasswordUtil;

/// The two roles that Jinlin works as and what they may do, in SQL that PostgreSQL 15 knows.
final class Roles {

    static final String OWNER = "jinlin_owner";
    static final String APP = "jinlin_app";

    private static final String NAME = "[a-z][a-z0-9_]{0,62}";

    private Roles() {}

    static void requireName(String name) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("not a plain database name: " + name);
        }
    }

    static boolean exists(Connection connection, String role) throws SQLException {
        return isTrue(connection, "select exists (select from pg_roles where rolname = ?)", role);
    }

    /// Row-level security does not hold for such a role.
    static boolean isAboveRowLevelSecurity(Connection connection, String role) throws SQLException {
        return isTrue(connection, "select exists (select from pg_roles where rolname = ? and (rolsuper or rolbypassrls))", role);
    }

    /// Creates a role that may log in and nothing else. The server gets the password's scram verifier only: it may log
    /// the statement.
    static void create(Connection connection, Credentials role) throws SQLException {
        execute(connection, "create role " + role.name() + " login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '"
                + verifier(role) + "'");
    }

    static void changePassword(Connection connection, Credentials role) throws SQLException {
        execute(connection, "alter role " + role.name() + " password '" + verifier(role) + "'");
    }

    /// Tells a wrong password (false) from every other answer: who may not connect to this very database is known too.
    static boolean knowsPassword(String jdbcUrl, Credentials role) throws SQLException {
        try (var _ = DriverManager.getConnection(jdbcUrl, role.name(), role.password())) {
            return true;
        } catch (SQLException e) {
            if (SqlStates.WRONG_PASSWORD.equals(e.getSQLState())) {
                return false;
            }
            if (SqlStates.NO_RIGHT.equals(e.getSQLState())) {
                return true;
            }
            throw e;
        }
    }

    static void createDatabase(Connection connection, String name) throws SQLException {
        if (!isTrue(connection, "select exists (select from pg_database where datname = ?)", name)) {
            execute(connection, "create database " + name + " owner " + OWNER);
        }
        execute(connection, "revoke all on database " + name + ", postgres, template1 from public");
        execute(connection, "grant connect on database " + name + " to " + APP);
    }

    static void closeSchemaPublic(Connection connection) throws SQLException {
        execute(connection, "revoke create on schema public from public");
    }

    static boolean isTrue(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String verifier(Credentials role) throws SQLException {
        return PasswordUtil.encodePassword(role.name(), role.password().toCharArray(), "scram-sha-256");
    }
}
