package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.DESTRUCTION;
import static org.jooq.impl.DSL.noCondition;

import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Paging;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;

/// The SQL of proofs of what was destroyed. They are added, never changed.
final class DestructionStore {

    private final DSLContext db;
    private final int district;

    DestructionStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    void insert(Destruction proof) {
        db.insertInto(DESTRUCTION).set(DESTRUCTION.DISTRICT_ID, district).set(DESTRUCTION.ID, proof.id()).set(DESTRUCTION.KIND, proof.kind()).set(DESTRUCTION.AT, proof.at())
                .set(DESTRUCTION.BODY, proof.body()).set(DESTRUCTION.SIGNATURE, proof.signature()).execute();
    }

    /// The latest first.
    List<Destruction> page(Paging paging) {
        Condition behind = paging.after().map(cursor -> DESTRUCTION.ID.lt(cursor.number(0))).orElse(noCondition());
        return db.select(DESTRUCTION.ID, DESTRUCTION.KIND, DESTRUCTION.AT, DESTRUCTION.BODY, DESTRUCTION.SIGNATURE).from(DESTRUCTION)
                .where(DESTRUCTION.DISTRICT_ID.eq(district), behind).orderBy(DESTRUCTION.ID.desc()).limit(paging.fetch()).fetch(Records.mapping(Destruction::new));
    }

    /// By its number: the proof of an erasure has that of the request.
    Optional<Destruction> find(long id) {
        return db.select(DESTRUCTION.ID, DESTRUCTION.KIND, DESTRUCTION.AT, DESTRUCTION.BODY, DESTRUCTION.SIGNATURE).from(DESTRUCTION)
                .where(DESTRUCTION.DISTRICT_ID.eq(district), DESTRUCTION.ID.eq(id)).fetchOptional(Records.mapping(Destruction::new));
    }
}
