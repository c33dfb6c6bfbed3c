package org.jinlin.kit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// A statement that jOOQ writes once and that is sent often, with other values each time. Writing it anew takes jOOQ about as
/// long as PostgreSQL takes for it, so what every request sends is kept; everything else stays with jOOQ alone.
public final class Prepared {

    private static final String VIOLATES_A_CONSTRAINT = "23";
    private static final Map<Class<?>, Integer> SQL_TYPES = Map.of(Integer.class, Types.INTEGER, Long.class, Types.BIGINT, Boolean.class, Types.BOOLEAN, Double.class,
            Types.DOUBLE, byte[].class, Types.BINARY);

    private final String text;
    private final List<Class<?>> types;
    private final Field<?>[] columns;

    private Prepared(String text, List<Class<?>> types, Field<?>[] columns) {
        this.text = text;
        this.types = types;
        this.columns = columns;
    }

    /// @param query whose parameters, in the order in which they stand, are the values it is sent with; see [#value]
    public static Prepared of(Query query) {
        return of(query, query instanceof Select<?> select ? select.getSelect().toArray(Field<?>[]::new) : new Field<?>[0]);
    }

    /// @param columns what a writing statement answers
    public static Prepared of(Query query, Field<?>... columns) {
        var writer = DSL.using(SQLDialect.POSTGRES);
        List<Class<?>> types = writer.extractParams(query).values().stream().filter(param -> !param.isInline()).<Class<?>>map(Field::getType).toList();
        return new Prepared(writer.render(query), types, columns);
    }

    /// A place for a value, of the type of a column.
    public static <T> Field<T> value(Field<T> column) {
        return DSL.val((T) null, column.getDataType());
    }

    /// A place for many values, of the type of a column.
    public static <T> Field<T[]> values(Field<T> column) {
        return DSL.val((T[]) null, column.getDataType().array());
    }

    /// The statement with its values.
    public record Filled(Prepared statement, @Nullable Object[] values) {}

    /// @param values one for each parameter, of its type
    public Filled with(@Nullable Object... values) {
        if (values.length != types.size()) {
            throw new IllegalArgumentException("%d values for the %d of %s".formatted(values.length, types.size(), text));
        }
        return new Filled(this, values);
    }

    /// The rows that a query finds.
    public Result<Record> fetch(DSLContext db, @Nullable Object... values) {
        return fetch(db, List.of(with(values))).getFirst();
    }

    /// Sends one writing statement.
    ///
    /// @return how many rows it wrote
    public int change(DSLContext db, @Nullable Object... values) {
        return prepared(db, List.of(with(values)), PreparedStatement::executeUpdate);
    }

    /// Sends writing statements in one trip, in their order.
    public static void send(DSLContext db, List<Filled> statements) {
        prepared(db, statements, PreparedStatement::execute);
    }

    /// The rows that each of these queries finds, in one trip and in their order.
    public static List<Result<Record>> fetch(DSLContext db, List<Filled> queries) {
        return prepared(db, queries, sent -> {
            var found = new ArrayList<Result<Record>>(queries.size());
            sent.execute();
            for (Filled query : queries) {
                try (ResultSet rows = sent.getResultSet()) {
                    found.add(db.fetch(rows, query.statement().columns));
                }
                sent.getMoreResults();
            }
            return found;
        });
    }

    private interface Sending<T> {

        T of(PreparedStatement statement) throws SQLException;
    }

    private static <T> T prepared(DSLContext db, List<Filled> statements, Sending<T> sending) {
        String text = statements.size() == 1 ? statements.getFirst().statement().text : statements.stream().map(filled -> filled.statement().text).collect(Collectors.joining("; "));
        return db.connectionResult(connection -> {
            try (var sent = connection.prepareStatement(text)) {
                int place = 1;
                for (Filled filled : statements) {
                    for (int i = 0; i < filled.values().length; i++) {
                        bind(connection, sent, place++, filled.statement().types.get(i), filled.values()[i]);
                    }
                }
                return sending.of(sent);
            } catch (SQLException e) {
                throw told(e);
            }
        });
    }

    /// What is null has the type of what is not: the driver prepares a text anew when a type changes.
    private static void bind(Connection connection, PreparedStatement sent, int place, Class<?> type, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> sent.setNull(place, SQL_TYPES.getOrDefault(type, Types.VARCHAR));
            case Integer number -> sent.setInt(place, number);
            case Long number -> sent.setLong(place, number);
            case Boolean flag -> sent.setBoolean(place, flag);
            case Double number -> sent.setDouble(place, number);
            case byte[] bytes -> sent.setBytes(place, bytes);
            case Long[] numbers -> sent.setArray(place, connection.createArrayOf("bigint", numbers));
            case String[] texts -> sent.setArray(place, connection.createArrayOf("text", texts));
            case String characters -> sent.setString(place, characters);
            case Instant time -> sent.setString(place, time.toString());
            case LocalDate day -> sent.setString(place, day.toString());
            case java.util.UUID id -> sent.setObject(place, id);
            default -> throw new IllegalArgumentException("a " + value.getClass().getName() + " cannot be sent");
        }
    }

    private static DataAccessException told(SQLException e) {
        boolean violates = e.getSQLState() != null && e.getSQLState().startsWith(VIOLATES_A_CONSTRAINT);
        // without the text: what stands in its values is people's
        return violates ? new IntegrityConstraintViolationException("a constraint of the database refuses this", e) : new DataAccessException("a statement failed", e);
    }
}
