package org.jinlin.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jinlin.app.TestServer;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.org.Orgs;
import org.jinlin.playbook.Currency;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Connections are cut again and again while transfers are under way: no half is ever there alone, and what was acknowledged is there once.
class LedgerCrashTest {

    private static final TestServer SERVER = TestServer.get();
    private static final int WRITERS = 6;
    private static final int TRANSFERS = 25;
    private static final String NAME = "points-crash";

    private final Purses purses = new Purses(SERVER, SERVER.worldOf("points").district());
    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cut = new AtomicInteger();

    private Ledger ledger() {
        var source = new PGSimpleDataSource();
        source.setUrl(SERVER.database().url());
        source.setUser(SERVER.database().app().name());
        source.setPassword(SERVER.database().app().password());
        source.setApplicationName(NAME);
        return new Ledger(new Db(source), SERVER.bean(Ids.class), SERVER.bean(JinlinClock.class), SERVER.bean(Orgs.class));
    }

    @Test
    void noHalfIsEverThereAlone() throws Exception {
        IntStream.range(0, WRITERS).forEach(writer -> purses.give(Holder.person(writer + 1), 1000));
        var ledger = ledger();
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = IntStream.range(0, WRITERS).mapToObj(writer -> threads.submit(() -> IntStream.range(0, TRANSFERS).forEach(each -> transfer(ledger, writer, each)))).toList();
            var cutter = threads.submit(() -> {
                while (!over.get()) {
                    cut();
                    assertThat(SERVER.bean(LedgerCheck.class).sum(purses.district(), Currency.POINTS)).isZero();
                }
                return true;
            });
            try {
                for (var writer : writers) {
                    writer.get();
                }
            } finally {
                over.set(true);
            }
            assertThat(cutter.get()).isTrue();
        }
        assertThat(cut.get()).as("connections that were cut").isPositive();
        assertThat(acknowledged).as("transfers that were made nevertheless").isNotEmpty();
        assertThat(purses.faults()).isEmpty();
        for (UUID key : acknowledged) {
            assertThat(purses.count("select count(*) from points.transfer where district_id = $d and key = '" + key + "'")).isEqualTo(1);
        }
    }

    /// Sent again until it is answered, as a phone does.
    private void transfer(Ledger ledger, int writer, int each) {
        UUID key = UUID.randomUUID();
        Holder to = each % 5 == 0 ? Holder.BANK : Holder.person((writer + each) % WRITERS + 1);
        for (int attempt = 0; attempt < 50; attempt++) {
            try {
                var posting = Posting.whole(key, Posting.Kind.GIVEN, Currency.POINTS, Holder.person(writer + 1), to, 1, null, Posting.Cause.NONE);
                if (ledger.book(purses.district(), posting).isDone()) {
                    acknowledged.add(key);
                }
                return;
            } catch (DataAccessException cutOff) {
                assertThat(cutOff.getCause()).isInstanceOf(SQLException.class);
            }
        }
    }

    private void cut() throws SQLException {
        try (var connection = SERVER.database().asSuperuser(); var statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_terminate_backend(pid) from pg_stat_activity where application_name = '" + NAME + "' and state <> 'idle' limit 2")) {
            while (rows.next()) {
                cut.addAndGet(rows.getBoolean(1) ? 1 : 0);
            }
        }
    }
}
