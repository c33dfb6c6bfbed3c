package org.jinlin.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// PostgreSQL processes that a killed Jinlin left at work on a cluster. Found by what they are and where they work, not
/// by the number in `postmaster.pid` alone: after a restart of the machine or the container that number may be anyone's.
final class Orphans {

    private static final Logger log = LoggerFactory.getLogger(Orphans.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Orphans() {}

    /// Stops them all: the postmaster in good order, then whatever is left. The caller holds the lock of the home.
    static void stop(Path cluster, Runnable orderly) throws IOException {
        List<ProcessHandle> orphans = of(cluster);
        if (!orphans.isEmpty()) {
            log.warn("Stopping the PostgreSQL that an earlier, killed Jinlin left behind in {}", cluster);
            orderly.run();
            if (!haveEnded(cluster)) {
                of(cluster).forEach(ProcessHandle::destroyForcibly);
                haveEnded(cluster);
            }
        }
        removeForeignPid(cluster.resolve("postmaster.pid"));
    }

    static List<ProcessHandle> of(Path cluster) {
        return ProcessHandle.allProcesses().filter(process -> isPostgres(process.pid()) && worksIn(process.pid(), cluster)).toList();
    }

    /// Asks the system itself: a process that ended but was never collected by its parent has ended for us.
    private static boolean haveEnded(Path cluster) {
        return Patience.wait(PATIENCE, () -> of(cluster).isEmpty());
    }

    /// PostgreSQL would not start while the number in its file belongs to any living process or thread. A number that
    /// belongs to something else than PostgreSQL is left over from before a restart.
    private static void removeForeignPid(Path pidFile) throws IOException {
        if (Files.notExists(pidFile)) {
            return;
        }
        String pid = Files.readAllLines(pidFile).stream().findFirst().orElse("").strip();
        if (pid.matches("[0-9]+") && Files.exists(Path.of("/proc", pid)) && !isPostgres(Long.parseLong(pid))) {
            Files.delete(pidFile);
        }
    }

    /// False for one that ended but was never collected: it has a name, but no command line.
    static boolean isPostgres(long pid) {
        return read(pid, "comm").strip().equals("postgres") && !read(pid, "cmdline").isEmpty();
    }

    /// Every PostgreSQL process works in its cluster's directory; where we may not see that, the command line tells.
    private static boolean worksIn(long pid, Path cluster) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd")).equals(cluster);
        } catch (IOException e) {
            return read(pid, "cmdline").contains("\0" + cluster + "\0");
        }
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            return ""; // it has just ended
        }
    }
}
