package org.jinlin.matters;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The log of a tenant as other rooms read it, each behind a position of its own (invariant 6): committed moves in gap-free
/// order, those of one matter in the order in which they were made. Codes, ids and times only; what people said is not here.
@Component
public class LogReader {

    /// The most entries that one reading gives.
    public static final int MOST = 1000;

    private final Db db;

    LogReader(Db db) {
        this.db = db;
    }

    /// What a matter is from its opening on.
    ///
    /// @param askerId   who asked; nobody when the calendar or a parent opened it
    /// @param subjectId the household or unit it is about, when the calendar opened it; the person for whose sake a resident reports
    public record About(
            long matterId,
            String number,
            String kind,
            String playbook,
            int playbookVersion,
            @Nullable String channel,
            @Nullable Long askerId,
            @Nullable Long subjectId,
            @Nullable Long parentId,
            Instant openedAt) {}

    /// A round of a clock as a move left it.
    ///
    /// @param state    running, paused, met, missed or void
    /// @param promise  false for an inner reminder that no rate counts
    /// @param missedAt set once the due time passed, whatever came after
    public record Clock(
            String clock,
            int round,
            String state,
            boolean promise,
            long unitId,
            Instant startedAt,
            Instant dueAt,
            @Nullable Instant missedAt,
            @Nullable Instant endedAt) {}

    /// One move.
    ///
    /// @param personId who made it; nobody when the engine did
    /// @param unitId   the unit for which the person acted; none for the asker and other residents
    /// @param ended    true when the move ended the matter, false when it opened it again, null when neither
    /// @param set      what the move changed of the matter's state, by the names that [Entry] lists; a null value clears
    /// @param facts    what the move declared, by field; a null value clears
    /// @param clocks   rounds that the move changed, each whole
    /// @param undoes   the number of the move that is taken back, 0 for none; rounds of its clocks after those in `clocks` never were
    public record Entry(
            long position,
            About about,
            int seq,
            String verb,
            String fromStage,
            String toStage,
            @Nullable Long personId,
            @Nullable Long unitId,
            Instant at,
            @Nullable Boolean ended,
            Map<String, @Nullable Object> set,
            Map<String, @Nullable Object> facts,
            List<Clock> clocks,
            int undoes) {

        public static final String OUTCOME = Change.OUTCOME;
        public static final String GRADE = Change.GRADE;
        public static final String CATEGORY = Change.CATEGORY;
        /// the unit that owes the next step; climbs with lateness
        public static final String OWNER = Change.OWNER;
        /// the unit that the stage was given to; lateness does not take it away
        public static final String BASE = Change.BASE;
        public static final String PLACE = Change.PLACE;
        /// the unit that alone sees the matter
        public static final String OWN_UNIT = Change.OWN_UNIT;
    }

    /// The entries behind a position, in order.
    ///
    /// @param position of the last entry that was read, 0 for none
    /// @param most     1 to [#MOST]
    public List<Entry> after(int district, long position, int most) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("a reading gives 1 to " + MOST + " entries, not " + most);
        }
        return db.read(Scope.service(district, Scope.Kind.READER), db -> new LogStore(db, district).after(position, most)).stream().map(LogReader::entry).toList();
    }

    /// Moves that wait for something.
    ///
    /// @param since when the oldest of them was made; nobody waits when it is null
    public record Backlog(long moves, @Nullable Instant since) {}

    /// What is committed and has no position yet.
    public Backlog unnumbered(int district) {
        return db.read(Scope.service(district, Scope.Kind.READER), db -> new LogStore(db, district).backlog());
    }

    /// What stands behind a position.
    public Backlog behind(int district, long position) {
        long moves = Math.max(0, end(district) - position);
        return new Backlog(moves, moves == 0 ? null : after(district, position, 1).stream().map(Entry::at).findFirst().orElse(null));
    }

    /// The position of the last numbered move, 0 when there is none.
    public long end(int district) {
        return db.read(Scope.service(district, Scope.Kind.READER), db -> new LogStore(db, district).end());
    }

    private static Entry entry(LogStore.Line line) {
        Move move = line.move();
        Matter.Identity matter = line.matter();
        var about = new About(matter.id(), matter.number(), matter.kind(), matter.playbook(), matter.playbookVersion(), matter.channel(), matter.askerId(),
                matter.subjectId(), matter.parentId(), matter.openedAt());
        Change change = move.change();
        return new Entry(line.position(), about, move.seq(), move.verb(), move.fromStage(), move.toStage(), move.actor().personId(), move.actor().unitId(),
                move.at(), (Boolean) change.set().get(Change.ENDED), change.set(), change.facts(), change.dues().stream().map(LogReader::clock).toList(), change.undoes());
    }

    private static Clock clock(Due due) {
        return new Clock(due.clock(), due.round(), due.state().name().toLowerCase(Locale.ROOT), due.promise(), due.unitId(), due.startedAt(), due.dueAt(),
                due.missedAt(), due.endedAt());
    }
}
