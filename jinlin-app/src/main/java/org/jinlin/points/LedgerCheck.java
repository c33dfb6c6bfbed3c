package org.jinlin.points;

import java.util.List;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jinlin.playbook.Currency;
import org.springframework.stereotype.Component;

/// Whether the ledger is what it has to be: everything sums to zero, every transfer has its two halves, balances and numbers follow from
/// the entries, nobody but the bank is below zero, and nothing expires that is not there. All is read at one moment, beside whoever books.
@Component
public class LedgerCheck {

    private static final int NAMED = 20;

    private final Db db;

    LedgerCheck(Db db) {
        this.db = db;
    }

    /// One sentence for each thing that is broken, the first of each sort.
    public List<String> check(int district) {
        return db.read(Scope.service(district, Scope.Kind.REPORT), sql -> new CheckStore(sql, district).faults(NAMED));
    }

    /// What all accounts of a currency have together at this moment: nothing, with the bank's.
    public long sum(int district, Currency currency) {
        return db.read(Scope.service(district, Scope.Kind.REPORT), sql -> new CheckStore(sql, district).sum(currency.code()));
    }
}
