package org.jinlin.people;

import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Scope;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Writes down who did what besides moving matters; with the log of moves it is the audit (网络安全法 Art. 21, GB/T 22239-2019 8.1.4.3).
/// No name, no phone, nothing that somebody wrote: numbers and codes. Entries are chained afterwards, by [AuditChainer].
@Component
public class Audit {

    private final Db db;
    private final Ids ids;
    private final JinlinClock clock;

    Audit(Db db, Ids ids, JinlinClock clock) {
        this.db = db;
        this.ids = ids;
        this.clock = clock;
    }

    /// In the caller's transaction, whose scope is of the note's district: the act is done and written down, or neither.
    public void add(DSLContext sql, AuditNote note) {
        new AuditStore(sql, note.district()).insert(new AuditEntry(note.district(), ids.next(), clock.now(), note.actorId(), note.role(), note.unitId(), note.act().code(),
                note.subject().kind().code(), note.subject().id(), note.amount(), note.refused(), AuditDevice.current()));
    }

    /// By itself: what was refused and changed nothing, and what is written down before it begins, such as taking a file out.
    public void addAlone(AuditNote note) {
        db.write(Scope.service(note.district(), Scope.Kind.AUDIT), sql -> {
            add(sql, note);
            return note;
        });
    }
}
