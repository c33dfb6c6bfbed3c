package org.jinlin.people;

import static org.jinlin.db.people.Tables.READ_LOG;
import static org.jinlin.db.people.Tables.REVEAL_ALARM;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.stereotype.Component;

/// The SQL of how often somebody looked, and of the alarms that it raised.
@Component
final class RevealStore {

    record Row(Instant at, long readerId, long unitId, int looks, boolean refused) {}

    int looks(DSLContext sql, int district, long readerId, Instant since) {
        return sql.fetchCount(READ_LOG, READ_LOG.DISTRICT_ID.eq(district), READ_LOG.READER_ID.eq(readerId), READ_LOG.AT.gt(since));
    }

    /// Whether an alarm of this reader was raised since then; one that tells of a refusal counts apart.
    boolean isRaised(DSLContext sql, int district, long readerId, boolean refused, Instant since) {
        return sql.fetchExists(sql.selectOne().from(REVEAL_ALARM)
                .where(REVEAL_ALARM.DISTRICT_ID.eq(district), REVEAL_ALARM.AT.gt(since), REVEAL_ALARM.READER_ID.eq(readerId), REVEAL_ALARM.REFUSED.eq(refused)));
    }

    void raise(DSLContext sql, int district, long id, Row alarm) {
        sql.insertInto(REVEAL_ALARM)
                .set(REVEAL_ALARM.DISTRICT_ID, district).set(REVEAL_ALARM.ID, id).set(REVEAL_ALARM.AT, alarm.at()).set(REVEAL_ALARM.READER_ID, alarm.readerId())
                .set(REVEAL_ALARM.UNIT_ID, alarm.unitId()).set(REVEAL_ALARM.LOOKS, alarm.looks()).set(REVEAL_ALARM.REFUSED, alarm.refused()).execute();
    }

    /// The latest first.
    List<Row> latest(DSLContext sql, int district, Instant since, int limit) {
        return sql.select(REVEAL_ALARM.AT, REVEAL_ALARM.READER_ID, REVEAL_ALARM.UNIT_ID, REVEAL_ALARM.LOOKS, REVEAL_ALARM.REFUSED).from(REVEAL_ALARM)
                .where(REVEAL_ALARM.DISTRICT_ID.eq(district), REVEAL_ALARM.AT.gt(since))
                .orderBy(REVEAL_ALARM.AT.desc(), REVEAL_ALARM.ID.desc()).limit(limit).fetch(Records.mapping(Row::new));
    }
}
