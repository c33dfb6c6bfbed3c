package org.jinlin.postgres;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jinlin.postgres.PostgresServer.Durability;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running PostgreSQL of a cluster. When somebody kills it, it is started again on the same port and recovers.
final class Postmaster implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);
    /// Recovery after a crash may replay gigabytes; a server that lives is given the time.
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int PAUSE_MILLISECONDS = 20;
    private static final int ATTEMPTS_FOR_A_FREE_PORT = 3;
    private static final int ATTEMPTS_TO_START_AGAIN = 5;

    private final Cluster cluster;
    private final Credentials superuser;
    private final int port;
    private final Durability durability;
    private volatile Process process;
    private volatile boolean closed;

    private Postmaster(Cluster cluster, Credentials superuser, int port, Durability durability) {
        this.cluster = cluster;
        this.superuser = superuser;
        this.port = port;
        this.durability = durability;
        this.process = cluster.launch(port, durability);
    }

    /// Starts PostgreSQL and waits until it takes connections. Port 0 picks a free one.
    static Postmaster start(Cluster cluster, Credentials superuser, int port, Durability durability) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int chosen = port == 0 ? attempt == 1 ? portAsBefore(cluster) : Ports.pickFree() : port;
            var postmaster = new Postmaster(cluster, superuser, chosen, durability);
            try {
                postmaster.awaitReady();
                postmaster.watch();
                return postmaster;
            } catch (DatabaseProblem e) {
                postmaster.close();
                // between our look and PostgreSQL's, somebody else may have taken the port we picked
                if (port != 0 || attempt == ATTEMPTS_FOR_A_FREE_PORT || Ports.isFree(chosen)) {
                    throw e;
                }
            }
        }
    }

    /// Another server may work on this database, and looks for it where it was.
    private static int portAsBefore(Cluster cluster) throws IOException {
        int last = cluster.lastPort();
        return last != 0 && Ports.isFree(last) ? last : Ports.pickFree();
    }

    int port() {
        return port;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /// Stops PostgreSQL in good order. A second call does nothing.
    @Override
    public void close() {
        closed = true; // before the monitor: a start that is under way gives up
        stop();
    }

    private synchronized void stop() {
        if (process.isAlive() && !cluster.stop()) {
            log.warn("PostgreSQL in {} did not stop in time and is killed; it recovers when it starts again", cluster.home());
            process.destroyForcibly();
        }
    }

    private void watch() {
        process.onExit().thenRunAsync(this::startAgain, task -> Thread.ofPlatform().daemon().name("postmaster-watch").start(task));
    }

    /// Tries a few times: who killed it once may do so again while it recovers.
    private synchronized void startAgain() {
        for (int attempt = 1; !closed; attempt++) {
            log.warn("PostgreSQL in {} was killed and is started again", cluster.home());
            try {
                Orphans.stop(cluster.directory(), cluster::stop);
                Ports.requireFree(port);
                process = cluster.launch(port, durability);
                awaitReady();
                watch();
                return;
            } catch (IOException | DatabaseProblem e) {
                if (attempt == ATTEMPTS_TO_START_AGAIN) {
                    log.error("PostgreSQL in {} could not be started again: restart Jinlin", cluster.home(), e);
                    return;
                }
            }
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String url = PostgresServer.jdbcUrl(port, PostgresServer.SUPERUSER);
        while (true) {
            try (var _ = DriverManager.getConnection(url, superuser.name(), superuser.password())) {
                return;
            } catch (SQLException e) {
                if (SqlStates.WRONG_PASSWORD.equals(e.getSQLState())) {
                    throw new DatabaseProblem("The password in " + cluster.home().resolve("secrets").resolve(superuser.name())
                            + " is not that of the data beside it: put back the one that belongs to them.", e);
                }
                if (hasEnded() || closed || System.nanoTime() > deadline) {
                    throw new DatabaseProblem("PostgreSQL did not start (" + cluster.lastFailure() + "): see " + cluster.log() + ".", e);
                }
            }
        }
    }

    /// Waits a moment and tells whether the server died meanwhile.
    private boolean hasEnded() {
        try {
            return process.waitFor(PAUSE_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
