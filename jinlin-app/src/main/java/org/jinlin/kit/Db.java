package org.jinlin.kit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The door to the database. Every statement on rows of a tenant runs in a short transaction whose first statement sets
/// the scope for row-level security; no scope, no rows. Nothing is left on the connection, so any pool may stand before it.
public final class Db {

    private static final int ENDLESS = Integer.MAX_VALUE;
    private static final long PATIENCE_SECONDS = 30;
    /// A read of several statements must not see a write between them: a tree whose edges are newer than its units, say.
    private static final String ONE_MOMENT = "set transaction isolation level repeatable read; ";

    private final DataSource source;
    /// A transaction may read in another scope while it runs, on a second connection. If all connections were held by
    /// transactions that wait for a second one, none would ever come free: so only half of them may begin one.
    private final Semaphore beginning;
    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);
    /// Statements are not logged: their values are people's.
    private final Settings settings = new Settings().withExecuteLogging(false);

    public Db(DataSource source) {
        this(source, ENDLESS);
    }

    /// @param connections how many the source gives at a time, at least 2
    public Db(DataSource source, int connections) {
        if (connections < 2) {
            throw new IllegalArgumentException("a transaction may need two connections, and there are only " + connections);
        }
        this.source = source;
        this.beginning = new Semaphore(connections / 2, true);
    }

    /// One read-only transaction, and all that it reads is of one moment.
    public <T extends @Nullable Object> T read(Scope scope, Function<DSLContext, T> query) {
        return transaction(scope, true, query);
    }

    /// One transaction, undone when `work` throws. A transaction of jOOQ inside it is a savepoint.
    public <T extends @Nullable Object> T write(Scope scope, Function<DSLContext, T> work) {
        return transaction(scope, false, work);
    }

    /// One transaction, undone when `work` refuses or throws: a refusal changes nothing.
    public <T> Outcome<T> writeOutcome(Scope scope, Function<DSLContext, Outcome<T>> work) {
        try {
            return transaction(scope, false, db -> switch (work.apply(db)) {
                case Outcome.Done<T> done -> done;
                case Outcome.Refused<T>(Refusal refusal) -> throw new Undone(refusal);
            });
        } catch (Undone undone) {
            return new Outcome.Refused<>(undone.refusal);
        }
    }

    /// What `work` would make of the rows: one transaction that is undone in any case.
    public <T> T rehearse(Scope scope, Function<DSLContext, T> work) {
        var result = new ArrayList<T>(1);
        try {
            transaction(scope, false, db -> {
                result.add(work.apply(db));
                throw new Rehearsed();
            });
        } catch (Rehearsed expected) {
            return result.getFirst();
        }
        throw new IllegalStateException("a rehearsal was carried out");
    }

    /// Reads of tables that belong to no tenant, each statement by itself.
    public DSLContext ref() {
        return DSL.using(source, SQLDialect.POSTGRES, settings);
    }

    private <T extends @Nullable Object> T transaction(Scope scope, boolean readOnly, Function<DSLContext, T> work) {
        if (inside.get()) {
            return connected(scope, readOnly, work);
        }
        await();
        inside.set(true);
        try {
            return connected(scope, readOnly, work);
        } finally {
            inside.remove();
            beginning.release();
        }
    }

    private void await() {
        try {
            if (!beginning.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new DataAccessException("the database is too busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataAccessException("stopped while waiting for the database", e);
        }
    }

    private <T extends @Nullable Object> T connected(Scope scope, boolean readOnly, Function<DSLContext, T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setReadOnly(readOnly);
            try {
                return DSL.using(connection, SQLDialect.POSTGRES, settings).transactionResult(inner -> {
                    inner.dsl().execute((readOnly ? ONE_MOMENT : "") + "set local jinlin.scope = '" + scope.literal() + "'");
                    return work.apply(inner.dsl());
                });
            } finally {
                if (readOnly && !connection.isClosed()) {
                    connection.setReadOnly(false);
                }
            }
        } catch (SQLException e) {
            throw new DataAccessException("the database cannot be reached", e);
        }
    }

    private static final class Rehearsed extends RuntimeException {

        Rehearsed() {
            super("undone as meant", null, false, false);
        }
    }

    /// Carries a refusal out through jOOQ's rollback.
    private static final class Undone extends RuntimeException {

        private final transient Refusal refusal;

        Undone(Refusal refusal) {
            super(refusal.code(), null, false, false);
            this.refusal = refusal;
        }
    }
}
