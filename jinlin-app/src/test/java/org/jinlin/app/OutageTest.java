package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.exception.DataAccessException;
import org.jinlin.postgres.PostgresServer;
import org.jinlin.proof.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// While the database is away, whoever asks is told so, and what was typed is kept until it is back. On a PostgreSQL of its
/// own, which is stopped and started.
@Tag("soak")
class OutageTest {

    @TempDir
    private static Path home;

    private static PostgresServer postgres;
    private static TestServer server;
    private static TestWorld world;

    @BeforeAll
    static void start() {
        postgres = PostgresServer.start(home, 0, PostgresServer.Durability.THROWAWAY);
        server = TestServer.on(TestPostgres.unprepared(postgres, "town"), "--jinlin.database.wait=1s");
        world = server.world("base");
    }

    @AfterAll
    static void stop() {
        server.close();
        postgres.close();
    }

    private static void away(Runnable meanwhile) {
        int port = postgres.port();
        postgres.close();
        try {
            meanwhile.run();
        } finally {
            postgres = PostgresServer.start(home, port, PostgresServer.Durability.THROWAWAY);
        }
        // the pool tries again by itself, ever less often; each of these waits for it
        var stranger = new PageClient(server.address());
        assertThat(Stream.generate(() -> stranger.get("/r/new?district=" + world.code()).status()).limit(30).anyMatch(status -> status == 200)).isTrue();
    }

    @Test
    void aReportThatCameAtTheWrongMomentIsKeptAndSentLater() {
        var resident = PageClient.signedIn(world, "resident-01");
        var form = PageReportTest.whole(resident.get("/r/new")).set("f.text", "停机的时候写的 <b>").set("f.place", world.unit("2号楼"));
        assertThat(world.as("clerk").get("/api/me").status()).isEqualTo(200);
        var kept = new PageClient.Html[1];
        away(() -> {
            kept[0] = form.send();
            everythingElseIsAnsweredToo(resident);
        });

        assertThat(kept[0].status()).isEqualTo(503);
        assertThat(kept[0].text()).contains("暂时连不上", "停机的时候写的 <b>", "还说不准").doesNotContain("没有改动", "Exception");
        assertThat(kept[0].header("Retry-After")).isNotEmpty();
        var shown = kept[0].form("/r/new").send();
        assertThat(shown.status()).as("the secret of the form is still right: " + shown.text()).isEqualTo(200);
        assertThat(shown.form("/r/new").html()).contains("停机的时候写的 &lt;b&gt;</textarea>");
        assertThat(shown.form("/r/new").value("f.place")).isEqualTo(world.unit("2号楼"));
        assertThat(shown.form("/r/new").value("id")).as("still the same form").isEqualTo(form.value("id"));
        assertThat(PageReportTest.whole(shown).set("f.text", "停机的时候写的").send().status()).isEqualTo(303);
        assertThat(resident.get("/r").text()).contains("停机的时候写的");
    }

