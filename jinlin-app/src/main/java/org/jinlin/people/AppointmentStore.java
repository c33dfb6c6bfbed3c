package org.jinlin.people;

import static org.jinlin.db.people.Tables.ACCOUNT;
import static org.jinlin.db.people.Tables.APPOINTMENT;
import static org.jinlin.kit.Prepared.value;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jinlin.db.people.tables.Appointment;
import org.jinlin.kit.Prepared;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Records;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Appointments: who holds which role where, from a day until before a day or until a moment, whichever comes first.
@Component
final class AppointmentStore {

    /// With the posts of some days: the last of them, the first of them, then which account.
    private static final Prepared OF_ACCOUNT = ofAccount(value(ACCOUNT.DISTRICT_ID), value(ACCOUNT.ID));
    /// The same for the account in whose scope the transaction is.
    static final Prepared OF_SCOPE = ofAccount(field("kit.scope_district()", Integer.class), field("kit.scope_id()", Long.class));

    private static final Comparator<Post> OWN_FIRST = Comparator.<Post, Long>comparing(post -> post.forId() == null ? 0L : post.forId()).thenComparing(Post::role).thenComparing(Post::unitId);

    /// @param untilAt when it ends within its days
    record Row(long personId, String role, long unitId, @Nullable Instant untilAt) {}

    List<Row> now(DSLContext sql, int district, Moment now) {
        return sql.select(APPOINTMENT.PERSON_ID, APPOINTMENT.ROLE, APPOINTMENT.UNIT_ID, APPOINTMENT.UNTIL_AT)
                .from(APPOINTMENT)
                .where(APPOINTMENT.DISTRICT_ID.eq(district), holds(APPOINTMENT, now))
                .fetch(Records.mapping(Row::new));
    }

    /// Own posts first: who holds a post and stands in there too acts in the own name.
    List<Post> posts(DSLContext sql, int district, long personId, Moment now) {
        return sql.selectDistinct(APPOINTMENT.ROLE, APPOINTMENT.UNIT_ID, APPOINTMENT.FOR_PERSON_ID)
                .from(APPOINTMENT)
                .where(APPOINTMENT.DISTRICT_ID.eq(district), APPOINTMENT.PERSON_ID.eq(personId), holds(APPOINTMENT, now))
                .fetch(row -> new Post(row.value1(), row.value2(), row.value3())).stream().sorted(OWN_FIRST).toList();
    }

    /// Whose account it is, with the posts of a day.
    record Holder(long personId, boolean blocked, List<Post> posts) {}

    /// An account of a tenant with the posts of a day.
    Optional<Holder> holder(DSLContext sql, int district, long accountId, Moment now) {
        return holder(held(OF_ACCOUNT.fetch(sql, now.day(), now.day(), district, accountId)), now);
    }

    /// The query behind [#holder], for somebody of whom the day is not yet known: with all posts of the days between.
    private static Prepared ofAccount(Field<Integer> district, Field<Long> accountId) {
        return Prepared.of(selectDistinct(ACCOUNT.PERSON_ID, ACCOUNT.BLOCKED, APPOINTMENT.ROLE, APPOINTMENT.UNIT_ID, APPOINTMENT.VALID_FROM, APPOINTMENT.VALID_TO,
                APPOINTMENT.UNTIL_AT, APPOINTMENT.FOR_PERSON_ID)
                .from(ACCOUNT)
                .leftJoin(APPOINTMENT).on(APPOINTMENT.DISTRICT_ID.eq(ACCOUNT.DISTRICT_ID), APPOINTMENT.PERSON_ID.eq(ACCOUNT.PERSON_ID),
                        holdsBetween(APPOINTMENT, value(APPOINTMENT.VALID_TO), value(APPOINTMENT.VALID_FROM)))
                .where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.ID.eq(accountId))
                .orderBy(APPOINTMENT.ROLE, APPOINTMENT.UNIT_ID));
    }

    /// An account with one of the appointments of some days, or with none.
    record Held(long personId, boolean blocked, @Nullable Post post, @Nullable LocalDate from, @Nullable LocalDate to, @Nullable Instant untilAt) {

        boolean holds(Moment now) {
            return from != null && !from.isAfter(now.day()) && (to == null || to.isAfter(now.day())) && (untilAt == null || untilAt.isAfter(now.at()));
        }
    }

    static List<Held> held(Result<? extends Record> rows) {
        return rows.map(row -> new Held(row.get(ACCOUNT.PERSON_ID), row.get(ACCOUNT.BLOCKED),
                row.get(APPOINTMENT.ROLE) == null ? null : new Post(row.get(APPOINTMENT.ROLE), row.get(APPOINTMENT.UNIT_ID), row.get(APPOINTMENT.FOR_PERSON_ID)),
                row.get(APPOINTMENT.VALID_FROM), row.get(APPOINTMENT.VALID_TO), row.get(APPOINTMENT.UNTIL_AT)));
    }

    static Optional<Holder> holder(List<Held> rows, Moment now) {
        var posts = rows.stream().filter(row -> row.holds(now)).map(Held::post).filter(Objects::nonNull).distinct().sorted(OWN_FIRST).toList();
        return rows.stream().findFirst().map(row -> new Holder(row.personId(), row.blocked(), posts));
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

    static Condition holds(Appointment appointment, Moment now) {
        return holdsBetween(appointment, val(now.day()), val(now.day())).and(appointment.UNTIL_AT.isNull().or(appointment.UNTIL_AT.gt(now.at())));
    }

    /// On one of these days at least.
    private static Condition holdsBetween(Appointment appointment, Field<LocalDate> earliest, Field<LocalDate> latest) {
        return appointment.VALID_FROM.le(latest).and(appointment.VALID_TO.isNull().or(appointment.VALID_TO.gt(earliest)));
    }
}
