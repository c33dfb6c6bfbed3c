package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.DUE;
import static org.jinlin.db.matters.Tables.ERASURE;
import static org.jinlin.db.matters.Tables.MATTER;
import static org.jinlin.db.matters.Tables.MOVE;
import static org.jinlin.db.matters.Tables.WORDS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jinlin.db.matters.tables.records.DueRecord;
import org.jinlin.db.matters.tables.records.ErasureRecord;
import org.jinlin.db.matters.tables.records.MatterRecord;
import org.jinlin.db.matters.tables.records.WordsRecord;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Checks a tenant's matters against their log: every row and every clock is what its moves make of it, every chain of
/// hashes holds, every word is the one that was said or erased under a rule, and the log has no gap. For tests, for a
/// restored backup, and after an accident; it reads everything, a few hundred matters at a time.
@Component
public class Invariants {

    private static final int BATCH = 200;
    private static final int NAMED = 100;

    private final Db db;
    private final NothingLost nothingLost;

    Invariants(Db db, NothingLost nothingLost) {
        this.db = db;
        this.nothingLost = nothingLost;
    }

    /// One sentence for each fault, the first hundred; empty when all holds.
    public List<String> check(int district) {
        var faults = new ArrayList<String>();
        nothingLost.find(district).forEach(lost -> faults.add("matter %s is open and has %s".formatted(lost.number(), lost.why().replace('_', ' '))));
        faults.addAll(snapshot(district, db -> LogCheck.faults(db, district)));
        long last = 0;
        while (faults.size() < NAMED) {
            long after = last;
            Batch batch = snapshot(district, db -> batch(db, district, after));
            if (batch.matters().isEmpty()) {
                break;
            }
            batch.matters().forEach(row -> faults.addAll(faults(batch, row)));
            last = batch.matters().getLast().getId();
        }
        return List.copyOf(faults.subList(0, Math.min(NAMED, faults.size())));
    }

    /// One view of the database for all statements: matters go on moving while they are checked.
    private <T> T snapshot(int district, Function<DSLContext, T> query) {
        return db.read(Scope.service(district, Scope.Kind.REPORT), db -> {
            db.execute("set transaction isolation level repeatable read");
            return query.apply(db);
        });
    }

    private record Batch(List<MatterRecord> matters, Map<Long, List<Move>> moves, Map<Long, List<DueRecord>> dues, Map<Long, List<WordsRecord>> words,
            Map<Long, List<ErasureRecord>> erasures) {}

    private static Batch batch(DSLContext db, int district, long after) {
        List<MatterRecord> matters = db.selectFrom(MATTER).where(MATTER.DISTRICT_ID.eq(district), MATTER.ID.gt(after)).orderBy(MATTER.ID).limit(BATCH).fetch();
        List<Long> ids = matters.stream().map(MatterRecord::getId).toList();
        return new Batch(matters,
                db.selectFrom(MOVE).where(MOVE.DISTRICT_ID.eq(district), MOVE.MATTER_ID.in(ids)).orderBy(MOVE.MATTER_ID, MOVE.SEQ).fetchGroups(MOVE.MATTER_ID, MatterStore::move),
                db.selectFrom(DUE).where(DUE.DISTRICT_ID.eq(district), DUE.MATTER_ID.in(ids)).fetchGroups(DUE.MATTER_ID, row -> row),
                db.selectFrom(WORDS).where(WORDS.DISTRICT_ID.eq(district), WORDS.MATTER_ID.in(ids)).fetchGroups(WORDS.MATTER_ID, row -> row),
                db.selectFrom(ERASURE).where(ERASURE.DISTRICT_ID.eq(district), ERASURE.MATTER_ID.in(ids)).fetchGroups(ERASURE.MATTER_ID, row -> row));
    }

