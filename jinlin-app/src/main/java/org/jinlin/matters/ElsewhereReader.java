package org.jinlin.matters;

import java.util.OptionalLong;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Carries over what a district's matters ask of units in other districts, and what was answered here to others: reads the log behind its own position. One
/// reads at a time; what was carried over before it was cut off is found there and not done again (invariants 6 and 9).
@Component
public class ElsewhereReader {

    private static final int PART = 4000;

    private final Db db;
    private final ElsewhereHands hands;
    private final LogReader log;

    ElsewhereReader(Db db, ElsewhereHands hands, LogReader log) {
        this.db = db;
        this.hands = hands;
        this.log = log;
    }

    /// Reads everything that is numbered now.
    public void run(int district) {
        // looked at without a lock first: nearly always there is nothing to read
        while (db.read(scope(district), sql -> hasMore(new ElsewhereStore(sql, district))) && db.write(scope(district), sql -> part(sql, district))) {
            // the next part
        }
    }

    private static boolean hasMore(ElsewhereStore store) {
        return store.endOfPart(store.position(), 1).isPresent();
    }

    /// The numbered moves that this reader has not read yet.
    public LogReader.Backlog unread(int district) {
        return log.behind(district, db.read(scope(district), sql -> new ElsewhereStore(sql, district).position()));
    }

    /// This transaction only holds the position. What is written, here and there, has transactions of its own, one for each district: the position moves when
    /// all of them are done, and whoever has to read the part again finds what is done.
    private boolean part(DSLContext sql, int district) {
        var store = new ElsewhereStore(sql, district);
        OptionalLong position = store.lease();
        OptionalLong end = position.isEmpty() ? position : store.endOfPart(position.getAsLong(), PART);
        if (end.isEmpty()) {
            return false;
        }
        store.asked(position.getAsLong(), end.getAsLong()).forEach(tie -> {
            if (tie.isOver()) {
                hands.withdraw(district, tie);
            } else {
                hands.carry(district, tie);
            }
        });
        store.answered(position.getAsLong(), end.getAsLong()).forEach(answered -> hands.answer(district, answered.tie(), answered.seq()));
        store.moveTo(end.getAsLong());
        return true;
    }

    private static Scope scope(int district) {
        return Scope.service(district, Scope.Kind.READER);
    }
}
