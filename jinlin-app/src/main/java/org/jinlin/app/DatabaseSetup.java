package org.jinlin.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jinlin.kit.Db;
import org.jinlin.postgres.Credentials;
import org.jinlin.postgres.JoinedDatabase;
import org.jinlin.postgres.OutsideDatabase;
import org.jinlin.postgres.PostgresServer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The database: our own PostgreSQL under the data directory, or the one that JINLIN_DB_URL names. The migrations run as
/// the owner; the program works as a role that owns nothing.
@Configuration(proxyBeanMethods = false)
class DatabaseSetup {

    static final String NAME = "jinlin";

    /// A database that is there, and the two roles in it.
    record Prepared(String url, Credentials owner, Credentials app, @Nullable PostgresServer server) implements AutoCloseable {
        @Override
        public void close() {
            if (server != null) {
                server.close();
            }
        }
    }

    @Bean(destroyMethod = "close")
    Prepared prepared(@Value("${jinlin.data}") Path data, @Value("${jinlin.database.port}") int port, @Value("${jinlin.database.durability}") PostgresServer.Durability durability,
            @Value("${jinlin.database.url:}") String url, @Value("${jinlin.database.user:}") String user, @Value("${jinlin.database.password:}") String password,
            @Value("${jinlin.database.join:false}") boolean join, @Value("${jinlin.database.join.patience:PT0S}") Duration patience) {
        if (!url.isBlank()) {
            var outside = OutsideDatabase.prepare(url, user, password, data.resolve("secrets"));
            return migrated(new Prepared(url, outside.owner(), outside.app(), null));
        }
        if (patience.isPositive()) {
            var first = JoinedDatabase.await(data, NAME, patience);
            return new Prepared(first.url(), first.owner(), first.app(), null);
        }
        var running = join ? JoinedDatabase.find(data, NAME) : Optional.<JoinedDatabase>empty();
        if (running.isPresent()) {
            return new Prepared(running.get().url(), running.get().owner(), running.get().app(), null);
        }
        var server = PostgresServer.start(data, port, durability);
        server.createDatabase(NAME);
        return migrated(new Prepared(server.jdbcUrl(NAME), server.owner(), server.app(), server));
    }

    private static Prepared migrated(Prepared prepared) {
        Migrations.toNewest(prepared.url(), prepared.owner());
        return prepared;
    }

    @Bean
    DataSource dataSource(Prepared database, @Value("${jinlin.database.connections}") int connections, @Value("${jinlin.database.wait}") Duration wait) {
        var config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.app().name());
        config.setPassword(database.app().password());
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(wait.toMillis());
        config.addDataSourceProperty("prepareThreshold", "1");
        config.addDataSourceProperty("ApplicationName", NAME);
        // the details of an error quote the row, and exceptions are logged
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return new HikariDataSource(config);
    }

    @Bean
    Rehearsals rehearsals(DataSource dataSource) {
        return new Rehearsals(dataSource);
    }

    @Bean
    Db db(Rehearsals rehearsals, @Value("${jinlin.database.connections}") int connections) {
        return new Db(rehearsals.source(), connections, rehearsals::isInside);
    }
}
