package org.jinlin.app;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/// A connection as the product is given one, inside the one transaction of a rehearsal: what would be a transaction is a
/// savepoint. Nothing that is called on it can commit, and closing it gives nothing back.
final class RehearsalConnection implements InvocationHandler {

    private final Connection real;
    private boolean readOnly;
    private boolean closed;
    private @Nullable Savepoint begun;

    private RehearsalConnection(Connection real) {
        this.real = real;
    }

    static Connection inside(Connection real) {
        return (Connection) Proxy.newProxyInstance(RehearsalConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, new RehearsalConnection(real));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "setAutoCommit" -> begin(!Boolean.TRUE.equals(arguments[0]));
            case "getAutoCommit" -> { return begun == null; }
            // a read has nothing to keep, and its scope must not outlive it: it may have been one inside another transaction
            case "commit" -> end(!readOnly);
            case "rollback" -> {
                if (arguments != null) {
                    return call(method, arguments);
                }
                end(false);
            }
            case "setReadOnly" -> readOnly = Boolean.TRUE.equals(arguments[0]);
            case "isReadOnly" -> { return readOnly; }
            case "setTransactionIsolation" -> { }
            case "close", "abort" -> close();
            case "isClosed" -> { return closed; }
            default -> { return call(method, arguments); }
        }
        return null;
    }

    private void begin(boolean wanted) throws SQLException {
        if (wanted && begun == null) {
            begun = real.setSavepoint();
        }
    }

    private void end(boolean keep) throws SQLException {
        Savepoint mark = begun;
        if (mark == null) {
            return;
        }
        if (!keep) {
            real.rollback(mark);
        }
        real.releaseSavepoint(mark);
        // not committed: the next statement is in a transaction again, as with any connection
        begun = null;
    }

    private void close() throws SQLException {
        end(false);
        closed = true;
    }

    private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
