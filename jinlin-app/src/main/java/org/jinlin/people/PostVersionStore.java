package org.jinlin.people;

import static org.jinlin.db.people.Tables.POST_VERSION;

import org.jooq.DSLContext;

/// How often the appointments of a district were changed: by which a process knows that what it keeps of them is old.
final class PostVersionStore {

    private PostVersionStore() {}

    /// 0 before the first change.
    static long of(DSLContext sql, int district) {
        return sql.select(POST_VERSION.VERSION).from(POST_VERSION).where(POST_VERSION.DISTRICT_ID.eq(district)).fetchOptional(POST_VERSION.VERSION).orElse(0L);
    }

    /// In the transaction of the change itself; two changes at once wait here for each other.
    static void raise(DSLContext sql, int district) {
        sql.insertInto(POST_VERSION, POST_VERSION.DISTRICT_ID, POST_VERSION.VERSION).values(district, 1L)
                .onConflict(POST_VERSION.DISTRICT_ID).doUpdate().set(POST_VERSION.VERSION, POST_VERSION.VERSION.plus(1L)).execute();
    }
}
