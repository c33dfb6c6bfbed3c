package org.jinlin.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// A database as an engine of many machines would see it: every table of districts in hash partitions, and a guard that
/// refuses a transaction which writes two districts. The tests of the server run on it, so that nothing in the product comes
/// to depend on all rows being in one place.
public final class Shadow {

    /// Enough that two districts of a test mostly lie apart, and few enough that a statement is planned quickly.
    public static final int PARTITIONS = 4;

    private Shadow() {}

    /// @param owner connects as the role that owns the tables
    public static void make(DataSource owner) {
        try (var connection = owner.getConnection()) {
            make(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Makes a migrated database into its shadow.
    ///
    /// @param owner a connection of the role that owns the tables
    /// @return how many tables were spread
    public static int make(Connection owner) {
        try (var statement = owner.createStatement()) {
            statement.execute(resource("/proof/shadow.sql"));
            int spread = number(owner, "select proof.spread(" + PARTITIONS + ")");
            int guarded = number(owner, "select proof.guard()");
            if (guarded < spread) {
                throw new IllegalStateException(spread + " tables are spread, only " + guarded + " guarded");
            }
            return spread;
        } catch (SQLException e) {
            throw new IllegalStateException("the schema cannot be spread by district: " + e.getMessage(), e);
        }
    }

    static int number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    static String resource(String path) {
        try (var in = Shadow.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
