package org.jinlin.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The database of a Jinlin that works on the same data directory: for commands that are given beside the server.
///
/// @param url   of the database, without credentials
/// @param owner runs migrations
/// @param app   the program works as
public record JoinedDatabase(String url, Credentials owner, Credentials app) {

    /// Line of `postmaster.pid` that names the port.
    private static final int PORT_LINE = 3;

    /// The running server of a data directory; empty when none runs there, or none that answers with its passwords.
    public static Optional<JoinedDatabase> find(Path home, String database) {
        try {
            Path pidFile = home.toRealPath().resolve("cluster").resolve("postmaster.pid");
            List<String> lines = Files.readAllLines(pidFile);
            var secrets = new Secrets(home.toRealPath().resolve("secrets"));
            var joined = new JoinedDatabase(PostgresServer.jdbcUrl(Integer.parseInt(lines.get(PORT_LINE).strip()), database),
                    secrets.findOrCreate(Roles.OWNER), secrets.findOrCreate(Roles.APP));
            return joined.answers() ? Optional.of(joined) : Optional.empty();
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            // nothing runs there, or it is just starting: the caller starts its own, and is told when that is refused
            return Optional.empty();
        }
    }

    /// The same for a server that cannot do without: waits while the first one is starting, or is started again. Refuses, with
    /// a [DatabaseProblem], when it does not come.
    public static JoinedDatabase await(Path home, String database, Duration patience) {
        var found = new AtomicReference<JoinedDatabase>();
        Patience.wait(patience, () -> {
            find(home, database).ifPresent(found::set);
            return found.get() != null;
        });
        if (found.get() == null) {
            throw new DatabaseProblem("No Jinlin runs on " + home + ": start the first one there, then this one.");
        }
        return found.get();
    }

    /// An outside database that a Jinlin has prepared; nothing is made. Refuses one whose passwords are not in `home`.
    ///
    /// @param jdbcUrl as the server is given it
    public static JoinedDatabase outside(String jdbcUrl, Path home) {
        var secrets = new Secrets(home.toAbsolutePath().resolve("secrets"));
        return new JoinedDatabase(jdbcUrl, known(secrets, Roles.OWNER), known(secrets, Roles.APP));
    }

    private static Credentials known(Secrets secrets, String role) {
        return secrets.find(role).orElseThrow(() -> new DatabaseProblem("The password of " + role + " is not in " + secrets.directory()
                + ": name the data directory of the server with --data."));
    }

    private boolean answers() {
        try (var ignored = DriverManager.getConnection(url, app.name(), app.password())) {
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
