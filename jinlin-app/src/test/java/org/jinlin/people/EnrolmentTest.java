package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jinlin.people.PeopleDatabase.CHANGTAI;
import static org.jinlin.people.PeopleDatabase.NOON;
import static org.jinlin.people.PeopleDatabase.TODAY;
import static org.jinlin.people.PeopleDatabase.ZHAOAN;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.jinlin.kit.Outcome;
import org.jinlin.people.Enrolment.NewAccount;
import org.jinlin.people.Enrolment.NewAppointment;
import org.jinlin.people.Enrolment.NewHousehold;
import org.jinlin.people.Enrolment.NewLink;
import org.jinlin.people.Enrolment.NewPerson;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EnrolmentTest {

    private static PeopleWorld world;

    @BeforeAll
    static void start() {
        world = new PeopleWorld();
    }

    @Test
    void no_sealed_column_holds_a_byte_sequence_of_the_plain_text() {
        var household = new NewHousehold(501, 7, "Building 3 door 1702", List.of("lives alone tag", "wheelchair tag"));
        var person = new NewPerson(502, "Wang Plaintext", "138-0000-4321", "Plain Road 99", 501L, 7L, true);
        world.enrolment.enrol(CHANGTAI, List.of(household), List.of(person), List.of(), List.of(),
                List.of(new NewAccount(502, "plainlogin", "plain password"))).orThrow();
        String rows = allBytes("select row_to_json(t)::text from people.household t where id = 501")
                + allBytes("select row_to_json(t)::text from people.person t where id = 502")
                + allBytes("select row_to_json(t)::text from people.account t where person_id = 502")
                + allBytes("select row_to_json(t)::text from people.login t");
        // four digits turn up in sealed bytes and in ids by chance
        String readable = rows.replaceAll("x[0-9a-f]{16,}|[0-9]{15,}", "");
        for (String secret : List.of("1702", "Building", "alone", "wheelchair", "Wang", "Plaintext", "13800004321", "4321", "Plain Road",
                "plainlogin", "plain password")) {
            assertThat(readable).doesNotContain(secret);
            // row_to_json writes bytea in hexadecimal
            assertThat(rows).doesNotContain(hex(secret));
        }
    }

    @Test
    void what_was_sealed_for_one_row_does_not_open_in_another() {
        long one = world.person(CHANGTAI, "One", "13800000101");
        long two = world.person(CHANGTAI, "Two", "13800000102");
        world.raw().execute("update people.person set name = (select name from people.person where id = ?) where id = ?", one, two);
        assertThatThrownBy(() -> world.people.masked(CHANGTAI, two)).isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("One");
    }

    @Test
    void a_taken_sign_in_name_enters_nobody() {
        world.account(CHANGTAI, "taken");
        var person = new NewPerson(601, "Late", null, null, null, null, true);
        var outcome = world.enrolment.enrol(CHANGTAI, List.of(), List.of(person), List.of(), List.of(),
                List.of(new NewAccount(601, " TAKEN ", null)));
        assertRefused(outcome, "LOGIN_TAKEN");
        assertThat(count("people.person where id = 601")).isZero();
    }

    @Test
    void a_sign_in_name_is_unique_over_districts() {
        world.account(CHANGTAI, "everywhere");
        var person = new NewPerson(602, "Other", null, null, null, null, true);
        assertRefused(world.enrolment.enrol(ZHAOAN, List.of(), List.of(person), List.of(), List.of(),
                List.of(new NewAccount(602, "everywhere", null))), "LOGIN_TAKEN");
    }

    @Test
    void a_sign_in_name_twice_in_a_list_enters_nobody() {
        var persons = List.of(new NewPerson(603, "A", null, null, null, null, true), new NewPerson(604, "B", null, null, null, null, true));
        var accounts = List.of(new NewAccount(603, "double", null), new NewAccount(604, "DOUBLE", null));
        assertRefused(world.enrolment.enrol(CHANGTAI, List.of(), persons, List.of(), List.of(), accounts), "LOGIN_TAKEN");
        assertThat(count("people.person where id in (603, 604)")).isZero();
    }

    @Test
    void unusable_names_and_passwords_are_refused() {
        assertRefused(accountOnly(new NewAccount(1, "", null)), "LOGIN_INVALID");
        assertRefused(accountOnly(new NewAccount(1, "x".repeat(65), null)), "LOGIN_INVALID");
        assertRefused(accountOnly(new NewAccount(1, "short", "1234567")), "PASSWORD_INVALID");
        assertRefused(accountOnly(new NewAccount(1, "long", "x".repeat(73))), "PASSWORD_INVALID");
        // 25 Chinese characters are 75 bytes, more than bcrypt reads
        assertRefused(accountOnly(new NewAccount(1, "wide", "\u5bc6".repeat(25))), "PASSWORD_INVALID");
    }

    @Test
    void an_error_in_the_last_list_takes_everything_back() {
        var person = new NewPerson(605, "Gone", null, null, null, null, true);
        var nobody = new NewAppointment(999_999, "grid_worker", 1, TODAY);
        assertThatThrownBy(() -> world.enrolment.enrol(CHANGTAI, List.of(), List.of(person), List.of(nobody), List.of(), List.of()))
                .isInstanceOf(IntegrityConstraintViolationException.class)
                .hasMessageNotContaining("Gone");
        assertThat(count("people.person where id = 605")).isZero();
    }

    @Test
    void a_link_leads_to_exactly_one_end() {
        assertThatThrownBy(() -> new NewLink("care", 1, null, null, TODAY, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NewLink("care", 1, 2L, 3L, TODAY, NOON)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thousands_go_in_at_once() {
        var persons = LongStream.range(0, 2500)
                .mapToObj(i -> new NewPerson(700_000 + i, "Many " + i, "1390000" + (1000 + i), i % 2 == 0 ? null : "Road " + i, null, 7L,
                        true))
                .toList();
        assertThat(world.enrolment.enrol(CHANGTAI, List.of(), persons, List.of(), List.of(), List.of()).orThrow()).isEqualTo(2500);
        assertThat(count("people.person where id between 700000 and 702499 and (address is null) = (id % 2 = 0)")).isEqualTo(2500);
    }

    @Test
    void nothing_to_enter_is_no_error() {
        assertThat(world.enrolment.enrol(CHANGTAI, List.of(), List.of(), List.of(), List.of(), List.of()).orThrow()).isZero();
    }

    @Test
    void an_account_prints_neither_name_nor_password() {
        assertThat(new NewAccount(7, "me", "secret secret").toString()).doesNotContain("me\"", "secret").contains("7");
    }

    private static Outcome<Integer> accountOnly(NewAccount account) {
        return world.enrolment.enrol(CHANGTAI, List.of(), List.of(), List.of(), List.of(), List.of(account));
    }

    private static void assertRefused(Outcome<?> outcome, String code) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    private static int count(String fromWhere) {
        return world.raw().fetchSingle("select count(*)::int from " + fromWhere).get(0, Integer.class);
    }

    private static String allBytes(String query) {
        return String.join("\n", world.raw().fetch(query).getValues(0, String.class));
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
