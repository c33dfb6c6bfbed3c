package org.jinlin.org;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Scope;
import org.jooq.DSLContext;
import org.locationtech.jts.geom.Geometry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Tenants, their units as a tree of any day, where a place belongs, and which playbook holds where.
///
/// Read from memory: own writes are seen at once, those of another process after at most five seconds. Whoever names a
/// tenant or a unit that does not exist gets an exception: names from outside are looked up first.
@Component
public class Orgs {

    /// How long another process' write may go unseen. Measured on the machine, not on [JinlinClock]: a replay runs
    /// through a year in a minute and must not read everything again for each of its days.
    private static final Duration KEPT = Duration.ofSeconds(5);

    /// @param writes how many own writes there had been before it was read
    private record Kept(Snapshot snapshot, long sinceNanos, long writes) {

        boolean isOld(long nanos) {
            return nanos - sinceNanos >= KEPT.toNanos();
        }

        Kept renewed(long nanos) {
            return new Kept(snapshot, nanos, writes);
        }
    }

    private final Db db;
    private final JinlinClock clock;
    private final LongSupplier nanos;
    private final Map<Integer, Tenant> tenants = new ConcurrentHashMap<>();
    private final Map<Integer, Kept> kept = new ConcurrentHashMap<>();
    /// Own writes, counted after their commit: what was read before one of them is not served after it.
    private final AtomicLong writes = new AtomicLong();

    @Autowired
    public Orgs(Db db, JinlinClock clock) {
        this(db, clock, System::nanoTime);
    }

    /// @param nanos the machine's steady time
    Orgs(Db db, JinlinClock clock, LongSupplier nanos) {
        this.db = db;
        this.clock = clock;
        this.nanos = nanos;
    }

    /// All tenants, by their numbers.
    public List<Tenant> tenants() {
        return OrgStore.tenants(db.ref());
    }

    /// @throws IllegalArgumentException when there is no such tenant
    public Tenant tenant(int district) {
        // a tenant's row never changes
        Tenant known = tenants.get(district);
        if (known == null) {
            tenants().forEach(each -> tenants.put(each.district(), each));
            known = tenants.get(district);
        }
        if (known == null) {
            throw new IllegalArgumentException("no tenant " + district);
        }
        return known;
    }

    public Optional<Tenant> tenantByCode(String code) {
        return tenants().stream().filter(tenant -> tenant.code().equals(code)).findFirst();
    }

    /// The day it is in a tenant's time zone; days begin at its midnight.
    public LocalDate today(int district) {
        return day(district, clock.now());
    }

    /// The tree of today.
    public Tree tree(int district) {
        return tree(district, today(district));
    }

    public Tree tree(int district, LocalDate day) {
        return snapshot(district).tree(day);
    }

    /// The playbook that holds at a unit: the nearest binding up the chain of that day. Empty when none holds yet.
    public Optional<Binding> binding(int district, long unitId, Instant at) {
        return snapshot(district).binding(day(district, at), unitId, at);
    }

    /// The operating mode that holds at a unit now: put over it, or over the nearest unit above.
    public Optional<Overlay> overlay(int district, long unitId) {
        return snapshot(district).overlay(today(district), unitId, clock.now());
    }

    /// Every operating mode of a tenant now.
    public List<Overlay> overlays(int district) {
        return snapshot(district).overlays(clock.now());
    }

    /// Every operating mode that a tenant ever had and that has ended by now.
    public List<PastMode> pastModes(int district) {
        Instant now = clock.now();
        return snapshot(district).rows().bindings().stream().filter(row -> row.matterId() != null && row.to() != null && !row.to().isAfter(now))
                .map(row -> new PastMode(row.unitId(), row.binding(), row.from(), row.to())).toList();
    }

    /// Puts a playbook over a unit and everything below it, in the caller's transaction; [#overlaid] is told after its commit.
    ///
    /// @return false when one is in force at this very unit
    public boolean putOver(DSLContext sql, int district, Overlay overlay) {
        tree(district).unit(overlay.unitId());
        return OrgStore.insertOverlay(sql, district, overlay);
    }

