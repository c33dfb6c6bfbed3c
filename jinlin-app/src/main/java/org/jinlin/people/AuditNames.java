package org.jinlin.people;

import org.jinlin.kit.Db;
import org.jinlin.kit.Outcome;
import org.springframework.stereotype.Component;

/// Names in the audit: masked everywhere, and opened for its administrator one entry at a time, where the district has switched that on. Each look has a reason, is an
/// entry of the audit itself, counts among the looks that raise an alarm, and stands where its subject reads it.
@Component
public class AuditNames {

    private final Db db;
    private final AuditRight right;
    private final Switches switches;
    private final RevealWatch reveals;
    private final People people;

    AuditNames(Db db, AuditRight right, Switches switches, RevealWatch reveals, People people) {
        this.db = db;
        this.right = right;
        this.switches = switches;
        this.reveals = reveals;
        this.people = people;
    }

    /// Whether the district has switched it on.
    public boolean areOn(Actor reader) {
        return switches.on(reader.district(), Switch.AUDIT_NAMES);
    }

    /// The entry whose name is to be opened. Refused: `AUDIT_NOT_YOURS`, `AUDIT_NAMES_OFF`, `AUDIT_ENTRY_UNKNOWN` also for one that nobody known did, and for those of other
    /// districts.
    public Outcome<AuditEntry> entry(Actor reader, long id) {
        return right.admitted(reader).then(who -> !areOn(who) ? Outcome.refused("AUDIT_NAMES_OFF")
                : db.read(AuditChainer.scope(who.district()), sql -> new AuditStore(sql, who.district()).find(id)).filter(found -> found.actorId() != 0)
                        .map(Outcome::done).orElseGet(() -> Outcome.refused("AUDIT_ENTRY_UNKNOWN")));
    }

    /// The name of who did it. Refused as [#entry], and `REASON_MISSING`, `TEXT_TOO_LONG`, `REVEALS_TOO_MANY`.
    public Outcome<String> open(Actor reader, long id, String reason) {
        return entry(reader, id).then(entry -> Administrators.reason(reason).then(why -> reveals.before(reader)
                .then(_ -> people.nameOnly(reader, entry.actorId(), why).map(Outcome::done).orElseGet(() -> Outcome.refused("AUDIT_ENTRY_UNKNOWN")))));
    }
}
