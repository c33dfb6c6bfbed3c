package org.jinlin.insight;

import static org.jinlin.db.insight.Tables.DEED;
import static org.jooq.impl.DSL.sum;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.SQLDataType;

/// The SQL of deeds: written behind the log, counted by who owes them and the stretch in which they count.
final class DeedStore {

    private final DSLContext db;
    private final int district;

    DeedStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// Writes a deed down unless the matter counts already: for this person, or for whichever unit it was done at.
    void add(DeedRules.Deed deed) {
        Condition same = DEED.DISTRICT_ID.eq(district).and(DEED.OBLIGATION.eq(deed.obligation())).and(DEED.PERIOD.eq(deed.period())).and(DEED.MATTER_ID.eq(deed.matterId()));
        if (deed.atUnit() && db.fetchExists(db.selectOne().from(DEED).where(same))) {
            return;
        }
        db.insertInto(DEED).set(DEED.DISTRICT_ID, district).set(DEED.OBLIGATION, deed.obligation()).set(DEED.PERIOD, deed.period()).set(DEED.HOLDER_ID, deed.holder())
                .set(DEED.MATTER_ID, deed.matterId()).set(DEED.SEQ, deed.seq()).set(DEED.AMOUNT, deed.amount()).set(DEED.AT, deed.at())
                .onConflict(DEED.DISTRICT_ID, DEED.OBLIGATION, DEED.PERIOD, DEED.HOLDER_ID, DEED.MATTER_ID).doNothing().execute();
    }

    /// Forgets what a move that was taken back had counted for.
    void takeBack(long matterId, int seq) {
        db.deleteFrom(DEED).where(DEED.DISTRICT_ID.eq(district), DEED.MATTER_ID.eq(matterId), DEED.SEQ.eq(seq)).execute();
    }

    /// Forgets what a matter counted for by its end.
    void reopen(long matterId, Collection<String> obligations) {
        db.deleteFrom(DEED).where(DEED.DISTRICT_ID.eq(district), DEED.MATTER_ID.eq(matterId), DEED.OBLIGATION.in(obligations)).execute();
    }

    /// How much somebody did in a stretch.
    record Done(String obligation, long holder, LocalDate period, int deeds) {}

    /// What was done towards an obligation, in stretches that begin on these days, both included.
    List<Done> done(String obligation, LocalDate from, LocalDate to) {
        return done(DEED.OBLIGATION.eq(obligation), from, to);
    }

    /// The same of one person, of every obligation.
    List<Done> done(long holder, LocalDate from, LocalDate to) {
        return done(DEED.HOLDER_ID.eq(holder), from, to);
    }

    private List<Done> done(Condition which, LocalDate from, LocalDate to) {
        Field<Integer> deeds = sum(DEED.AMOUNT).cast(SQLDataType.INTEGER);
        return db.select(DEED.OBLIGATION, DEED.HOLDER_ID, DEED.PERIOD, deeds).from(DEED)
                .where(DEED.DISTRICT_ID.eq(district), which, DEED.PERIOD.between(from, to))
                .groupBy(DEED.OBLIGATION, DEED.HOLDER_ID, DEED.PERIOD).fetch(Records.mapping(Done::new));
    }
}
