package org.jinlin.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.jinlin.app.TestClient;
import org.jinlin.app.TestServer;
import org.jinlin.app.TestWorld;
import org.jinlin.insight.Facts;
import org.jinlin.kit.NodeLease;
import org.jinlin.matters.CalendarOpener;
import org.jinlin.matters.DayRoots;
import org.jinlin.matters.Invariants;
import org.jinlin.matters.Retention;
import org.jinlin.people.Accounts;
import org.jinlin.postgres.OldestPostgres;
import org.jinlin.postgres.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// The whole server on the oldest PostgreSQL that an operator may bring. This class runs late, so that it sees the statements
/// that the others made their server send.
@EnabledIf(value = "org.jinlin.postgres.OldestPostgres#isInstalled", disabledReason = OldestPostgres.NOT_INSTALLED)
@Order(Integer.MAX_VALUE - 1)
@Tag("soak")
class OldestPostgresSmokeTest {

    @TempDir
    private static Path home;

    private static PostgresServer postgres;
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        postgres = OldestPostgres.start(home);
        server = TestServer.on(TestPostgres.unprepared(postgres, "town"));
    }

    @AfterAll
    static void stop() {
        server.close();
        postgres.close();
    }

    @Test
    void itIsTheOldest() throws SQLException {
        try (var app = server.database().asApp()) {
            assertThat(app.getMetaData().getDatabaseMajorVersion()).isEqualTo(15);
        }
    }

    @Test
    void theWholeWayGoes() {
        TestWorld world = server.world("base");
        Loop.run(world);
        assertThat(server.bean(Facts.class).run(world.district())).isPositive();
        server.bean(DayRoots.class).run(world.district());

        var head = world.as("head");
        assertThat(answer(head, "/api/rates?from=2026-11-01&to=2026-12-31").json().at("/response/denominator").asInt()).isPositive();
        assertThat(answer(head, "/api/open").json().get("items")).isNotEmpty();
        assertThat(answer(head, "/api/nothing-lost").json().get("lost")).isEmpty();
        assertThat(answer(head, "/api/roots?district=" + world.code()).json().get("root").asString()).isNotBlank();
        assertThat(server.bean(Invariants.class).check(world.district())).isEmpty();
    }

    @Test
    void rowLevelSecurityHolds() throws SQLException {
        TestWorld world = server.world("base");
        world.as("resident-01").open(Map.of("text", "井盖松动"), world.unit("1号楼"));
        try (var owner = server.database().asOwner(); var app = server.database().asApp()) {
            assertThat(Shadow.number(owner, "select count(*) from matters.matter")).isPositive();
            assertThat(Shadow.number(app, "select count(*) from matters.matter")).as("without a district").isZero();
        }
    }

    @Test
    void theCalendarOpens() {
        TestWorld world = server.world("changtai");
        assertThat(server.bean(CalendarOpener.class).run(world.district())).isEqualTo(6); // a turn for each building, a meeting and an account for each community
        assertThat(server.bean(CalendarOpener.class).run(world.district())).isZero();
    }

    @Test
    void thePlainPagesOfAMatterShowIt() {
        TestWorld world = server.world("base");
        String number = world.as("resident-01").open(Map.of("text", "路灯不亮"), world.unit("1号楼")).json().get("number").asString();
        assertThat(answer(world.as("resident-01"), "/r/" + number).body()).contains("路灯不亮");
        assertThat(answer(world.as("clerk"), "/desk/" + number).body()).contains("路灯不亮");
    }

    @Test
    void whatIsOverIsDropped() {
        TestWorld world = server.world("base");
        assertThatCode(() -> {
            server.bean(Retention.class).run(world.district());
            server.bean(Accounts.class).deleteExpired();
            server.bean(NodeLease.class).renew();
        }).doesNotThrowAnyException();
    }

    @Test
    void everyStatementOfTheOtherTestsIsUnderstood() throws SQLException {
        try (var owner = server.database().asOwner()) {
            for (StatementLog.Sent sent : TestServer.get().statements().explainable()) {
                assertThatCode(() -> Explained.of(owner, sent)).as(sent.caller() + ": " + sent.sql()).doesNotThrowAnyException();
            }
        }
    }

    private static TestClient.Answer answer(TestClient client, String path) {
        var answer = client.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }
}
