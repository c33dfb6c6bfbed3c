package org.jinlin.people;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.kit.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The legal switches of a district: what the law restricts and the security administrator allows, each with a reason that everybody
/// who comes after can read. What depends on a switch asks [#on] each time.
///
/// Decisions are kept in memory for half a second: on the server that made one it holds at once, on all others within a second.
@Component
public class Switches {

    private static final long KEPT_NANOS = Duration.ofMillis(500).toNanos();

    private final Db db;
    private final Administrators administrators;
    private final People people;
    private final Audit audit;
    private final Ids ids;
    private final JinlinClock clock;
    /// A stopwatch, not the time of day.
    private final LongSupplier nanos;
    private final Map<Integer, Kept> byDistrict = new ConcurrentHashMap<>();
    private final AtomicLong writes = new AtomicLong();

    @Autowired
    Switches(Db db, Administrators administrators, People people, Audit audit, Ids ids, JinlinClock clock) {
        this(db, administrators, people, audit, ids, clock, System::nanoTime);
    }

    Switches(Db db, Administrators administrators, People people, Audit audit, Ids ids, JinlinClock clock, LongSupplier nanos) {
        this.db = db;
        this.administrators = administrators;
        this.people = people;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.nanos = nanos;
    }

    private record Kept(Map<Switch, Boolean> decided, long readAt) {}

    /// A decision as the page tells it.
    public record Decided(Switch which, boolean on, Instant at, String by, String reason) {}

    /// Whether a switch is on in a district now.
    public boolean on(int district, Switch which) {
        Kept kept = byDistrict.get(district);
        return (kept != null && nanos.getAsLong() - kept.readAt() < KEPT_NANOS ? kept : fresh(district)).decided().getOrDefault(which, which.isOnAtFirst());
    }

    private Kept fresh(int district) {
        long before = writes.get();
        Kept fresh = read(district);
        // what was read while somebody decided may be old already: used once, not kept
        byDistrict.compute(district, (_, _) -> writes.get() == before ? fresh : null);
        return fresh;
    }

    private Kept read(int district) {
        long before = nanos.getAsLong();
        var decided = new EnumMap<Switch, Boolean>(Switch.class);
        db.read(Scope.service(district, Scope.Kind.CLOCK), sql -> new SwitchStore(sql, district).held()).forEach((code, on) -> Switch.find(code).ifPresent(known -> decided.put(known, on)));
        return new Kept(decided, before);
    }

    /// Switches one on or off. Refused: `ADMIN_NEEDED` to who is not the security administrator, `SWITCH_UNKNOWN`, `SWITCH_SAME` where it stands so
    /// already, `REASON_MISSING`, `TEXT_TOO_LONG`.
    public Outcome<Switch> turn(Actor by, String code, boolean on, String reason) {
        int district = by.district();
        Outcome<Switch> turned = administrators.need(by, Administrator.SECURITY).then(_ -> Switch.find(code).map(Outcome::done).orElseGet(() -> Outcome.refused("SWITCH_UNKNOWN")))
                .then(which -> Administrators.reason(reason).then(why -> db.writeOutcome(Scope.service(district, Scope.Kind.SETUP), sql -> {
                    var store = new SwitchStore(sql, district);
                    Optional<SwitchStore.Row> last = store.last(code);
                    boolean same = last.map(SwitchStore.Row::on).orElse(which.isOnAtFirst()) == on;
                    if (same || !store.add(new SwitchStore.Row(ids.next(), code, last.map(SwitchStore.Row::nth).orElse(0) + 1, on, clock.now(), by.personId(), why))) {
                        return Outcome.refused("SWITCH_SAME");
                    }
                    audit.add(sql, AuditNote.of(by, on ? AuditAct.SWITCHED_ON : AuditAct.SWITCHED_OFF, AuditSubject.of(which)));
                    return Outcome.done(which);
                })));
        writes.incrementAndGet();
        byDistrict.remove(district);
        return turned;
    }

    /// What was decided, the last first; for the security administrator. Refused: `ADMIN_NEEDED`.
    public Outcome<Page<Decided>> decided(Actor by, Paging paging) {
        return administrators.need(by, Administrator.SECURITY).map(_ -> {
            List<SwitchStore.Row> rows = db.read(Scope.service(by.district(), Scope.Kind.REPORT), sql -> new SwitchStore(sql, by.district()).page(paging));
            Map<Long, Masked> names = people.masked(by.district(), rows.stream().map(SwitchStore.Row::by).distinct().toList());
            Page<SwitchStore.Row> page = Page.of(rows, paging, row -> Cursor.of(row.id()));
            return new Page<>(page.items().stream().flatMap(row -> Switch.find(row.code()).stream()
                    .map(which -> new Decided(which, row.on(), row.at(), names.containsKey(row.by()) ? names.get(row.by()).name() : "", row.reason()))).toList(), page.next());
        });
    }
}
