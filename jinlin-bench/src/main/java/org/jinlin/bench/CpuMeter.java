package org.jinlin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// Reads who used the processors, from `/proc`: this process, the server, PostgreSQL, and by subtraction everybody else.
/// PostgreSQL is every process of that name below this one; what ended meanwhile is counted at its parent.
final class CpuMeter {

    private static final double TICKS_PER_SECOND = 100;
    private static final String POSTGRES = "postgres";

    /// One line of `/proc/PID/stat`.
    ///
    /// @param ticks used by it and by its children that have ended
    record Process(long pid, long parent, String name, long ticks) {

        static Process parse(String stat) {
            int open = stat.indexOf('(');
            int close = stat.lastIndexOf(')');
            String[] fields = stat.substring(close + 2).split(" ");
            long ticks = 0;
            for (int i = 11; i <= 14; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return new Process(Long.parseLong(stat.substring(0, open - 1)), Long.parseLong(fields[1]), stat.substring(open + 1, close), ticks);
        }
    }

    /// Ticks since the machine started.
    record Sample(long nanos, long busy, long loader, long server, long postgres) {

        CpuUse until(Sample later) {
            double ticks = (later.nanos - nanos) / 1e9 * TICKS_PER_SECOND;
            long ours = later.loader - loader + later.server - server + later.postgres - postgres;
            return new CpuUse((later.loader - loader) / ticks, (later.server - server) / ticks, (later.postgres - postgres) / ticks,
                    Math.max(0, later.busy - busy - ours) / ticks);
        }
    }

    private CpuMeter() {}

    /// @param server the process of the server, if one runs
    static Sample sample(OptionalLong server) {
        Map<Long, Process> all = processes();
        long self = ProcessHandle.current().pid();
        long loader = 0;
        long ofServer = 0;
        long postgres = 0;
        for (Process process : all.values()) {
            if (process.pid() == self) {
                loader += process.ticks();
            } else if (server.isPresent() && process.pid() == server.getAsLong()) {
                ofServer += process.ticks();
            } else if (isBelow(all, process, self) && process.name().startsWith(POSTGRES)) {
                postgres += process.ticks();
            }
        }
        return new Sample(System.nanoTime(), busy(read(Path.of("/proc/stat"))), loader, ofServer, postgres);
    }

    /// Busy ticks of all cores: all columns but idle, waiting for the disk, and the guests that `user` counts already.
    static long busy(String stat) {
        String[] fields = stat.lines().findFirst().orElseThrow().strip().split("\\s+");
        long busy = 0;
        for (int i : new int[] {1, 2, 3, 6, 7, 8}) {
            busy += Long.parseLong(fields[i]);
        }
        return busy;
    }

    private static boolean isBelow(Map<Long, Process> all, Process process, long ancestor) {
        Set<Long> seen = new HashSet<>();
        for (Process above = process; above != null && seen.add(above.pid()); above = all.get(above.parent())) {
            if (above.parent() == ancestor) {
                return true;
            }
        }
        return false;
    }

    private static Map<Long, Process> processes() {
        var processes = new HashMap<Long, Process>();
        try (var directories = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path directory : directories) {
                try {
                    var process = Process.parse(Files.readString(directory.resolve("stat")));
                    processes.put(process.pid(), process);
                } catch (IOException e) {
                    // it has ended meanwhile
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return processes;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
