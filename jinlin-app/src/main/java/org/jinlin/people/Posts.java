package org.jinlin.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Who holds which role where now, kept in memory a district: the engine asks at every climb and every dispatch.
///
/// Other processes write appointments too, and each write raises a version: whether it was raised is looked at twice a second, so that
/// a change holds everywhere within one second, and at once where it was written. What ends at a moment ends at that moment.
@Component
class Posts {

    /// So long another process' appointment may go unseen.
    private static final long KEPT_NANOS = Duration.ofMillis(500).toNanos();

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

    /// @param until    when the first of them ends within the day
    /// @param version  of the appointments, as it was before they were read
    /// @param seenAt   when the version was last seen to be still that one
    /// @param holders role, then unit, then the persons in the order of their ids
    /// @param staffed what was asked of it: by roles, the units where somebody holds one of them
    private record Snapshot(Moment of, @Nullable Instant until, long version, AtomicLong seenAt, Map<String, Map<Long, Set<Long>>> holders, Map<Set<String>, Set<Long>> staffed) {

        boolean holds(Moment now) {
            return of.day().equals(now.day()) && !now.at().isBefore(of.at()) && (until == null || until.isAfter(now.at()));
        }

        Set<Long> units(Set<String> roles) {
            return roles.stream().flatMap(role -> holders.getOrDefault(role, Map.of()).keySet().stream()).collect(Collectors.toUnmodifiableSet());
        }
    }

    Set<Long> staffed(int district, Moment now, Set<String> roles) {
        Snapshot snapshot = snapshot(district, now);
        return snapshot.staffed().computeIfAbsent(roles, snapshot::units);
    }

    List<Long> holders(int district, Moment now, Set<String> roles, long unitId) {
        Set<Long> persons = new TreeSet<>();
        var holders = snapshot(district, now).holders();
        roles.forEach(role -> persons.addAll(holders.getOrDefault(role, Map.of()).getOrDefault(unitId, Set.of())));
        return List.copyOf(persons);
    }

    /// The persons who hold a role, by unit.
    Map<Long, Set<Long>> holders(int district, Moment now, String role) {
        return Collections.unmodifiableMap(snapshot(district, now).holders().getOrDefault(role, Map.of()));
    }

    /// The roles that persons hold, whoever of them holds one.
    Map<Long, Set<String>> held(int district, Moment now, Collection<Long> persons) {
        Map<Long, Set<String>> held = new HashMap<>();
        snapshot(district, now).holders().forEach((role, units) -> persons.stream().filter(person -> units.values().stream().anyMatch(there -> there.contains(person)))
                .forEach(person -> held.computeIfAbsent(person, _ -> new TreeSet<>()).add(role)));
        return held;
    }

    /// The units where a person holds a post.
    Set<Long> units(int district, Moment now, long personId) {
        return snapshot(district, now).holders().values().stream().flatMap(units -> units.entrySet().stream()).filter(unit -> unit.getValue().contains(personId)).map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Forgets what is kept of a district: called after each own write, once it is committed.
    void forget(int district) {
        writes.incrementAndGet();
        byDistrict.remove(district);
    }

    private Snapshot snapshot(int district, Moment now) {
        Snapshot kept = byDistrict.get(district);
        if (kept != null && kept.holds(now) && isNewest(district, kept)) {
            return kept;
        }
        long before = writes.get();
        Snapshot fresh = read(district, now);
        // what was read while somebody wrote may be old already: used once, not kept
        byDistrict.compute(district, (same, other) -> writes.get() == before ? fresh : null);
        return fresh;
    }

    /// Whether nobody changed anything since, as far as was seen half a second ago.
    private boolean isNewest(int district, Snapshot kept) {
        long elapsed = nanos.getAsLong();
        if (elapsed - kept.seenAt().get() < KEPT_NANOS) {
            return true;
        }
        boolean newest = db.read(scope(district), sql -> PostVersionStore.of(sql, district)) == kept.version();
        if (newest) {
            kept.seenAt().set(elapsed);
        }
        return newest;
    }

    private Snapshot read(int district, Moment now) {
        long elapsed = nanos.getAsLong();
        Map<String, Map<Long, Set<Long>>> holders = new HashMap<>();
        return db.read(scope(district), sql -> {
            long version = PostVersionStore.of(sql, district);
            var rows = store.now(sql, district, now);
            rows.forEach(row -> holders.computeIfAbsent(row.role(), role -> new HashMap<>()).computeIfAbsent(row.unitId(), unit -> new TreeSet<>()).add(row.personId()));
            Instant until = rows.stream().map(AppointmentStore.Row::untilAt).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
            return new Snapshot(now, until, version, new AtomicLong(elapsed), holders, new ConcurrentHashMap<>());
        });
    }

    private static Scope scope(int district) {
        return Scope.service(district, Scope.Kind.CLOCK);
    }
}
