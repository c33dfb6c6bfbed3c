package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jinlin.kit.Db;
import org.jinlin.proof.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import tools.jackson.databind.json.JsonMapper;

/// What is told to Jinlin goes into no log, whatever goes wrong with it. The log is read as an operator has it: JSON lines,
/// with everything that an exception has to say.
class LogPrivacyTest {

    private static final TestServer SERVER = TestServer.get();
    private static final String NAME = "牛建国样本";
    private static final String PHONE = "13987654321";
    private static final String TEXT = "我家煤气罐漏了样本";
    private static final String LOGIN = "niu-jianguo-sample";

    private final TestWorld world = SERVER.world("base");
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    /// A command that another test ran in this process may have hushed the log.
    private final Map<Logger, Level> before = new HashMap<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @BeforeEach
    void listen() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat("ecs");
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(written);
        appender.start();
        root.addAppender(appender);
        Map.of(org.slf4j.Logger.ROOT_LOGGER_NAME, Level.WARN, "org.jinlin", Level.INFO).forEach((name, level) -> {
            var logger = context.getLogger(name);
            before.put(logger, logger.getLevel());
            logger.setLevel(level);
        });
    }

    @AfterEach
    void listenNoMore() {
        before.forEach(Logger::setLevel);
        root.detachAppender(appender);
        appender.stop();
    }

    private String log() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private void holdsNothingPersonal() throws IOException {
        String postgres = Files.readString(TestPostgres.data().resolve("postgres.log"));
        for (String secret : List.of(NAME, PHONE, TEXT, LOGIN, "87654321", "煤气罐", "%E7%89%9B%E5%BB%BA")) {
            assertThat(log()).doesNotContain(secret);
            assertThat(postgres).doesNotContain(secret);
        }
    }

    private Map<String, Object> report() {
        return new HashMap<>(Map.of("id", UUID.randomUUID().toString(), "place", Map.of("unit", world.unit("1号楼")), "fields", Map.of("text", TEXT),
                "asker", Map.of("name", NAME, "phone", PHONE)));
    }

    private TestClient.Answer reported() {
        return TestClient.anonymous(SERVER.address()).post("/api/matters/guest?district=" + world.code(), report());
    }

    @Test
    void theWholeWayLeavesNothingInTheLog() throws IOException {
        LoggerFactory.getLogger(LogPrivacyTest.class).warn("somebody listens");
        var opened = reported();
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        String number = opened.json().at("/matter/number").asString();
        var clerk = world.as("clerk");
        assertThat(clerk.move(number, "accept", Map.of("nature", "safety", "text", TEXT)).status()).isEqualTo(200);
        assertThat(clerk.post("/api/matters/" + number + "/reveals", Map.of("reason", TEXT)).body()).contains(PHONE);
        assertThat(clerk.move(number, "remark", Map.of("text", NAME + PHONE)).status()).isEqualTo(200);
        world.pass("P40D");
        holdsNothingPersonal();
        assertThat(log().lines()).isNotEmpty().allSatisfy(line -> assertThat(new JsonMapper().readTree(line).has("message")).isTrue());
    }

    @Test
    void whatIsRefusedLeavesNothingInTheLog() throws IOException {
        var stranger = TestClient.anonymous(SERVER.address());
        var clerk = world.as("clerk");
        String path = "/api/matters/guest?district=" + world.code();
        stranger.postJson(path, "{\"fields\": {\"text\": \"" + TEXT + "\", \"" + NAME + "\": ");
        stranger.postJson(path, "{\"" + NAME + "\": \"" + PHONE + "\"}");
        stranger.postRaw(path, "text/" + LOGIN, TEXT.getBytes(StandardCharsets.UTF_8));
        stranger.post("/api/sessions", Map.of("login", LOGIN, "password", NAME));
        clerk.upload(NAME + ".jpg", TEXT.getBytes(StandardCharsets.UTF_8));
        for (String address : List.of("/f/" + PHONE + "x", "/" + LOGIN, "/r/" + PHONE, "/api/" + LOGIN, "/api/matters?view=" + LOGIN, "/api/matters/" + LOGIN,
                "/desk?cursor=" + LOGIN, "/api/files/" + LOGIN, "/api/matters?view=desk&limit=" + PHONE + "9999", "/r/new?place=" + LOGIN, "/api/rates?from=" + LOGIN)) {
            stranger.get(address);
            clerk.get(address);
            clerk.send("DELETE", address);
        }
        holdsNothingPersonal();
    }

    /// The database refuses a row, and its answer quotes the row.
    @Test
    void anErrorOfTheDatabaseLeavesNothingInTheLog() throws Exception {
        sql("alter table matters.words add constraint planted check (body not like '%煤气罐%')");
        try {
            assertThat(reported().status()).isEqualTo(500);
            var clerk = world.as("clerk");
            assertThat(clerk.open(Map.of("text", TEXT), world.unit("1号楼")).status()).isEqualTo(500);
        } finally {
            sql("alter table matters.words drop constraint planted");
        }
        assertThat(log()).contains("planted", "failed");
        holdsNothingPersonal();
    }

    /// Where row-level security holds the server keeps the row to itself; elsewhere, and in batches, the driver must.
    @Test
    void anErrorOfTheDatabaseDoesNotQuoteTheRow() {
        var insert = SERVER.bean(Db.class).ref().insertInto(table("org.tenant"), field("district_id"), field("code"), field("name"), field("zone"), field("root_id"), field("created_at"))
                .values(0, LOGIN, NAME, "Asia/Shanghai", 1L, SERVER.now().atOffset(ZoneOffset.UTC));
        Throwable error = catchThrowable(insert::execute);
        Throwable inBatch = catchThrowable(() -> SERVER.bean(Db.class).ref().batch(insert)
                .bind(0, LOGIN, NAME, "Asia/Shanghai", 1L, SERVER.now().atOffset(ZoneOffset.UTC)).bind(0, LOGIN, NAME, "Asia/Shanghai", 1L, SERVER.now().atOffset(ZoneOffset.UTC)).execute());
        for (Throwable thrown : List.of(error, inBatch)) {
            var text = new StringWriter();
            thrown.printStackTrace(new PrintWriter(text));
            assertThat(text.toString()).contains("tenant").doesNotContain(NAME, LOGIN);
        }
    }

    private static void sql(String statement) throws SQLException {
        try (var owner = SERVER.database().asOwner(); var sql = owner.createStatement()) {
            sql.execute(statement);
        }
    }
}
