package org.jinlin.kit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.TransactionContext;
import org.jooq.TransactionProvider;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door to the database. Every statement on rows of a tenant runs in a short transaction whose first statement sets
/// the scope for row-level security; no scope, no rows. Nothing is left on the connection, so any pool may stand before it.
public final class Db {

    private static final Logger log = LoggerFactory.getLogger(Db.class);
    private static final int ENDLESS = Integer.MAX_VALUE;
    private static final long PATIENCE_SECONDS = 30;
    /// With a parameter it is one text for all scopes, which the driver prepares once.
    private static final String SET_SCOPE = "select set_config('jinlin.scope', ?, true)";
    /// A read of several statements must not see a write between them: a tree whose edges are newer than its units, say.
    private static final String SET_SCOPE_OF_ONE_MOMENT = "set transaction isolation level repeatable read; " + SET_SCOPE;

    private final DataSource source;
    /// A transaction may read in another scope while it runs, on a second connection. If all connections were held by
    /// transactions that wait for a second one, none would ever come free: so only half of them may begin one.
    private final Semaphore beginning;
    private final BooleanSupplier rehearsing;
    private final ThreadLocal<@Nullable Open> innermost = new ThreadLocal<>();
    /// Statements are not logged: their values are people's.
    private final Settings settings = new Settings().withExecuteLogging(false);

    private record Open(@Nullable Scope scope, DSLContext sql) {}

    public Db(DataSource source) {
        this(source, ENDLESS);
    }

    /// @param connections how many the source gives at a time, at least 2
    public Db(DataSource source, int connections) {
        this(source, connections, () -> false);
    }

    /// @param rehearsing whether what this thread does is undone in any case
    public Db(DataSource source, int connections, BooleanSupplier rehearsing) {
        if (connections < 2) {
            throw new IllegalArgumentException("a transaction may need two connections, and there are only " + connections);
        }
        this.source = source;
        this.beginning = new Semaphore(connections / 2, true);
        this.rehearsing = rehearsing;
    }

    /// Whether what this thread does is undone in any case: then nobody is there who could prove anything, and nothing is counted.
    public boolean isRehearsal() {
        return rehearsing.getAsBoolean();
    }

    /// One read-only transaction, and all that it reads is of one moment.
    public <T extends @Nullable Object> T read(Scope scope, Function<DSLContext, T> query) {
        return transaction(scope, true, query);
    }

    /// The same for one statement: inside a transaction that may read as much, it is part of that and sees what it wrote.
    public <T extends @Nullable Object> T readWithin(Scope scope, Function<DSLContext, T> query) {
        Open open = innermost.get();
        return open != null && open.scope() != null && open.scope().covers(scope) ? query.apply(open.sql()) : read(scope, query);
    }

    /// One transaction, undone when `work` throws. There is none of jOOQ inside it.
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

    /// One read-only transaction for whoever finds out in it whom it is for: it sees no row of a tenant before it says which.
    public <T extends @Nullable Object> T readUnscoped(Function<DSLContext, T> query) {
        return transaction(null, true, query);
    }

    private <T extends @Nullable Object> T transaction(@Nullable Scope scope, boolean readOnly, Function<DSLContext, T> work) {
        Open outer = innermost.get();
        if (outer == null) {
            await();
        }
        try (Connection connection = source.getConnection()) {
            connection.setReadOnly(readOnly);
            try {
                return begun(connection, scope, readOnly, work);
            } finally {
                if (readOnly && !connection.isClosed()) {
                    connection.setReadOnly(false);
                }
            }
        } catch (SQLException e) {
            throw new DataAccessException("the database cannot be reached", e);
        } finally {
            innermost.set(outer);
            if (outer == null) {
                innermost.remove();
                beginning.release();
            }
        }
    }

    private void await() {
        try {
            if (!beginning.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new DataAccessException("the database is too busy", new SQLTransientConnectionException("no connection came free"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataAccessException("stopped while waiting for the database", e);
        }
    }

    private <T extends @Nullable Object> T begun(Connection connection, @Nullable Scope scope, boolean readOnly, Function<DSLContext, T> work) throws SQLException {
        connection.setAutoCommit(false);
        boolean committed = false;
        try {
            if (scope != null) {
                enter(connection, scope, readOnly);
            }
            DSLContext sql = DSL.using(new DefaultConfiguration().set(connection).set(SQLDialect.POSTGRES).set(settings).set(new Ours()));
            innermost.set(new Open(scope, sql));
            T result = work.apply(sql);
            connection.commit();
            committed = true;
            return result;
        } finally {
            leave(connection, committed);
        }
    }

    private static void enter(Connection connection, Scope scope, boolean readOnly) throws SQLException {
        try (var statement = connection.prepareStatement(readOnly ? SET_SCOPE_OF_ONE_MOMENT : SET_SCOPE)) {
            statement.setString(1, scope.literal());
            statement.execute();
        }
    }

    /// A connection that can no longer be rolled back is closed by its pool; what made us roll back is what is told.
    private static void leave(Connection connection, boolean committed) {
        try {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            log.debug("a transaction ended with its connection", e);
        }
    }

    /// Whoever began a transaction of jOOQ on our connection would end ours with it.
    private static final class Ours implements TransactionProvider {

        @Override
        public void begin(TransactionContext context) {
            throw new IllegalStateException("a transaction begins at the door to the database");
        }

        @Override
        public void commit(TransactionContext context) {
            begin(context);
        }

        @Override
        public void rollback(TransactionContext context) {}
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
