package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.FILTER;

import java.util.List;
import org.jinlin.matters.MatterPagesQueue.Named;
import org.jooq.DSLContext;

/// The SQL of the lists that a person gave names to.
final class FilterStore {

    private final DSLContext db;
    private final int district;
    private final long personId;

    FilterStore(DSLContext db, int district, long personId) {
        this.db = db;
        this.district = district;
        this.personId = personId;
    }

    /// By name, at most so many.
    List<Named> named(int most) {
        return db.select(FILTER.NAME, FILTER.LIST).from(FILTER).where(FILTER.DISTRICT_ID.eq(district), FILTER.PERSON_ID.eq(personId))
                .orderBy(FILTER.NAME).limit(most).fetch(row -> new Named(row.value1(), row.value2()));
    }

    /// Another list under a name that is there takes its place.
    void put(Named named) {
        db.insertInto(FILTER, FILTER.DISTRICT_ID, FILTER.PERSON_ID, FILTER.NAME, FILTER.LIST).values(district, personId, named.name(), named.list())
                .onConflict(FILTER.DISTRICT_ID, FILTER.PERSON_ID, FILTER.NAME).doUpdate().set(FILTER.LIST, named.list()).execute();
    }

    void remove(String name) {
        db.deleteFrom(FILTER).where(FILTER.DISTRICT_ID.eq(district), FILTER.PERSON_ID.eq(personId), FILTER.NAME.eq(name)).execute();
    }
}
