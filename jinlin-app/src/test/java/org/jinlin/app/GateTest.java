package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.people.Accounts;
import org.jinlin.people.Enrolment;
import org.jinlin.people.Enrolment.NewAccount;
import org.jinlin.people.Enrolment.NewAppointment;
import org.jinlin.people.Enrolment.NewPerson;
import org.jinlin.people.People;
import org.jinlin.people.PeopleDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What the tests at the door share: a running server, and somebody with an account.
@SpringBootTest(classes = GateApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"db-scheduler.enabled=false", "spring.main.banner-mode=off", "jinlin.data=target/gate", "jinlin.password.cost=4",
                "management.endpoint.health.validate-group-membership=false"})
abstract class GateTest {

    static final String PASSWORD = "correct horse battery";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Enrolment enrolment;

    @Autowired
    Accounts accounts;

    @Autowired
    People people;

    @Autowired
    Ids ids;

    @Autowired
    JinlinClock clock;

    String login;
    long person;

    @BeforeEach
    void somebodyWithAnAccount() {
        clock.set(PeopleDatabase.NOON);
        login = "visitor" + COUNT.incrementAndGet();
        person = ids.next();
        var visitor = new NewPerson(person, "Lin Visitor", "13844440001", null, null, null, true);
        enrolment.enrol(PeopleDatabase.CHANGTAI, List.of(), List.of(visitor),
                List.of(new NewAppointment(person, "secretary", 9_007_199_254_740_993L, PeopleDatabase.TODAY)), List.of(),
                List.of(new NewAccount(person, login, PASSWORD))).orThrow();
    }

    Visitor stranger() {
        return new Visitor(port);
    }

    /// A browser that has signed in and repeats the token of its session.
    Visitor signedIn() {
        Visitor visitor = stranger();
        var answer = signIn(visitor, login, PASSWORD);
        assertThat(answer.status()).isEqualTo(201);
        return visitor.with("X-CSRF-Token", answer.json().get("csrf").asString());
    }

    static Visitor.Answer signIn(Visitor visitor, String login, String password) {
        return visitor.json("POST", "/api/sessions", "{\"login\": \"" + login + "\", \"password\": \"" + password + "\"}");
    }
}
