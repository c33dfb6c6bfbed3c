package org.jinlin.people;

import static org.jinlin.db.people.Tables.ACCOUNT;
import static org.jinlin.db.people.Tables.APPOINTMENT;
import static org.jinlin.kit.Prepared.value;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.val;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jinlin.db.people.tables.Appointment;
import org.jinlin.kit.Prepared;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record6;
import org.jooq.Records;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Appointments: who holds which role where, from a day until before a day.
@Component
final class AppointmentStore {

    /// With the posts of some days: the last of them, the first of them, then which account.
    private static final Prepared OF_ACCOUNT = ofAccount(value(ACCOUNT.DISTRICT_ID), value(ACCOUNT.ID));
    /// The same for the account in whose scope the transaction is.
    static final Prepared OF_SCOPE = ofAccount(field("kit.scope_district()", Integer.class), field("kit.scope_id()", Long.class));

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

    /// An account of a tenant with the posts of a day.
    Optional<Holder> holder(DSLContext sql, int district, long accountId, LocalDate today) {
        return holder(held(OF_ACCOUNT.fetch(sql, today, today, district, accountId)), today);
    }

    /// The query behind [#holder], for somebody of whom the day is not yet known: with all posts of the days between.
    private static Prepared ofAccount(Field<Integer> district, Field<Long> accountId) {
        return Prepared.of(selectDistinct(ACCOUNT.PERSON_ID, ACCOUNT.BLOCKED, APPOINTMENT.ROLE, APPOINTMENT.UNIT_ID, APPOINTMENT.VALID_FROM, APPOINTMENT.VALID_TO)
                .from(ACCOUNT)
                .leftJoin(APPOINTMENT).on(APPOINTMENT.DISTRICT_ID.eq(ACCOUNT.DISTRICT_ID), APPOINTMENT.PERSON_ID.eq(ACCOUNT.PERSON_ID),
                        holdsBetween(APPOINTMENT, value(APPOINTMENT.VALID_TO), value(APPOINTMENT.VALID_FROM)))
                .where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.ID.eq(accountId))
                .orderBy(APPOINTMENT.ROLE, APPOINTMENT.UNIT_ID));
    }

    static List<Record6<Long, Boolean, String, Long, LocalDate, LocalDate>> held(Result<?> rows) {
        return rows.into(ACCOUNT.PERSON_ID, ACCOUNT.BLOCKED, APPOINTMENT.ROLE, APPOINTMENT.UNIT_ID, APPOINTMENT.VALID_FROM, APPOINTMENT.VALID_TO);
    }

    static Optional<Holder> holder(List<Record6<Long, Boolean, String, Long, LocalDate, LocalDate>> rows, LocalDate today) {
        var posts = rows.stream().filter(row -> row.value3() != null && holds(row.value5(), row.value6(), today))
                .map(row -> new Post(row.value3(), row.value4())).distinct().toList();
        return rows.stream().findFirst().map(row -> new Holder(row.value1(), row.value2(), posts));
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
        return holdsBetween(appointment, val(today), val(today));
    }

    /// On one of these days at least.
    private static Condition holdsBetween(Appointment appointment, Field<LocalDate> earliest, Field<LocalDate> latest) {
        return appointment.VALID_FROM.le(latest).and(appointment.VALID_TO.isNull().or(appointment.VALID_TO.gt(earliest)));
    }

    /// The same of an appointment that was read.
    private static boolean holds(LocalDate from, @Nullable LocalDate until, LocalDate today) {
        return !from.isAfter(today) && (until == null || until.isAfter(today));
    }
}
