package org.jinlin.matters;

import java.util.List;
import java.util.OptionalLong;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.springframework.stereotype.Component;

/// Carries over what a district's matters ask of units in other districts, and what was answered here to others: reads the log behind its own position. Each
/// message is done once, however often and in whatever order it comes, also when two servers read at once (invariants 6 and 9).
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

    /// What a part of the log has to be carried over.
    private record Part(long position, OptionalLong end, List<ElsewhereStore.Tie> asked, List<ElsewhereStore.Answered> answered) {}

    /// Reads everything that is numbered now.
    public void run(int district) {
        Part part = part(district);
        while (part.end().isPresent() && carried(district, part)) {
            part = part(district);
        }
    }

    private Part part(int district) {
        return db.read(scope(district), sql -> {
            var store = new ElsewhereStore(sql, district);
            long position = store.position();
            OptionalLong end = store.endOfPart(position, PART);
            return end.isEmpty() ? new Part(position, end, List.of(), List.of())
                    : new Part(position, end, store.asked(position, end.getAsLong()), store.answered(position, end.getAsLong()));
        });
    }

    /// What is written, here and there, has transactions of its own, one for each district; the position moves when all of them are done, so whoever is cut off reads the part again and
    /// finds what is done. False when another server read on meanwhile: then it is that one's turn.
    private boolean carried(int district, Part part) {
        part.asked().forEach(tie -> {
            if (tie.isOver()) {
                hands.withdraw(district, tie);
            } else {
                hands.carry(district, tie);
            }
        });
        part.answered().forEach(answered -> hands.answer(district, answered.tie(), answered.seq()));
        return db.write(scope(district), sql -> {
            var store = new ElsewhereStore(sql, district);
            if (store.lockedPosition() != part.position()) {
                return false;
            }
            store.moveTo(part.end().getAsLong());
            return true;
        });
    }

    /// The numbered moves that this reader has not read yet.
    public LogReader.Backlog unread(int district) {
        return log.behind(district, db.read(scope(district), sql -> new ElsewhereStore(sql, district).position()));
    }

    private static Scope scope(int district) {
        return Scope.service(district, Scope.Kind.READER);
    }
}
