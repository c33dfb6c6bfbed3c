package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jinlin.app.TestServer;
import org.jinlin.app.TestWorld;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Scope;
import org.jinlin.matters.LogReader.Entry;
import org.jinlin.postgres.PostgresServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/// Line 8 (ODK: a dump restored into a new cluster stalled who reads the log): positions depend on no number that a cluster
/// counts for itself, so numbering and reading go on where they stood.
@Tag("soak")
class Line8RestoredLogRegressionTest {

    private static final TestServer SERVER = TestServer.get();
    private static final TestWorld WORLD = SERVER.world("base");
    private static final int TRANSACTIONS = 3_000;

    @TempDir
    private static Path home;

    @BeforeAll
    static void halfReadAndHalfNumbered() {
        opened();
        opened();
        SERVER.settle(WORLD.district());
        opened();
    }

    private static void opened() {
        assertThat(WORLD.as("resident-01").open(Map.of("text", "搬家以前"), WORLD.unit("1号楼")).status()).isEqualTo(200);
    }

    @Test
    void line8_numbering_and_reading_go_on_in_a_cluster_that_counts_anew() throws Exception {
        try (var cluster = PostgresServer.start(home, 0, PostgresServer.Durability.THROWAWAY)) {
            cluster.createDatabase("jinlin");
            String url = cluster.jdbcUrl("jinlin");
            Flyway.configure().dataSource(url, cluster.owner().name(), cluster.owner().password()).locations("classpath:db/migration").load().migrate();
            try (var from = SERVER.database().asSuperuser(); var to = DriverManager.getConnection(url, cluster.superuser().name(), cluster.superuser().password())) {
                for (int i = 0; i < TRANSACTIONS; i++) {
                    transaction(from);
                }
                copy(from, to);
                assertThat(transaction(to)).as("transactions count anew").isLessThan(transaction(from));
            }
            var source = new PGSimpleDataSource();
            source.setUrl(url);
            source.setUser(cluster.app().name());
            source.setPassword(cluster.app().password());
            goesOn(new Db(source));
        }
    }

    private static void goesOn(Db db) {
        int district = WORLD.district();
        var restored = new LogReader(db);
        List<Entry> before = SERVER.bean(LogReader.class).after(district, 0, LogReader.MOST);
        assertThat(before).isNotEmpty();
        assertThat(restored.after(district, 0, LogReader.MOST)).isEqualTo(before);
        long end = restored.end(district);
        assertThat(restored.after(district, end, LogReader.MOST)).isEmpty();
        assertThat(new Numberer(db, JinlinClock.system()).run(district)).isEqualTo(1);
        assertThat(restored.after(district, end, LogReader.MOST)).extracting(Entry::position).containsExactly(end + 1);
        List<String> faults = db.read(Scope.service(district, Scope.Kind.REPORT), query -> LogCheck.faults(query, district));
        assertThat(faults).isEmpty();
    }

    private static long transaction(Connection connection) throws SQLException {
        try (var statement = connection.createStatement(); var result = statement.executeQuery("select pg_current_xact_id()::text::bigint")) {
            result.next();
            return result.getLong(1);
        }
    }

    /// The rows of the log and of what stands in it, as a dump carries them.
    private static void copy(Connection from, Connection to) throws SQLException, IOException {
        try (var statement = to.createStatement()) {
            statement.execute("set session_replication_role = replica");
        }
        for (String table : List.of("matter", "move", "unnumbered", "log", "numberer")) {
            String columns = columns(to, table);
            var rows = new ByteArrayOutputStream();
            from.unwrap(PGConnection.class).getCopyAPI()
                    .copyOut("copy (select " + columns + " from matters." + table + " where district_id = " + WORLD.district() + ") to stdout", rows);
            to.unwrap(PGConnection.class).getCopyAPI().copyIn("copy matters." + table + " (" + columns + ") from stdin", new ByteArrayInputStream(rows.toByteArray()));
        }
    }

    private static String columns(Connection connection, String table) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select string_agg(quote_ident(column_name), ', ' order by ordinal_position) from information_schema.columns where table_schema = 'matters' and table_name = ?")) {
            statement.setString(1, table);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }
}
