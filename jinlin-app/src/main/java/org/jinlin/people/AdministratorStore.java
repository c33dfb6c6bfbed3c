package org.jinlin.people;

import static org.jinlin.db.people.Tables.ACCOUNT;
import static org.jinlin.db.people.Tables.ADMINISTRATOR;
import static org.jinlin.db.people.Tables.APPOINTMENT;
import static org.jinlin.db.people.Tables.SESSION;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/// The SQL of administrators. Its key is the person: a second office of the same person cannot be written.
final class AdministratorStore {

    private final DSLContext db;
    private final int district;

    AdministratorStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// @param givenBy nobody when it was given by command
    record Row(long personId, String kind, Instant givenAt, @Nullable Long givenBy, String reason) {}

    Optional<Administrator> of(long personId) {
        return db.select(ADMINISTRATOR.KIND).from(ADMINISTRATOR).where(ADMINISTRATOR.DISTRICT_ID.eq(district), ADMINISTRATOR.PERSON_ID.eq(personId))
                .fetchOptional(ADMINISTRATOR.KIND).map(Administrator::of);
    }

    /// All of them: a handful.
    List<Row> all() {
        return db.select(ADMINISTRATOR.PERSON_ID, ADMINISTRATOR.KIND, ADMINISTRATOR.GIVEN_AT, ADMINISTRATOR.GIVEN_BY, ADMINISTRATOR.REASON).from(ADMINISTRATOR)
                .where(ADMINISTRATOR.DISTRICT_ID.eq(district)).orderBy(ADMINISTRATOR.KIND, ADMINISTRATOR.PERSON_ID).fetch(Records.mapping(Row::new));
    }

    void add(Row row) {
        db.insertInto(ADMINISTRATOR, ADMINISTRATOR.DISTRICT_ID, ADMINISTRATOR.PERSON_ID, ADMINISTRATOR.KIND, ADMINISTRATOR.GIVEN_AT, ADMINISTRATOR.GIVEN_BY, ADMINISTRATOR.REASON)
                .values(district, row.personId(), row.kind(), row.givenAt(), row.givenBy(), row.reason()).execute();
    }

    /// Ends the sessions that one proof alone has opened: an administrator gives two.
    void endWeakSessions(long personId) {
        db.deleteFrom(SESSION).where(SESSION.DISTRICT_ID.eq(district), SESSION.STRONG.isFalse(),
                SESSION.ACCOUNT_ID.in(select(ACCOUNT.ID).from(ACCOUNT).where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.PERSON_ID.eq(personId)))).execute();
    }

    int remove(long personId) {
        return db.deleteFrom(ADMINISTRATOR).where(ADMINISTRATOR.DISTRICT_ID.eq(district), ADMINISTRATOR.PERSON_ID.eq(personId)).execute();
    }

    /// Whether the person holds a post, or will.
    boolean hasPost(long personId, Moment now) {
        return db.fetchExists(APPOINTMENT, APPOINTMENT.DISTRICT_ID.eq(district), APPOINTMENT.PERSON_ID.eq(personId),
                APPOINTMENT.VALID_TO.isNull().or(APPOINTMENT.VALID_TO.gt(now.day())), APPOINTMENT.UNTIL_AT.isNull().or(APPOINTMENT.UNTIL_AT.gt(now.at())));
    }
}
