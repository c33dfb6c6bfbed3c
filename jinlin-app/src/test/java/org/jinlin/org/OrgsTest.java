package org.jinlin.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jinlin.db.org.Tables.EDGE;
import static org.jinlin.db.org.Tables.UNIT;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Scope;
import org.jinlin.proof.TestDatabase;
import org.jinlin.proof.TestPostgres;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class OrgsTest {

    private static final LocalDate SINCE = LocalDate.of(2026, 1, 1);
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    private static final AtomicInteger DISTRICTS = new AtomicInteger(100);
    private static TestDatabase database;
    private static Db db;

    private final JinlinClock clock = JinlinClock.movable(NOON);
    private final int district = DISTRICTS.incrementAndGet();
    private Orgs orgs;

    @BeforeAll
    static void migrate() {
        database = TestPostgres.spread();
        db = new Db(database.appSource());
    }

    @BeforeEach
    void oneTenant() throws ParseException {
        orgs = new Orgs(db, clock);
        orgs.createTenant(tenant(district, "Asia/Shanghai"), new Unit(1, "district", "district", "root"), SINCE,
                List.of(add(4, "grid", 3), add(3, "community", 2), add(2, "street", 1), add(5, "grid", 3), add(6, "street", 1)),
                List.of(new Area(4, wkt("POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))"), "demonstration"),
                        new Area(5, wkt("POLYGON ((1 0, 2 0, 2 1, 1 1, 1 0))"), "demonstration")));
    }

    @Test
    void aTenantIsFoundByNumberAndByCode() {
        var tenant = tenant(district, "Asia/Shanghai");
        assertThat(orgs.tenant(district)).isEqualTo(tenant);
        assertThat(orgs.tenantByCode("code " + district)).contains(tenant);
        assertThat(orgs.tenants()).contains(tenant);
        assertThat(orgs.tenantByCode("nothing")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> orgs.tenant(99)).withMessageContaining("99");
        assertThatIllegalArgumentException().isThrownBy(() -> orgs.tree(99));
    }

    @Test
    void theTreeOfTodayIsReadBackAsItWasAdded() {
        assertThat(orgs.tree(district).chain(4)).containsExactly(4L, 3L, 2L, 1L);
        assertThat(orgs.tree(district).unit(3)).isEqualTo(new Unit(3, "community", "unit 3", "code 3"));
        assertThat(orgs.tree(district)).as("kept in memory").isSameAs(orgs.tree(district));
    }

    @Test
    void beforeTheUnitsBeganThereIsTheRootAlone() {
        assertThat(orgs.tree(district, SINCE.minusDays(1)).units()).extracting(Unit::id).containsExactly(1L);
        assertThat(orgs.tree(district, LocalDate.MIN).units()).hasSize(1);
        assertThat(orgs.tree(district, LocalDate.MAX).units()).hasSize(6);
    }

    @Test
    void aUnitAddedForTomorrowIsThereTomorrow() {
        LocalDate tomorrow = orgs.today(district).plusDays(1);
        orgs.addUnits(district, tomorrow, List.of(add(7, "grid", 3)));
        assertThat(orgs.tree(district).find(7)).isEmpty();
        clock.set(NOON.plusSeconds(86_400));
        assertThat(orgs.tree(district).find(7)).isPresent();
    }

    @Test
    void anOwnWriteIsSeenAtOnceAndAnotherReaderSeesTheSame() {
        orgs.tree(district);
        orgs.addUnits(district, SINCE, List.of(add(7, "grid", 3)));
        assertThat(orgs.tree(district).find(7)).isPresent();
        assertThat(new Orgs(db, clock).tree(district).units()).containsExactlyElementsOf(orgs.tree(district).units());
    }

    @Test
    void aWriteOfAnotherProcessIsSeenAfterFiveSeconds() {
        var nanos = new AtomicLong();
        var reader = new Orgs(db, clock, nanos::get);
        Tree before = reader.tree(district);
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(reader.tree(district)).as("read again, and nothing had changed").isSameAs(before);
        orgs.addUnits(district, SINCE, List.of(add(7, "grid", 3)));
        nanos.addAndGet(Duration.ofMillis(4_999).toNanos());
        assertThat(reader.tree(district)).isSameAs(before);
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(reader.tree(district).find(7)).isPresent();
    }

    @Test
    void anOwnWriteIsSeenAtOnceWhileOthersRead() throws Exception {
        var done = new AtomicBoolean();
        try (var readers = Executors.newFixedThreadPool(2)) {
            List<Future<?>> reading = List.of(readers.submit(() -> readUntil(done)), readers.submit(() -> readUntil(done)));
            for (long id = 100; id < 110; id++) {
                orgs.addUnits(district, SINCE, List.of(add(id, "grid", 3)));
                assertThat(orgs.tree(district).find(id)).isPresent();
            }
            done.set(true);
            for (Future<?> each : reading) {
                each.get();
            }
        }
    }

    private void readUntil(AtomicBoolean done) {
        while (!done.get()) {
            orgs.tree(district).chain(4);
        }
    }

    @Test
    void aTenantThatCannotBeMadeWholeIsNotMade() throws ParseException {
        int broken = DISTRICTS.incrementAndGet();
        var area = new Area(2, wkt("POLYGON ((0 0, 1 0, 1 1, 0 0))"), "survey");
        assertThatThrownBy(() -> orgs.createTenant(tenant(broken, "Asia/Shanghai"), new Unit(1, "district", "broken", null), SINCE,
                List.of(add(2, "grid", 1)), List.of(area, area))).isInstanceOf(DataAccessException.class);
        assertThat(orgs.tenantByCode("code " + broken)).isEmpty();
        assertThat((int) db.read(Scope.service(broken, Scope.Kind.SETUP), sql -> sql.fetchCount(UNIT))).isZero();
    }

    @Test
    void aUnitThatChangesItsParentHasTheOldOneUntilThatDay() {
        LocalDate day = LocalDate.of(2026, 6, 1);
        var scope = Scope.service(district, Scope.Kind.SETUP);
        db.write(scope, sql -> sql.update(EDGE).set(EDGE.VALID_TO, day)
                .where(EDGE.DISTRICT_ID.eq(district), EDGE.UNIT_ID.eq(3L)).execute());
        db.write(scope, sql -> sql.insertInto(EDGE).columns(EDGE.DISTRICT_ID, EDGE.UNIT_ID, EDGE.PARENT_ID, EDGE.VALID_FROM)
                .values(district, 3L, 6L, day).execute());
        assertThat(orgs.tree(district, day.minusDays(1)).chain(4)).containsExactly(4L, 3L, 2L, 1L);
        assertThat(orgs.tree(district, day).chain(4)).containsExactly(4L, 3L, 6L, 1L);
    }

    @Test
    void aDayBeginsAtTheTenantsMidnight() {
        int west = DISTRICTS.incrementAndGet();
        orgs.createTenant(tenant(west, "-05:00"), new Unit(1, "district", "west", null), SINCE, List.of(), List.of());
        clock.set(Instant.parse("2026-03-01T16:00:00Z"));
        assertThat(orgs.today(district)).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(orgs.today(west)).isEqualTo(LocalDate.of(2026, 3, 1));
        clock.set(Instant.parse("2026-03-01T15:59:59.999Z"));
        assertThat(orgs.today(district)).isEqualTo(LocalDate.of(2026, 3, 1));
    }

    @Test
    void theNearestBindingHolds() {
        Instant begin = NOON.minusSeconds(10);
        assertThat(orgs.binding(district, 4, NOON)).isEmpty();
        orgs.bind(district, 1, new Binding("base", 1), begin);
        orgs.bind(district, 3, new Binding("special", 2), NOON);
        orgs.bind(district, 1, new Binding("base", 2), NOON.plusSeconds(10));
        assertThat(orgs.binding(district, 4, begin.minusMillis(1))).isEmpty();
        assertThat(orgs.binding(district, 4, begin)).contains(new Binding("base", 1));
        assertThat(orgs.binding(district, 4, NOON)).contains(new Binding("special", 2));
        assertThat(orgs.binding(district, 6, NOON)).contains(new Binding("base", 1));
        assertThat(orgs.binding(district, 6, NOON.plusSeconds(10))).contains(new Binding("base", 2));
        assertThatIllegalArgumentException().isThrownBy(() -> orgs.binding(district, 77, NOON));
        assertThatIllegalArgumentException().isThrownBy(() -> orgs.bind(district, 77, new Binding("base", 1), NOON));
    }

    @Test
    void aPlaceLiesInOneGridAlsoOnTheBorder() {
        assertThat(orgs.unitAt(district, 0.5, 0.5)).hasValue(4);
        assertThat(orgs.unitAt(district, 1.5, 0.5)).hasValue(5);
        assertThat(orgs.unitAt(district, 1, 0.5)).as("the shared border").hasValue(4);
        assertThat(orgs.unitAt(district, 2, 1)).as("an outer corner").hasValue(5);
    }

    @Test
    void outsideAllGridsThereIsNoUnit() {
        assertThat(orgs.unitAt(district, 2.0000001, 0.5)).isEmpty();
        assertThat(orgs.unitAt(district, -170, -80)).isEmpty();
        assertThat(orgs.unitAt(district, Double.NaN, 0.5)).isEmpty();
        assertThat(orgs.unitAt(district, 0.5, Double.POSITIVE_INFINITY)).isEmpty();
        clock.set(Instant.parse("2025-12-31T15:59:59Z"));
        assertThat(orgs.unitAt(district, 0.5, 0.5)).as("before the grids were drawn").isEmpty();
    }

    @Test
    void aGridDrawnLaterIsFoundFromItsDayOn() throws ParseException {
        LocalDate tomorrow = orgs.today(district).plusDays(1);
        orgs.addAreas(district, tomorrow, List.of(new Area(6, wkt("POLYGON ((5 5, 6 5, 6 6, 5 5))"), "survey")));
        assertThat(orgs.unitAt(district, 5.9, 5.5)).isEmpty();
        clock.set(NOON.plusSeconds(86_400));
        assertThat(orgs.unitAt(district, 5.9, 5.5)).hasValue(6);
    }

    @Test
    void unitsThatDoNotFitAreRefusedAndNothingChanges() {
        refused(add(7, "grid", 77));
        refused(add(3, "grid", 1));
        refused(new NewUnit(new Unit(7, "grid", "name", "code 3"), 3));
        refused(add(7, "grid", 7));
        refused(add(1, "grid", 2));
        assertThat(new Orgs(db, clock).tree(district).units()).hasSize(6);
    }

    @Test
    void oneBadUnitKeepsTheWholeBatchOut() {
        var nameless = new NewUnit(new Unit(9, "grid", "", null), 3);
        assertThatThrownBy(() -> orgs.addUnits(district, SINCE, List.of(add(8, "grid", 3), nameless)))
                .isInstanceOf(DataAccessException.class);
        assertThat(new Orgs(db, clock).tree(district).find(8)).isEmpty();
    }

    @Test
    void aBoundaryThatIsNoneIsRefused() {
        for (String bad : List.of("POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))", "POLYGON EMPTY", "LINESTRING (0 0, 1 1)", "POINT (0 0)",
                "POLYGON ((0 0, 200 0, 200 1, 0 0))", "POLYGON ((0 0, 1 0, 1 95, 0 0))")) {
            assertThatIllegalArgumentException().as(bad).isThrownBy(() -> new Area(4, wkt(bad), "survey"));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> orgs.addAreas(district, SINCE,
                List.of(new Area(77, wkt("POLYGON ((0 0, 1 0, 1 1, 0 0))"), "survey"))));
    }

    @Test
    void aTenantThatIsThereAlreadyIsNotMadeTwice() {
        assertThatThrownBy(() -> orgs.createTenant(tenant(district, "Asia/Shanghai"), new Unit(50, "district", "again", null), SINCE,
                List.of(add(51, "street", 50)), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> orgs.createTenant(tenant(district, "Asia/Shanghai"), new Unit(1, "district", "again", null), SINCE,
                List.of(add(51, "street", 1)), List.of())).isInstanceOf(DataAccessException.class);
        assertThat(new Orgs(db, clock).tree(district).units()).hasSize(6);
    }

    @Test
    void withoutScopeOrUnderAnotherTenantsThereAreNoRows() {
        assertThat(db.ref().fetchCount(UNIT)).isZero();
        assertThat((int) db.read(Scope.service(99_999, Scope.Kind.SETUP), sql -> sql.fetchCount(UNIT))).isZero();
        assertThat((int) db.read(Scope.service(district, Scope.Kind.SETUP), sql -> sql.fetchCount(UNIT))).isEqualTo(6);
    }

    @Test
    void nobodyWritesIntoAnotherTenant() {
        assertThatThrownBy(() -> db.write(Scope.service(99_999, Scope.Kind.SETUP), sql -> sql.insertInto(EDGE)
                .columns(EDGE.DISTRICT_ID, EDGE.UNIT_ID, EDGE.PARENT_ID, EDGE.VALID_FROM)
                .values(district, 6L, 2L, SINCE.plusDays(9)).execute()))
                .isInstanceOf(DataAccessException.class).hasMessageContaining("row-level security");
        assertThat((int) db.write(Scope.service(99_999, Scope.Kind.SETUP),
                sql -> sql.update(UNIT).set(UNIT.NAME, "taken").where(UNIT.DISTRICT_ID.eq(district)).execute())).isZero();
    }

    private void refused(NewUnit unit) {
        assertThatIllegalArgumentException().isThrownBy(() -> orgs.addUnits(district, SINCE, List.of(add(8, "grid", 3), unit)));
    }

    private static Tenant tenant(int district, String zone) {
        return new Tenant(district, "code " + district, "tenant", ZoneId.of(zone), 1);
    }

    private static NewUnit add(long id, String level, long parent) {
        return new NewUnit(new Unit(id, level, "unit " + id, "code " + id), parent);
    }

    private static Geometry wkt(String text) throws ParseException {
        return new WKTReader().read(text);
    }
}
