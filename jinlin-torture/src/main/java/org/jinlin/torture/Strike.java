package org.jinlin.torture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// One fault of the schedule.
///
/// @param second since the load began
/// @param amount how hard: minutes for a clock, seconds for a slow database; nothing for the others
record Strike(int second, Fault fault, int amount) {

    /// What strikes.
    enum Fault {
        /// kill -9 of the server that owns PostgreSQL; PostgreSQL lives on until the server is back
        KILL_FIRST("kill -9 of the first server", 0, 0),
        /// kill -9 of the server that joined
        KILL_SECOND("kill -9 of the second server", 0, 0),
        /// kill -9 of every process of PostgreSQL
        KILL_POSTGRES("kill -9 of PostgreSQL", 0, 0),
        /// kill -9 of both servers and of PostgreSQL
        KILL_ALL("kill -9 of everything", 0, 0),
        /// the connections of both servers are dropped
        DROP_CONNECTIONS("dropped connections", 0, 0),
        /// half of PostgreSQL's processes for the servers stand still, whatever they hold
        STOP_BACKENDS("PostgreSQL stands still, seconds", 2, 8),
        /// nobody can write moves
        LOCK_MOVES("moves are locked, seconds", 2, 8),
        CLOCK_FORWARD("the clock jumps forward, minutes", 1, 360),
        CLOCK_BACK("the clock jumps back, minutes", 1, 20),
        /// both servers are killed, and it is three hours later when they are back
        DOWNTIME("three hours without a server", 180, 180);

        final String title;
        private final int least;
        private final int most;

        Fault(String title, int least, int most) {
            this.title = title;
            this.least = least;
            this.most = most;
        }
    }

    private static final int SECONDS_BETWEEN_MIN = 4;
    private static final int SECONDS_BETWEEN_MAX = 6;

    /// The faults of so many minutes: the same for the same seed. Every fault strikes once before any strikes again.
    static List<Strike> schedule(long seed, int minutes) {
        var random = new Random(seed);
        var strikes = new ArrayList<Strike>();
        var round = new ArrayList<Fault>();
        int second = 0;
        while ((second += random.nextInt(SECONDS_BETWEEN_MIN, SECONDS_BETWEEN_MAX)) < minutes * 60) {
            if (round.isEmpty()) {
                round.addAll(Arrays.asList(Fault.values()));
                Collections.shuffle(round, random);
            }
            Fault fault = round.removeLast();
            strikes.add(new Strike(second, fault, fault.least + random.nextInt(fault.most - fault.least + 1)));
        }
        return strikes;
    }

    @Override
    public String toString() {
        return "%3d:%02d  %s%s".formatted(second / 60, second % 60, fault.title, fault.most == 0 ? "" : " " + amount);
    }
}
