package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.people.PeopleDatabase.CHANGTAI;
import static org.jinlin.people.PeopleDatabase.NOON;
import static org.jinlin.people.PeopleDatabase.ZHAOAN;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jinlin.kit.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTokensTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static PeopleWorld world;

    private Actor actor;

    @BeforeAll
    static void start() {
        world = new PeopleWorld();
    }

    @BeforeEach
    void somebodyWithAnAccount() {
        world.clock.set(NOON);
        actor = world.people.actor(CHANGTAI, world.account(CHANGTAI, "program" + COUNT.incrementAndGet()));
    }

    @Test
    void a_token_is_its_owner_by_the_api() {
        NewToken token = create("hotline");
        assertThat(token.token()).startsWith("jinlin_");
        assertThat(world.tokens.byBearer(token.token()))
                .contains(new Actor(CHANGTAI, Actor.Kind.PERSON, actor.personId(), List.of(), true));
    }

    @Test
    void a_token_ends_at_its_time_and_without_one_after_a_year() {
        var brief = world.tokens.create(actor, "short", NOON.plus(Duration.ofHours(1))).orThrow();
        var year = create("year");
        world.clock.advance(Duration.ofHours(1));
        assertThat(world.tokens.byBearer(brief.token())).isEmpty();
        assertThat(world.tokens.byBearer(year.token())).isPresent();
        world.clock.advance(Duration.ofDays(366));
        assertThat(world.tokens.byBearer(year.token())).isEmpty();
    }

    @Test
    void a_revoked_token_ends_at_once_and_stays_in_the_list() {
        NewToken token = create("leaked");
        assertThat(world.tokens.revoke(actor, token.row().id())).isTrue();
        assertThat(world.tokens.byBearer(token.token())).isEmpty();
        assertThat(world.tokens.list(actor)).singleElement().satisfies(row -> assertThat(row.revokedAt()).isEqualTo(NOON));
        assertThat(world.tokens.revoke(actor, token.row().id())).isFalse();
    }

    @Test
    void nobody_sees_or_revokes_the_token_of_somebody_else() {
        NewToken token = create("mine");
        Actor other = world.people.actor(CHANGTAI, world.account(CHANGTAI, "other" + COUNT.incrementAndGet()));
        Actor foreign = new Actor(ZHAOAN, Actor.Kind.PERSON, actor.personId(), List.of(), false);
        Actor guest = new Actor(CHANGTAI, Actor.Kind.GUEST, actor.personId(), List.of(), false);
        for (Actor stranger : List.of(other, foreign, guest, Actor.engine(CHANGTAI))) {
            assertThat(world.tokens.list(stranger)).isEmpty();
            assertThat(world.tokens.revoke(stranger, token.row().id())).isFalse();
        }
        assertThat(world.tokens.byBearer(token.token())).isPresent();
    }

    @Test
    void a_token_makes_no_tokens() {
        Actor program = world.tokens.byBearer(create("first").token()).orElseThrow();
        assertRefused(world.tokens.create(program, "second", null), "TOKEN_NEEDS_SESSION");
    }

    @Test
    void guests_and_people_without_an_account_get_none() {
        Actor guest = new Actor(CHANGTAI, Actor.Kind.GUEST, actor.personId(), List.of(), false);
        Actor person = world.people.actor(CHANGTAI, world.person(CHANGTAI, "No account", null));
        assertRefused(world.tokens.create(guest, "x", null), "TOKEN_NEEDS_SESSION");
        assertRefused(world.tokens.create(person, "x", null), "TOKEN_NEEDS_SESSION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n"})
    void a_token_needs_a_name(String name) {
        assertRefused(world.tokens.create(actor, name, null), "TOKEN_NAME_INVALID");
    }

    @Test
    void a_name_has_sixty_characters_at_most() {
        assertRefused(world.tokens.create(actor, "x".repeat(61), null), "TOKEN_NAME_INVALID");
        assertThat(world.tokens.create(actor, "x".repeat(60), null).isDone()).isTrue();
    }

    @Test
    void a_token_neither_ends_in_the_past_nor_lives_for_ever() {
        assertRefused(world.tokens.create(actor, "x", NOON), "TOKEN_EXPIRY_INVALID");
        assertRefused(world.tokens.create(actor, "x", NOON.minusMillis(1)), "TOKEN_EXPIRY_INVALID");
        assertRefused(world.tokens.create(actor, "x", NOON.plus(Duration.ofDays(367))), "TOKEN_EXPIRY_INVALID");
    }

    @Test
    void twenty_valid_tokens_are_enough_until_one_is_revoked() {
        NewToken first = create("0");
        for (int i = 1; i < 20; i++) {
            create(Integer.toString(i));
        }
        assertRefused(world.tokens.create(actor, "21st", null), "TOO_MANY_TOKENS");
        world.tokens.revoke(actor, first.row().id());
        assertThat(world.tokens.create(actor, "21st", null).isDone()).isTrue();
    }

    @Test
    void a_blocked_accounts_token_stops() {
        NewToken token = create("blocked");
        world.accounts.setBlocked(CHANGTAI, actor.personId(), true);
        assertThat(world.tokens.byBearer(token.token())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zz", "'; drop table people.token; --", "00"})
    void an_id_that_is_none_revokes_nothing(String id) {
        assertThat(world.tokens.revoke(actor, id)).isFalse();
        assertThat(world.tokens.revoke(actor, id.repeat(100_000))).isFalse();
    }

    @Test
    void neither_list_nor_print_nor_database_shows_the_token() {
        NewToken token = create("secret");
        assertThat(token.toString()).doesNotContain(token.token());
        assertThat(world.tokens.list(actor).toString()).doesNotContain(token.token());
        assertThat(world.tokens.byBearer("jinlin_" + token.row().id())).isEmpty();
        assertThat(world.raw().fetch("select row_to_json(t)::text from people.token t").toString()).doesNotContain(token.token());
    }

    private NewToken create(String name) {
        return world.tokens.create(actor, name, null).orThrow();
    }

    private static void assertRefused(Outcome<?> outcome, String code) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }
}
