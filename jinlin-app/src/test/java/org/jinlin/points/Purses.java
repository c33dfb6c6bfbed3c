package org.jinlin.points;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jinlin.app.TestServer;
import org.jinlin.kit.Db;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.playbook.Currency;

/// The ledger of a tenant as tests use it: points, unless said otherwise.
record Purses(TestServer server, int district) {

    static final Holder ANNA = Holder.person(11);
    static final Holder BEN = Holder.person(12);
    static final Holder TEAM = new Holder(Holder.Kind.TEAM, 13);
    static final Holder BANK = Holder.BANK;

    Ledger ledger() {
        return server.bean(Ledger.class);
    }

    Outcome<Booked> book(UUID key, Posting.Kind kind, Holder from, Holder to, long amount) {
        return ledger().book(district, Posting.whole(key, kind, Currency.POINTS, from, to, amount, null, Posting.Cause.NONE));
    }

    Booked give(Holder to, long amount) {
        return book(UUID.randomUUID(), Posting.Kind.EARNED, BANK, to, amount).orThrow();
    }

    /// Gives what may be used for so many days more.
    Booked giveFor(Holder to, long amount, int days) {
        var posting = Posting.whole(UUID.randomUUID(), Posting.Kind.EARNED, Currency.POINTS, BANK, to, amount, null, Posting.Cause.NONE);
        return ledger().book(district, posting.until(server.bean(Orgs.class).today(district).plusDays(days))).orThrow();
    }

    Outcome<Booked> pay(Holder from, Holder to, long amount) {
        return book(UUID.randomUUID(), to.isBank() ? Posting.Kind.REDEEMED : Posting.Kind.GIVEN, from, to, amount);
    }

    long balance(Holder holder) {
        return balance(holder, Currency.POINTS);
    }

    long balance(Holder holder, Currency currency) {
        return server.bean(Statements.class).accounts(staff(), holder).stream().filter(account -> account.currency() == currency).mapToLong(Account::balance).sum();
    }

    List<Statement> lines(Holder holder) {
        long account = server.bean(Statements.class).accounts(staff(), holder).stream().filter(one -> one.currency() == Currency.POINTS).findFirst().orElseThrow().id();
        return server.bean(Statements.class).lines(staff(), account, null).orThrow().items();
    }

    List<String> faults() {
        return server.bean(LedgerCheck.class).check(district);
    }

    /// Changes rows past everything that guards them.
    void spoil(String sql) {
        try (var connection = server.database().asSuperuser(); var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql.replace("$d", String.valueOf(district)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String sql) {
        return server.bean(Db.class).read(Scope.service(district, Scope.Kind.REPORT), db -> db.fetchSingle(sql.replace("$d", String.valueOf(district))).get(0, Long.class));
    }

    private Scope staff() {
        return new Scope(district, Scope.Kind.STAFF, 1);
    }
}
