package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.MATTER;
import static org.jinlin.db.matters.Tables.MOVE;
import static org.jinlin.db.matters.Tables.OCCURRENCE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.unnest;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record5;
import org.jspecify.annotations.Nullable;

/// The SQL of what the calendar opened. Its key (rule, subject, period) is what makes twice impossible.
final class CalendarStore {

    private final DSLContext db;
    private final int district;

    CalendarStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// The latest occurrence for a subject.
    ///
    /// @param endedAt of its matter, null while that is open
    /// @param turn    whose turn it was
    record Last(String period, Instant at, @Nullable Instant endedAt, @Nullable Long turn) {}

    Map<Long, Last> last(String rule, Collection<Long> subjects) {
        var subject = unnest(subjects.toArray(Long[]::new)).as("subject", "id");
        var id = field(name("subject", "id"), Long.class);
        var latest = lateral(select(OCCURRENCE.PERIOD, OCCURRENCE.AT, OCCURRENCE.MATTER_ID).from(OCCURRENCE)
                .where(OCCURRENCE.DISTRICT_ID.eq(district), OCCURRENCE.RULE.eq(rule), OCCURRENCE.SUBJECT_ID.eq(id))
                .orderBy(OCCURRENCE.PERIOD.desc()).limit(1)).as("latest");
        return db.select(id, latest.field(OCCURRENCE.PERIOD), latest.field(OCCURRENCE.AT), MATTER.ENDED_AT, MATTER.FACTS)
                .from(subject).crossJoin(latest)
                .join(MATTER).on(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(latest.field(OCCURRENCE.MATTER_ID)))
                .fetchMap(Record5::value1, row -> new Last(row.value2(), row.value3(), row.value4(), MatterJson.facts(row.value5()).get(CalendarOpener.TURN) instanceof Long person ? person : null));
    }

    /// Whose turn a period is; empty when nobody's, and after one of these moves.
    Optional<Long> turn(String rule, long subject, String period, Collection<String> handing) {
        return db.select(MATTER.TAKER_ID).from(OCCURRENCE)
                .join(MATTER).on(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(OCCURRENCE.MATTER_ID))
                .where(OCCURRENCE.DISTRICT_ID.eq(district), OCCURRENCE.RULE.eq(rule), OCCURRENCE.SUBJECT_ID.eq(subject), OCCURRENCE.PERIOD.eq(period), MATTER.TAKER_ID.isNotNull(),
                        notExists(selectOne().from(MOVE).where(MOVE.DISTRICT_ID.eq(district), MOVE.MATTER_ID.eq(MATTER.ID), MOVE.VERB.in(handing))))
                .fetchOptional(MATTER.TAKER_ID);
    }

    /// Writes an occurrence down; false when it was written before. Two at once: the second waits for the first.
    boolean claim(String rule, long subject, String period, Instant at) {
        return db.insertInto(OCCURRENCE, OCCURRENCE.DISTRICT_ID, OCCURRENCE.RULE, OCCURRENCE.SUBJECT_ID, OCCURRENCE.PERIOD, OCCURRENCE.AT)
                .values(district, rule, subject, period, at)
                .onConflict(OCCURRENCE.DISTRICT_ID, OCCURRENCE.RULE, OCCURRENCE.SUBJECT_ID, OCCURRENCE.PERIOD).doNothing().execute() == 1;
    }

    void opened(String rule, long subject, String period, long matter) {
        db.update(OCCURRENCE).set(OCCURRENCE.MATTER_ID, matter)
                .where(OCCURRENCE.DISTRICT_ID.eq(district), OCCURRENCE.RULE.eq(rule), OCCURRENCE.SUBJECT_ID.eq(subject), OCCURRENCE.PERIOD.eq(period))
                .execute();
    }
}