    private static List<String> faults(Batch batch, MatterRecord row) {
        List<Move> moves = batch.moves().getOrDefault(row.getId(), List.of());
        if (moves.isEmpty()) {
            return List.of("matter %s has no moves".formatted(row.getNumber()));
        }
        var faults = new ArrayList<String>();
        MoveHash.broken(moves).forEach(seq -> faults.add("matter %s: the hash of move %d does not fit".formatted(row.getNumber(), seq)));
        differences(row, Replay.of(moves)).forEach(part -> faults.add("matter %s: %s is not what its moves make of it".formatted(row.getNumber(), part)));
        var dues = MatterStore.matter(row).dues();
        List<DueRecord> kept = batch.dues().getOrDefault(row.getId(), List.of());
        if (kept.size() != dues.size() || !kept.stream().allMatch(due -> isSame(due, dues.get(due.getClock())))) {
            faults.add("matter %s: its clocks in the table of dues are not its own".formatted(row.getNumber()));
        }
        faults.addAll(words(row, moves, batch.words().getOrDefault(row.getId(), List.of()), batch.erasures().getOrDefault(row.getId(), List.of())));
        return faults;
    }

    private static List<String> differences(MatterRecord row, Matter replayed) {
        Matter stored = MatterStore.matter(row);
        var parts = new ArrayList<String>();
        add(parts, "identity", stored.identity(), replayed.identity());
        var state = Replay.stateOf(stored);
        Replay.stateOf(replayed).forEach((name, value) -> add(parts, name, state.get(name), value));
        add(parts, "seq", stored.state().seq(), replayed.state().seq());
        add(parts, "head", Arrays.hashCode(stored.state().head()), Arrays.hashCode(replayed.state().head()));
        add(parts, "moved_at", stored.state().movedAt(), replayed.state().movedAt());
        add(parts, "ended_at", stored.state().endedAt(), replayed.state().endedAt());
        add(parts, "facts", MatterJson.facts(stored.facts()), MatterJson.facts(replayed.facts()));
        add(parts, "tally", MatterJson.tally(stored.tally()), MatterJson.tally(replayed.tally()));
        add(parts, "dues", MatterJson.dues(stored.dues()), MatterJson.dues(replayed.dues()));
        add(parts, "due_at", row.getDueAt(), replayed.nextDueAt().orElse(null));
        add(parts, "shown_grade", row.getShownGrade(), MatterStore.shownGrade(replayed));
        return parts;
    }

    private static void add(List<String> parts, String name, @Nullable Object stored, @Nullable Object replayed) {
        if (!Objects.equals(stored, replayed)) {
            parts.add(name);
        }
    }

    private static boolean isSame(DueRecord row, @Nullable Due due) {
        return due != null && row.getRound() == due.round() && row.getState().equals(due.state().name().toLowerCase(Locale.ROOT)) && row.getUnitId() == due.unitId()
                && row.getStartedAt().equals(due.startedAt()) && row.getDueAt().equals(due.dueAt()) && row.getWakeAt().equals(due.wakeAt())
                && Objects.equals(row.getMissedAt(), due.missedAt()) && Objects.equals(row.getEndedAt(), due.endedAt())
                && row.getPromise() == due.promise() && Objects.equals(row.getShownGrade(), due.shownGrade());
    }

    private static List<String> words(MatterRecord row, List<Move> moves, List<WordsRecord> words, List<ErasureRecord> erasures) {
        var faults = new ArrayList<String>();
        for (Move move : moves) {
            var said = words.stream().filter(each -> each.getSeq() == move.seq()).findFirst();
            boolean fits = said.map(each -> Arrays.equals(MoveHash.words(each.getSalt(), each.getBody()), move.wordsHash()))
                    .orElseGet(() -> move.wordsHash() == null || erasures.stream().anyMatch(each -> each.getSeq() == move.seq()));
            if (!fits) {
                faults.add("matter %s: the words of move %d are not those that were said".formatted(row.getNumber(), move.seq()));
            }
        }
        return faults;
    }
}
