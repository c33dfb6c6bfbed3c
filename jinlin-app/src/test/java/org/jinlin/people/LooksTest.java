package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jinlin.people.PeopleDatabase.CHANGTAI;
import static org.jinlin.people.PeopleDatabase.TODAY;
import static org.jinlin.people.PeopleDatabase.ZHAOAN;

import java.util.List;
import org.jinlin.kit.Scope;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who sees whom in clear, and that it is written down.
class LooksTest {

    private static PeopleWorld world;

    private long subject;
    private Actor staff;

    @BeforeAll
    static void start() {
        world = new PeopleWorld();
    }

    @BeforeEach
    void somebodyToLookAt() {
        subject = world.person(CHANGTAI, "Zhao Subject", "13833330001");
        long worker = world.person(CHANGTAI, "Qian Worker", null);
        world.appoint(CHANGTAI, worker, "grid_worker", 7, TODAY);
        staff = world.people.actor(CHANGTAI, worker);
    }

    @Test
    void a_look_opens_name_and_phone_and_its_subject_sees_who_looked_and_why() {
        assertThat(world.people.contact(staff, subject, 77, " call back ")).contains(new Contact(subject, "Zhao Subject", "13833330001"));
        var looks = world.people.looksAt(world.people.actor(CHANGTAI, subject));
        assertThat(looks).containsExactly(new LookRow(world.clock.now(), staff.personId(), "Q\uFF0A\uFF0A", 77L, "contact", "call back"));
    }

    @Test
    void nobody_sees_the_looks_at_somebody_else() {
        world.people.contact(staff, subject, 77, "call back");
        assertThat(world.people.looksAt(staff)).isEmpty();
        assertThat(world.people.looksAt(new Actor(ZHAOAN, Actor.Kind.PERSON, subject, List.of(), false))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n"})
    void without_a_reason_nothing_opens(String reason) {
        assertThat(world.people.contact(staff, subject, 77, reason)).isEmpty();
        assertNoLook();
    }

    @Test
    void an_over_long_reason_opens_nothing() {
        assertThat(world.people.contact(staff, subject, 77, "x".repeat(201))).isEmpty();
        assertNoLook();
    }

    @Test
    void residents_guests_and_the_engine_open_nobody() {
        var resident = world.people.actor(CHANGTAI, world.person(CHANGTAI, "Resident", null));
        var guest = new Actor(CHANGTAI, Actor.Kind.GUEST, subject, List.of(), false);
        for (Actor reader : List.of(resident, guest, Actor.engine(CHANGTAI))) {
            assertThat(world.people.contact(reader, subject, 77, "curious")).isEmpty();
        }
        assertNoLook();
    }

    @Test
    void staff_of_another_district_open_nobody() {
        var foreign = new Actor(ZHAOAN, Actor.Kind.PERSON, staff.personId(), staff.posts(), false);
        assertThat(world.people.contact(foreign, subject, 77, "call back")).isEmpty();
        assertNoLook();
    }

    @Test
    void a_look_at_nobody_is_not_written_down() {
        assertThat(world.people.contact(staff, 404, 77, "call back")).isEmpty();
        assertThat(world.raw().fetch("select 1 from people.read_log where subject_id = 404")).isEmpty();
    }

    @Test
    void nothing_opens_when_the_look_cannot_be_written_down() {
        world.raw().execute("alter table people.read_log add constraint full_disk check (reason <> 'full disk')");
        assertThatThrownBy(() -> world.people.contact(staff, subject, 77, "full disk")).isInstanceOf(DataAccessException.class)
                .hasMessageNotContaining("Zhao").hasMessageNotContaining("13833330001");
    }

    @Test
    void a_contact_prints_neither_name_nor_phone() {
        assertThat(new Contact(1, "Zhao", "13833330001").toString()).doesNotContain("Zhao", "1383333");
    }

    @Test
    void the_program_cannot_erase_or_change_a_look() {
        world.people.contact(staff, subject, 77, "call back");
        var service = Scope.service(CHANGTAI, Scope.Kind.REPORT);
        for (String statement : List.of("delete from people.read_log", "update people.read_log set reason = 'x'",
                "truncate people.read_log", "drop table people.read_log", "drop policy own on people.read_log",
                "alter table people.read_log disable row level security")) {
            assertThatThrownBy(() -> world.db.write(service, sql -> sql.execute(statement))).as(statement)
                    .isInstanceOf(DataAccessException.class)
                    .satisfiesAnyOf(e -> assertThat(e).hasStackTraceContaining("permission denied"),
                            e -> assertThat(e).hasStackTraceContaining("must be owner"));
        }
    }

    @Test
    void a_persons_scope_reads_only_itself() {
        world.people.contact(staff, subject, 77, "call back");
        var own = new Scope(CHANGTAI, Scope.Kind.PERSON, subject);
        assertThat(numbers(own, "select id from people.person")).containsExactly(subject);
        assertThat(numbers(own, "select distinct subject_id from people.read_log")).containsExactly(subject);
    }

    @Test
    void without_a_scope_there_are_no_rows() {
        for (String table : List.of("person", "household", "appointment", "link", "account", "read_log")) {
            assertThat(world.app().fetch("select 1 from people." + table)).as(table).isEmpty();
        }
    }

    @Test
    void another_districts_scope_has_none_of_these_rows_and_cannot_add_any() {
        var foreign = Scope.service(ZHAOAN, Scope.Kind.SETUP);
        assertThat(numbers(foreign, "select id from people.person where district_id = " + CHANGTAI)).isEmpty();
        String insert = "insert into people.account values (?, 1, ?, null, false, now())";
        assertThatThrownBy(() -> world.db.write(foreign, sql -> sql.execute(insert, CHANGTAI, subject)))
                .hasStackTraceContaining("row-level security");
    }

    private static List<Long> numbers(Scope scope, String query) {
        return world.db.read(scope, sql -> sql.fetch(query).getValues(0, Long.class));
    }

    private void assertNoLook() {
        assertThat(world.people.looksAt(world.people.actor(CHANGTAI, subject))).isEmpty();
    }
}
