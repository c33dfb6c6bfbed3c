package org.jinlin.people;

import static org.jinlin.db.people.Tables.AUDIT;
import static org.jinlin.db.people.Tables.AUDIT_UNCHAINED;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Paging;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// The entries of the audit: added and read, nothing else.
final class AuditStore {

    private final DSLContext db;
    private final int district;

    AuditStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// On an operator's own connection.
    static AuditStore of(Connection owner, int district) {
        return new AuditStore(DSL.using(owner, SQLDialect.POSTGRES), district);
    }

    void insert(AuditEntry entry) {
        db.insertInto(AUDIT)
                .set(AUDIT.DISTRICT_ID, district)
                .set(AUDIT.ID, entry.id())
                .set(AUDIT.AT, entry.at())
                .set(AUDIT.ACTOR_ID, entry.actorId())
                .set(AUDIT.ROLE, entry.role())
                .set(AUDIT.UNIT_ID, entry.unitId())
                .set(AUDIT.ACT, entry.act())
                .set(AUDIT.SUBJECT_KIND, entry.subjectKind())
                .set(AUDIT.SUBJECT_ID, entry.subjectId())
                .set(AUDIT.AMOUNT, entry.amount())
                .set(AUDIT.REFUSED, entry.refused())
                .set(AUDIT.DEVICE, entry.device())
                .execute();
        db.insertInto(AUDIT_UNCHAINED).set(AUDIT_UNCHAINED.DISTRICT_ID, district).set(AUDIT_UNCHAINED.ENTRY_ID, entry.id()).execute();
    }

    /// The latest first.
    List<AuditEntry> search(AuditSearch.Ask ask, Paging paging) {
        Condition below = paging.below(ask.until()).map(cursor -> (Condition) row(AUDIT.AT, AUDIT.ID).lessThan(cursor.instant(0), cursor.number(1))).orElseGet(() -> AUDIT.AT.lt(ask.until()));
        return db.select(AUDIT.fields()).from(AUDIT).where(wanted(ask), AUDIT.AT.ge(ask.from()), below).orderBy(AUDIT.AT.desc(), AUDIT.ID.desc()).limit(paging.fetch()).fetch(AuditStore::entry);
    }

    Optional<AuditEntry> find(long id) {
        return db.select(AUDIT.fields()).from(AUDIT).where(AUDIT.DISTRICT_ID.eq(district), AUDIT.ID.eq(id)).fetchOptional(AuditStore::entry);
    }

    /// The oldest first, behind an entry.
    List<AuditEntry> behind(AuditSearch.Ask ask, Optional<AuditEntry> last, int most) {
        Condition above = last.map(entry -> (Condition) row(AUDIT.AT, AUDIT.ID).greaterThan(entry.at(), entry.id())).orElseGet(() -> AUDIT.AT.ge(ask.from()));
        return db.select(AUDIT.fields()).from(AUDIT).where(wanted(ask), above, AUDIT.AT.lt(ask.until())).orderBy(AUDIT.AT, AUDIT.ID).limit(most).fetch(AuditStore::entry);
    }

    /// All but the times: of each end of them there is one condition only, see [Paging#below].
    private Condition wanted(AuditSearch.Ask ask) {
        return AUDIT.DISTRICT_ID.eq(district)
                .and(ask.actor().map(AUDIT.ACTOR_ID::eq).orElse(noCondition()))
                .and(ask.act().map(act -> AUDIT.ACT.eq(act.code())).orElse(noCondition()))
                .and(ask.subject().map(subject -> AUDIT.SUBJECT_KIND.eq(subject.kind().code()).and(AUDIT.SUBJECT_ID.eq(subject.id()))).orElse(noCondition()));
    }

    static AuditEntry entry(Record row) {
        return new AuditEntry(row.get(AUDIT.DISTRICT_ID), row.get(AUDIT.ID), row.get(AUDIT.AT), row.get(AUDIT.ACTOR_ID), row.get(AUDIT.ROLE), row.get(AUDIT.UNIT_ID), row.get(AUDIT.ACT),
                row.get(AUDIT.SUBJECT_KIND), row.get(AUDIT.SUBJECT_ID), row.get(AUDIT.AMOUNT), row.get(AUDIT.REFUSED), row.get(AUDIT.DEVICE));
    }
}
