package org.jinlin.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jinlin.postgres.Credentials;
import org.jinlin.postgres.JoinedDatabase;
import org.jinlin.postgres.PostgresServer;
import org.jspecify.annotations.Nullable;

/// The database of a data directory, for a command: the one that the server beside it works on, else started for the
/// command and stopped after it. Nothing is made that is not there, and nothing is migrated.
///
/// @param started null when the database runs without us
record DatabaseAtHand(String url, Credentials owner, @Nullable PostgresServer started) implements AutoCloseable {

    /// Refuses, with one sentence, a directory that holds no data, and a database that cannot be reached.
    ///
    /// @param outside what JINLIN_DB_URL says; null or blank for the PostgreSQL of our own
    static DatabaseAtHand open(Path data, @Nullable String outside) {
        if (outside != null && !outside.isBlank()) {
            var joined = JoinedDatabase.outside(outside, data);
            return new DatabaseAtHand(joined.url(), joined.owner(), null);
        }
        if (!Files.isDirectory(data.resolve("cluster"))) {
            throw new BackupProblem(data + " holds no data of Jinlin: name the data directory of the server with --data.");
        }
        var running = JoinedDatabase.find(data, DatabaseSetup.NAME);
        if (running.isPresent()) {
            return new DatabaseAtHand(running.get().url(), running.get().owner(), null);
        }
        var server = PostgresServer.start(data, 0, PostgresServer.Durability.DURABLE);
        // an interrupted command must not leave it behind; a second close does nothing
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return new DatabaseAtHand(server.jdbcUrl(DatabaseSetup.NAME), server.owner(), server);
    }

    /// As the role that owns the tables, whom row-level security does not hold.
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, owner.name(), owner.password());
    }

    @Override
    public void close() {
        if (started != null) {
            started.close();
        }
    }
}
