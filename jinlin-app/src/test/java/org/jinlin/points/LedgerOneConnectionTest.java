package org.jinlin.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jinlin.app.TestServer;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.playbook.Currency;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Whoever books within a transaction asks for no second connection: where all connections are taken by such transactions, none would ever be given back.
class LedgerOneConnectionTest {

    private static final TestServer SERVER = TestServer.get();

    private final Purses purses = new Purses(SERVER, SERVER.worldOf("points").district());
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    /// Counts how many connections are open at once.
    private final class Counted extends PGSimpleDataSource {

        private static final long serialVersionUID = 1;

        @Override
        public Connection getConnection() throws SQLException {
            Connection real = super.getConnection();
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, args) -> {
                if (method.getName().equals("close")) {
                    open.decrementAndGet();
                }
                try {
                    return method.invoke(real, args);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
        }
    }

    private Db db() {
        var source = new Counted();
        source.setUrl(SERVER.database().url());
        source.setUser(SERVER.database().app().name());
        source.setPassword(SERVER.database().app().password());
        return new Db(source);
    }

    @Test
    void aBookingWithinATransactionNeedsThatOneConnectionAlone() {
        Db db = db();
        var ledger = new Ledger(db, SERVER.bean(Ids.class), SERVER.bean(JinlinClock.class), SERVER.bean(Orgs.class));
        var scope = Scope.service(purses.district(), Scope.Kind.MOVE);
        for (Currency currency : Currency.earned()) {
            var given = Posting.whole(UUID.randomUUID(), Posting.Kind.EARNED, currency, Holder.BANK, Purses.ANNA, 5, null, Posting.Cause.NONE);
            var spent = Posting.whole(UUID.randomUUID(), Posting.Kind.REDEEMED, currency, Purses.ANNA, Holder.BANK, 5, null, Posting.Cause.NONE);
            Outcome<Booked> outcome = db.writeOutcome(scope, sql -> ledger.book(sql, purses.district(), given).then(_ -> ledger.book(sql, purses.district(), spent)));
            assertThat(outcome.isDone()).isTrue();
        }
        assertThat(ledger.book(purses.district(), Posting.whole(UUID.randomUUID(), Posting.Kind.EARNED, Currency.POINTS, Holder.BANK, Purses.ANNA, 1, null, Posting.Cause.NONE)).isDone()).isTrue();
        assertThat(most.get()).isEqualTo(1);
        assertThat(open.get()).isZero();
        assertThat(purses.faults()).isEmpty();
    }

    /// A bank that was opened in a transaction that came to nothing is not remembered.
    @Test
    void whatWasOpenedAndTakenBackIsNotRemembered() {
        int district = SERVER.world("tongan").district();
        Db db = db();
        var ledger = new Ledger(db, SERVER.bean(Ids.class), SERVER.bean(JinlinClock.class), SERVER.bean(Orgs.class));
        var given = Posting.whole(UUID.randomUUID(), Posting.Kind.EARNED, Currency.POINTS, Holder.BANK, Purses.ANNA, 5, null, Posting.Cause.NONE);
        Outcome<Booked> refused = db.writeOutcome(Scope.service(district, Scope.Kind.MOVE), sql -> ledger.book(sql, district, given).then(_ -> Outcome.refused("POINTS_OWN")));
        assertThat(refused.isDone()).isFalse();
        assertThat(ledger.book(district, given).orThrow().repeated()).isFalse();
        assertThat(SERVER.bean(LedgerCheck.class).check(district)).isEmpty();
    }
}
