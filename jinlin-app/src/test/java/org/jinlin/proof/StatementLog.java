package org.jinlin.proof;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// Keeps each distinct statement that a server sends to its database, with the values it was first sent with.
public final class StatementLog implements BeanPostProcessor {

    /// @param caller where in the product it was made, `Class.method:line`
    public record Sent(String sql, Collection<Bind> binds, String caller) {

        /// Gives the values to a statement made of this one.
        void bind(PreparedStatement statement) throws SQLException {
            for (Bind bind : binds) {
                bind.on(statement);
            }
        }
    }

    /// A call of a `set…(index, value …)`.
    record Bind(Method setter, Object[] arguments) {

        Bind from(int before) {
            Object[] moved = arguments.clone();
            moved[0] = (int) moved[0] - before;
            return new Bind(setter, moved);
        }

        void on(PreparedStatement statement) throws SQLException {
            try {
                setter.invoke(statement, arguments);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new SQLException("a value cannot be bound again: " + setter.getName(), e);
            }
        }
    }

    private record Planted(String part, SQLException failure) {}

    private final Map<String, Sent> sent = new ConcurrentHashMap<>();
    private final AtomicReference<Planted> planted = new AtomicReference<>();

    /// The next statement whose text has that part is not sent: it fails as a connection fails that is lost at this moment.
    public void failNext(String part, SQLException failure) {
        planted.set(new Planted(part, failure));
    }

    /// Whether what was planted has failed.
    public boolean hasFailed() {
        return planted.get() == null;
    }

    public List<Sent> all() {
        return List.copyOf(sent.values());
    }

    /// What can be explained: everything but the setting of the scope.
    List<Sent> explainable() {
        return all().stream().filter(sent -> sent.sql().matches("(?is)\\s*(select|insert|update|delete|with|merge)\\b.*")).toList();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? source(source) : bean;
    }

    private DataSource source(DataSource source) {
        return wrap(DataSource.class, (proxy, method, arguments) -> {
            Object result = call(source, method, arguments);
            return result instanceof Connection connection ? connection(connection) : result;
        });
    }

    private Connection connection(Connection connection) {
        return wrap(Connection.class, (proxy, method, arguments) -> {
            Object result = call(connection, method, arguments);
            return method.getName().equals("prepareStatement") ? statement((PreparedStatement) result, (String) arguments[0]) : result;
        });
    }

    private PreparedStatement statement(PreparedStatement statement, String sql) {
        var binds = new TreeMap<Integer, Bind>();
        return wrap(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().startsWith("set") && arguments.length > 1 && arguments[0] instanceof Integer index) {
                binds.put(index, new Bind(method, arguments));
            } else if (method.getName().startsWith("execute") || method.getName().equals("addBatch")) {
                keep(sql, binds);
                fail(sql);
            }
            return call(statement, method, arguments);
        });
    }

    private void fail(String sql) throws SQLException {
        Planted plant = planted.get();
        if (plant != null && sql.contains(plant.part()) && planted.compareAndSet(plant, null)) {
            throw plant.failure();
        }
    }

    /// A text may hold several statements, sent in one trip: each is kept by itself, with its share of the values.
    private void keep(String sql, NavigableMap<Integer, Bind> binds) {
        int first = 1;
        for (String part : sql.split("; ")) {
            int next = first + (int) part.chars().filter(character -> character == '?').count();
            var own = binds.subMap(first, next);
            int before = first - 1;
            sent.computeIfAbsent(part, text -> new Sent(text, own.values().stream().map(bind -> bind.from(before)).toList(), caller()));
            first = next;
        }
    }

    private static String caller() {
        return StackWalker.getInstance().walk(frames -> frames
                .filter(frame -> frame.getClassName().startsWith("org.jinlin.") && !frame.getClassName().matches("org\\.jinlin\\.(proof|db|kit\\.Db).*"))
                .findFirst().map(frame -> frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber()).orElse("?"));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T wrap(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(StatementLog.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
