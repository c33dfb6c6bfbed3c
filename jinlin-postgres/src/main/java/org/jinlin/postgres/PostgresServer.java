package org.jinlin.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A real PostgreSQL, unpacked from the class path and run as a child process of this one.
///
/// Its home directory holds `cluster` (the data), `secrets` (one password per role), `postgres.log` and `lock`. The data
/// outlive the process: when Jinlin was killed, PostgreSQL may still be alive, and the next [#start] stops it and lets
/// it recover from its write-ahead log. It listens on 127.0.0.1 only and wants a password (scram-sha-256) from everyone.
public final class PostgresServer implements AutoCloseable {

    static final String SUPERUSER = "postgres";

    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);

    /// How durable the server is: [#DURABLE] for data people rely on, [#THROWAWAY] for tests and code generation, where many databases of
    /// one server are in use at once and each keeps some connections.
    public enum Durability {
        DURABLE("on", 100),
        THROWAWAY("off", 300);

        private final String flag;
        private final int connections;

        Durability(String flag, int connections) {
            this.flag = flag;
            this.connections = connections;
        }

        Map<String, String> settings() {
            return Map.of("fsync", flag, "synchronous_commit", flag, "full_page_writes", flag, "max_connections", Integer.toString(connections));
        }
    }

    private final Cluster cluster;
    private final Secrets secrets;
    private final HomeLock lock;
    private final Postmaster postmaster;

    private PostgresServer(Cluster cluster, Secrets secrets, HomeLock lock, Postmaster postmaster) {
        this.cluster = cluster;
        this.secrets = secrets;
        this.lock = lock;
        this.postmaster = postmaster;
    }

    /// Starts a server in `home`, which is created when it is new. Port 0 picks a free one. Refuses, with a
    /// [DatabaseProblem] and the data untouched: a home in use, data of another PostgreSQL version, a taken port, a
    /// directory that cannot be written, a machine that the programs were not built for.
    public static PostgresServer start(Path home, int port, Durability durability) {
        Binaries.archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        try {
            Path real = Files.createDirectories(home.toAbsolutePath()).toRealPath();
            ServerUser user = ServerUser.of(Cluster.directory(real));
            return start(new Cluster(real, Binaries.unpack(user.cache()), user), port, durability);
        } catch (IOException e) {
            throw unwritable(home, e);
        }
    }

    static PostgresServer start(Cluster cluster, int port, Durability durability) {
        long began = System.nanoTime();
        try {
            cluster.requireReadable();
            HomeLock lock = HomeLock.take(cluster.home());
            try {
                PostgresServer server = start(cluster, port, durability, lock);
                log.info("PostgreSQL on port {} ready in {} ms, data in {}", server.port(),
                        Duration.ofNanos(System.nanoTime() - began).toMillis(), cluster.home());
                return server;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw unwritable(cluster.home(), e);
        }
    }

    private static PostgresServer start(Cluster cluster, int port, Durability durability, HomeLock lock) throws IOException {
        Orphans.stop(cluster.directory(), cluster::stop);
        if (port != 0) {
            Ports.requireFree(port);
        }
        var secrets = new Secrets(cluster.home().resolve("secrets"));
        cluster.user().requireEntry(cluster.home());
        cluster.createIfMissing(secrets, durability);
        Credentials superuser = secrets.findOrCreate(SUPERUSER);
        return new PostgresServer(cluster, secrets, lock, Postmaster.start(cluster, superuser, port, durability));
    }

    /// Creates a database that belongs to [#owner], with the two roles, unless they are there already. [#app] may
    /// connect to it and nothing more: what it may read and write is granted by the migrations. Nobody else may connect.
    ///
    /// @param name lower case letters, digits and `_`, at most 63
    public void createDatabase(String name) {
        Roles.requireName(name);
        try (var connection = DriverManager.getConnection(jdbcUrl(SUPERUSER), SUPERUSER, superuser().password())) {
            for (Credentials role : List.of(owner(), app())) {
                if (!Roles.exists(connection, role.name())) {
                    Roles.create(connection, role);
                } else if (!Roles.knowsPassword(jdbcUrl(SUPERUSER), role)) {
                    Roles.changePassword(connection, role);
                }
            }
            Roles.createDatabase(connection, name);
        } catch (SQLException e) {
            throw new DatabaseProblem("The database " + name + " could not be created: see " + cluster.log() + " (" + e.getMessage() + ").", e);
        }
        try (var connection = DriverManager.getConnection(jdbcUrl(name), SUPERUSER, superuser().password())) {
            Roles.closeSchemaPublic(connection);
        } catch (SQLException e) {
            throw new DatabaseProblem("The database " + name + " could not be prepared: see " + cluster.log() + " (" + e.getMessage() + ").", e);
        }
    }

    /// The role that owns the schema and runs migrations.
    public Credentials owner() {
        return secrets.findOrCreate(Roles.OWNER);
    }

    /// The role the application works as: owns nothing, and row-level security always holds for it.
    public Credentials app() {
        return secrets.findOrCreate(Roles.APP);
    }

    /// The role that may do everything; for backups and repairs, not for the application.
    public Credentials superuser() {
        return secrets.findOrCreate(SUPERUSER);
    }

    /// The address of one of its databases, without credentials.
    public String jdbcUrl(String database) {
        return jdbcUrl(port(), database);
    }

    static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public int port() {
        return postmaster.port();
    }

    ProcessHandle process() {
        return postmaster.process();
    }

    /// Stops the server in good order. A second call does nothing.
    @Override
    public void close() {
        postmaster.close();
        lock.close();
    }

    private static DatabaseProblem unwritable(Path home, IOException e) {
        return new DatabaseProblem("Jinlin cannot write to " + home + " (" + DatabaseProblem.reason(e)
                + "): make it writable for the user who runs Jinlin, or name another directory with --data.", e);
    }
}
