package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jinlin.kit.Prepared.value;
import static org.jinlin.kit.Prepared.values;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jinlin.proof.TestPostgres;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// On a real server, with a column of every type that is sent.
class PreparedTest {

    private static final Table<Record> THING = table(name("kit", "thing"));
    private static final Field<Long> ID = column("id", SQLDataType.BIGINT);
    private static final Field<Integer> AMOUNT = column("amount", SQLDataType.INTEGER);
    private static final Field<Boolean> FLAG = column("flag", SQLDataType.BOOLEAN);
    private static final Field<Double> DEGREES = column("degrees", SQLDataType.DOUBLE);
    private static final Field<String> TEXT = column("text", SQLDataType.CLOB);
    private static final Field<byte[]> BYTES = column("bytes", SQLDataType.BLOB);
    private static final Field<Instant> AT = column("at", SQLDataType.INSTANT);
    private static final Field<LocalDate> DAY = column("day", SQLDataType.LOCALDATE);
    private static final Field<UUID> TOKEN = column("token", SQLDataType.UUID);
    private static final Field<Long[]> CHAIN = column("chain", SQLDataType.BIGINT.array());
    private static final Field<String[]> WORDS = column("words", SQLDataType.CLOB.array());
    private static final List<Field<?>> ALL = List.of(ID, AMOUNT, FLAG, DEGREES, TEXT, BYTES, AT, DAY, TOKEN, CHAIN, WORDS);

    private static final Prepared ADD = Prepared.of(insertInto(THING, ALL).values(ALL.stream().map(Prepared::value).toList()));
    private static final Prepared FIND = Prepared.of(select(ALL).from(THING).where(ID.eq(value(ID))));
    private static final Prepared FIND_MANY = Prepared.of(select(ID, TEXT).from(THING).where(ID.eq(any(values(ID)))).orderBy(ID));
    private static final Prepared ADD_AND_TELL = Prepared.of(insertInto(THING, ID, AMOUNT).values(value(ID), value(AMOUNT)).returning(AMOUNT), AMOUNT);

    private static Connection connection;
    private static DSLContext db;

    private static <T> Field<T> column(String name, DataType<T> type) {
        return field(name(name), type);
    }

    @BeforeAll
    static void start() throws SQLException {
        connection = TestPostgres.plain("prepared").asOwner();
        db = DSL.using(connection, SQLDialect.POSTGRES);
        db.execute("""
                create table kit.thing (id bigint primary key, amount int check (amount > 0), flag boolean, degrees float8, text text, bytes bytea,
                    at timestamptz, day date, token uuid, chain bigint[], words text[])""");
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
    }

    @BeforeEach
    void empty() {
        db.execute("delete from kit.thing");
    }

    private static Prepared.Filled nothing(long id) {
        var values = new Object[ALL.size()];
        values[0] = id;
        return ADD.with(values);
    }

    private static Prepared.Filled thing(long id, String text) {
        return ADD.with(id, 1, true, 24.5, text, new byte[] {0, 1, -1}, Instant.parse("2026-11-20T06:00:00.123456Z"), LocalDate.of(2026, 2, 28), new UUID(1, 2),
                new Long[] {7L, 8L}, new String[] {"a,b", "\"{c}\"", ""});
    }

    @Test
    void everyTypeComesBackAsItWasSent() {
        Prepared.send(db, List.of(thing(1, "下水道';--堵了?")));
        Record row = FIND.fetch(db, 1L).getFirst();
        assertThat(row.get(AMOUNT)).isEqualTo(1);
        assertThat(row.get(FLAG)).isTrue();
        assertThat(row.get(DEGREES)).isEqualTo(24.5);
        assertThat(row.get(TEXT)).isEqualTo("下水道';--堵了?");
        assertThat(row.get(BYTES)).containsExactly(0, 1, -1);
        assertThat(row.get(AT)).isEqualTo("2026-11-20T06:00:00.123456Z");
        assertThat(row.get(DAY)).isEqualTo("2026-02-28");
        assertThat(row.get(TOKEN)).isEqualTo(new UUID(1, 2));
        assertThat(row.get(CHAIN)).containsExactly(7L, 8L);
        assertThat(row.get(WORDS)).containsExactly("a,b", "\"{c}\"", "");
    }

    @Test
    void everyTypeMayBeNothing() {
        Prepared.send(db, List.of(nothing(1)));
        Record row = FIND.fetch(db, 1L).getFirst();
        assertThat(ALL.stream().skip(1).map(row::get)).containsOnlyNulls();
    }

    @Test
    void nothingAndSomethingTakeTurnsUnderOneText() {
        for (long id = 1; id <= 8; id++) {
            Prepared.send(db, List.of(id % 2 == 0 ? nothing(id) : thing(id, "t" + id)));
        }
        assertThat(FIND_MANY.fetch(db, (Object) new Long[] {1L, 2L, 3L, 99L}).map(row -> row.get(TEXT))).containsExactly("t1", null, "t3");
    }

    @Test
    void severalGoInOneTripAndInTheirOrder() {
        Prepared.send(db, List.of(thing(2, "b"), thing(1, "a")));
        var found = Prepared.fetch(db, List.of(FIND.with(2L), FIND.with(3L), FIND_MANY.with((Object) new Long[] {1L, 2L})));
        assertThat(found.get(0).map(row -> row.get(TEXT))).containsExactly("b");
        assertThat(found.get(1)).isEmpty();
        assertThat(found.get(2).map(row -> row.get(TEXT))).containsExactly("a", "b");
    }

    @Test
    void aWritingStatementMayAnswer() {
        assertThat(ADD_AND_TELL.fetch(db, 1L, 5).map(row -> row.get(AMOUNT))).containsExactly(5);
    }

    @Test
    void whatBreaksAConstraintIsToldAsThatAndWritesNothingOfItsTrip() {
        assertThatThrownBy(() -> Prepared.send(db, List.of(nothing(1), nothing(1)))).isInstanceOf(IntegrityConstraintViolationException.class);
        assertThatThrownBy(() -> ADD_AND_TELL.fetch(db, 2L, 0)).isInstanceOf(IntegrityConstraintViolationException.class);
        assertThat(db.fetchCount(THING)).isZero();
    }

    @Test
    void anyOtherFailureIsToldWithoutWhatWasSent() {
        var wrong = Prepared.of(select(ID).from(THING).where(field("1 / {0}", Integer.class, value(AMOUNT)).eq(inline(1)).and(TEXT.eq(value(TEXT)))));
        Prepared.send(db, List.of(thing(1, "secret")));
        assertThatThrownBy(() -> wrong.fetch(db, 0, "secret")).isInstanceOf(DataAccessException.class).isNotInstanceOf(IntegrityConstraintViolationException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void tooFewTooManyAndUnknownValuesAreRefused() {
        assertThatThrownBy(() -> FIND.with()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("0 values for the 1");
        assertThatThrownBy(() -> FIND.with(1L, 2L)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FIND.fetch(db, new ArrayList<>(List.of(1L)))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("ArrayList");
    }
}
