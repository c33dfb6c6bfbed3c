package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.people.PeopleDatabase.CHANGTAI;
import static org.jinlin.people.PeopleDatabase.NOON;
import static org.jinlin.people.PeopleWorld.PASSWORD;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jinlin.kit.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Guessing is slowed down, and nobody can be locked out by others.
class SignInThrottleTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static PeopleWorld world;

    private String login;
    private String address;

    @BeforeAll
    static void start() {
        world = new PeopleWorld();
    }

    @BeforeEach
    void somebodyWithAnAccount() {
        world.clock.set(NOON);
        login = "throttled" + COUNT.incrementAndGet();
        address = "198.51.100." + COUNT.get();
        world.account(CHANGTAI, login);
    }

    @Test
    void a_stranger_at_one_address_waits_after_five_wrong_passwords() {
        guess(address, 5);
        assertThat(code(login, PASSWORD, from(address))).isEqualTo("SIGN_IN_WAIT");
    }

    @Test
    void the_owner_at_another_address_does_not_wait_for_that() {
        guess(address, 20);
        assertThat(code(login, PASSWORD, from("203.0.113.9"))).isEmpty();
    }

    @Test
    void the_owners_own_browser_never_waits_for_strangers_even_at_the_same_address() {
        String device = PeopleWorld.opened(world.accounts.signIn(login, PASSWORD, from(address))).device();
        for (int i = 0; i < 200; i++) {
            world.accounts.signIn(login, "wrong " + i, from("10.1.0." + i));
            world.accounts.signIn(login, "wrong " + i, from(address));
        }
        assertThat(code(login, PASSWORD, from("10.9.9.9"))).as("an unknown browser waits while strangers guess").isEqualTo("SIGN_IN_WAIT");
        assertThat(code(login, PASSWORD, new Browser(device, address, "firefox linux"))).isEmpty();
    }

    @Test
    void a_browser_known_to_one_account_is_a_stranger_to_another() {
        String other = login + "-other";
        world.account(CHANGTAI, other);
        String device = PeopleWorld.opened(world.accounts.signIn(other, PASSWORD, from(address))).device();
        for (int i = 0; i < 5; i++) {
            world.accounts.signIn(login, "wrong", new Browser(device, address, "x"));
        }
        assertThat(code(login, PASSWORD, new Browser(device, address, "x"))).isEqualTo("SIGN_IN_WAIT");
        assertThat(code(other, PASSWORD, new Browser(device, address, "x"))).isEmpty();
    }

    @Test
    void a_made_up_device_helps_nobody() {
        for (int i = 0; i < 5; i++) {
            world.accounts.signIn(login, "wrong", new Browser(Secret.fresh(), address, "x"));
        }
        assertThat(code(login, PASSWORD, new Browser(Secret.fresh(), address, "x"))).isEqualTo("SIGN_IN_WAIT");
    }

    @Test
    void guessing_in_the_owners_own_browser_waits_too() {
        String device = PeopleWorld.opened(world.accounts.signIn(login, PASSWORD, from(address))).device();
        for (int i = 0; i < 5; i++) {
            world.accounts.signIn(login, "wrong", new Browser(device, address, "x"));
        }
        assertThat(code(login, PASSWORD, new Browser(device, address, "x"))).isEqualTo("SIGN_IN_WAIT");
    }

    @Test
    void many_names_from_one_address_wait_in_the_end() {
        for (int i = 0; i < 100; i++) {
            world.accounts.signIn("sprayed-" + login + "-" + i, "Summer2026!", from(address));
        }
        assertThat(code("sprayed-" + login + "-last", "Summer2026!", from(address))).isEqualTo("SIGN_IN_WAIT");
        assertThat(code(login, PASSWORD, from("203.0.113.77"))).isEmpty();
    }

    @Test
    void signing_in_to_an_own_account_does_not_wash_an_address_clean() {
        for (int i = 0; i < 100; i++) {
            world.accounts.signIn("washed-" + login + "-" + i, "Summer2026!", from(address));
            if (i % 10 == 0) {
                assertThat(code(login, PASSWORD, from(address))).isEmpty();
            }
        }
        assertThat(code("washed-" + login + "-last", "Summer2026!", from(address))).isEqualTo("SIGN_IN_WAIT");
    }

    @Test
    void another_server_and_a_restart_know_of_the_failures() {
        guess(address, 5);
        var restarted = new SignInThrottle(world.db, new ThrottleStore(), world.seals, 100);
        var gauges = restarted.gauges(java.util.HexFormat.of().formatHex(world.seals.loginIndex(login).newest()), from(address), false);
        assertThat(restarted.begin(gauges, world.clock.now())).contains(Duration.ofMinutes(1));
    }

    @Test
    void many_guesses_at_once_are_not_many_free_ones() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var guesses = new ArrayList<Callable<String>>();
            for (int i = 0; i < 40; i++) {
                guesses.add(() -> code(login, "wrong", from(address)));
            }
            long tried = threads.invokeAll(guesses).stream().filter(answer -> answer.resultNow().equals("SIGN_IN_WRONG")).count();
            assertThat(tried).isEqualTo(5);
        }
    }

    @Test
    void neither_name_nor_address_is_kept() {
        guess(address, 3);
        String rows = world.raw().fetch("select row_to_json(t)::text as row from people.sign_in_try t").getValues(0, String.class).toString();
        assertThat(rows).isNotEqualTo("[]").doesNotContain(login, address);
    }

    @Test
    void one_line_of_ipv6_is_one_address() {
        assertThat(Browser.network("2001:db8:1:2:aaaa::1")).isEqualTo(Browser.network("2001:db8:1:2:bbbb:cccc:dddd:eeee")).isNotEqualTo(Browser.network("2001:db8:1:3::1"));
        assertThat(Browser.network("fe80::1%eth0")).isEqualTo("fe80000000000000");
        assertThat(Browser.network("198.51.100.7")).isEqualTo("198.51.100.7");
    }

    @Test
    void what_is_forgotten_is_deleted() {
        guess(address, 3);
        assertThat(world.throttle.deleteForgotten(NOON.plus(Duration.ofMinutes(59)))).isZero();
        assertThat(world.throttle.deleteForgotten(NOON.plus(Duration.ofMinutes(61)))).isPositive();
    }

    private void guess(String from, int times) {
        for (int i = 0; i < times; i++) {
            world.accounts.signIn(login, "wrong " + i, from(from));
        }
    }

    private static Browser from(String address) {
        return new Browser(null, address, "firefox linux");
    }

    private static String code(String login, String password, Browser browser) {
        return switch (world.accounts.signIn(login, password, browser)) {
            case Outcome.Refused<Entered> refused -> refused.refusal().code();
            case Outcome.Done<Entered> done -> "";
        };
    }
}
