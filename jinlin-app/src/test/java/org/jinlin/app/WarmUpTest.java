package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jinlin.kit.JinlinClock;
import org.jinlin.org.Orgs;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.proof.TestPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

@Tag("soak")
class WarmUpTest {

    private static final TestServer SERVER = TestServer.get();
    private static final AtomicInteger DISTRICTS = new AtomicInteger(98_000);

    private static WarmUp warmUp() {
        return new WarmUp(SERVER.bean(Rehearsals.class), SERVER.bean(PlaybookVersions.class), SERVER.bean(World.class), SERVER.bean(JinlinClock.class),
                DISTRICTS.decrementAndGet(), Duration.ofMillis(1));
    }

    @Test
    void nothingOfItIsLeftInTheDatabase() throws SQLException {
        SERVER.world("base");
        var before = rows();
        assertThat(warmUp().run(SERVER.address())).isEqualTo(1);
        assertThat(rows()).isEqualTo(before).containsKey("matters.day_counter").hasSizeGreaterThan(25);
        try (var superuser = SERVER.database().asSuperuser()) {
            assertThat(one(superuser, "select count(*) from pg_sequences")).isEqualTo("0");
        }
    }

    @Test
    void whatComesAfterItStays() {
        assertThat(warmUp().run(SERVER.address())).isEqualTo(1);
        TestWorld world = SERVER.world("base");
        var opened = world.as("resident-01").open(Map.of("text", "真的"), world.unit("1号楼"));
        assertThat(world.as("clerk").get("/api/matters/" + opened.json().get("number").asString()).status()).isEqualTo(200);
        assertThat(SERVER.bean(Orgs.class).tenants()).noneMatch(tenant -> tenant.code().startsWith("rehearsal"));
    }

    @Test
    void oneThatFailsStopsNothing() throws SQLException {
        var before = rows();
        var failing = warmUp();
        assertThat(failing.health().getStatus()).isEqualTo(WarmUp.WARMING);
        assertThat(failing.run("http://localhost:1")).isZero();
        assertThat(rows()).isEqualTo(before);
        assertThat(warmUp().run(SERVER.address())).isEqualTo(1);
    }

    @Test
    void aHouseThatAsksEverybodyForASecondFactorWarmsItselfToo() {
        try (var strict = TestServer.on(TestPostgres.unprepared("strict"), "--jinlin.sign-in.second-factor=all")) {
            var play = new WarmUp(strict.bean(Rehearsals.class), strict.bean(PlaybookVersions.class), strict.bean(World.class), strict.bean(JinlinClock.class), DISTRICTS.decrementAndGet(), Duration.ofMillis(1));
            assertThat(play.run(strict.address())).isEqualTo(1);
            TestWorld world = strict.world("base");
            var asked = TestClient.anonymous(strict.address()).post("/api/sessions", Map.of("login", world.login("clerk"), "password", world.password("clerk")));
            assertThat(asked.code()).as("outside of it made-up staff are asked as ever").isEqualTo("FACTOR_NEEDED");
        }
    }

    /// A balancer and a person are told different things.
    @Test
    void theServerIsReadyWhenItIsWarm() {
        var meanwhile = new ArrayList<String>();
        var after = new ArrayList<String>();
        // of its own: what other tests leave in theirs is health too
        var database = TestPostgres.unprepared("warming");
        var server = new SpringApplicationBuilder(JinlinApplication.class).listeners(new Between(meanwhile)).run("--server.port=0", "--jinlin.clock=" + SERVER.now(),
                "--jinlin.data=" + TestPostgres.data(), "--jinlin.database.url=" + database.url(), "--jinlin.database.user=" + database.superuser().name(),
                "--jinlin.database.password=" + database.superuser().password(), "--jinlin.demo=", "--jinlin.jobs=false", "--jinlin.password.cost=4", "--jinlin.warm-up=1ms");
        try (server) {
            ask(((WebServerApplicationContext) server).getWebServer().getPort(), after);
            assertThat(server.getBean(WarmUp.class).health().getStatus()).isEqualTo(Status.UP);
        }
        assertThat(meanwhile).containsExactly("503 WARMING", "503 WARMING", "200 UP", "200");
        assertThat(after).containsSubsequence("200 UP", "200 UP", "200");
    }

    private static void ask(int port, List<String> answers) {
        var anybody = TestClient.anonymous("http://localhost:" + port);
        for (String path : List.of("/health", "/health/readiness", "/health/liveness")) {
            var answer = anybody.get(path);
            answers.add(answer.status() + " " + answer.json().get("status").asString());
        }
        answers.add(Integer.toString(anybody.get("/sign-in").status()));
    }

    /// After the address was printed and before the warm-up.
    private record Between(List<String> answers) implements ApplicationListener<ApplicationReadyEvent>, Ordered {

        @Override
        public void onApplicationEvent(ApplicationReadyEvent event) {
            ask(((WebServerApplicationContext) event.getApplicationContext()).getWebServer().getPort(), answers);
        }

        @Override
        public int getOrder() {
            return 1;
        }
    }

    /// All rows of every table, in short.
    private static Map<String, String> rows() throws SQLException {
        var rows = new TreeMap<String, String>();
        try (var superuser = SERVER.database().asSuperuser()) {
            for (String table : one(superuser, "select string_agg(schemaname || '.' || tablename, ',') from pg_tables where schemaname not in ('pg_catalog', 'information_schema')").split(",")) {
                rows.put(table, one(superuser, "select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from " + table + " t"));
            }
        }
        return rows;
    }

    private static String one(Connection superuser, String query) throws SQLException {
        try (var statement = superuser.createStatement(); var result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
