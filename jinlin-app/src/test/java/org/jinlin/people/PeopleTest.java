package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jinlin.people.PeopleDatabase.CHANGTAI;
import static org.jinlin.people.PeopleDatabase.NOON;
import static org.jinlin.people.PeopleDatabase.TODAY;
import static org.jinlin.people.PeopleDatabase.ZHAOAN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jinlin.people.Enrolment.NewHousehold;
import org.jinlin.people.Enrolment.NewLink;
import org.jinlin.people.Enrolment.NewPerson;
import org.jinlin.kit.Scope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Persons, posts and duties.
class PeopleTest {

    private static PeopleWorld world;

    @BeforeAll
    static void start() {
        world = new PeopleWorld();
    }

    @BeforeEach
    void noon() {
        world.clock.set(NOON);
    }

    @Test
    void a_person_holds_two_posts_at_once() {
        long person = world.person(CHANGTAI, "Lin Er", null);
        world.appoint(CHANGTAI, person, "secretary", 11, TODAY);
        world.appoint(CHANGTAI, person, "director", 12, TODAY);
        assertThat(world.people.actor(CHANGTAI, person).posts()).containsExactly(new Post("director", 12), new Post("secretary", 11));
    }

    @Test
    void somebody_without_posts_and_somebody_unknown_have_none() {
        long person = world.person(CHANGTAI, "Resident", null);
        assertThat(world.people.actor(CHANGTAI, person).isStaff()).isFalse();
        assertThat(world.people.actor(CHANGTAI, 123).posts()).isEmpty();
    }

    @Test
    void posts_of_one_district_give_none_in_another() {
        long person = world.person(CHANGTAI, "Only Here", null);
        world.appoint(CHANGTAI, person, "secretary", 13, TODAY);
        assertThat(world.people.actor(ZHAOAN, person).posts()).isEmpty();
        assertThat(world.people.staffed(ZHAOAN, Set.of("secretary"))).doesNotContain(13L);
    }

    @Test
    void a_post_begins_at_midnight_of_the_district_and_not_of_greenwich() {
        long person = world.person(CHANGTAI, "Tomorrow", null);
        world.appoint(CHANGTAI, person, "leader", 14, TODAY.plusDays(1));
        world.clock.set(Instant.parse("2026-03-02T15:59:59.999Z"));
        assertThat(world.people.actor(CHANGTAI, person).posts()).isEmpty();
        assertThat(world.people.staffed(CHANGTAI, Set.of("leader"))).isEmpty();
        world.clock.set(Instant.parse("2026-03-02T16:00:00Z"));
        assertThat(world.people.actor(CHANGTAI, person).posts()).containsExactly(new Post("leader", 14));
        assertThat(world.people.staffed(CHANGTAI, Set.of("leader"))).containsExactly(14L);
    }

    @Test
    void rights_end_with_the_appointment() {
        long person = world.person(CHANGTAI, "Ending", null);
        world.appoint(CHANGTAI, person, "ending", 15, TODAY);
        assertThat(world.people.endAppointment(CHANGTAI, person, "ending", 15, TODAY.plusDays(1))).isTrue();
        assertThat(world.people.actor(CHANGTAI, person).posts()).hasSize(1);
        world.clock.advance(Duration.ofDays(1));
        assertThat(world.people.actor(CHANGTAI, person).posts()).isEmpty();
        assertThat(world.people.holders(CHANGTAI, Set.of("ending"), 15)).isEmpty();
    }

    @Test
    void an_appointment_that_does_not_exist_or_has_ended_cannot_be_ended() {
        long person = world.person(CHANGTAI, "None", null);
        assertThat(world.people.endAppointment(CHANGTAI, person, "none", 16, TODAY)).isFalse();
        world.appoint(CHANGTAI, person, "none", 16, TODAY.minusDays(9));
        assertThat(world.people.endAppointment(ZHAOAN, person, "none", 16, TODAY)).isFalse();
        assertThat(world.people.endAppointment(CHANGTAI, person, "none", 16, TODAY.minusDays(1))).isTrue();
        assertThat(world.people.endAppointment(CHANGTAI, person, "none", 16, TODAY)).isFalse();
    }

