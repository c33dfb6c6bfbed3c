package org.jinlin.points;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Db;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.kit.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Looks at accounts. The scope says who looks: a resident sees the own account and no other, whatever is asked for.
@Component
public class Statements {

    private final Db db;

    Statements(Db db) {
        this.db = db;
    }

    /// What somebody has, one account a currency; none before anything was booked.
    public List<Account> accounts(Scope scope, Holder holder) {
        return db.read(scope, sql -> new StatementStore(sql, scope.district()).accounts(holder));
    }

    public Optional<Account> account(Scope scope, long id) {
        return db.read(scope, sql -> new StatementStore(sql, scope.district()).account(id));
    }

    /// The lines of an account, the latest first. Refuses the cursor of another list.
    public Outcome<Page<Statement>> lines(Scope scope, long accountId, @Nullable String after) {
        return Paging.read(after, null, Long.class).map(paging -> Page.of(db.read(scope, sql -> new StatementStore(sql, scope.district()).lines(accountId, paging)), paging,
                line -> Cursor.of(line.number())));
    }

    /// What teams and communities have, by unit: no order of merit, that is for whoever compares. Refuses the cursor of another list.
    Outcome<Page<Account>> ofUnits(Scope scope, List<Long> units, @Nullable String after) {
        return Paging.read(after, null, Long.class, Long.class).map(paging -> Page.of(db.read(scope, sql -> new StatementStore(sql, scope.district()).ofUnits(units, paging)), paging,
                account -> Cursor.of(account.holder().id(), account.id())));
    }

    /// What expires of an account, the next ten things first.
    public List<Expiring> expiring(Scope scope, long accountId) {
        return db.read(scope, sql -> new StatementStore(sql, scope.district()).lots(accountId, 10)).stream().map(lot -> new Expiring(lot.remaining(), lot.expiresOn())).toList();
    }

    /// @param on the last day on which it may be used
    public record Expiring(long amount, LocalDate on) {}
}
