package org.jinlin.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// Writes down, while it is told to, everything that a server does with its database: each statement with its values, and
/// where transactions begin and end. For one request at a time.
final class Capture implements BeanPostProcessor {

    private static final Set<String> CALLS = Set.of("setAutoCommit", "commit", "rollback", "setReadOnly", "setTransactionIsolation");
    private static final Set<String> UNKNOWN = Set.of("setSavepoint", "releaseSavepoint", "createStatement", "prepareCall");

    private List<Step> steps = new ArrayList<>();
    private boolean recording;
    private int held;
    private Properties settings = new Properties();

    /// Starts a new list and answers the one so far.
    synchronized List<Step> cut() {
        List<Step> before = steps;
        steps = new ArrayList<>();
        recording = true;
        return List.copyOf(before);
    }

    synchronized List<Step> stop() {
        recording = false;
        return cutOff();
    }

    private List<Step> cutOff() {
        List<Step> before = List.copyOf(steps);
        steps = new ArrayList<>();
        return before;
    }

    /// How the product asks the driver to work.
    Properties driverSettings() {
        return settings;
    }

    private synchronized void add(Step step) {
        if (recording) {
            steps.add(step);
        }
    }

    private synchronized int take() {
        return held++;
    }

    private synchronized void give() {
        held--;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof DataSource source)) {
            return bean;
        }
        if (source instanceof HikariDataSource pool) {
            settings = pool.getDataSourceProperties();
        }
        return wrap(DataSource.class, (_, method, arguments) -> {
            Object result = call(source, method, arguments);
            return result instanceof Connection connection ? connection(connection, take()) : result;
        });
    }

    private Connection connection(Connection connection, int depth) {
        return wrap(Connection.class, (_, method, arguments) -> {
            if (UNKNOWN.contains(method.getName())) {
                throw new IllegalStateException("the floor cannot repeat " + method.getName() + " yet");
            }
            if (CALLS.contains(method.getName())) {
                add(new Step.Call(depth, method, arguments == null ? new Object[0] : arguments));
            }
            if (method.getName().equals("close")) {
                give();
            }
            Object result = call(connection, method, arguments);
            return result instanceof PreparedStatement statement ? statement(statement, (String) arguments[0], depth) : result;
        });
    }

    private PreparedStatement statement(PreparedStatement statement, String sql, int depth) {
        var binds = new TreeMap<Integer, Step.Bind>();
        return wrap(PreparedStatement.class, (_, method, arguments) -> {
            String name = method.getName();
            if (name.startsWith("set") && arguments.length > 1 && arguments[0] instanceof Integer index) {
                binds.put(index, new Step.Bind(method, arguments));
            } else if (name.equals("addBatch") || name.startsWith("execute")) {
                Step.Kind kind = name.equals("addBatch") ? Step.Kind.ADD_BATCH : name.equals("executeBatch") ? Step.Kind.EXECUTE_BATCH : Step.Kind.EXECUTE;
                add(new Step.Statement(depth, sql, kind == Step.Kind.EXECUTE_BATCH ? List.of() : List.copyOf(binds.values()), kind));
            }
            return call(statement, method, arguments);
        });
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T wrap(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Capture.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
