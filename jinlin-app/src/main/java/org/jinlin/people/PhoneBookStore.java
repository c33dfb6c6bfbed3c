package org.jinlin.people;

import static org.jinlin.db.people.Tables.PERSON;

import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.stereotype.Component;

/// The SQL of who is known by which phone. Names are still sealed.
@Component
final class PhoneBookStore {

    record Row(long id, byte[] index, byte[] name) {}

    List<Row> bearers(DSLContext sql, int district, Collection<byte[]> indexes) {
        return sql.select(PERSON.ID, PERSON.PHONE_INDEX, PERSON.NAME).from(PERSON).where(PERSON.DISTRICT_ID.eq(district), PERSON.PHONE_INDEX.in(indexes)).orderBy(PERSON.ID)
                .fetch(Records.mapping(Row::new));
    }
}
