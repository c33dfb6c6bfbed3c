package org.jinlin.people;

import static org.jinlin.db.people.Tables.ACCOUNT;
import static org.jinlin.db.people.Tables.APPOINTMENT;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jinlin.db.people.tables.Appointment;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.stereotype.Component;

/// Appointments: who holds which role where, from a day until before a day.
@Component
final class AppointmentStore {

    record Row(long personId, String role, long unitId) {}

    List<Row> today(DSLContext sql, int district, LocalDate today) {
        return sql.select(APPOINTMENT.PERSON_ID, APPOINTMENT.ROLE, APPOINTMENT.UNIT_ID)
                .from(APPOINTMENT)
                .where(APPOINTMENT.DISTRICT_ID.eq(district), holds(today))
                .fetch(Records.mapping(Row::new));
    }

    List<Post> posts(DSLContext sql, int district, long personId, LocalDate today) {
        return sql.selectDistinct(APPOINTMENT.ROLE, APPOINTMENT.UNIT_ID)
                .from(APPOINTMENT)
                .where(APPOINTMENT.DISTRICT_ID.eq(district), APPOINTMENT.PERSON_ID.eq(personId), holds(today))
                .orderBy(APPOINTMENT.ROLE, APPOINTMENT.UNIT_ID)
                .fetch(Records.mapping(Post::new));
    }

    /// Whose account it is, with the posts of a day.
    record Holder(long personId, boolean blocked, List<Post> posts) {}

    Optional<Holder> holder(DSLContext sql, int district, long accountId, LocalDate today) {
        var rows = sql.selectDistinct(ACCOUNT.PERSON_ID, ACCOUNT.BLOCKED, APPOINTMENT.ROLE, APPOINTMENT.UNIT_ID)
                .from(ACCOUNT)
                .leftJoin(APPOINTMENT).on(APPOINTMENT.DISTRICT_ID.eq(ACCOUNT.DISTRICT_ID), APPOINTMENT.PERSON_ID.eq(ACCOUNT.PERSON_ID), holds(today))
                .where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.ID.eq(accountId))
                .orderBy(APPOINTMENT.ROLE, APPOINTMENT.UNIT_ID)
                .fetch();
        return rows.stream().findFirst().map(row -> new Holder(row.value1(), row.value2(),
                rows.stream().filter(post -> post.value3() != null).map(post -> new Post(post.value3(), post.value4())).toList()));
    }

    /// Ends the appointments of a role at a unit; `last` is the first day on which it no longer holds.
    int end(DSLContext sql, int district, long personId, String role, long unitId, LocalDate until) {
        return sql.update(APPOINTMENT)
                .set(APPOINTMENT.VALID_TO, until)
                .where(APPOINTMENT.DISTRICT_ID.eq(district), APPOINTMENT.PERSON_ID.eq(personId), APPOINTMENT.ROLE.eq(role),
                        APPOINTMENT.UNIT_ID.eq(unitId), APPOINTMENT.VALID_FROM.lt(until),
                        APPOINTMENT.VALID_TO.isNull().or(APPOINTMENT.VALID_TO.gt(until)))
                .execute();
    }

    private static Condition holds(LocalDate today) {
        return holds(APPOINTMENT, today);
    }

    static Condition holds(Appointment appointment, LocalDate today) {
        return appointment.VALID_FROM.le(today).and(appointment.VALID_TO.isNull().or(appointment.VALID_TO.gt(today)));
    }
}
