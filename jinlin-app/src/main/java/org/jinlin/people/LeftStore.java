package org.jinlin.people;

import static org.jinlin.db.people.Tables.APPOINTMENT;
import static org.jinlin.db.people.Tables.HOUSEHOLD;
import static org.jinlin.db.people.Tables.LINK;

import java.time.LocalDate;
import org.jooq.DSLContext;

/// The SQL of what hangs on a unit.
final class LeftStore {

    private LeftStore() {}

    static People.Left left(DSLContext sql, int district, long unit, LocalDate from) {
        return new People.Left(
                sql.fetchCount(APPOINTMENT, APPOINTMENT.DISTRICT_ID.eq(district), APPOINTMENT.UNIT_ID.eq(unit), APPOINTMENT.UNTIL_AT.isNull().or(APPOINTMENT.UNTIL_AT.gt(from.atStartOfDay(java.time.ZoneOffset.MAX).toInstant())), APPOINTMENT.VALID_TO.isNull().or(APPOINTMENT.VALID_TO.gt(from))),
                sql.fetchCount(HOUSEHOLD, HOUSEHOLD.DISTRICT_ID.eq(district), HOUSEHOLD.UNIT_ID.eq(unit)),
                sql.fetchCount(LINK, LINK.DISTRICT_ID.eq(district), LINK.UNIT_ID.eq(unit), LINK.VALID_TO.isNull().or(LINK.VALID_TO.gt(from))));
    }
}
