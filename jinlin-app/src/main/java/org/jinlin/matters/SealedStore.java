package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.SEALED;

import java.util.Map;
import java.util.TreeMap;
import org.jinlin.kit.Keyring;
import org.jinlin.kit.Sealed;
import org.jooq.DSLContext;

/// The SQL of what moves said in sealed fields. The context is that of `sealed-columns.csv`: a value copied to another move, field,
/// matter or district does not open.
final class SealedStore {

    private static final String PATH = "matters.sealed.body";

    private final DSLContext db;
    private final int district;
    private final Keyring keyring;

    SealedStore(DSLContext db, int district, Keyring keyring) {
        this.db = db;
        this.district = district;
        this.keyring = keyring;
    }

    void insert(long matterId, int seq, Map<String, String> texts) {
        texts.forEach((field, text) -> db.insertInto(SEALED)
                .set(SEALED.DISTRICT_ID, district).set(SEALED.MATTER_ID, matterId).set(SEALED.SEQ, seq).set(SEALED.FIELD, field)
                .set(SEALED.BODY, keyring.seal(text, context(matterId, seq, field)).bytes()).execute());
    }

    /// Whether anything lies sealed in a matter.
    boolean has(long matterId) {
        return db.fetchExists(db.selectOne().from(SEALED).where(SEALED.DISTRICT_ID.eq(district), SEALED.MATTER_ID.eq(matterId)));
    }

    /// What was said last in each sealed field of a matter, in clear.
    Map<String, String> open(long matterId) {
        var texts = new TreeMap<String, String>();
        db.select(SEALED.SEQ, SEALED.FIELD, SEALED.BODY).from(SEALED).where(SEALED.DISTRICT_ID.eq(district), SEALED.MATTER_ID.eq(matterId)).orderBy(SEALED.SEQ)
                .forEach(row -> texts.put(row.value2(), keyring.open(new Sealed(row.value3()), context(matterId, row.value1(), row.value2()))));
        return texts;
    }

    static void erase(DSLContext db, int district, long matterId, int seq) {
        db.deleteFrom(SEALED).where(SEALED.DISTRICT_ID.eq(district), SEALED.MATTER_ID.eq(matterId), SEALED.SEQ.eq(seq)).execute();
    }

    private String context(long matterId, int seq, String field) {
        return PATH + " " + district + " " + matterId + " " + seq + " " + field;
    }
}