    /// Takes away what a matter has put over a unit, in the caller's transaction; what held before holds again.
    ///
    /// @return false when it has put nothing there, or that has ended
    public boolean takeOff(DSLContext sql, int district, long matterId) {
        return OrgStore.endOverlay(sql, district, matterId, clock.now());
    }

    /// What was put over a unit or taken off is committed: this process sees it at once, others within five seconds.
    public void overlaid() {
        written();
    }

    /// Somebody of this room has written.
    void written() {
        writes.incrementAndGet();
    }

    /// What lies in the database now; inside a transaction it is part of that.
    Snapshot fresh(int district) {
        return new Snapshot(db.readWithin(setup(district), sql -> OrgStore.rows(sql, district)), tenant(district).rootId());
    }

    /// Writes down what a plan changes, in the caller's transaction.
    void insert(DSLContext sql, int district, Boundaries.Plan plan) {
        OrgStore.insertUnits(sql, district, plan.founded().stream().map(NewUnit::unit).toList(), clock.now());
        OrgStore.insertEdges(sql, district, plan.founded(), plan.from());
        OrgStore.endEdges(sql, district, Stream.concat(plan.moves().keySet().stream(), plan.closed().stream()).toList(), plan.from());
        OrgStore.insertMoves(sql, district, plan.moves(), plan.from());
        OrgStore.endAreas(sql, district, Stream.concat(plan.areas().keySet().stream(), plan.closed().stream()).toList(), plan.from());
        OrgStore.insertAreas(sql, district, plan.areas().entrySet().stream().map(area -> new Area(area.getKey(), area.getValue(), "plan")).toList(), plan.from());
    }

    /// Units that ended in a time and do not stand on its last day.
    List<Long> closedOn(int district, LocalDate after, LocalDate until) {
        return snapshot(district).closedOn(after, until).stream().map(OrgRows.EdgeRow::unitId).distinct().toList();
    }

    /// The days of a time on which a unit came to hang elsewhere than before, in their order.
    SortedSet<LocalDate> resettledOn(int district, LocalDate after, LocalDate until) {
        return snapshot(district).resettledOn(after, until);
    }

    /// What was, is and will be bound in a tenant, unit by unit, each from the oldest on, without operating modes.
    public List<Bound> bindings(int district) {
        return snapshot(district).rows().bindings().stream().filter(row -> row.matterId() == null).map(row -> new Bound(row.unitId(), row.binding(), row.from())).toList();
    }

    /// The grid in which a place lies today; empty outside all grids.
    ///
    /// @param longitude degrees, CGCS2000 (EPSG:4490)
    /// @param latitude  degrees, CGCS2000
    public OptionalLong unitAt(int district, double longitude, double latitude) {
        return snapshot(district).unitAt(today(district), longitude, latitude);
    }

    /// Where units lie on a day, by unit, in the order of the units.
    public SequencedMap<Long, Geometry> boundaries(int district, LocalDate day) {
        return snapshot(district).boundaries(day);
    }

    /// Where units lie today, by unit, in the order of the units; degrees of longitude and latitude, CGCS2000.
    public SequencedMap<Long, Geometry> boundaries(int district) {
        return snapshot(district).boundaries(today(district));
    }

    /// A tenant with everything it begins with, in one transaction.
    ///
    /// @param root  the unit `tenant.rootId()`
    /// @param units parents in any order, valid from `from` on
    public void createTenant(Tenant tenant, Unit root, LocalDate from, List<NewUnit> units, List<Area> areas) {
        if (tenant.rootId() != root.id()) {
            throw new IllegalArgumentException("the root of tenant " + tenant.district() + " is not the unit " + root.id());
        }
        Tree tree = new Tree(List.of(root), Map.of(), root.id()).with(units);
        areas.forEach(area -> tree.unit(area.unitId()));
        Instant now = clock.now();
        db.write(setup(tenant.district()), sql -> {
            OrgStore.insertTenant(sql, tenant, now);
            OrgStore.insertUnits(sql, tenant.district(), List.of(root), now);
            OrgStore.insertUnits(sql, tenant.district(), units.stream().map(NewUnit::unit).toList(), now);
            OrgStore.insertEdges(sql, tenant.district(), units, from);
            OrgStore.insertAreas(sql, tenant.district(), areas, from);
            return null;
        });
        writes.incrementAndGet();
    }

