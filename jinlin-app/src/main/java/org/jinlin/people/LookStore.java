package org.jinlin.people;

import static org.jinlin.db.people.Tables.READ_LOG;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import java.time.Instant;
import java.util.List;
import org.jinlin.kit.Paging;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The log of looks: rows are added, never changed; the program has no right to.
@Component
final class LookStore {

    record Row(Instant at, long readerId, @Nullable Long matterId, String what, String reason) {}

    void insert(DSLContext sql, int district, long id, @Nullable Long subjectId, Row look) {
        sql.insertInto(READ_LOG)
                .set(READ_LOG.DISTRICT_ID, district)
                .set(READ_LOG.ID, id)
                .set(READ_LOG.AT, look.at())
                .set(READ_LOG.READER_ID, look.readerId())
                .set(READ_LOG.SUBJECT_ID, subjectId)
                .set(READ_LOG.MATTER_ID, look.matterId())
                .set(READ_LOG.WHAT, look.what())
                .set(READ_LOG.REASON, look.reason())
                .execute();
    }

    /// A look with its number, by which a list goes on.
    record Numbered(long id, Row look) {}

    /// A page, the latest first.
    List<Numbered> page(DSLContext sql, int district, long subjectId, Paging paging) {
        Condition behind = paging.after().map(cursor -> row(READ_LOG.AT, READ_LOG.ID).lt(cursor.instant(0), cursor.number(1))).orElse(noCondition());
        return sql.select(READ_LOG.ID, READ_LOG.AT, READ_LOG.READER_ID, READ_LOG.MATTER_ID, READ_LOG.WHAT, READ_LOG.REASON)
                .from(READ_LOG)
                .where(READ_LOG.DISTRICT_ID.eq(district), READ_LOG.SUBJECT_ID.eq(subjectId), behind)
                .orderBy(READ_LOG.AT.desc(), READ_LOG.ID.desc())
                .limit(paging.fetch())
                .fetch(look -> new Numbered(look.value1(), new Row(look.value2(), look.value3(), look.value4(), look.value5(), look.value6())));
    }

    /// The latest first.
    List<Row> at(DSLContext sql, int district, long subjectId, int limit) {
        return sql.select(READ_LOG.AT, READ_LOG.READER_ID, READ_LOG.MATTER_ID, READ_LOG.WHAT, READ_LOG.REASON)
                .from(READ_LOG)
                .where(READ_LOG.DISTRICT_ID.eq(district), READ_LOG.SUBJECT_ID.eq(subjectId))
                .orderBy(READ_LOG.AT.desc(), READ_LOG.ID.desc())
                .limit(limit)
                .fetch(Records.mapping(Row::new));
    }
}
