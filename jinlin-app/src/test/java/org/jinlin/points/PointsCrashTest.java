package org.jinlin.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jinlin.app.TestServer;
import org.jinlin.app.TestWorld;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.matters.LogReader;
import org.jinlin.org.Orgs;
import org.jinlin.people.Actor;
import org.jinlin.people.Post;
import org.jinlin.playbook.Currency;
import org.jinlin.playbook.PlaybookVersions;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Connections are cut again and again while points are counted and the shop is used: afterwards everything sums to zero, nobody is below it, everything that was
/// earned is booked once, and who tapped until it was answered has one voucher and paid once.
class PointsCrashTest {

    private static final TestServer SERVER = TestServer.get();
    private static final String NAME = "points-counting-crash";
    private static final int HELPS = 12;
    private static final int SHOPPERS = 30;
    private static final int GIFTS = 20;
    private static final int ATTEMPTS = 200;

    private final TestWorld world = SERVER.worldOf("points");
    private final Purses purses = new Purses(SERVER, world.district());
    private final long garden = Long.parseLong(world.unit("花园社区"));
    private final Db db = db();
    private final Ledger ledger = new Ledger(db, SERVER.bean(Ids.class), SERVER.bean(JinlinClock.class), SERVER.bean(Orgs.class));
    private final AtomicInteger cut = new AtomicInteger();

    private static Db db() {
        var source = new PGSimpleDataSource();
        source.setUrl(SERVER.database().url());
        source.setUser(SERVER.database().app().name());
        source.setPassword(SERVER.database().app().password());
        source.setApplicationName(NAME);
        return new Db(source);
    }

    private Actor actor(String role, long id) {
        return new Actor(world.district(), Actor.Kind.PERSON, id, List.of(new Post(role, garden)), false);
    }

    private long volunteer() {
        return Long.parseLong(world.as("volunteer").get("/api/me").json().get("person").asString());
    }

    private void helped() {
        var asked = world.as("resident-01").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "help", "fields", Map.of("text", "搬家具", "task", "cleaning"),
                "place", Map.of("unit", world.unit("1号楼"))));
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        var done = world.as("clerk").move(asked.json().get("number").asString(), "done", Map.of("helper", Long.toString(volunteer()), "minutes", 60));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
    }

    @Test
    void whatIsCountedAndSpentMeanwhileIsThereOnceAndWhole() throws Exception {
        IntStream.range(0, HELPS).forEach(_ -> helped());
        SERVER.settle(world.district());
        assertThat(SERVER.bean(Shop.class).add(actor("clerk", 501), garden, "soap", GIFTS).orThrow()).isEqualTo(GIFTS);
        IntStream.range(0, SHOPPERS).forEach(shopper -> purses.give(Holder.person(2000 + shopper), 10));
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> work = new ArrayList<>();
            IntStream.range(0, 2).forEach(_ -> work.add(threads.submit(this::count)));
            IntStream.range(0, SHOPPERS).forEach(shopper -> work.add(threads.submit(() -> buy(2000 + shopper))));
            var cutter = threads.submit(() -> {
                while (!over.get()) {
                    cut();
                    assertThat(SERVER.bean(LedgerCheck.class).sum(purses.district(), Currency.POINTS)).isZero();
                }
                return true;
            });
            try {
                for (var one : work) {
                    one.get();
                }
            } finally {
                over.set(true);
            }
            assertThat(cutter.get()).isTrue();
        }
        SERVER.bean(Earnings.class).run(world.district());
        assertThat(cut.get()).as("connections that were cut").isPositive();
        assertThat(purses.faults()).isEmpty();
        assertThat(purses.count("select count(*) from points.account where district_id = $d and balance < 0 and kind <> 'bank'")).isZero();
        assertThat(purses.count("select count(*) from points.award where district_id = $d and rule = 'time' and state = 'given'")).isEqualTo(HELPS);
        assertThat(purses.balance(Holder.person(volunteer()), Currency.MINUTES)).isEqualTo(HELPS * 60L);
        assertThat(purses.count("select count(*) from points.voucher where district_id = $d")).isEqualTo(GIFTS);
        assertThat(purses.count("select count(*) from points.transfer where district_id = $d and kind = 'redeemed'")).isEqualTo(GIFTS);
        assertThat(purses.count("select sum(remaining) from points.stock where district_id = $d")).isZero();
        assertThat(purses.count("select count(*) from points.account where district_id = $d and holder_id between 2000 and " + (2000 + SHOPPERS) + " and balance = 10")).isEqualTo(SHOPPERS - GIFTS);
    }

    /// As the job does it: again and again, whatever became of the last time.
    private void count() {
        var earnings = new Earnings(db, SERVER.bean(Ids.class), SERVER.bean(LogReader.class), ledger, SERVER.bean(Orgs.class), SERVER.bean(PlaybookVersions.class));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                if (earnings.run(world.district()) == 0 && earnings.unread(world.district()).moves() == 0) {
                    return;
                }
            } catch (DataAccessException cutOff) {
                assertThat(cutOff.getCause()).isInstanceOf(SQLException.class);
            }
        }
    }

    /// As a phone does it: the same tap until it is answered.
    private void buy(long person) {
        var shop = new Shop(db, SERVER.bean(Ids.class), SERVER.bean(JinlinClock.class), SERVER.bean(Orgs.class), ledger, SERVER.bean(Plans.class));
        UUID tap = UUID.randomUUID();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                shop.redeem(actor("member", person), tap, garden, "soap");
                return;
            } catch (DataAccessException cutOff) {
                assertThat(cutOff.getCause()).isInstanceOf(SQLException.class);
            }
        }
    }

    private void cut() throws SQLException {
        try (var connection = SERVER.database().asSuperuser(); var statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_terminate_backend(pid) from pg_stat_activity where application_name = '" + NAME + "' and state <> 'idle' limit 1")) {
            while (rows.next()) {
                cut.addAndGet(rows.getBoolean(1) ? 1 : 0);
            }
        }
    }
}
