package org.jinlin.proof;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jinlin.postgres.Credentials;
import org.jinlin.postgres.PostgresServer;

/// A database of a test run and how its roles come in.
public record TestDatabase(String url, Credentials owner, Credentials app, Credentials superuser) {

    /// To prove a password takes thousands of hashes on purpose, so connections are used again. They end with the run.
    private static final Map<String, HikariDataSource> POOLS = new ConcurrentHashMap<>();
    private static final int CONNECTIONS_MAX = 24;

    static TestDatabase of(PostgresServer server, String name) {
        return new TestDatabase(server.jdbcUrl(name), server.owner(), server.app(), server.superuser());
    }

    void migrate() {
        Flyway.configure().dataSource(url, owner.name(), owner.password()).locations("classpath:db/migration").load().migrate();
    }

    /// As the migrations work: row-level security is passed.
    public Connection asOwner() throws SQLException {
        return as(owner);
    }

    /// May everything, and sees what really lies in the rows.
    public Connection asSuperuser() throws SQLException {
        return as(superuser);
    }

    /// As the program works: row-level security holds.
    public Connection asApp() throws SQLException {
        return as(app);
    }

    /// Connections as the program works.
    public DataSource appSource() {
        return source(app);
    }

    /// Connections past row-level security.
    public DataSource superuserSource() {
        return source(superuser);
    }

    private Connection as(Credentials role) throws SQLException {
        return DriverManager.getConnection(url, role.name(), role.password());
    }

    private DataSource source(Credentials role) {
        return POOLS.computeIfAbsent(role.name() + " " + url, name -> {
            var pool = new HikariDataSource();
            pool.setJdbcUrl(url);
            pool.setUsername(role.name());
            pool.setPassword(role.password());
            pool.setMinimumIdle(0);
            pool.setMaximumPoolSize(CONNECTIONS_MAX);
            pool.setIdleTimeout(10_000);
            return pool;
        });
    }
}