    /// Adds units below others from a day on, in one transaction.
    ///
    /// @throws IllegalArgumentException when ids or codes repeat, or a parent is missing on that day
    public void addUnits(int district, LocalDate from, List<NewUnit> units) {
        reread(district).tree(from).with(units);
        Instant now = clock.now();
        db.write(setup(district), sql -> {
            OrgStore.insertUnits(sql, district, units.stream().map(NewUnit::unit).toList(), now);
            OrgStore.insertEdges(sql, district, units, from);
            return null;
        });
        writes.incrementAndGet();
    }

    /// Says where units lie from a day on, in one transaction.
    public void addAreas(int district, LocalDate from, List<Area> areas) {
        Tree tree = reread(district).tree(from);
        areas.forEach(area -> tree.unit(area.unitId()));
        db.write(setup(district), sql -> {
            OrgStore.insertAreas(sql, district, areas, from);
            return null;
        });
        writes.incrementAndGet();
    }

    /// From `from` on, which may lie ahead, this version holds at the unit and below, where no nearer binding says otherwise.
    public void bind(int district, long unitId, Binding binding, Instant from) {
        bind(district, unitId, binding, from, _ -> {});
    }

    /// The same, and what else is written in its transaction.
    public void bind(int district, long unitId, Binding binding, Instant from, Consumer<DSLContext> beside) {
        snapshot(district).tree(day(district, from)).unit(unitId);
        db.write(setup(district), sql -> {
            OrgStore.putBinding(sql, district, unitId, binding, from);
            beside.accept(sql);
            return null;
        });
        writes.incrementAndGet();
    }

    /// Calls a binding off that lies ahead, and what else is written in its transaction. One that has begun stays: matters were opened by it.
    public void unbind(int district, Bound ahead, Consumer<DSLContext> beside) {
        if (!ahead.from().isAfter(clock.now())) {
            throw new IllegalArgumentException("a binding that has begun at " + ahead.from() + " cannot be called off");
        }
        db.write(setup(district), sql -> {
            OrgStore.deleteBinding(sql, district, ahead);
            beside.accept(sql);
            return null;
        });
        writes.incrementAndGet();
    }

    private LocalDate day(int district, Instant at) {
        return LocalDate.ofInstant(at, tenant(district).zone());
    }

    private Snapshot snapshot(int district) {
        Kept known = kept.get(district);
        if (known == null || known.writes() != writes.get()) {
            return reread(district);
        }
        // one caller reads again, the others go on with what is there: they may be holding the last connections of the pool
        boolean readAgain = known.isOld(nanos.getAsLong()) && kept.replace(district, known, known.renewed(nanos.getAsLong()));
        return readAgain ? reread(district) : known.snapshot();
    }

    /// Rows that did not change keep the snapshot, with the trees it has already built.
    private Snapshot reread(int district) {
        long rootId = tenant(district).rootId();
        long writesBefore = writes.get();
        long began = nanos.getAsLong();
        OrgRows rows = db.read(setup(district), sql -> OrgStore.rows(sql, district));
        Kept before = kept.get(district);
        var snapshot = before != null && before.snapshot().rows().equals(rows) ? before.snapshot() : new Snapshot(rows, rootId);
        kept.put(district, new Kept(snapshot, began, writesBefore));
        return snapshot;
    }

    private static Scope setup(int district) {
        return Scope.service(district, Scope.Kind.SETUP);
    }
}
