package org.jinlin.bench;

import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.postgres.JoinedDatabase;
import org.jspecify.annotations.Nullable;

/// The floor: the statements of a lifecycle that the product sent, sent again through plain JDBC, in the same transactions,
/// as the same role, under row-level security, prepared, on connections of its own. No HTTP, no rules, no JSON, no pool.
final class Floor implements Work, AutoCloseable {

    /// Ids of the floor carry the last node number, which no server leases before 1,023 others are.
    static final int NODE = 1023;
    private static final String SCOPE = "select set_config('jinlin.scope'";

    private final List<Script> scripts;
    private final JoinedDatabase database;
    private final Properties settings;
    private final Ids ids;
    private final Random random;
    private final List<Connection> connections = new ArrayList<>();
    private final Map<String, Spent> spent = new HashMap<>();
    private final List<Map<String, PreparedStatement>> prepared = new ArrayList<>();

    /// How often a statement was sent and how long that took in all, waiting for a core included.
    static final class Spent {

        private long times;
        private long nanos;

        private void add(long nanos) {
            times++;
            this.nanos += nanos;
        }
    }

    /// @param settings of the driver, as the product has them
    /// @param ids      of all workers of the floor together
    Floor(List<Script> scripts, JoinedDatabase database, Properties settings, Ids ids, long seed) {
        this.scripts = scripts;
        this.database = database;
        this.settings = settings;
        this.ids = ids;
        this.random = new Random(seed);
    }

    @Override
    public void once(Parts parts) throws SQLException {
        Script script = scripts.get(random.nextInt(scripts.size()));
        Script.Values values = script.values(ids, JinlinClock.system().now());
        for (List<Step> request : script.requests()) {
            long began = System.nanoTime();
            for (Step step : request) {
                run(step, values);
            }
            parts.done(began);
        }
    }

    @Override
    public int size() {
        return Lifecycle.REQUESTS;
    }

    private void run(Step step, Script.Values values) throws SQLException {
        Connection connection = connection(step.depth());
        try {
            switch (step) {
                case Step.Call call -> call.method().invoke(connection, call.arguments());
                case Step.Statement statement -> {
                    PreparedStatement sent = prepared(step.depth(), statement.sql());
                    for (Step.Bind bind : statement.binds()) {
                        bind(connection, sent, bind, values);
                    }
                    long began = System.nanoTime();
                    switch (statement.kind()) {
                        case EXECUTE -> drain(sent);
                        case ADD_BATCH -> sent.addBatch();
                        case EXECUTE_BATCH -> sent.executeBatch();
                    }
                    spent.computeIfAbsent(statement.sql(), _ -> new Spent()).add(System.nanoTime() - began);
                }
            }
        } catch (InvocationTargetException e) {
            throw new SQLException("a step of the floor failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, Step.Bind bind, Script.Values values)
            throws SQLException, InvocationTargetException, IllegalAccessException {
        Object[] arguments = bind.arguments().clone();
        arguments[Step.Bind.VALUE] = arguments[Step.Bind.VALUE] instanceof java.sql.Array array
                ? connection.createArrayOf(array.getBaseTypeName(), (Object[]) array.getArray()) : values.of(arguments[Step.Bind.VALUE]);
        bind.setter().invoke(statement, arguments);
    }

    /// Reads every column of every row, as the product does.
    private static void drain(PreparedStatement statement) throws SQLException {
        boolean rows = statement.execute();
        while (rows || statement.getUpdateCount() != -1) {
            if (rows) {
                try (ResultSet result = statement.getResultSet()) {
                    int columns = result.getMetaData().getColumnCount();
                    while (result.next()) {
                        for (int i = 1; i <= columns; i++) {
                            result.getObject(i);
                        }
                    }
                }
            }
            rows = statement.getMoreResults();
        }
    }

    private Connection connection(int depth) throws SQLException {
        while (connections.size() <= depth) {
            var properties = new Properties();
            properties.putAll(settings);
            properties.setProperty("user", database.app().name());
            properties.setProperty("password", database.app().password());
            connections.add(DriverManager.getConnection(database.url(), properties));
            prepared.add(new HashMap<>());
        }
        return connections.get(depth);
    }

    private PreparedStatement prepared(int depth, String sql) throws SQLException {
        @Nullable PreparedStatement known = prepared.get(depth).get(sql);
        if (known == null) {
            known = connections.get(depth).prepareStatement(sql);
            prepared.get(depth).put(sql, known);
        }
        return known;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }

    /// The statements of all workers, the most expensive first, a line each: the share of all time, how often a lifecycle
    /// sends it, microseconds for one, and its text.
    static List<String> costs(List<Floor> workers, int longestText) {
        var all = new HashMap<String, Spent>();
        for (Floor worker : workers) {
            worker.spent.forEach((sql, one) -> {
                Spent sum = all.computeIfAbsent(sql.startsWith(SCOPE) ? SCOPE : sql, _ -> new Spent());
                sum.times += one.times;
                sum.nanos += one.nanos;
            });
        }
        double nanos = all.values().stream().mapToLong(one -> one.nanos).sum();
        double lifecycles = all.values().stream().mapToLong(one -> one.times).sum() / (double) workers.getFirst().scripts.getFirst().statements();
        return all.entrySet().stream().sorted((a, b) -> Long.compare(b.getValue().nanos, a.getValue().nanos))
                .map(one -> String.format(Locale.ROOT, "%5.1f %% %6.1f x %8.0f us  %s", 100 * one.getValue().nanos / nanos, one.getValue().times / lifecycles,
                        one.getValue().nanos / 1000.0 / one.getValue().times, one.getKey().substring(0, Math.min(longestText, one.getKey().length()))))
                .toList();
    }

    /// Takes the marks of the floor's moves away before the server wakes up, or its jobs would work on them.
    ///
    /// @param first an id from before the floor ran
    static void forgetMarks(Connection owner, List<Integer> districts, long first) throws SQLException {
        delete(owner, "unnumbered", "matter_id", districts, first);
    }

    /// Deletes everything that the floor made: its chains of hashes are not true.
    static void forget(Connection owner, List<Integer> districts, long first) throws SQLException {
        for (String table : List.of("command", "unnumbered", "words", "due", "move")) {
            delete(owner, table, "matter_id", districts, first);
        }
        delete(owner, "matter", "id", districts, first);
    }

    private static void delete(Connection owner, String table, String column, List<Integer> districts, long first) throws SQLException {
        try (var delete = owner.prepareStatement("delete from matters." + table + " where district_id = any(?) and " + column + " >= ? and (" + column + " >> 12) & 1023 = " + NODE)) {
            delete.setArray(1, owner.createArrayOf("int4", districts.toArray()));
            delete.setLong(2, first);
            delete.executeUpdate();
        }
    }
}
