package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.people.PeopleDatabase.CHANGTAI;
import static org.jinlin.people.PeopleDatabase.NOON;
import static org.jinlin.people.PeopleDatabase.TODAY;
import static org.jinlin.people.PeopleDatabase.ZHAOAN;
import static org.jinlin.people.PeopleWorld.PASSWORD;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jinlin.kit.Outcome;
import org.jinlin.people.Enrolment.NewAccount;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signing in, sessions and claim links.
class AccountsTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static PeopleWorld world;

    private String login;
    private long person;

    @BeforeAll
    static void start() {
        world = new PeopleWorld();
    }

    @BeforeEach
    void somebodyWithAnAccount() {
        world.clock.set(NOON);
        login = "user" + COUNT.incrementAndGet();
        person = world.account(CHANGTAI, login);
    }

    @Test
    void the_right_password_signs_in_with_todays_posts() {
        world.appoint(CHANGTAI, person, "secretary", 5, TODAY);
        var session = world.accounts.bySession(signIn().token()).orElseThrow();
        assertThat(session.actor()).isEqualTo(new Actor(CHANGTAI, Actor.Kind.PERSON, person, List.of(new Post("secretary", 5)), false));
    }

    @Test
    void capitals_and_blanks_around_the_name_do_not_matter() {
        assertThat(world.signIn("  " + login.toUpperCase(java.util.Locale.ROOT) + " ", PASSWORD).isDone()).isTrue();
    }

    @Test
    void a_wrong_password_and_an_unknown_name_get_the_same_answer() {
        assertRefused(world.signIn(login, "wrong password"), "SIGN_IN_WRONG");
        assertRefused(world.signIn("nobody at all".replace(' ', '-'), PASSWORD), "SIGN_IN_WRONG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "correct horse battery ", "Correct horse battery", "correct horse batter"})
    void almost_the_password_is_wrong(String password) {
        assertRefused(world.signIn(login, password), "SIGN_IN_WRONG");
    }

    @Test
    void over_long_names_and_passwords_are_wrong_and_no_error() {
        assertRefused(world.signIn("x".repeat(1_000_000), PASSWORD), "SIGN_IN_WRONG");
        assertRefused(world.signIn(login, "x".repeat(1_000_000)), "SIGN_IN_WRONG");
        assertRefused(world.signIn("\uD800", PASSWORD), "SIGN_IN_WRONG");
        assertRefused(world.signIn(login, "\uD800"), "SIGN_IN_WRONG");
        assertRefused(world.signIn("a\u0000", PASSWORD), "SIGN_IN_WRONG");
    }

    @Test
    void a_password_longer_than_bcrypt_reads_is_not_cut() {
        String seventyTwo = "a long sentence of words ".repeat(3).substring(0, 72);
        long owner = world.person(CHANGTAI, "Long", null);
        enrol(new NewAccount(owner, "long-password", seventyTwo));
        assertRefused(world.signIn("long-password", seventyTwo + "x"), "SIGN_IN_WRONG");
        assertThat(world.signIn("long-password", seventyTwo).isDone()).isTrue();
    }

    @Test
    void an_account_without_a_password_lets_nobody_in() {
        long owner = world.person(CHANGTAI, "No password", null);
        enrol(new NewAccount(owner, "no-password", null));
        for (String password : List.of("", "null", "nobody signs in with this")) {
            assertRefused(world.signIn("no-password", password), "SIGN_IN_WRONG");
        }
    }

    @Test
    void after_five_failures_even_the_right_password_waits() {
        for (int i = 0; i < 5; i++) {
            assertRefused(world.signIn(login, "wrong"), "SIGN_IN_WRONG");
        }
        assertThat(world.signIn(login, PASSWORD)).isInstanceOfSatisfying(Outcome.Refused.class, refused ->
                assertThat(refused.refusal()).isEqualTo(org.jinlin.kit.Refusal.of("SIGN_IN_WAIT", 1L)));
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(world.signIn(login, PASSWORD).isDone()).isTrue();
    }

    @Test
    void unknown_names_wait_too_so_that_waiting_tells_nothing() {
        for (int i = 0; i < 5; i++) {
            world.signIn("unknown-" + login, "wrong");
        }
        assertRefused(world.signIn("unknown-" + login, "wrong"), "SIGN_IN_WAIT");
    }

    @Test
    void only_who_knows_the_password_learns_that_the_account_is_blocked() {
        assertThat(world.accounts.setBlocked(CHANGTAI, person, true)).isTrue();
        assertRefused(world.signIn(login, "wrong password"), "SIGN_IN_WRONG");
        assertRefused(world.signIn(login, PASSWORD), "SIGN_IN_BLOCKED");
        assertThat(world.accounts.setBlocked(ZHAOAN, person, false)).isFalse();
        assertThat(world.accounts.setBlocked(CHANGTAI, 404, true)).isFalse();
        world.accounts.setBlocked(CHANGTAI, person, false);
        assertThat(world.signIn(login, PASSWORD).isDone()).isTrue();
    }

    @Test
    void blocking_ends_the_sessions_that_are_open() {
        String token = signIn().token();
        world.accounts.setBlocked(CHANGTAI, person, true);
        assertThat(world.accounts.bySession(token)).isEmpty();
    }

    @Test
    void signing_out_ends_this_session_only() {
        String one = signIn().token();
        String two = signIn().token();
        world.accounts.signOut(one);
        world.accounts.signOut(one);
        assertThat(world.accounts.bySession(one)).isEmpty();
        assertThat(world.accounts.bySession(two)).isPresent();
    }

    @Test
    void a_session_ends_twelve_hours_after_its_last_use() {
        String token = signIn().token();
        world.clock.advance(Duration.ofHours(12).minusMillis(1));
        assertThat(world.accounts.bySession(token)).isPresent();
        world.clock.advance(Duration.ofHours(12).minusMillis(1));
        assertThat(world.accounts.bySession(token)).isPresent();
        world.clock.advance(Duration.ofHours(12));
        assertThat(world.accounts.bySession(token)).isEmpty();
    }

    @Test
    void a_session_ends_after_seven_days_however_much_it_is_used() {
        String token = signIn().token();
        for (int hours = 0; hours < 7 * 24 - 6; hours += 6) {
            world.clock.advance(Duration.ofHours(6));
            assertThat(world.accounts.bySession(token)).isPresent();
        }
        world.clock.advance(Duration.ofHours(6));
        assertThat(world.accounts.bySession(token)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "' or true --", "\u0000", "\uD800"})
    void tokens_that_are_none_open_nothing(String token) {
        assertThat(world.accounts.bySession(token)).isEmpty();
        assertThat(world.accounts.byClaim(token)).isEmpty();
        assertThat(world.tokens.byBearer(token)).isEmpty();
        assertThat(world.accounts.bySession(token.repeat(1_000_000))).isEmpty();
    }

    @Test
    void the_database_keeps_neither_token_nor_sign_in_name() {
        SignedIn signedIn = signIn();
        String claim = world.accounts.claimLink(CHANGTAI, person);
        String rows = rows("session") + rows("claim_link") + rows("login");
        assertThat(rows).doesNotContain(signedIn.token(), claim, login).doesNotContain(hex(signedIn.token()), hex(claim), hex(login));
    }

    @Test
    void the_hash_of_a_token_is_no_token() {
        signIn();
        for (String hash : world.raw().fetch("select encode(token_hash, 'hex') from people.session").getValues(0, String.class)) {
            assertThat(world.accounts.bySession(hash)).isEmpty();
        }
    }

    @Test
    void a_session_cannot_be_carried_into_another_district() {
        String token = signIn().token();
        world.raw().execute("update people.session set district_id = ? where token_hash = ?", ZHAOAN, Secret.hash(token));
        assertThat(world.accounts.bySession(token)).isEmpty();
    }

    @Test
    void a_claim_link_brings_its_guest_back_for_ninety_days_without_posts() {
        world.appoint(CHANGTAI, person, "secretary", 5, TODAY);
        String link = world.accounts.claimLink(CHANGTAI, person);
        assertThat(world.accounts.byClaim(link)).contains(new Actor(CHANGTAI, Actor.Kind.GUEST, person, List.of(), false));
        world.clock.advance(Duration.ofDays(90).minusMillis(1));
        assertThat(world.accounts.byClaim(link)).isPresent();
        world.clock.advance(Duration.ofMillis(1));
        assertThat(world.accounts.byClaim(link)).isEmpty();
    }

    @Test
    void a_claim_link_is_no_session_and_a_session_no_claim_link() {
        assertThat(world.accounts.bySession(world.accounts.claimLink(CHANGTAI, person))).isEmpty();
        assertThat(world.accounts.byClaim(signIn().token())).isEmpty();
    }

    @Test
    void what_has_ended_is_deleted_and_the_rest_kept() {
        String old = world.accounts.claimLink(CHANGTAI, person);
        world.clock.advance(Duration.ofDays(89));
        String token = signIn().token();
        world.clock.advance(Duration.ofDays(1));
        world.clock.set(world.clock.now().minus(Duration.ofHours(20)));
        assertThat(world.accounts.bySession(token)).isPresent();
        assertThat(world.accounts.byClaim(old)).isPresent();
        world.clock.advance(Duration.ofDays(1));
        assertThat(world.accounts.deleteExpired()).isGreaterThanOrEqualTo(2);
        assertThat(world.accounts.deleteExpired()).isZero();
    }

    private static void enrol(NewAccount account) {
        world.enrolment.enrol(CHANGTAI, List.of(), List.of(), List.of(), List.of(), List.of(account)).orThrow();
    }

    private SignedIn signIn() {
        return world.signedIn(login);
    }

    private static String rows(String table) {
        return String.join("\n", world.raw().fetch("select row_to_json(t)::text from people." + table + " t").getValues(0, String.class));
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void assertRefused(Outcome<?> outcome, String code) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }
}