    @Test
    void holders_are_those_of_any_of_the_roles_each_once() {
        long one = world.person(CHANGTAI, "One", null);
        long two = world.person(CHANGTAI, "Two", null);
        world.appoint(CHANGTAI, two, "h_worker", 17, TODAY);
        world.appoint(CHANGTAI, one, "h_worker", 17, TODAY);
        world.appoint(CHANGTAI, one, "h_leader", 17, TODAY);
        world.appoint(CHANGTAI, one, "h_leader", 18, TODAY);
        assertThat(world.people.holders(CHANGTAI, Set.of("h_worker", "h_leader"), 17)).containsExactly(one, two);
        assertThat(world.people.holders(CHANGTAI, Set.of("h_leader"), 17)).containsExactly(one);
        assertThat(world.people.holders(CHANGTAI, Set.of(), 17)).isEmpty();
        assertThat(world.people.staffed(CHANGTAI, Set.of("h_worker", "h_leader", "unknown"))).containsExactlyInAnyOrder(17L, 18L);
    }

    @Test
    void own_writes_are_seen_at_once_and_those_of_others_after_half_a_second() {
        long person = world.person(CHANGTAI, "Cached", null);
        assertThat(world.people.staffed(CHANGTAI, Set.of("cached"))).isEmpty();
        world.appoint(CHANGTAI, person, "cached", 19, TODAY);
        assertThat(world.people.staffed(CHANGTAI, Set.of("cached"))).containsExactly(19L);
        world.raw().execute("update people.appointment set unit_id = 20 where role = 'cached'");
        world.raw().execute("update people.post_version set version = version + 1 where district_id = " + CHANGTAI);
        world.nanos.addAndGet(Duration.ofMillis(499).toNanos());
        assertThat(world.people.staffed(CHANGTAI, Set.of("cached"))).containsExactly(19L);
        world.nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(world.people.staffed(CHANGTAI, Set.of("cached"))).containsExactly(20L);
    }

    @Test
    void masked_values_show_the_first_character_and_the_end_of_the_phone() {
        long person = world.person(CHANGTAI, "\u738B\u5927\u660E", "+86 138 1111 5678");
        assertThat(world.people.masked(CHANGTAI, person)).isEqualTo(new Masked(person, "\u738B\uFF0A\uFF0A", "138****5678"));
    }

    @Test
    void masking_many_leaves_out_unknown_and_foreign_ids() {
        long here = world.person(CHANGTAI, "Here", "13811110001");
        long there = world.person(ZHAOAN, "There", "13811110002");
        assertThat(world.people.masked(CHANGTAI, List.of(here, there, 5L, here))).containsOnlyKeys(here);
        assertThat(world.people.masked(CHANGTAI, List.of())).isEmpty();
        assertThat(world.people.masked(CHANGTAI, there)).isEqualTo(new Masked(there, "", null));
    }

    private long byPhone(int district, String name, String phone) {
        return world.db.write(Scope.service(district, Scope.Kind.MOVE), sql -> world.people.guestByPhone(sql, district, name, phone));
    }

    private long guest(String name, String phone) {
        Actor guest = world.people.newGuest(CHANGTAI);
        assertThat(world.people.isRegistered(guest)).isFalse();
        assertThat(register(guest, name, phone)).isTrue();
        return guest.personId();
    }

    private boolean register(Actor guest, String name, String phone) {
        return world.db.write(Scope.service(guest.district(), Scope.Kind.MOVE), sql -> world.people.register(sql, guest, name, phone));
    }

    @Test
    void a_guest_is_written_down_once_and_stays_who_it_was() {
        Actor guest = world.people.newGuest(CHANGTAI);
        assertThat(register(guest, "Wang", null)).isTrue();
        assertThat(world.people.isRegistered(guest)).isTrue();
        assertThat(register(guest, "Li", "13822220009")).isFalse();
        assertThat(world.people.masked(CHANGTAI, guest.personId())).extracting(Masked::name, Masked::phone).containsExactly("W\uFF0A\uFF0A", null);
    }

    @Test
    void nothing_is_shown_of_a_phone_that_is_none() {
        long person = guest(null, "ask for Mr Chen");
        assertThat(world.people.masked(CHANGTAI, person)).isEqualTo(new Masked(person, "", "****"));
    }

