package org.jinlin.matters;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Counts while a simulation runs: promises by clock, queues by unit, outcomes.
final class SimulationTally {

    private final Map<String, long[]> clocks = new TreeMap<>();
    private final Map<Long, Queue> queues = new TreeMap<>();
    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Instant start;
    private long opened;
    private long stuck;

    /// Who waits at a unit, and how many that was over the time.
    private static final class Queue {
        final Set<Long> waiting = new HashSet<>();
        Instant since;
        double matterSeconds;
        int most;
        long missed;

        Queue(Instant since) {
            this.since = since;
        }

        void until(Instant now) {
            matterSeconds += waiting.size() * (double) Duration.between(since, now).toMillis() / 1000;
            since = now;
        }
    }

    SimulationTally(Instant start) {
        this.start = start;
    }

    void opened() {
        opened++;
    }

    void stuck() {
        stuck++;
    }

    /// Promises that this move ended.
    void saved(Matter after, Move move) {
        for (Due due : move.change().dues()) {
            if (due.promise() && (due.state() == Due.State.MET || due.state() == Due.State.MISSED)) {
                long[] counts = clocks.computeIfAbsent(after.identity().kind() + " " + due.clock(), _ -> new long[3]);
                counts[due.state() == Due.State.MET ? 0 : 1]++;
                if (due.state() == Due.State.MISSED) {
                    queue(due.unitId()).missed++;
                }
            }
        }
    }

    /// A request is over.
    void ended(Matter matter) {
        outcomes.merge(String.valueOf(matter.state().outcome()), 1L, Long::sum);
    }

    /// What is open and overdue at the end.
    void late(Matter matter, Instant end) {
        matter.runningDues().stream().filter(due -> due.promise() && due.dueAt().isBefore(end)).forEach(due ->
                clocks.computeIfAbsent(matter.identity().kind() + " " + due.clock(), _ -> new long[3])[2]++);
    }

    void waits(long unit, long matter, Instant now) {
        Queue queue = queue(unit);
        queue.until(now);
        queue.waiting.add(matter);
        queue.most = Math.max(queue.most, queue.waiting.size());
    }

    void leaves(long unit, long matter, Instant now) {
        Queue queue = queue(unit);
        queue.until(now);
        queue.waiting.remove(matter);
    }

    private Queue queue(long unit) {
        return queues.computeIfAbsent(unit, _ -> new Queue(start));
    }

    SimulationResult result(SimulationStaff staff, Instant end) {
        var kept = clocks.entrySet().stream().map(entry -> new SimulationResult.Clock(entry.getKey().split(" ")[0], entry.getKey().split(" ")[1], entry.getValue()[0],
                entry.getValue()[1], entry.getValue()[2])).toList();
        double seconds = Math.max(1, Duration.between(start, end).toSeconds());
        List<SimulationResult.Load> loads = queues.entrySet().stream().map(entry -> {
            Queue queue = entry.getValue();
            queue.until(end);
            var workers = staff.answering(entry.getKey());
            double hours = workers.stream().mapToDouble(worker -> staff.hours(worker, start, end).toSeconds()).sum();
            double worked = workers.stream().mapToDouble(worker -> worker.worked().toSeconds()).sum();
            return new SimulationResult.Load(entry.getKey(), workers.size(), queue.matterSeconds / seconds, queue.most, queue.waiting.size(), hours == 0 ? 0 : worked / hours, queue.missed);
        }).toList();
        return new SimulationResult(opened, outcomes.values().stream().mapToLong(Long::longValue).sum(), stuck, kept, loads,
                outcomes.entrySet().stream().map(entry -> new SimulationResult.Outcome(entry.getKey(), entry.getValue())).toList());
    }
}