    private static void everythingElseIsAnsweredToo(PageClient resident) {
        var stranger = new PageClient(server.address());
        for (String path : List.of("/", "/r", "/r/new", "/desk", "/sign-in", "/r/" + world.district() + "-261120-0001", "/nothing?a=%3Cb%3E")) {
            var page = resident.get(path);
            assertThat(page.status()).as(path).isIn(200, 503);
            assertStrictAndPlain(page);
        }
        assertThat(stranger.get("/desk").status()).as("no database is needed to say this").isIn(303, 503);
        var api = world.as("clerk").get("/api/matters?view=desk");
        assertThat(api.status()).isEqualTo(503);
        assertThat(api.code()).isEqualTo("UNAVAILABLE");
        assertThat(api.json().get("detail").asString()).contains("不会重复登记");
        assertThat(resident.get("/r?lang=en").text()).contains("No connection just now");
        assertThat(resident.get("/r?elder=1").body()).contains("data-elder=\"1\"", "href=\"/r\"");
        String css = resident.get("/r").body().replaceAll("(?s).*href=\"(/static/app-[0-9a-f]{32}\\.css)\".*", "$1");
        assertThat(resident.get(css).status()).as("style sheets need no database").isEqualTo(200);
        var upload = resident.post("/r/new", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"f.text\"\r\n\r\n带着照片 \"><script>alert(1)</script>\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(upload.status()).isEqualTo(503);
        assertThat(upload.text()).contains("带着照片", "照片要重新选");
        assertStrictAndPlain(upload);
        var broken = resident.post("/r/new", "multipart/form-data; boundary=x", "--x\r\nContent-Disp".getBytes(StandardCharsets.UTF_8));
        assertThat(broken.status()).isIn(400, 503);
        assertNoPasswordIsShown(stranger);
    }

    private static void assertNoPasswordIsShown(PageClient stranger) {
        var refused = stranger.post("/sign-in", "application/x-www-form-urlencoded", "login=somebody&password=top-secret&_csrf=x".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text()).contains("暂时连不上");
        assertThat(refused.body()).doesNotContain("top-secret");
    }

    private static void assertStrictAndPlain(PageClient.Html page) {
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'").doesNotContain("unsafe");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.body()).doesNotContain("<script>alert").doesNotContain("Exception").doesNotContain("postgres").doesNotContain("SQL");
    }

    /// A fault that nobody foresaw, planted in the database: it is not known what was saved, and nothing is said of it.
    @Test
    void aFaultOfOursKeepsWhatWasTypedToo() throws SQLException {
        var resident = PageClient.signedIn(world, "resident-03");
        var form = PageReportTest.whole(resident.get("/r/new")).set("f.text", "出错的时候写的 <i>");
        PageClient.Html kept;
        PageClient.Html asked;
        try (var superuser = server.database().asSuperuser(); var sql = superuser.createStatement()) {
            sql.execute("alter table matters.matter rename to matter_away");
            try {
                kept = form.send();
                asked = resident.get("/r");
            } finally {
                sql.execute("alter table matters.matter_away rename to matter");
            }
        }
        assertThat(kept.status()).isEqualTo(500);
        assertThat(kept.text()).contains("我们这边出错了", "还说不准", "出错的时候写的 <i>").doesNotContain("什么都没有改动");
        assertStrictAndPlain(kept);
        assertThat(asked.status()).isEqualTo(500);
        assertThat(asked.text()).contains("这一页现在打不开").doesNotContain("回到表单");
        var shown = kept.form("/r/new").send();
        assertThat(shown.form("/r/new").html()).contains("出错的时候写的 &lt;i&gt;</textarea>");
        assertThat(PageReportTest.whole(shown).set("f.text", "出错的时候写的").send().status()).isEqualTo(303);
    }

    @Test
    void theServerComesBackByItself() {
        away(() -> assertThat(new PageClient(server.address()).get("/r/new?district=" + world.code()).status()).isIn(200, 503));

        assertThat(PageClient.signedIn(world, "resident-02").get("/r").status()).isEqualTo(200);
    }

    /// Spring takes these words for a caller who hung up and answers 200 with nothing in it. Found by the torture: a move that was
    /// not made looked acknowledged.
    @ParameterizedTest
    @ValueSource(strings = {"Broken pipe", "Connection reset", "Connection reset by peer"})
    void aConnectionLostInTheMiddleOfAMoveIsNeverAnsweredAsDone(String words) {
        var lost = new SQLException("An I/O error occurred while sending to the backend.", "08006", new SocketException(words));
        var report = Map.of("id", UUID.randomUUID().toString(), "fields", Map.of("text", "断线的时候写的"));
        server.statements().failNext("insert into \"matters\".\"move\"", lost);

        var answer = world.as("resident-02").post("/api/matters", report);

        assertThat(server.statements().hasFailed()).isTrue();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("UNAVAILABLE");
        var again = world.as("resident-02").post("/api/matters", report);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("number").asString()).isNotEmpty();
        var resident = PageClient.signedIn(world, "resident-02");
        server.statements().failNext("from \"matters\".\"matter\"", lost);
        assertThat(resident.get("/r/" + again.json().get("number").asString()).status()).isEqualTo(503);
        assertThat(server.statements().hasFailed()).isTrue();
    }

    @Test
    void whoWaitsInVainForAConnectionIsToldTheSame() {
        assertThat(Outage.is(new DataAccessException("too busy", new SQLTransientConnectionException("none came free")))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300"})
    void aDatabaseThatIsAwayIsNoFaultOfOurs(String state) {
        assertThat(Outage.is(new IllegalStateException(new RuntimeException(new SQLException("x", state))))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42601", "40001", "57014", "22001", ""})
    void aStatementThatFailsIs(String state) {
        assertThat(Outage.is(new RuntimeException(new SQLException("x", state)))).isFalse();
        assertThat(Outage.is(new RuntimeException(new SQLException("without a state")))).isFalse();
        assertThat(Outage.is(new IllegalStateException(Map.of().toString()))).isFalse();
    }
}
