package org.jinlin.people;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;

/// The audit on a connection of the role that owns the tables, for an operator's commands and the nightly job. The role that the program
/// works as may remove no entry; the owner may, when the entry is past its time, and leaves one of its own.
public final class AuditConsole {

    /// A database of before this migration has no audit.
    public static final int SINCE_SCHEMA = 18;
    /// 网络安全法 Art. 21 (3): logs are kept for six months at least.
    public static final int KEPT_MONTHS_MIN = 6;
    /// The last one: servers take theirs from the first on.
    private static final int NODE = 1023;
    private static final int BATCH = 10_000;
    private static final Ids IDS = Ids.ofMachine(NODE);

    private AuditConsole() {}

    /// Writes down what an operator does; it is committed with the connection.
    public static void add(Connection owner, AuditNote note) {
        AuditStore.of(owner, note.district()).insert(new AuditEntry(note.district(), IDS.next(), JinlinClock.system().now(), note.actorId(), note.role(), note.unitId(), note.act().code(),
                note.subject().kind().code(), note.subject().id(), note.amount(), note.refused(), AuditDevice.CONSOLE));
    }

    /// Whether something stands in the chain that [#trim] would remove.
    public static boolean isDue(Connection owner, int district, LocalDate before) {
        var store = AuditChainStore.of(owner, district);
        return store.lastDayBefore(before).filter(day -> store.after(0, 1).stream().anyMatch(link -> link.position() <= day.last())).isPresent();
    }

    /// Removes the entries of whole closed days before a day, and keeps the roots of these days, so that what follows still verifies.
    ///
    /// @return how many entries were removed
    public static int trim(Connection owner, int district, LocalDate before) {
        var store = AuditChainStore.of(owner, district);
        Optional<AuditChainStore.Day> last = store.lastDayBefore(before);
        int removed = last.map(day -> removed(store, day.last())).orElse(0);
        if (removed > 0) {
            add(owner, AuditNote.of(district, 0, AuditAct.AUDIT_TRIMMED, AuditSubject.NONE).amount(removed));
        }
        return removed;
    }

    private static int removed(AuditChainStore store, long last) {
        int removed = 0;
        for (List<Long> entries = store.takeUpTo(last, BATCH); !entries.isEmpty(); entries = store.takeUpTo(last, BATCH)) {
            removed += entries.size();
        }
        return removed;
    }
}
