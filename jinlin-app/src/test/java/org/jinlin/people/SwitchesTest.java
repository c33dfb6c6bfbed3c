package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jinlin.people.PeopleDatabase.CHANGTAI;
import static org.jinlin.people.PeopleDatabase.ZHAOAN;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jinlin.kit.Db;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Paging;
import org.jinlin.kit.Scope;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Legal switches: how they stand at first, who decides, and that a decision reaches every server.
class SwitchesTest {

    private final PeopleWorld world = new PeopleWorld();
    private final Administrators administrators = new Administrators(world.db, new PersonStore(), world.people, world.orgs, world.audit, world.clock);
    private final Switches here = server();
    private final Switches elsewhere = server();

    private Switches server() {
        return new Switches(world.db, administrators, world.people, world.audit, world.ids, world.clock, world.nanos::get);
    }

    private Actor security(int district) {
        long person = world.account(district, "security-" + world.ids.next());
        administrators.first(district, person, Administrator.SECURITY, "first").orThrow();
        return person(district, person);
    }

    private static Actor person(int district, long id) {
        return new Actor(district, Actor.Kind.PERSON, id, List.of(), false);
    }

    @ParameterizedTest
    @CsvSource({"PLACE_CHECK_IN,false", "PERSON_RANKING,false", "PHOTO_AT_SOLVING,false", "PUBLIC_BOARD,true", "REMEMBERED_PHONE,true", "AUDIT_NAMES,false"})
    void nobodyHasDecidedAnythingAtFirst(Switch which, boolean on) {
        assertThat(here.on(CHANGTAI, which)).isEqualTo(on);
    }

    @ParameterizedTest
    @EnumSource(Switch.class)
    void aDecisionHoldsHereAtOnceAndElsewhereAfterHalfASecond(Switch which) {
        Actor security = security(CHANGTAI);
        boolean first = which.isOnAtFirst();
        assertThat(elsewhere.on(CHANGTAI, which)).isEqualTo(first);
        assertThat(here.turn(security, which.code(), !first, "resolved on Monday").isDone()).isTrue();
        assertThat(here.on(CHANGTAI, which)).isEqualTo(!first);
        assertThat(here.on(ZHAOAN, which)).as("of another district").isEqualTo(first);
        world.nanos.addAndGet(Duration.ofMillis(499).toNanos());
        assertThat(elsewhere.on(CHANGTAI, which)).isEqualTo(first);
        world.nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(elsewhere.on(CHANGTAI, which)).isEqualTo(!first);
        here.turn(security, which.code(), first, "taken back").orThrow();
        assertThat(here.on(CHANGTAI, which)).isEqualTo(first);
    }

    @Test
    void whatIsWrongIsRefusedAndChangesNothing() {
        Actor security = security(CHANGTAI);
        assertThat(refusal(here.turn(security, "person_ranking", true, " "))).isEqualTo("REASON_MISSING");
        assertThat(refusal(here.turn(security, "person_ranking", true, "x".repeat(201)))).isEqualTo("TEXT_TOO_LONG");
        assertThat(refusal(here.turn(security, "PERSON_RANKING", true, "x"))).isEqualTo("SWITCH_UNKNOWN");
        assertThat(refusal(here.turn(security, "person_ranking", false, "x"))).isEqualTo("SWITCH_SAME");
        assertThat(refusal(here.turn(security, "public_board", true, "x"))).isEqualTo("SWITCH_SAME");
        Actor nobody = person(CHANGTAI, world.account(CHANGTAI, "nobody"));
        assertThat(refusal(here.turn(nobody, "person_ranking", true, "x"))).isEqualTo("ADMIN_NEEDED");
        assertThat(refusal(here.decided(nobody, Paging.first(5)))).isEqualTo("ADMIN_NEEDED");
        assertThat(here.on(CHANGTAI, Switch.PERSON_RANKING)).isFalse();
        assertThat(world.raw().fetchCount(DSL.table("people.switch_change"))).isZero();
    }

    private static String refusal(Outcome<?> outcome) {
        return outcome.<String>map(_ -> "done").orElse(refusal -> refusal.code());
    }

    @Test
    void ofManyAtOnceOneDecides() throws Exception {
        Actor security = security(CHANGTAI);
        var start = new CyclicBarrier(6);
        try (var threads = Executors.newFixedThreadPool(6)) {
            var answers = threads.invokeAll(IntStream.range(0, 6).<Callable<String>>mapToObj(i -> () -> {
                start.await(10, TimeUnit.SECONDS);
                return refusal(server().turn(security, "person_ranking", true, "by " + i));
            }).toList());
            var codes = answers.stream().map(answer -> answer.resultNow()).sorted().toList();
            assertThat(codes).containsExactly("SWITCH_SAME", "SWITCH_SAME", "SWITCH_SAME", "SWITCH_SAME", "SWITCH_SAME", "done");
        }
        assertThat(here.decided(security, Paging.first(5)).orThrow().items()).hasSize(1);
    }

    @Test
    void theHistoryIsTheLastFirstAndNothingOfItCanBeChanged() {
        Actor security = security(CHANGTAI);
        for (int i = 0; i < 5; i++) {
            here.turn(security, "place_check_in", i % 2 == 0, "round " + i).orThrow();
        }
        var page = here.decided(security, Paging.first(3)).orThrow();
        assertThat(page.items()).extracting(Switches.Decided::reason).containsExactly("round 4", "round 3", "round 2");
        assertThat(page.items()).extracting(Switches.Decided::on).containsExactly(true, false, true);
        Db db = world.db;
        for (String sql : new String[] {"update people.switch_change set is_on = false", "delete from people.switch_change"}) {
            assertThatThrownBy(() -> db.write(Scope.service(CHANGTAI, Scope.Kind.SETUP), program -> program.execute(sql))).isInstanceOf(DataAccessException.class).hasMessageContaining("permission denied");
        }
    }
}
