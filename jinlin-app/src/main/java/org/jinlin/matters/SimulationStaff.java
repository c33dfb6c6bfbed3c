package org.jinlin.matters;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jinlin.kit.TimeCounting;
import org.jinlin.people.Actor;
import org.jinlin.people.Post;

/// Who works when: in the office hours of working days, some are absent, and of each unit one after the other, day by day, takes
/// what cannot wait at other hours.
final class SimulationStaff {

    /// One worker in twenty is absent on a day.
    private static final double ABSENT = 0.05;

    private final Set<String> owning;
    private final TimeCounting counting;
    private final long seed;
    private final List<Worker> workers = new ArrayList<>();
    private final Map<Long, List<Worker>> at = new LinkedHashMap<>();
    private final Map<Long, Set<String>> roles = new HashMap<>();
    /// What was asked last: simulated time stands still while many are asked.
    private Instant asked = Instant.MIN;
    private LocalDate day = LocalDate.MIN;
    private boolean open;

    /// Somebody with posts, and until when at work on something.
    static final class Worker {
        final Actor actor;
        final int number;
        private Instant busyUntil = Instant.MIN;
        private LocalDate looked = LocalDate.MIN;
        private boolean absent;
        private Duration worked = Duration.ZERO;

        private Worker(Actor actor, int number) {
            this.actor = actor;
            this.number = number;
        }

        boolean isFree(Instant now) {
            return !busyUntil.isAfter(now);
        }

        void works(Instant now, Duration length) {
            busyUntil = now.plus(length);
            worked = worked.plus(length);
        }

        Duration worked() {
            return worked;
        }

        Stream<Long> units() {
            return actor.posts().stream().map(Post::unitId).distinct();
        }
    }

    /// @param owning the roles that answer for a unit
    SimulationStaff(List<Actor> staff, Set<String> owning, TimeCounting counting, long seed) {
        this.owning = owning;
        this.counting = counting;
        this.seed = seed;
        staff.forEach(actor -> {
            var worker = new Worker(actor, workers.size());
            workers.add(worker);
            worker.units().forEach(unit -> at.computeIfAbsent(unit, _ -> new ArrayList<>()).add(worker));
            actor.posts().forEach(post -> roles.computeIfAbsent(post.unitId(), _ -> new HashSet<>()).add(post.role()));
        });
    }

    List<Worker> all() {
        return workers;
    }

    List<Worker> at(long unit) {
        return at.getOrDefault(unit, List.of());
    }

    /// Those who answer for a unit.
    List<Worker> answering(long unit) {
        return at(unit).stream().filter(worker -> worker.actor.holds(owning, unit)).toList();
    }

    /// The roles that somebody holds at a unit.
    Set<String> roles(long unit) {
        return roles.getOrDefault(unit, Set.of());
    }

    /// Whether the worker is there now.
    ///
    /// @param around for what cannot wait: at other hours one of the unit is there
    boolean isThere(Worker worker, long unit, Instant now, boolean around) {
        look(now);
        if (!open && !around || isAbsentToday(worker)) {
            return false;
        }
        return open || at(unit).get((int) Math.floorMod(day.toEpochDay(), at(unit).size())) == worker;
    }

    private void look(Instant now) {
        if (!now.equals(asked)) {
            asked = now;
            var local = now.atZone(counting.zone());
            day = local.toLocalDate();
            open = counting.calendar().isWorkday(day) && !local.toLocalTime().isBefore(counting.open()) && local.toLocalTime().isBefore(counting.close());
        }
    }

    private boolean isAbsentToday(Worker worker) {
        if (!day.equals(worker.looked)) {
            worker.looked = day;
            worker.absent = isAbsent(worker, day);
        }
        return worker.absent;
    }

    /// When who is there changes next: at midnight, when the office opens, when it closes.
    Instant nextChange(Instant now) {
        LocalDate day = now.atZone(counting.zone()).toLocalDate();
        return Stream.of(day.atTime(counting.open()), day.atTime(counting.close()), day.plusDays(1).atStartOfDay())
                .map(local -> local.atZone(counting.zone()).toInstant()).filter(at -> at.isAfter(now)).findFirst().orElseThrow();
    }

    /// The office hours of the worker's days, without those of absence.
    Duration hours(Worker worker, Instant from, Instant to) {
        Duration day = Duration.between(counting.open(), counting.close());
        LocalDate first = from.atZone(counting.zone()).toLocalDate();
        LocalDate last = to.atZone(counting.zone()).toLocalDate();
        return day.multipliedBy(first.datesUntil(last).filter(each -> counting.calendar().isWorkday(each) && !isAbsent(worker, each)).count());
    }

    private boolean isAbsent(Worker worker, LocalDate day) {
        return new SplittableRandom(seed ^ worker.number * 1_000_003L ^ day.toEpochDay() * 7_919L).nextDouble() < ABSENT;
    }
}
