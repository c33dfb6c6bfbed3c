package org.jinlin.people;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Who holds which role where today, kept in memory a district: the engine asks at every climb and every dispatch.
///
/// Other processes write appointments too: what is kept is read again after five seconds, and at once after own writes.
@Component
class Posts {

    /// Seconds another process' appointment may go unseen.
    private static final long KEPT_NANOS = Duration.ofSeconds(5).toNanos();

    private final Db db;
    private final AppointmentStore store;
    /// A stopwatch, not the time of day: a replay plays years in minutes and must not read again at every row.
    private final LongSupplier nanos;
    private final Map<Integer, Snapshot> byDistrict = new ConcurrentHashMap<>();
    private final AtomicLong writes = new AtomicLong();

    @Autowired
    Posts(Db db, AppointmentStore store) {
        this(db, store, System::nanoTime);
    }

    Posts(Db db, AppointmentStore store, LongSupplier nanos) {
        this.db = db;
        this.store = store;
        this.nanos = nanos;
    }

    /// @param holders role, then unit, then the persons in the order of their ids
    /// @param staffed what was asked of it: by roles, the units where somebody holds one of them
    private record Snapshot(LocalDate day, long readAt, Map<String, Map<Long, Set<Long>>> holders, Map<Set<String>, Set<Long>> staffed) {

        Set<Long> units(Set<String> roles) {
            return roles.stream().flatMap(role -> holders.getOrDefault(role, Map.of()).keySet().stream()).collect(Collectors.toUnmodifiableSet());
        }
    }

    Set<Long> staffed(int district, LocalDate today, Set<String> roles) {
        Snapshot snapshot = snapshot(district, today);
        return snapshot.staffed().computeIfAbsent(roles, snapshot::units);
    }

    List<Long> holders(int district, LocalDate today, Set<String> roles, long unitId) {
        Set<Long> persons = new TreeSet<>();
        var holders = snapshot(district, today).holders();
        roles.forEach(role -> persons.addAll(holders.getOrDefault(role, Map.of()).getOrDefault(unitId, Set.of())));
        return List.copyOf(persons);
    }

    /// The persons who hold a role, by unit.
    Map<Long, Set<Long>> holders(int district, LocalDate today, String role) {
        return Collections.unmodifiableMap(snapshot(district, today).holders().getOrDefault(role, Map.of()));
    }

    /// The roles that persons hold, whoever of them holds one.
    Map<Long, Set<String>> held(int district, LocalDate today, Collection<Long> persons) {
        Map<Long, Set<String>> held = new HashMap<>();
        snapshot(district, today).holders().forEach((role, units) -> persons.stream().filter(person -> units.values().stream().anyMatch(there -> there.contains(person)))
                .forEach(person -> held.computeIfAbsent(person, _ -> new TreeSet<>()).add(role)));
        return held;
    }

    /// Forgets what is kept of a district: called after each own write, once it is committed.
    void forget(int district) {
        writes.incrementAndGet();
        byDistrict.remove(district);
    }

    private Snapshot snapshot(int district, LocalDate today) {
        Snapshot kept = byDistrict.get(district);
        long now = nanos.getAsLong();
        if (kept != null && kept.day().equals(today) && now - kept.readAt() < KEPT_NANOS) {
            return kept;
        }
        long before = writes.get();
        Snapshot fresh = new Snapshot(today, now, read(district, today), new ConcurrentHashMap<>());
        // what was read while somebody wrote may be old already: used once, not kept
        byDistrict.compute(district, (same, other) -> writes.get() == before ? fresh : null);
        return fresh;
    }

    private Map<String, Map<Long, Set<Long>>> read(int district, LocalDate today) {
        Map<String, Map<Long, Set<Long>>> holders = new HashMap<>();
        for (var row : db.read(Scope.service(district, Scope.Kind.CLOCK), sql -> store.today(sql, district, today))) {
            holders.computeIfAbsent(row.role(), role -> new HashMap<>())
                    .computeIfAbsent(row.unitId(), unit -> new TreeSet<>())
                    .add(row.personId());
        }
        return holders;
    }
}
