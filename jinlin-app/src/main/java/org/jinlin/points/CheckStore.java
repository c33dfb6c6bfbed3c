package org.jinlin.points;

import static org.jooq.impl.DSL.val;

import java.util.List;
import org.jooq.DSLContext;

/// The SQL of checking the ledger: each statement names what is broken, so many at most, and nothing where all is right. Rows of two tables
/// are held against each other by one pass over both: behind row-level security the planner expects few rows, and a join of a million
/// with a million was made one by one.
final class CheckStore {

    private static final String SUMS = """
            select currency || ' sums to ' || sum(total) from (
                select max(currency) as currency, sum(amount) as total from (
                    select id as account_id, currency, 0::bigint as amount from points.account where district_id = {0}
                    union all select account_id, null, amount from points.entry where district_id = {0}) both_tables
                group by account_id) a
            group by currency having sum(total) <> 0 limit {1}""";

    private static final String BALANCES = """
            select 'account ' || account_id || ' holds ' || max(holds) || ' after ' || max(entries) || ' entries, and its entries make ' || sum(amount) || ' after ' || count(number) from (
                select id as account_id, balance as holds, entries, 0::bigint as amount, null::bigint as number from points.account where district_id = {0}
                union all select account_id, null, null, amount, number from points.entry where district_id = {0}) both_tables
            group by account_id having max(holds) <> sum(amount) or max(entries) <> count(number) or max(entries) <> coalesce(max(number), 0) order by account_id limit {1}""";

    private static final String STEPS = """
            select 'entry ' || number || ' of account ' || account_id || ' does not follow from the one before' from (
                select account_id, number, balance, amount, lag(balance, 1, 0::bigint) over (partition by account_id order by number) as before from points.entry where district_id = {0}) e
            where balance <> before + amount order by account_id, number limit {1}""";

    private static final String HALVES = """
            select 'transfer ' || transfer_id || ' has not its two halves' from (
                select id as transfer_id, from_id, to_id, amount as moved, null::bigint as account_id, null::bigint as amount from points.transfer where district_id = {0}
                union all select transfer_id, null, null, null, account_id, amount from points.entry where district_id = {0}) both_tables
            group by transfer_id having count(account_id) <> 2 or min(amount) <> - max(moved) or max(amount) <> max(moved) or max(from_id) = max(to_id)
                or max(account_id) filter (where amount < 0) is distinct from max(from_id) or max(account_id) filter (where amount > 0) is distinct from max(to_id)
            order by transfer_id limit {1}""";

    private static final String STRAYS = """
            select 'entry ' || number || ' of account ' || account_id || ' belongs to no side of its transfer' from (
                select number, account_id, max(from_id) over sides as payer_id, max(to_id) over sides as receiver_id from (
                    select id as transfer_id, from_id, to_id, null::bigint as number, null::bigint as account_id from points.transfer where district_id = {0}
                    union all select transfer_id, null, null, number, account_id from points.entry where district_id = {0}) both_tables
                window sides as (partition by transfer_id)) e
            where account_id not in (payer_id, receiver_id) order by account_id, number limit {1}""";

    private static final String NEGATIVE = """
            select 'account ' || id || ' of a ' || kind || ' is below zero' from points.account where district_id = {0} and balance < 0 and kind <> 'bank' order by id limit {1}""";

    private static final String LOTS = """
            select 'account ' || account_id || ' has more that expires than it has' from (
                select id as account_id, balance, 0::bigint as remaining from points.account where district_id = {0}
                union all select account_id, null, remaining from points.lot where district_id = {0}) both_tables
            group by account_id having sum(remaining) > max(balance) and sum(remaining) > 0 order by account_id limit {1}""";

    private static final String UNSEEN = """
            select 'account ' || account_id || ' is paid from without a look at what expires of it' from (
                select id as account_id, expires, 0::bigint as remaining from points.account where district_id = {0}
                union all select account_id, null, remaining from points.lot where district_id = {0}) both_tables
            group by account_id having sum(remaining) > 0 and not bool_or(expires) order by account_id limit {1}""";

    private static final List<String> ALL = List.of(SUMS, BALANCES, STEPS, HALVES, STRAYS, NEGATIVE, LOTS, UNSEEN);

    private final DSLContext db;
    private final int district;

    CheckStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    List<String> faults(int most) {
        return ALL.stream().flatMap(check -> db.resultQuery(check, val(district), val(most)).fetch(row -> row.get(0, String.class)).stream()).toList();
    }

    /// The sum of all accounts of a currency: 0 at any moment.
    long sum(String currency) {
        return db.resultQuery("select coalesce(sum(balance), 0) from points.account where district_id = {0} and currency = {1}", val(district), val(currency))
                .fetchSingle(0, Long.class);
    }
}
