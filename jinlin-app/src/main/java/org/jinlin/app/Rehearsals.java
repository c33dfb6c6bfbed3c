package org.jinlin.app;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// The door to the database for who does something as if, through the same code as everybody: a thread that is in a rehearsal
/// works in the rehearsal's transaction, and that is undone. All other threads get their connections as ever.
final class Rehearsals {

    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DataSource source;
    private final Map<String, Rehearsal> open = new ConcurrentHashMap<>();
    private final ThreadLocal<@Nullable Rehearsal> inside = new ThreadLocal<>();

    Rehearsals(DataSource source) {
        this.source = source;
    }

    /// What the product takes its connections from.
    DataSource source() {
        return new DelegatingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                Rehearsal rehearsal = inside.get();
                return rehearsal == null ? super.getConnection() : rehearsal.connect();
            }
        };
    }

    /// Whether what this thread does is undone.
    boolean isInside() {
        return inside.get() != null;
    }

    Rehearsal begin() throws SQLException {
        Connection connection = source.getConnection();
        try {
            // the reads of the product ask for it, and inside a transaction it can no longer be asked for
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            var rehearsal = new Rehearsal(connection);
            open.put(rehearsal.key, rehearsal);
            return rehearsal;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// Does the work in the rehearsal with this key; without one, as ever.
    <T> T within(@Nullable String key, Callable<T> work) throws Exception {
        Rehearsal rehearsal = key == null ? null : open.get(key);
        if (rehearsal == null) {
            return work.call();
        }
        inside.set(rehearsal);
        try {
            return work.call();
        } finally {
            inside.remove();
        }
    }

    /// One transaction that is never committed. One thread at a time works in it.
    final class Rehearsal implements AutoCloseable {

        private final Connection connection;
        private final String key;

        private Rehearsal(Connection connection) {
            this.connection = connection;
            byte[] random = new byte[KEY_BYTES];
            RANDOM.nextBytes(random);
            this.key = HexFormat.of().formatHex(random);
        }

        /// Who shows it works in this rehearsal as long as it lasts. It never leaves the process but to come back to it.
        String key() {
            return key;
        }

        private Connection connect() throws SQLException {
            if (!open.containsKey(key)) {
                throw new SQLException("the rehearsal is over");
            }
            return RehearsalConnection.inside(connection);
        }

        /// Undoes everything. A second call does nothing.
        @Override
        public void close() throws SQLException {
            if (open.remove(key) == null) {
                return;
            }
            try (connection) {
                connection.rollback();
            }
        }
    }
}