    @Test
    void the_same_phone_is_the_same_person_however_it_is_written() {
        long first = byPhone(CHANGTAI, "Chen", "138 2222 0001");
        for (String phone : List.of("13822220001", "+8613822220001", "0086-138-2222-0001", " 138.2222.0001 ",
                "\uFF11\uFF13\uFF18\uFF12\uFF12\uFF12\uFF12\uFF10\uFF10\uFF10\uFF11")) {
            assertThat(byPhone(CHANGTAI, "Somebody else", phone)).as(phone).isEqualTo(first);
        }
        assertThat(world.people.masked(CHANGTAI, first).name()).startsWith("C");
    }

    @Test
    void the_same_phone_in_another_district_is_another_person_with_another_index() {
        long here = byPhone(CHANGTAI, "Chen", "13822220002");
        long there = byPhone(ZHAOAN, "Chen", "13822220002");
        assertThat(there).isNotEqualTo(here);
        assertThat(world.raw().fetch("select distinct phone_index from people.person where id in (?, ?)", here, there)).hasSize(2);
    }

    @Test
    void without_a_phone_or_with_a_wrong_one_everybody_is_new() {
        assertThat(byPhone(CHANGTAI, "A", null)).isNotEqualTo(byPhone(CHANGTAI, "A", null));
        assertThat(byPhone(CHANGTAI, "A", "12")).isNotEqualTo(byPhone(CHANGTAI, "A", "12"));
        assertThat(byPhone(CHANGTAI, "A", "  ")).isNotEqualTo(byPhone(CHANGTAI, "A", "  "));
    }

    @Test
    void a_stranger_who_types_a_known_phone_does_not_become_that_person() {
        long known = byPhone(CHANGTAI, "Known", "13822220003");
        assertThat(guest("Stranger", "13822220003")).isNotEqualTo(known);
        assertThat(byPhone(CHANGTAI, null, "13822220003")).isEqualTo(known);
    }

    @Test
    void ten_at_once_with_one_phone_are_one_person() throws Exception {
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(10)) {
            var calls = java.util.Collections.nCopies(10,
                    (java.util.concurrent.Callable<Long>) () -> byPhone(CHANGTAI, "Many", "13822220004"));
            var ids = new java.util.HashSet<Long>();
            for (var call : threads.invokeAll(calls)) {
                ids.add(call.get());
            }
            assertThat(ids).hasSize(1);
        }
    }

    @Test
    void names_keep_every_character() {
        String name = "\uD83D\uDE00 O'Neil \u5F20\u0301 <b>";
        long person = guest(name, null);
        world.appoint(CHANGTAI, person, "keeps", 21, TODAY);
        assertThat(world.people.contact(world.people.actor(CHANGTAI, person), person, 1, "check").orElseThrow().name()).isEqualTo(name);
    }

    @Test
    void a_guest_longer_than_the_form_is_refused_without_the_text() {
        assertThatThrownBy(() -> guest("Q".repeat(101), null)).hasMessageNotContaining("Q");
        assertThatThrownBy(() -> byPhone(CHANGTAI, null, "7".repeat(61))).hasMessageNotContaining("7");
    }

    @Test
    void duties_name_the_unit_of_the_household_and_end_with_their_day() {
        var households = List.of(new NewHousehold(801, 31, "door", List.of()));
        var person = new NewPerson(802, "Carer", null, null, null, null, true);
        var links = List.of(new NewLink("care", 802, 801L, null, TODAY, NOON),
                new NewLink("care", 802, null, 32L, TODAY.minusDays(1), null),
                new NewLink("care", 802, null, 33L, TODAY.plusDays(1), null), new NewLink("other", 802, null, 34L, TODAY, null));
        world.enrolment.enrol(CHANGTAI, households, List.of(person), List.of(), links, List.of()).orThrow();
        assertThat(world.people.links(CHANGTAI, "care")).extracting(LinkRow::householdId, LinkRow::unitId)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(801L, 31L), org.assertj.core.groups.Tuple.tuple(null, 32L));
        world.raw().execute("update people.link set valid_to = ? where unit_id = 32", TODAY);
        assertThat(world.people.links(CHANGTAI, "care")).extracting(LinkRow::unitId).containsExactly(31L);
        assertThat(world.people.links(ZHAOAN, "care")).isEmpty();
        assertThat(world.people.links(CHANGTAI, "unknown")).isEmpty();
    }
}
