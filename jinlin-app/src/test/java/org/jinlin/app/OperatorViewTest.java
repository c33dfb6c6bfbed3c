package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jinlin.insight.Facts;
import org.jinlin.kit.JinlinClock;
import org.jinlin.matters.DueScan;
import org.jinlin.matters.LogReader;
import org.jinlin.matters.ElsewhereReader;
import org.jinlin.matters.Numberer;
import org.jinlin.matters.SearchReader;
import org.jinlin.proof.TestPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;

/// What the operator's programs see of the server, and that nobody else does.
@Tag("soak")
class OperatorViewTest {

    private static final TestServer SERVER = TestServer.get();
    private static final Path TOKEN = TestPostgres.data().resolve("secrets").resolve("operator");

    private final TestWorld world = SERVER.world("base");

    private static TestClient operator() throws IOException {
        return TestClient.anonymous(SERVER.address()).with("Authorization", "Bearer " + Files.readString(TOKEN).strip());
    }

    private String opened(String text) {
        return world.as("resident-01").open(Map.of("text", text), world.unit("1号楼")).json().get("number").asString();
    }

    @Test
    void everybodyHearsWhetherTheServerIsWellAndTheOperatorWhy() throws IOException {
        var stranger = TestClient.anonymous(SERVER.address()).get("/health");
        assertThat(stranger.json().propertyNames()).doesNotContain("components", "details");
        assertThat(world.as("head").get("/health").json().has("components")).isFalse();
        var told = operator().get("/health").json().get("components");
        assertThat(told.propertyNames()).contains("db", "clocks", "numberer", "facts", "nothingLost");
        assertThat(told.at("/clocks/details/lag_seconds").isNumber()).isTrue();
        assertThat(told.at("/numberer/details/moves").isNumber()).isTrue();
    }

    @Test
    void aBalancerMayAskWhetherTheServerLives() {
        for (String path : List.of("/health/liveness", "/health/readiness")) {
            assertThat(TestClient.anonymous(SERVER.address()).get(path).json().get("status").asString()).isEqualTo("UP");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/metrics/", "/metrics?name=jvm", "/health/db", "/health/clocks"})
    void figuresAreForTheOperatorOnly(String path) throws IOException {
        assertThat(TestClient.anonymous(SERVER.address()).get(path).status()).isEqualTo(401);
        assertThat(world.as("head").get(path).status()).isEqualTo(401);
        assertThat(TestClient.anonymous(SERVER.address()).with("X-Forwarded-For", "127.0.0.1").get(path).status()).isEqualTo(401);
        assertThat(operator().get(path).status()).isIn(200, 404, 503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer x", "Basic b3BlcmF0b3I6eA==", "x"})
    void aWrongTokenIsRefusedEvenWhereNoneIsNeeded(String authorization) {
        for (String path : List.of("/health", "/metrics")) {
            assertThat(TestClient.anonymous(SERVER.address()).with("Authorization", authorization).get(path).status()).isEqualTo(401);
        }
    }

    @Test
    void theTokenOpensNothingElse() throws IOException {
        for (String path : List.of("/api/me", "/api/matters?view=desk", "/api/nothing-lost")) {
            assertThat(operator().get(path).code()).isEqualTo("TOKEN_INVALID");
        }
    }

    @Test
    void theTokenIsMadeOnceForItsOwnerAlone(@TempDir Path folder) throws IOException {
        var first = new OperatorToken(folder);
        Path file = folder.resolve("secrets").resolve("operator");
        String token = Files.readString(file).strip();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(new OperatorToken(folder).is(token)).isTrue();
        assertThat(first.is(token)).isTrue();
        assertThat(first.is(token + "x")).isFalse();
        try (var left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
        Files.writeString(file, "short\n");
        assertThat(catchThrowable(() -> new OperatorToken(folder))).hasMessageContaining("delete it");
    }

    @Test
    void movesAreCountedByKindAndVerbAndNobodyIsNamed() throws IOException {
        String number = opened("水管爆了 13800138000");
        world.as("clerk").move(number, "accept", Map.of("nature", "safety"));
        world.as("clerk").get("/api/matters/" + number);
        SERVER.settle(world.district());
        SERVER.bean(Facts.class).run(world.district(), SERVER.bean(Meters.class)::count);
        String figures = operator().get("/metrics").body();
        assertThat(figures).containsPattern("jinlin_moves_total\\{[^}]*kind=\"request\",verb=\"accept\"[^}]*} [1-9]")
                .contains("jinlin_due_lag_seconds", "jinlin_numberer_lag_seconds", "jinlin_numberer_waiting_moves", "jinlin_facts_lag_seconds", "jinlin_facts_waiting_moves")
                .contains("hikaricp_connections", "jvm_memory_used_bytes", "uri=\"/api/matters/{number}/moves\"")
                .doesNotContain(number, "13800138000", "水管", "resident-", world.login("clerk"));
    }

    @Test
    void aReaderCountsEachMoveOnce() {
        opened("数一次");
        SERVER.settle(world.district());
        var counted = new ArrayList<LogReader.Entry>();
        SERVER.bean(Facts.class).run(world.district(), counted::add);
        SERVER.bean(Facts.class).run(world.district(), counted::add);
        SERVER.bean(Facts.class).rebuild(world.district());
        assertThat(counted).hasSize(1);
    }

    @Test
    void thePulseTellsHowLateTheOldestIs() {
        var pulse = SERVER.bean(Pulse.class);
        var district = List.of(world.district());
        opened("没有人看");
        var before = pulse.look(district);
        assertThat(before.unnumbered()).isEqualTo(1);
        assertThat(before.dueLag()).isZero();
        SERVER.bean(JinlinClock.class).advance(Duration.ofDays(10));
        var late = pulse.look(district);
        assertThat(late.dueLag()).isGreaterThan(Duration.ofMinutes(5));
        assertThat(late.numbererLag()).isEqualTo(Duration.ofDays(10));
        SERVER.bean(DueScan.class).run(world.district());
        SERVER.bean(Numberer.class).run(world.district());
        var unread = pulse.look(district);
        assertThat(unread.dueLag()).isZero();
        assertThat(unread.unnumbered()).isZero();
        assertThat(unread.readerLag()).isEqualTo(Duration.ofDays(10));
        SERVER.bean(Facts.class).run(world.district());
        assertThat(pulse.look(district).unread()).isZero();
        assertThat(pulse.look(district).readerLag()).as("the search has not read").isEqualTo(Duration.ofDays(10));
        SERVER.bean(SearchReader.class).run(world.district());
        assertThat(pulse.look(district).readerLag()).as("what other districts are asked is not carried over").isEqualTo(Duration.ofDays(10));
        SERVER.bean(ElsewhereReader.class).run(world.district());
        assertThat(pulse.look(district)).isEqualTo(new Pulse.Beat(Duration.ZERO, 0, Duration.ZERO, 0, Duration.ZERO));
    }

    @Test
    void moreThanAMinuteBehindIsNotWell() {
        assertThat(PulseHealth.health(PulseHealth.MOST).build().getStatus()).isEqualTo(Status.UP);
        assertThat(PulseHealth.health(PulseHealth.MOST.plusMillis(1)).build().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void whoCannotLookIsNotWellAndTellsNoReason() {
        var health = PulseHealth.health(SERVER.bean(Pulse.class), beat -> {
            throw new IllegalStateException("the secret of a row");
        });
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).isEmpty();
    }
}
