package org.jinlin.kit;

import java.sql.Connection;
import java.sql.SQLException;
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

    private final DataSource source;
    /// Statements are not logged: their values are people's.
    private final Settings settings = new Settings().withExecuteLogging(false);

    public Db(DataSource source) {
        this.source = source;
    }

    /// One read-only transaction.
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

    /// Reads of tables that belong to no tenant, each statement by itself.
    public DSLContext ref() {
        return DSL.using(source, SQLDialect.POSTGRES, settings);
    }

    private <T extends @Nullable Object> T transaction(Scope scope, boolean readOnly, Function<DSLContext, T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setReadOnly(readOnly);
            try {
                return DSL.using(connection, SQLDialect.POSTGRES, settings).transactionResult(inner -> {
                    inner.dsl().execute("set local jinlin.scope = '" + scope.literal() + "'");
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

    /// Carries a refusal out through jOOQ's rollback.
    private static final class Undone extends RuntimeException {

        private final transient Refusal refusal;

        Undone(Refusal refusal) {
            super(refusal.code(), null, false, false);
            this.refusal = refusal;
        }
    }
}
