package org.jinlin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Keyring;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.OutgoingCalls;
import org.jinlin.kit.OutgoingNetworks;
import org.jinlin.people.Actor;
import org.jinlin.people.PeopleDatabase;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.proof.TestDatabase;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The gate with the room of people behind it and a few routes to knock at. It bears no annotation that the scan of the
/// real application would pick up.
@EnableAutoConfiguration
@ComponentScan(basePackages = {"org.jinlin.people", "org.jinlin.org"},
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.jinlin\\.people\\.(SignIn|Session|Phone|Recovery)Pages"))
@Import({PlaybookVersions.class, Security.class, SecurityWeb.class, SecurityProblems.class, SecurityOutcomes.class, GateApplication.Routes.class})
class GateApplication {

    static final TestDatabase DATABASE = PeopleDatabase.create();

    @Bean
    JinlinClock clock() {
        return JinlinClock.movable(PeopleDatabase.NOON);
    }

    @Bean
    Ids ids() {
        return Ids.ofMachine(2);
    }

    @Bean
    Keyring keyring() throws IOException {
        return Keyring.loadOrCreate(Files.createTempDirectory("jinlin-keys-").resolve("keys"));
    }

    @Bean
    DataSource dataSource() {
        return DATABASE.appSource();
    }

    @Bean
    OutgoingCalls outgoingCalls() {
        return new OutgoingCalls(Duration.ofSeconds(1));
    }

    @Bean
    OutgoingNetworks outgoingNetworks() {
        return new OutgoingNetworks(List.of());
    }

    @Bean
    Db db(DataSource source) {
        return new Db(source);
    }

    record Said(String words) {}

    /// Doors of all kinds: an open page, a page and an address of the API for guests, closed ones, and ones that fail.
    @TestComponent // kept out of the scan of the real application
    @RestController
    static class Routes {

        @GetMapping("/")
        String front(Optional<Actor> actor) {
            return actor.map(known -> known.kind() + " " + known.personId()).orElse("nobody");
        }

        @PostMapping("/sign-in")
        String form() {
            return "form taken";
        }

        @GetMapping("/desk")
        String desk(Actor actor) {
            return "desk of " + actor.personId();
        }

        @PostMapping("/desk")
        String work(Actor actor) {
            return "worked " + actor.personId();
        }

        @GetMapping("/api/matters/{number}")
        Outcome<Said> find(Actor actor, @PathVariable String number) {
            return number.equals("none") ? Outcome.refused("NOT_FOUND") : Outcome.done(new Said(number + " for " + actor.kind()));
        }

        @PostMapping("/api/matters")
        Outcome<Said> open(Actor actor, @RequestBody Said said) {
            return Outcome.done(said);
        }

        @GetMapping("/api/broken")
        String broken() {
            throw new IllegalStateException("Wang Secret 13800000000");
        }

        @GetMapping("/api/numbers/{number}")
        int number(@PathVariable int number) {
            return number;
        }
    }
}
