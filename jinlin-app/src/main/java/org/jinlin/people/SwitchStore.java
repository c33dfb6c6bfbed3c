package org.jinlin.people;

import static org.jinlin.db.people.Tables.SWITCH_CHANGE;
import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.Paging;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;

/// The SQL of what a district decided about its switches.
final class SwitchStore {

    private final DSLContext db;
    private final int district;

    SwitchStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// @param nth the first, second ... decision about this switch
    record Row(long id, String code, int nth, boolean on, Instant at, long by, String reason) {}

    /// What holds of each switch that somebody decided about.
    Map<String, Boolean> held() {
        return db.select(SWITCH_CHANGE.CODE, SWITCH_CHANGE.IS_ON).distinctOn(SWITCH_CHANGE.CODE).from(SWITCH_CHANGE).where(SWITCH_CHANGE.DISTRICT_ID.eq(district))
                .orderBy(SWITCH_CHANGE.CODE, SWITCH_CHANGE.NTH.desc()).fetchMap(SWITCH_CHANGE.CODE, SWITCH_CHANGE.IS_ON);
    }

    /// The last decision about one.
    Optional<Row> last(String code) {
        return rows(SWITCH_CHANGE.CODE.eq(code), 1).stream().findFirst();
    }

    /// All decisions, the last first.
    List<Row> page(Paging paging) {
        return rows(paging.after().<Condition>map(cursor -> SWITCH_CHANGE.ID.lt(cursor.number(0))).orElse(noCondition()), paging.fetch());
    }

    /// Writes a decision down; false when somebody else made the one of this count meanwhile.
    boolean add(Row row) {
        return db.insertInto(SWITCH_CHANGE)
                .set(SWITCH_CHANGE.DISTRICT_ID, district).set(SWITCH_CHANGE.ID, row.id()).set(SWITCH_CHANGE.CODE, row.code()).set(SWITCH_CHANGE.NTH, row.nth()).set(SWITCH_CHANGE.IS_ON, row.on())
                .set(SWITCH_CHANGE.AT, row.at()).set(SWITCH_CHANGE.BY_PERSON, row.by()).set(SWITCH_CHANGE.REASON, row.reason())
                .onConflict(SWITCH_CHANGE.DISTRICT_ID, SWITCH_CHANGE.CODE, SWITCH_CHANGE.NTH).doNothing().execute() > 0;
    }

    private List<Row> rows(Condition which, int most) {
        return db.select(SWITCH_CHANGE.ID, SWITCH_CHANGE.CODE, SWITCH_CHANGE.NTH, SWITCH_CHANGE.IS_ON, SWITCH_CHANGE.AT, SWITCH_CHANGE.BY_PERSON, SWITCH_CHANGE.REASON).from(SWITCH_CHANGE)
                .where(SWITCH_CHANGE.DISTRICT_ID.eq(district), which).orderBy(SWITCH_CHANGE.ID.desc()).limit(most).fetch(Records.mapping(Row::new));
    }
}
