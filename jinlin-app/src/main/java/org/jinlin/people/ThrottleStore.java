package org.jinlin.people;

import static org.jinlin.db.people.Tables.SIGN_IN_TRY;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jinlin.people.ThrottleRules.Tries;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Failed tries, on all servers together. They belong to no district.
@Component
final class ThrottleStore {

    /// The tries of these keys, held until the transaction ends: many at once are counted one after the other. All writers
    /// take the keys in one order, so that none waits for another in a circle.
    Map<String, Tries> hold(DSLContext sql, List<byte[]> keys, Instant now) {
        List<byte[]> sorted = keys.stream().sorted(java.util.Arrays::compareUnsigned).toList();
        for (byte[] key : sorted) {
            sql.insertInto(SIGN_IN_TRY).set(SIGN_IN_TRY.KEY, key).set(SIGN_IN_TRY.FAILURES, 0).set(SIGN_IN_TRY.LAST_AT, now).set(SIGN_IN_TRY.UNTIL_AT, now)
                    .onConflict(SIGN_IN_TRY.KEY).doNothing().execute();
        }
        var held = new TreeMap<String, Tries>();
        for (byte[] key : sorted) {
            sql.select(SIGN_IN_TRY.FAILURES, SIGN_IN_TRY.LAST_AT, SIGN_IN_TRY.UNTIL_AT).from(SIGN_IN_TRY).where(SIGN_IN_TRY.KEY.eq(key)).forUpdate()
                    .fetch(row -> held.put(HexFormat.of().formatHex(key), new Tries(row.value1(), row.value2(), row.value3())));
        }
        return held;
    }

    void keep(DSLContext sql, byte[] key, Tries tries) {
        sql.update(SIGN_IN_TRY).set(SIGN_IN_TRY.FAILURES, tries.failures()).set(SIGN_IN_TRY.LAST_AT, tries.last()).set(SIGN_IN_TRY.UNTIL_AT, tries.until())
                .where(SIGN_IN_TRY.KEY.eq(key)).execute();
    }

    /// One failure fewer, and the wait that it brought with it is over.
    void forgive(DSLContext sql, byte[] key, Instant now) {
        sql.update(SIGN_IN_TRY).set(SIGN_IN_TRY.FAILURES, SIGN_IN_TRY.FAILURES.minus(1)).set(SIGN_IN_TRY.UNTIL_AT, now)
                .where(SIGN_IN_TRY.KEY.eq(key), SIGN_IN_TRY.FAILURES.gt(0)).execute();
    }

    void forget(DSLContext sql, byte[] key) {
        sql.deleteFrom(SIGN_IN_TRY).where(SIGN_IN_TRY.KEY.eq(key)).execute();
    }

    int deleteForgotten(DSLContext sql, Instant before) {
        return sql.deleteFrom(SIGN_IN_TRY).where(SIGN_IN_TRY.LAST_AT.lt(before)).execute();
    }
}
