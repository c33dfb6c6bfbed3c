package org.jinlin.proof;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jinlin.postgres.Credentials;
import org.jinlin.postgres.PostgresServer;
import org.postgresql.ds.PGSimpleDataSource;

/// A database of a test run and how its roles come in.
public record TestDatabase(String url, Credentials owner, Credentials app, Credentials superuser) {

    static TestDatabase of(PostgresServer server, String name) {
        return new TestDatabase(server.jdbcUrl(name), server.owner(), server.app(), server.superuser());
    }

    void migrate() {
        Flyway.configure().dataSource(source(owner)).locations("classpath:db/migration").load().migrate();
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

    /// One connection after another, as the program works.
    public DataSource appSource() {
        return source(app);
    }

    /// One connection after another, past row-level security.
    public DataSource superuserSource() {
        return source(superuser);
    }

    private Connection as(Credentials role) throws SQLException {
        return DriverManager.getConnection(url, role.name(), role.password());
    }

    private DataSource source(Credentials role) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(role.name());
        source.setPassword(role.password());
        return source;
    }
}
