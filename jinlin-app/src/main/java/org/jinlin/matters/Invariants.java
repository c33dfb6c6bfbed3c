package org.jinlin.matters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jinlin.matters.InvariantStore.Batch;
import org.jinlin.matters.InvariantStore.Line;
import org.jinlin.matters.InvariantStore.Row;
import org.jinlin.matters.InvariantStore.Said;
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
            Batch batch = snapshot(district, db -> new InvariantStore(db, district).after(after, BATCH));
            if (batch.rows().isEmpty()) {
                break;
            }
            batch.rows().forEach(row -> faults.addAll(faults(batch, row)));
            last = batch.rows().getLast().id();
        }
        return List.copyOf(faults.subList(0, Math.min(NAMED, faults.size())));
    }

    /// The same for the matters that were opened first and last, and for the length of the log: a look that takes no longer
    /// however many there are.
    public List<String> sample(int district) {
        var faults = new ArrayList<String>(snapshot(district, db -> LogCheck.gaps(new LogStore(db, district))));
        for (Batch batch : List.of(snapshot(district, db -> new InvariantStore(db, district).after(0, BATCH)),
                snapshot(district, db -> new InvariantStore(db, district).latest(BATCH)))) {
            batch.rows().forEach(row -> faults.addAll(faults(batch, row)));
        }
        return faults.stream().distinct().limit(NAMED).toList();
    }

    /// One view of the database for all statements: matters go on moving while they are checked.
    private <T> T snapshot(int district, Function<DSLContext, T> query) {
        return db.read(Scope.service(district, Scope.Kind.REPORT), query);
    }

    private static List<String> faults(Batch batch, Row row) {
        List<Optional<Move>> moves = batch.moves().getOrDefault(row.id(), List.of());
        if (row.matter().isEmpty() || moves.stream().anyMatch(Optional::isEmpty)) {
            return List.of("matter %s cannot be read: its row or one of its moves was not written by the engine".formatted(row.number()));
        }
        return faults(batch, row, row.matter().get(), moves.stream().flatMap(Optional::stream).toList());
    }

    private static List<String> faults(Batch batch, Row row, Matter stored, List<Move> moves) {
        String number = row.number();
        if (moves.isEmpty()) {
            return List.of("matter %s has no moves".formatted(number));
        }
        var faults = new ArrayList<String>();
        MoveHash.broken(moves).forEach(seq -> faults.add("matter %s: the hash of move %d does not fit".formatted(number, seq)));
        differences(row, stored, Replay.of(moves)).forEach(part -> faults.add("matter %s: %s is not what its moves make of it".formatted(number, part)));
        LateSteps.faults(moves).forEach(fault -> faults.add("matter %s: %s".formatted(number, fault)));
        Set<Line> own = stored.dues().values().stream().map(Line::of).collect(Collectors.toSet());
        if (!own.equals(new HashSet<>(batch.dues().getOrDefault(stored.id(), List.of())))) {
            faults.add("matter %s: its clocks in the table of dues are not its own".formatted(number));
        }
        List<Said> words = batch.words().getOrDefault(stored.id(), List.of());
        List<Integer> erased = batch.erased().getOrDefault(stored.id(), List.of());
        moves.stream().filter(move -> !holds(move, words, erased))
                .forEach(move -> faults.add("matter %s: the words of move %d are not those that were said".formatted(number, move.seq())));
        return faults;
    }

    private static List<String> differences(Row row, Matter stored, Matter replayed) {
        var parts = new ArrayList<String>();
        add(parts, "identity", stored.identity(), replayed.identity());
        var state = Replay.stateOf(stored);
        Replay.stateOf(replayed).forEach((name, value) -> add(parts, name, state.get(name), value));
        add(parts, "seq", stored.state().seq(), replayed.state().seq());
        add(parts, "head", Arrays.hashCode(stored.state().head()), Arrays.hashCode(replayed.state().head()));
        add(parts, "moved_at", stored.state().movedAt(), replayed.state().movedAt());
        add(parts, "ended_at", stored.state().endedAt(), replayed.state().endedAt());
        add(parts, "told", stored.state().told(), replayed.state().told());
        add(parts, "facts", MatterJson.facts(stored.facts()), MatterJson.facts(replayed.facts()));
        add(parts, "tally", MatterJson.tally(stored.tally()), MatterJson.tally(replayed.tally()));
        add(parts, "dues", MatterJson.dues(stored.dues()), MatterJson.dues(replayed.dues()));
        add(parts, "due_at", row.dueAt(), replayed.nextDueAt().orElse(null));
        add(parts, "shown_grade", row.shownGrade(), MatterStore.shownGrade(replayed));
        return parts;
    }

    private static void add(List<String> parts, String name, @Nullable Object stored, @Nullable Object replayed) {
        if (!Objects.equals(stored, replayed)) {
            parts.add(name);
        }
    }

    /// Words that are there are those that were hashed; words that are gone were erased under a rule.
    private static boolean holds(Move move, List<Said> words, List<Integer> erased) {
        return words.stream().filter(said -> said.seq() == move.seq()).findFirst()
                .map(said -> Arrays.equals(MoveHash.words(said.salt(), said.body()), move.wordsHash()))
                .orElseGet(() -> move.wordsHash() == null || erased.contains(move.seq()));
    }
}
