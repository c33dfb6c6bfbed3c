package org.jinlin.bench;

import java.sql.Connection;
import java.sql.SQLException;
import org.jinlin.points.Holder;

/// The accounts of `bench ledger`: those of the product in a tenant of the bench, and the same in tables of their own for plain SQL.
final class LedgerSeed {

    /// The schema of plain SQL.
    static final String FLOOR = "ledger_floor";
    /// Whose account has very many entries.
    static final Holder BUSY = Holder.person(999_999_999);

    private static final long BEGINS_WITH = 1_000_000;
    /// What a bench that was killed left behind goes too.
    private static final String FORGET = """
            delete from points.entry where district_id = %1$d; delete from points.lot where district_id = %1$d; delete from points.transfer where district_id = %1$d;
            delete from points.award where district_id = %1$d; delete from points.account where district_id = %1$d; drop schema if exists %2$s cascade""";

    private static final String ACCOUNTS = """
            insert into points.account (district_id, id, kind, holder_id, currency, balance, entries, opened_at)
            select %1$d, n, 'person', n, 'points', %3$d, 1, timestamptz 'epoch' from generate_series(1, %2$d) n
            union all select %1$d, %2$d + 1, 'person', %5$d, 'points', %4$d, %4$d, timestamptz 'epoch'
            union all select %1$d, %2$d + 2, 'bank', 0, 'points', - %2$d::bigint * %3$d - %4$d, %2$d + %4$d, timestamptz 'epoch';
            insert into points.transfer (district_id, id, key, kind, currency, from_id, to_id, amount, at)
            select %1$d, n, lpad(to_hex(n), 32, '0')::uuid, 'earned', 'points', %2$d + 2, least(n, %2$d + 1), case when n > %2$d then 1 else %3$d end, timestamptz 'epoch' from generate_series(1, %2$d + %4$d) n;
            insert into points.entry (district_id, account_id, number, transfer_id, amount, balance)
            select %1$d, least(n, %2$d + 1), greatest(1, n - %2$d), n, case when n > %2$d then 1 else %3$d end, case when n > %2$d then n - %2$d else %3$d end from generate_series(1, %2$d + %4$d) n
            union all select %1$d, %2$d + 2, n, n, case when n > %2$d then -1 else - %3$d end, - least(n, %2$d)::bigint * %3$d - greatest(0, n - %2$d) from generate_series(1, %2$d + %4$d) n""";

    private static final String PLAIN = """
            create schema %1$s;
            create table %1$s.account (id bigint primary key, balance bigint not null check (balance >= 0 or id = 0));
            create table %1$s.transfer (id uuid primary key, key uuid not null unique, from_id bigint not null, to_id bigint not null, amount bigint not null, at timestamptz not null);
            create table %1$s.entry (transfer_id uuid not null references %1$s.transfer, account_id bigint not null references %1$s.account, amount bigint not null, primary key (account_id, transfer_id));
            insert into %1$s.account select n, %3$d from generate_series(1, %2$d) n union all select 0, - %2$d::bigint * %3$d;
            grant usage on schema %1$s to jinlin_app; grant select, insert, update on all tables in schema %1$s to jinlin_app""";

    private LedgerSeed() {}

    static void fill(Connection owner, int district, int accounts, int entries) throws SQLException {
        forget(owner, district);
        try (var statement = owner.createStatement()) {
            statement.execute(ACCOUNTS.formatted(district, accounts, BEGINS_WITH, entries, BUSY.id()));
            statement.execute(PLAIN.formatted(FLOOR, accounts, BEGINS_WITH));
            statement.execute("vacuum analyze points.account, points.transfer, points.entry, " + FLOOR + ".account");
        }
    }

    static void forget(Connection owner, int district) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(FORGET.formatted(district, FLOOR));
        }
    }
}
