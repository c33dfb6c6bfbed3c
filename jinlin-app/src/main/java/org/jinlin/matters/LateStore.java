package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.MATTER;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jinlin.db.matters.tables.records.MatterRecord;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// The SQL of many matters that are late at once: a statement for all of them, never one for each. The writing ones are
/// text, because each row comes out of several lists side by side, which jOOQ has no word for.
final class LateStore {

    private static final String MATTERS = """
            update matters.matter m
            set owner_id = n.owner_id, shown_grade = n.shown_grade, facts = n.facts, tally = n.tally, dues = n.dues, seq = n.seq, head = n.head,
                moved_at = n.moved_at, due_at = n.due_at
            from unnest({1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11})
                as n(id, seq_before, owner_id, shown_grade, facts, tally, dues, seq, head, moved_at, due_at)
            where m.district_id = {0} and m.id = n.id and m.seq = n.seq_before""";

    private static final String MOVES = """
            insert into matters.move (district_id, matter_id, seq, verb, from_stage, to_stage, actor_kind, internal, at, change, previous, hash)
            select {0}, n.* from unnest({1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}) as n""";

    private static final String UNNUMBERED = """
            insert into matters.unnumbered (district_id, matter_id, seq)
            select {0}, n.* from unnest({1}, {2}) as n""";

    private static final String DUES = """
            insert into matters.due (district_id, matter_id, clock, round, state, unit_id, started_at, due_at, wake_at, missed_at, ended_at, promise, shown_grade)
            select {0}, n.* from unnest({1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}, {12}) as n
            on conflict (district_id, matter_id, clock) do update
            set round = excluded.round, state = excluded.state, unit_id = excluded.unit_id, started_at = excluded.started_at, due_at = excluded.due_at,
                wake_at = excluded.wake_at, missed_at = excluded.missed_at, ended_at = excluded.ended_at, promise = excluded.promise, shown_grade = excluded.shown_grade""";

    private final DSLContext db;
    private final int district;

    LateStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// A row that is not read before it is asked for: one that cannot be read must not keep the others from being read.
    record Row(long id, Supplier<Matter> reading) {

        Matter matter() {
            return reading.get();
        }
    }

    /// The parent of each of these matters, null for one that has none.
    Map<Long, @Nullable Long> parents(Collection<Long> matters) {
        var parents = new HashMap<Long, @Nullable Long>();
        db.select(MATTER.ID, MATTER.PARENT_ID).from(MATTER).where(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(any(matters.toArray(Long[]::new))))
                .forEach(row -> parents.put(row.value1(), row.value2()));
        return parents;
    }

    /// Locks those of these matters that nobody else holds, in the order of their ids: a parent is older than its children,
    /// so that is from the top down. Waits for nobody.
    Map<Long, Row> lock(Collection<Long> matters) {
        var locked = new HashMap<Long, Row>();
        db.selectFrom(MATTER).where(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(any(matters.toArray(Long[]::new))))
                .orderBy(MATTER.ID).forUpdate().skipLocked()
                .forEach(row -> locked.put(row.getId(), row(row)));
        return locked;
    }

    /// The children of these matters, by parent, in the order of their ids.
    Map<Long, List<Row>> children(Collection<Long> matters) {
        return db.selectFrom(MATTER).where(MATTER.DISTRICT_ID.eq(district), MATTER.PARENT_ID.eq(any(matters.toArray(Long[]::new))))
                .orderBy(MATTER.ID).fetchGroups(row -> row.getParentId(), LateStore::row);
    }

    private static Row row(MatterRecord row) {
        return new Row(row.getId(), () -> MatterStore.matter(row));
    }

    /// A matter as it was locked, as its steps leave it, and these steps in order.
    record Stepped(Matter before, Matter after, List<Move> moves) {}

    /// Writes what steps of lateness change, and nothing else of a matter. Refuses all of it when one matter is no more what
    /// it was when it was locked.
    void save(List<Stepped> all) {
        if (all.isEmpty()) {
            return;
        }
        var befores = all.stream().map(Stepped::before).toList();
        var afters = all.stream().map(Stepped::after).toList();
        int changed = db.execute(MATTERS, val(district), longs(afters, Matter::id), of(befores, matter -> matter.state().seq(), Integer[]::new),
                longs(afters, matter -> matter.state().ownerId()), texts(afters, MatterStore::shownGrade), texts(afters, matter -> MatterJson.facts(matter.facts())),
                texts(afters, matter -> MatterJson.tally(matter.tally())), texts(afters, matter -> MatterJson.dues(matter.dues())),
                of(afters, matter -> matter.state().seq(), Integer[]::new), of(afters, matter -> matter.state().head(), byte[][]::new),
                times(afters, matter -> matter.state().movedAt()), times(afters, matter -> matter.nextDueAt().orElse(null)));
        if (changed != all.size()) {
            throw new IllegalStateException("of " + all.size() + " matters " + (all.size() - changed) + " changed while they were locked");
        }
        var moves = all.stream().flatMap(stepped -> stepped.moves().stream()).toList();
        insert(moves);
        put(moves);
    }

    private void insert(List<Move> moves) {
        db.execute(MOVES, val(district), longs(moves, Move::matterId), of(moves, Move::seq, Integer[]::new), texts(moves, Move::verb),
                texts(moves, Move::fromStage), texts(moves, Move::toStage), texts(moves, move -> move.actor().kind()), of(moves, Move::internal, Boolean[]::new),
                times(moves, Move::at), texts(moves, move -> MatterJson.change(move.change())), of(moves, Move::previous, byte[][]::new), of(moves, Move::hash, byte[][]::new));
        db.execute(UNNUMBERED, val(district), longs(moves, Move::matterId), of(moves, Move::seq, Integer[]::new));
    }

    private record Line(long matterId, Due due) {}

    /// The clocks as the last move that changed them left them.
    private void put(List<Move> moves) {
        var latest = new HashMap<Map.Entry<Long, String>, Line>();
        moves.forEach(move -> move.change().dues().forEach(due -> latest.put(Map.entry(move.matterId(), due.clock()), new Line(move.matterId(), due))));
        var lines = List.copyOf(latest.values());
        db.execute(DUES, val(district), longs(lines, Line::matterId), texts(lines, line -> line.due().clock()), of(lines, line -> line.due().round(), Integer[]::new),
                texts(lines, line -> line.due().state().name().toLowerCase(Locale.ROOT)), longs(lines, line -> line.due().unitId()),
                times(lines, line -> line.due().startedAt()), times(lines, line -> line.due().dueAt()), times(lines, line -> line.due().wakeAt()),
                times(lines, line -> line.due().missedAt()), times(lines, line -> line.due().endedAt()), of(lines, line -> line.due().promise(), Boolean[]::new),
                texts(lines, line -> line.due().shownGrade()));
    }

    private static <T, V> Field<V[]> of(List<T> rows, Function<T, ? extends @Nullable V> column, IntFunction<V[]> array) {
        return val(rows.stream().map(column).toArray(array));
    }

    private static <T> Field<Long[]> longs(List<T> rows, Function<T, Long> column) {
        return of(rows, column, Long[]::new);
    }

    private static <T> Field<String[]> texts(List<T> rows, Function<T, @Nullable String> column) {
        return of(rows, column, String[]::new);
    }

    private static <T> Field<Instant[]> times(List<T> rows, Function<T, @Nullable Instant> column) {
        return of(rows, column, Instant[]::new);
    }
}
