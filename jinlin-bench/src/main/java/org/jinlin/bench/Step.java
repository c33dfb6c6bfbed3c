package org.jinlin.bench;

import java.lang.reflect.Method;
import java.util.List;

/// Something that the product did with its database, as the floor does it again.
///
/// @param depth 0 for the first connection that was held at the time, 1 for one taken while that one was held
sealed interface Step {

    int depth();

    /// A call on the connection itself: `commit`, `setAutoCommit` ...
    record Call(int depth, Method method, Object[] arguments) implements Step {}

    /// A statement, or a line of a batch, with its values; all its results are read to the end.
    record Statement(int depth, String sql, List<Bind> binds, Kind kind) implements Step {}

    /// What is done with a prepared statement.
    enum Kind { EXECUTE, ADD_BATCH, EXECUTE_BATCH }

    /// One value as it was set.
    record Bind(Method setter, Object[] arguments) {

        static final int VALUE = 1;
    }
}
