package org.jinlin.points;

import static org.jooq.impl.DSL.val;

import java.util.List;
import org.jooq.DSLContext;

/// The SQL of checking the ledger: each statement names what is broken, so many at most, and nothing where all is right.
final class CheckStore {

    private static final String SUMS = """
            select a.currency || ' sums to ' || sum(e.amount) from points.entry e join points.account a on a.district_id = e.district_id and a.id = e.account_id
            where e.district_id = {0} group by a.currency having sum(e.amount) <> 0 limit {1}""";

    private static final String BALANCES = """
            select 'account ' || a.id || ' holds ' || a.balance || ' after ' || a.entries || ' entries, and its entries make ' || coalesce(e.total, 0) || ' after ' || coalesce(e.lines, 0)
            from points.account a left join (select account_id, sum(amount) as total, count(*) as lines, max(number) as latest from points.entry where district_id = {0} group by account_id) e on e.account_id = a.id
            where a.district_id = {0} and (a.balance <> coalesce(e.total, 0) or a.entries <> coalesce(e.lines, 0) or a.entries <> coalesce(e.latest, 0)) order by a.id limit {1}""";

    private static final String STEPS = """
            select 'entry ' || number || ' of account ' || account_id || ' does not follow from the one before' from (
                select account_id, number, balance, amount, lag(balance, 1, 0::bigint) over (partition by account_id order by number) as before from points.entry where district_id = {0}) e
            where balance <> before + amount order by account_id, number limit {1}""";

    private static final String HALVES = """
            select 'transfer ' || t.id || ' has not its two halves' from points.transfer t
            left join (select transfer_id, account_id, count(*) as times, sum(amount) as total from points.entry where district_id = {0} group by transfer_id, account_id) o
                on o.transfer_id = t.id and o.account_id = t.from_id
            left join (select transfer_id, account_id, count(*) as times, sum(amount) as total from points.entry where district_id = {0} group by transfer_id, account_id) i
                on i.transfer_id = t.id and i.account_id = t.to_id
            where t.district_id = {0} and (coalesce(o.times, 0) <> 1 or coalesce(i.times, 0) <> 1 or o.total <> - t.amount or i.total <> t.amount or t.from_id = t.to_id)
            order by t.id limit {1}""";

    private static final String STRAYS = """
            select 'entry ' || e.number || ' of account ' || e.account_id || ' belongs to no side of its transfer' from points.entry e join points.transfer t on t.district_id = e.district_id and t.id = e.transfer_id
            where e.district_id = {0} and e.account_id not in (t.from_id, t.to_id) order by e.account_id, e.number limit {1}""";

    private static final String NEGATIVE = """
            select 'account ' || id || ' of a ' || kind || ' is below zero' from points.account where district_id = {0} and balance < 0 and kind <> 'bank' order by id limit {1}""";

    private static final String LOTS = """
            select 'account ' || a.id || ' has more that expires than it has' from points.account a
            join (select account_id, sum(remaining) as remaining from points.lot where district_id = {0} group by account_id) l on l.account_id = a.id
            where a.district_id = {0} and l.remaining > a.balance order by a.id limit {1}""";

    private static final List<String> ALL = List.of(SUMS, BALANCES, STEPS, HALVES, STRAYS, NEGATIVE, LOTS);

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
