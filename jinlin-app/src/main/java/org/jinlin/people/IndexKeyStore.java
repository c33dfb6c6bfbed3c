package org.jinlin.people;

import static org.jinlin.db.people.Tables.INDEX_KEY;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Keyring;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// The SQL of the one row that says which key of blind indexes rows are written with. It is there from the first row on that somebody writes.
@Component
final class IndexKeyStore {

    record Row(String key, Instant since) {}

    Optional<Row> look(DSLContext sql) {
        return sql.select(INDEX_KEY.KEY_ID, INDEX_KEY.SINCE).from(INDEX_KEY).where(INDEX_KEY.ONE.eq(true)).fetchOptional(row -> new Row(row.value1(), row.value2()));
    }

    /// The key, which stays the same until the transaction ends.
    Optional<String> hold(DSLContext sql) {
        return sql.select(INDEX_KEY.KEY_ID).from(INDEX_KEY).where(INDEX_KEY.ONE.eq(true)).forShare().fetchOptional(INDEX_KEY.KEY_ID);
    }

    /// Makes the row where there is none. Who makes it at the same moment waits.
    void begin(DSLContext sql) {
        sql.insertInto(INDEX_KEY).set(INDEX_KEY.ONE, true).set(INDEX_KEY.KEY_ID, Keyring.FIRST_INDEX).set(INDEX_KEY.SINCE, Instant.EPOCH).onConflict(INDEX_KEY.ONE).doNothing().execute();
    }

    /// Waits for everybody who holds it. Leaves it alone when it is none of those before.
    int turn(DSLContext sql, List<String> before, String key, Instant at) {
        return sql.update(INDEX_KEY).set(INDEX_KEY.KEY_ID, key).set(INDEX_KEY.SINCE, at).where(INDEX_KEY.ONE.eq(true), INDEX_KEY.KEY_ID.in(before)).execute();
    }
}
