package org.jinlin.matters;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// The published root of each day (invariant 2): one hash over the last moves of all matters that moved on it. Who wrote it
/// down can show later that nothing of that day or before was changed, and an asker can show the same of the own timeline.
@Component
public class DayRoots {

    /// Transactions that began before midnight are over by then.
    static final Duration SETTLED = Duration.ofMinutes(10);
    /// Days closed in one run after a long standstill.
    private static final int DAYS_A_RUN = 31;
    private static final int DAYS_KEPT = 8;

    private final Db db;
    private final Desk desk;
    private final Map<String, List<DayStore.Head>> kept = new LinkedHashMap<>();

    DayRoots(Db db, Desk desk) {
        this.db = db;
        this.desk = desk;
    }

    /// Closes every day of a tenant that is over and not closed yet, from its first move on. How many days were closed.
    public int run(int district) {
        int closed = 0;
        for (LocalDate day = nextDay(district).orElse(LocalDate.MAX); closed < DAYS_A_RUN && isOver(district, day); day = day.plusDays(1)) {
            close(district, day);
            closed++;
        }
        return closed;
    }

    /// The first day that should have a root for hours and has none.
    public Optional<LocalDate> overdue(int district) {
        return nextDay(district).filter(day -> isOver(district, day.plusDays(1)));
    }

    private Optional<LocalDate> nextDay(int district) {
        Optional<LocalDate> last = db.read(scope(district), db -> new DayStore(db, district).lastDay());
        return last.map(day -> day.plusDays(1))
                .or(() -> db.read(scope(district), db -> new DayStore(db, district).firstMove()).map(at -> at.atZone(zone(district)).toLocalDate()));
    }

    /// Closes a day and answers its root, or the one it has already. Empty while the day is not over.
    Optional<DayStore.Root> close(int district, LocalDate day) {
        if (!isOver(district, day)) {
            return Optional.empty();
        }
        return db.write(scope(district), db -> {
            var store = new DayStore(db, district);
            if (store.root(day).isEmpty()) {
                List<DayStore.Head> heads = heads(db, district, day);
                store.insert(new DayStore.Root(day, heads.size(), tree(heads).root(), desk.now()));
            }
            return store.root(day);
        });
    }

    /// The root of a day, of the last closed one when no day is named.
    Optional<DayStore.Root> root(int district, Optional<LocalDate> day) {
        return db.read(scope(district), db -> {
            var store = new DayStore(db, district);
            return day.or(store::lastDay).flatMap(store::root);
        });
    }

    private boolean isOver(int district, LocalDate day) {
        return day.isBefore(LocalDate.MAX) && !desk.now().isBefore(day.plusDays(1).atStartOfDay(zone(district)).toInstant().plus(SETTLED));
    }

    /// What a closed day left behind; kept for a few days, because every proof of a day needs all of them.
    synchronized List<DayStore.Head> heads(int district, LocalDate day) {
        String key = district + "/" + day;
        List<DayStore.Head> heads = kept.computeIfAbsent(key, none -> db.read(scope(district), db -> heads(db, district, day)));
        if (kept.size() > DAYS_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        return heads;
    }

    private List<DayStore.Head> heads(DSLContext db, int district, LocalDate day) {
        Instant from = day.atStartOfDay(zone(district)).toInstant();
        return new DayStore(db, district).heads(from, day.plusDays(1).atStartOfDay(zone(district)).toInstant());
    }

    static MerkleTree tree(List<DayStore.Head> heads) {
        return new MerkleTree(heads.stream().map(DayStore.Head::hash).toList());
    }

    private ZoneId zone(int district) {
        return desk.tenant(district).zone();
    }

    private static Scope scope(int district) {
        return Scope.service(district, Scope.Kind.REPORT);
    }
}
