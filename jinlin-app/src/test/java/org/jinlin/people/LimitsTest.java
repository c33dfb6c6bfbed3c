package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jinlin.people.Limits.Limit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static PeopleWorld world;
    private static Limits limits;

    private String who;

    @BeforeAll
    static void start() {
        world = new PeopleWorld();
        limits = new Limits(world.db, new LimitStore(), world.seals, world.clock);
    }

    @BeforeEach
    void somebody() {
        world.clock.set(PeopleDatabase.NOON);
        who = "who" + COUNT.incrementAndGet();
    }

    @Test
    void so_many_are_there_and_one_comes_back_after_its_time() {
        for (int i = 0; i < 3; i++) {
            assertThat(limits.take(List.of(three()))).isEmpty();
        }
        assertThat(limits.take(List.of(three()))).contains(Duration.ofMinutes(1));
        world.clock.advance(Duration.ofSeconds(59));
        assertThat(limits.take(List.of(three()))).contains(Duration.ofSeconds(1));
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(limits.take(List.of(three()))).isEmpty();
        assertThat(limits.take(List.of(three()))).isPresent();
    }

    @Test
    void asking_in_vain_costs_nothing() {
        for (int i = 0; i < 50; i++) {
            limits.take(List.of(three()));
        }
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(limits.take(List.of(three()))).isEmpty();
    }

    @Test
    void after_long_rest_no_more_are_there_than_ever() {
        limits.take(List.of(three()));
        world.clock.advance(Duration.ofDays(30));
        for (int i = 0; i < 3; i++) {
            assertThat(limits.take(List.of(three()))).isEmpty();
        }
        assertThat(limits.take(List.of(three()))).isPresent();
    }

    @Test
    void what_a_clock_that_stood_later_left_keeps_nobody_out() {
        world.clock.advance(Duration.ofDays(2));
        limits.take(List.of(three()));
        world.clock.set(PeopleDatabase.NOON);
        for (int i = 0; i < 3; i++) {
            assertThat(limits.take(List.of(three()))).isEmpty();
        }
        assertThat(limits.take(List.of(three()))).contains(Duration.ofMinutes(1));
    }

    @Test
    void a_server_whose_clock_is_behind_gives_no_more() {
        for (int i = 0; i < 3; i++) {
            assertThat(limits.take(List.of(three()))).isEmpty();
        }
        world.clock.set(PeopleDatabase.NOON.minusSeconds(20));
        assertThat(limits.take(List.of(three()))).contains(Duration.ofSeconds(80));
    }

    @Test
    void of_several_all_are_taken_or_none() {
        var one = new Limit("one", who, Duration.ofMinutes(10), 1);
        assertThat(limits.take(List.of(three(), one))).isEmpty();
        assertThat(limits.take(List.of(three(), one))).contains(Duration.ofMinutes(10));
        assertThat(limits.take(List.of(three()))).isEmpty();
        assertThat(limits.take(List.of(three()))).isEmpty();
        assertThat(limits.take(List.of(three()))).isPresent();
    }

    @Test
    void of_many_at_once_no_more_get_one_than_there_are() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tries = new ArrayList<Callable<Optional<Duration>>>();
            for (int i = 0; i < 60; i++) {
                tries.add(() -> limits.take(List.of(three())));
            }
            assertThat(threads.invokeAll(tries).stream().filter(tried -> tried.resultNow().isEmpty())).hasSize(3);
        }
    }

    @Test
    void what_is_full_again_is_deleted_and_nothing_tells_whom_it_was_of() {
        limits.take(List.of(three()));
        assertThat(world.raw().fetch("select row_to_json(t)::text from people.allowance t").getValues(0, String.class).toString()).doesNotContain(who);
        world.clock.advance(Duration.ofMinutes(2));
        assertThat(limits.deleteFull()).isPositive();
    }

    @Test
    void what_signing_in_leaves_behind_goes_when_it_is_over() {
        long person = world.account(PeopleDatabase.CHANGTAI, who);
        world.signedIn(who);
        world.signIn(who, "wrong");
        String step = world.challenges.open(Challenges.Kind.PHONE, Challenges.NOBODY, "held", Duration.ofMinutes(5));
        limits.take(List.of(three()));
        var remains = new SignInRemains(world.db, world.challenges, world.throttle, limits, new DeviceStore(), new RememberedStore(), world.clock);
        world.clock.advance(Duration.ofMinutes(4));
        remains.delete();
        assertThat(world.challenges.look(Challenges.Kind.PHONE, step)).isPresent();
        world.clock.advance(Duration.ofDays(366));
        assertThat(remains.delete()).isGreaterThanOrEqualTo(3);
        assertThat(remains.delete()).isZero();
        assertThat(person).isPositive();
    }

    private Limit three() {
        return new Limit("three", who, Duration.ofMinutes(1), 3);
    }
}
