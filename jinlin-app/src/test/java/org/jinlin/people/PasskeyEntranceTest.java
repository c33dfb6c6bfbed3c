package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jinlin.kit.Outcome;
import org.jinlin.people.PasskeyEntrance.Ways;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/// How often passkeys are asked for, by whom programs are kept away from them, and under which address.
class PasskeyEntranceTest {

    private static final URI SITE = URI.create("http://localhost:8080");
    private static final PeopleWorld WORLD = new PeopleWorld();

    private final PasskeySecrets secrets = new PasskeySecrets(WORLD.seals);
    private final PasskeyStore store = new PasskeyStore();
    private final PasskeyEntrance entrance = new PasskeyEntrance(WORLD.db, store, secrets, WORLD.accountStore, WORLD.eventStore, new FactorStore(), WORLD.challenges, WORLD.entrance,
            new Limits(WORLD.db, new LimitStore(), WORLD.seals, WORLD.clock), WORLD.audit, WORLD.clock, 3);
    private final OwnPassword owner = new OwnPassword(WORLD.db, WORLD.own, new SessionStore(), WORLD.passwords, WORLD.throttle, WORLD.clock);
    private final Passkeys passkeys = new Passkeys(WORLD.db, store, secrets, WORLD.eventStore, WORLD.challenges, WORLD.own, owner, WORLD.ids, WORLD.clock);

    @BeforeEach
    void later() {
        WORLD.clock.advance(Duration.ofHours(1));
    }

    @Test
    void whoAsksWithoutEndHasToWaitAndOthersDoNot() {
        for (int i = 0; i < 3; i++) {
            assertThat(entrance.ask("", PeopleWorld.STRANGER).isDone()).isTrue();
        }
        assertThat(entrance.ask("", PeopleWorld.STRANGER)).isEqualTo(Outcome.refused("SIGN_IN_WAIT", 1L));
        assertThat(entrance.ask("", new Browser(null, "198.51.100.4", "chrome linux")).isDone()).isTrue();
        WORLD.clock.advance(Duration.ofSeconds(2));
        assertThat(entrance.ask("", PeopleWorld.STRANGER).isDone()).isTrue();
    }

    @Test
    void aStepThatIsNoneOffersTheCodeOnly() {
        assertThat(entrance.ways("")).isEqualTo(new Ways(true, false));
        assertThat(entrance.waits("x".repeat(200))).isFalse();
    }

    @Test
    void aProgramHasNoPasskeys() {
        long person = WORLD.account(PeopleDatabase.CHANGTAI, "program" + WORLD.ids.next());
        Actor program = new Actor(PeopleDatabase.CHANGTAI, Actor.Kind.PERSON, person, List.of(), true);
        assertThat(passkeys.list(program)).isEmpty();
        assertThat(passkeys.remove(program, "1")).isFalse();
        assertThat(passkeys.asksPassword(program, "")).isFalse();
        assertThat(passkeys.begin(program, "", "", PeopleWorld.PASSWORD, PeopleWorld.STRANGER)).isEqualTo(Outcome.refused("TOKEN_NEEDS_SESSION"));
        assertThat(passkeys.add(program, "", SITE, "", "")).isEqualTo(Outcome.refused("STEP_OVER"));
    }

    @Test
    void whoHasNoPasswordSignsInAnewFirst() {
        String login = "without" + WORLD.ids.next();
        long person = WORLD.account(PeopleDatabase.CHANGTAI, login);
        WORLD.raw().execute("update people.account set password_hash = null where person_id = ?", person);
        Actor actor = new Actor(PeopleDatabase.CHANGTAI, Actor.Kind.PERSON, person, List.of(), false);
        assertThat(passkeys.begin(actor, "no session", "", "", PeopleWorld.STRANGER)).isEqualTo(Outcome.refused("SIGN_IN_ANEW"));
    }

    @Test
    void whatIsAskedIsShownNowhere() {
        assertThat(entrance.ask("", new Browser(null, "198.51.100.5", "chrome linux")).orThrow()).hasToString("Asked");
        assertThat(new PasskeyAnswer("a", "b", "c", "d", "e")).hasToString("PasskeyAnswer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://jinlin.example.org", "https://jinlin.example.org/", "https://jinlin.example.org/r", "jinlin.example.org", "https://Jinlin.example.org", "https://a@b.example", "https://", "null"})
    void whatIsNoAddressOfAHouseIsRefusedAtTheStart(String origin) {
        assertThatThrownBy(() -> new OwnAddress(origin)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("jinlin.origin");
    }

    @Test
    void theAddressIsTheOneThatWasNamedWhateverTheRequestSays() {
        var request = new MockHttpServletRequest();
        request.setServerName("evil.example");
        assertThat(new OwnAddress(" https://jinlin.example.org ").of(request)).contains(URI.create("https://jinlin.example.org"));
        assertThat(new OwnAddress("").of(request)).isEmpty();
        request.setServerName("localhost");
        request.setServerPort(8080);
        assertThat(new OwnAddress("").of(request)).contains(SITE);
        request.setServerPort(80);
        assertThat(new OwnAddress("").of(request)).contains(URI.create("http://localhost"));
    }
}
