package org.jinlin.people;

import static org.jinlin.db.people.Tables.APPOINTMENT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/// The SQL of giving and ending posts.
final class StaffingStore {

    /// Nobody holds as many.
    private static final int MOST = 200;

    private final DSLContext db;
    private final int district;

    StaffingStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// @param to      the first day on which it no longer holds
    /// @param untilAt when it ends, if sooner
    record Row(long id, long personId, String role, long unitId, LocalDate from, @Nullable LocalDate to, @Nullable Instant untilAt, @Nullable Long forId, @Nullable String reason) {}

    /// What somebody holds or will hold.
    List<Row> held(long personId, Moment now) {
        return rows(APPOINTMENT.PERSON_ID.eq(personId).and(notEnded(now)));
    }

    Optional<Row> find(long id, Moment now) {
        return rows(APPOINTMENT.ID.eq(id).and(notEnded(now))).stream().findFirst();
    }

    private List<Row> rows(Condition which) {
        return db.select(APPOINTMENT.ID, APPOINTMENT.PERSON_ID, APPOINTMENT.ROLE, APPOINTMENT.UNIT_ID, APPOINTMENT.VALID_FROM, APPOINTMENT.VALID_TO, APPOINTMENT.UNTIL_AT,
                APPOINTMENT.FOR_PERSON_ID, APPOINTMENT.GIVEN_REASON).from(APPOINTMENT).where(APPOINTMENT.DISTRICT_ID.eq(district), which)
                .orderBy(APPOINTMENT.VALID_FROM, APPOINTMENT.ID).limit(MOST).fetch(Records.mapping(Row::new));
    }

    private static Condition notEnded(Moment now) {
        return APPOINTMENT.VALID_TO.isNull().or(APPOINTMENT.VALID_TO.gt(now.day())).and(APPOINTMENT.UNTIL_AT.isNull().or(APPOINTMENT.UNTIL_AT.gt(now.at())));
    }

    void give(Row row, long by) {
        db.insertInto(APPOINTMENT).set(APPOINTMENT.DISTRICT_ID, district).set(APPOINTMENT.ID, row.id()).set(APPOINTMENT.PERSON_ID, row.personId())
                .set(APPOINTMENT.ROLE, row.role()).set(APPOINTMENT.UNIT_ID, row.unitId()).set(APPOINTMENT.VALID_FROM, row.from()).set(APPOINTMENT.UNTIL_AT, row.untilAt())
                .set(APPOINTMENT.FOR_PERSON_ID, row.forId()).set(APPOINTMENT.GIVEN_BY, by).set(APPOINTMENT.GIVEN_REASON, row.reason()).execute();
    }

    /// Ends a post at a moment, and with an own post those of who stands in for it; what ends sooner stays as it is.
    void end(Row row, Instant at, long by, String reason) {
        Condition standIns = APPOINTMENT.FOR_PERSON_ID.eq(row.personId()).and(APPOINTMENT.ROLE.eq(row.role())).and(APPOINTMENT.UNIT_ID.eq(row.unitId()));
        db.update(APPOINTMENT).set(APPOINTMENT.UNTIL_AT, at).set(APPOINTMENT.ENDED_BY, by).set(APPOINTMENT.ENDED_REASON, reason)
                .where(APPOINTMENT.DISTRICT_ID.eq(district), row.forId() == null ? APPOINTMENT.ID.eq(row.id()).or(standIns) : APPOINTMENT.ID.eq(row.id()),
                        APPOINTMENT.UNTIL_AT.isNull().or(APPOINTMENT.UNTIL_AT.gt(at)))
                .execute();
    }
}
