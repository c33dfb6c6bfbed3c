package org.jinlin.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Scope;
import org.jinlin.proof.TestPostgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A playbook laid over others, until it is taken off.
class OverlaysTest {

    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    private static final Binding OWN = new Binding("own", 3);
    private static final Binding STREET = new Binding("street", 1);
    private static final Binding OVER = new Binding("over", 2);
    private static final AtomicInteger DISTRICTS = new AtomicInteger(700);
    private static Db db;

    private final JinlinClock clock = JinlinClock.movable(NOON);
    private final AtomicLong nanos = new AtomicLong();
    private final int district = DISTRICTS.incrementAndGet();
    private Orgs orgs;

    @BeforeAll
    static void migrate() {
        db = new Db(TestPostgres.spread().appSource());
    }

    /// 1 is above 2 and 5, 2 above 3, 3 above 4; a street has a playbook of its own.
    @BeforeEach
    void oneTenant() {
        orgs = new Orgs(db, clock);
        orgs.createTenant(new Tenant(district, "t" + district, "tenant", ZoneId.of("Asia/Shanghai"), 1), new Unit(1, "district", "district", null), LocalDate.of(2026, 1, 1),
                List.of(added(2, 1), added(3, 2), added(4, 3), added(5, 1)), List.of());
        orgs.bind(district, 1, OWN, NOON.minusSeconds(60));
        orgs.bind(district, 2, STREET, NOON.minusSeconds(60));
    }

    @Test
    void holdsAtTheUnitAndBelowWhateverElseIsBoundThere() {
        assertThat(put(1, 77)).isTrue();
        assertThat(held(1, 2, 3, 4, 5)).containsOnly(OVER);
        assertThat(off(77)).isTrue();
        assertThat(held(1, 5)).containsOnly(OWN);
        assertThat(held(2, 3, 4)).containsOnly(STREET);
    }

    @Test
    void holdsNowhereElse() {
        assertThat(put(3, 77)).isTrue();
        assertThat(held(3, 4)).containsOnly(OVER);
        assertThat(held(2)).containsOnly(STREET);
        assertThat(held(1, 5)).containsOnly(OWN);
        assertThat(orgs.overlay(district, 5)).isEmpty();
        assertThat(orgs.overlay(district, 4)).hasValueSatisfying(overlay -> assertThat(overlay.unitId()).isEqualTo(3));
    }

    @Test
    void aUnitHasOneAtATime() {
        assertThat(put(3, 77)).isTrue();
        assertThat(put(3, 78)).isFalse();
        assertThat(off(78)).isFalse();
        assertThat(held(3)).containsOnly(OVER);
    }

    @Test
    void endsOnceAndByTheMatterThatPutIt() {
        put(3, 77);
        assertThat(off(76)).isFalse();
        assertThat(off(77)).isTrue();
        assertThat(off(77)).isFalse();
        assertThat(orgs.overlays(district)).isEmpty();
    }

    @Test
    void oneBelowAnotherEndsWithoutTheOther() {
        put(3, 77);
        put(1, 78);
        assertThat(orgs.overlay(district, 4).map(Overlay::matterId)).contains(77L);
        off(77);
        assertThat(orgs.overlay(district, 4).map(Overlay::matterId)).contains(78L);
        assertThat(held(4)).containsOnly(OVER);
        off(78);
        assertThat(held(4)).containsOnly(STREET);
    }

    @Test
    void aVersionPublishedMeanwhileHoldsAfterwards() {
        put(1, 77);
        clock.advance(Duration.ofHours(1));
        orgs.bind(district, 1, new Binding("own", 4), clock.now());
        assertThat(held(1)).containsOnly(OVER);
        off(77);
        assertThat(held(1)).containsOnly(new Binding("own", 4));
    }

    @Test
    void onOffAndOnAgainInOneInstantHolds() {
        orgs.bind(district, 5, OWN, NOON);
        assertThat(put(5, 77)).isTrue();
        clock.advance(Duration.ofMillis(1));
        off(77);
        assertThat(held(5)).containsOnly(OWN);
        assertThat(put(5, 78)).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(held(5)).containsOnly(OVER);
    }

    /// Another process, and the same one started again, know no more than the rows.
    @Test
    void anotherProcessSeesItWithinFiveSecondsAndANewOneAtOnce() {
        var other = new Orgs(db, clock, nanos::get);
        assertThat(other.binding(district, 4, clock.now())).contains(STREET);
        put(3, 77);
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(other.binding(district, 4, clock.now())).contains(OVER);
        assertThat(new Orgs(db, clock).binding(district, 4, clock.now())).contains(OVER);
    }

    @Test
    void whatIsUndoneNeverHeld() {
        db.rehearse(scope(), sql -> orgs.putOver(sql, district, new Overlay(3, OVER, clock.now(), 77)));
        orgs.overlaid();
        assertThat(held(3)).containsOnly(STREET);
    }

    @Test
    void anUnknownUnitIsADefectOfTheCaller() {
        assertThatIllegalArgumentException().isThrownBy(() -> put(99, 77));
    }

    private boolean put(long unit, long matter) {
        boolean done = db.write(scope(), sql -> orgs.putOver(sql, district, new Overlay(unit, OVER, clock.now(), matter)));
        orgs.overlaid();
        return done;
    }

    private boolean off(long matter) {
        boolean done = db.write(scope(), sql -> orgs.takeOff(sql, district, matter));
        orgs.overlaid();
        return done;
    }

    private List<Binding> held(long... units) {
        return java.util.Arrays.stream(units).mapToObj(unit -> orgs.binding(district, unit, clock.now()).orElseThrow()).toList();
    }

    private Scope scope() {
        return Scope.service(district, Scope.Kind.MOVE);
    }

    private static NewUnit added(long id, long parent) {
        return new NewUnit(new Unit(id, "street", "unit " + id, null), parent);
    }
}
