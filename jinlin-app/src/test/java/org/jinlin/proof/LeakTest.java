package org.jinlin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jinlin.app.TestClient;
import org.jinlin.app.TestServer;
import org.jinlin.app.TestWorld;
import org.jinlin.kit.Keyring;
import org.jinlin.kit.Sealed;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.slf4j.LoggerFactory;

/// A thief's copy: every table of the database as text, and the logs of server and database, after a district was worked in with
/// looks in clear, exports and errors. No name, phone, address or door of anybody of that district can be read in it. What people write into free
/// texts can be, and the test writes no name there.
class LeakTest {

    private static final TestServer SERVER = TestServer.get();
    private static final String GUEST = "欧阳漏样本";
    private static final String PHONE = "13700001234";

    @Test
    void aCopyOfTheDatabaseAndTheLogsNamesNobody() throws Exception {
        TestWorld world = SERVER.world("base");
        String log = listened(() -> work(world));
        try (Connection connection = SERVER.database().asSuperuser()) {
            var secrets = secrets(connection, world.district());
            assertThat(secrets).contains(GUEST, PHONE).hasSizeGreaterThan(40);

            String copy = copy(connection, world.district());
            assertThat(copy.length()).isGreaterThan(50_000);
            assertThat(copy).as("the search would find something").contains("路灯漏样本", "\\\\x0");
            String postgres = Files.readString(TestPostgres.data().resolve("postgres.log"));
            for (String secret : secrets) {
                assertThat(copy.contains(secret) || copy.contains(hex(secret.getBytes(StandardCharsets.UTF_8)))).as("a personal text in the database").isFalse();
                assertThat(log.contains(secret) || postgres.contains(secret)).as("a personal text in a log").isFalse();
            }
        }
    }

    private static void work(TestWorld world) {
        Loop.run(world);
        var answer = TestClient.anonymous(SERVER.address()).post("/api/matters/guest?district=" + world.code(), Map.of("id", UUID.randomUUID().toString(),
                "place", Map.of("unit", world.unit("1号楼")), "fields", Map.of("text", "路灯漏样本"), "asker", Map.of("name", GUEST, "phone", PHONE)));
        String number = answer.json().at("/matter/number").asString();
        var clerk = world.as("clerk");
        assertThat(clerk.post("/api/matters/" + number + "/reveals", Map.of("reason", "回电")).body()).contains(GUEST, PHONE);
        clerk.get("/api/matters?view=desk&search=" + PHONE);
        clerk.get("/api/matters/" + PHONE);
        clerk.postJson("/api/matters", "{\"" + PHONE + "\": \"");
        clerk.move(number, "dispatch", Map.of("unit", PHONE));
        world.as("head").get("/dash.xlsx");
        world.as("head").get("/dash/list.xlsx?measure=open");
        world.pass("P3D");
    }

    /// What was logged meanwhile, with everything that exceptions say.
    private static String listened(Runnable work) {
        var written = new ByteArrayOutputStream();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var encoder = new PatternLayoutEncoder();
        encoder.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        encoder.setPattern("%msg %mdc%n%ex{full}");
        encoder.start();
        var appender = new OutputStreamAppender<ILoggingEvent>();
        appender.setContext(encoder.getContext());
        appender.setEncoder(encoder);
        appender.setOutputStream(written);
        appender.start();
        root.addAppender(appender);
        try {
            root.warn("somebody listens");
            work.run();
        } finally {
            root.detachAppender(appender);
            appender.stop();
        }
        String log = written.toString(StandardCharsets.UTF_8);
        assertThat(log).contains("somebody listens");
        return log;
    }

    /// Every personal text of a district, opened as the program opens it.
    private static TreeSet<String> secrets(Connection connection, int district) throws SQLException {
        var secrets = new TreeSet<String>();
        for (String column : List.of("people.person.name", "people.person.phone", "people.person.address")) {
            String name = column.substring(column.lastIndexOf('.') + 1);
            try (var statement = connection.createStatement(); var rows = statement.executeQuery("select id, " + name + " from people.person where " + name + " is not null and district_id = " + district)) {
                while (rows.next()) {
                    String text = SERVER.bean(Keyring.class).open(new Sealed(rows.getBytes(2)), column + " " + district + " " + rows.getLong(1));
                    if (text.length() > 3) {
                        secrets.add(text);
                    }
                }
            }
        }
        return secrets;
    }

    /// All tables as `pg_dump` writes them, of tables by district the rows of this one.
    private static String copy(Connection connection, int district) throws SQLException, IOException {
        var copy = new StringWriter();
        var tables = new ArrayList<String[]>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery("""
                select c.oid::regclass::text, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'district_id' and not a.attisdropped)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('kit', 'playbook', 'org', 'people', 'matters', 'insight', 'points') order by 1""")) {
            while (rows.next()) {
                tables.add(new String[] {rows.getString(1), rows.getBoolean(2) ? " where district_id = " + district : ""});
            }
        }
        assertThat(tables).hasSizeGreaterThan(35);
        for (String[] table : tables) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (select * from " + table[0] + table[1] + ") to stdout", copy);
        }
        return copy.toString();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
