package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.MATTER;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.one;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;

/// The SQL of queues: parts of a list that has an index, looked for among its next thousand rows only, so that no queue
/// reads more than that however long the list is and however few of it belong to the queue.
final class QueueStore {

    /// So many rows of a list are looked at for one page of a part of it.
    static final int WINDOW = 1000;
    /// So many rows of what is owed are counted by stage: whoever has more before them is told "at least".
    static final int NEXT = 300;
    /// Nobody is told a larger number.
    static final int COUNTED = 100;

    private static final String FITS = "fits";

    private final DSLContext db;
    private final int district;

    QueueStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// How many are late.
    ///
    /// @param atLeast there may be more: not all that is late in the district was looked at
    record Late(int count, boolean atLeast) {}

    /// How many there are of a kind in a stage.
    record Counted(String kind, String stage, int count) {}

    /// What a unit has in hand.
    ///
    /// @param open how much of it, at most [#COUNTED]
    /// @param late how much of that is late
    record Load(int open, int late) {}

    /// A part of a list.
    ///
    /// @param owners the list: what these units owe; everything of the district when none is named
    /// @param now    by which is decided what of a register asks for something
    /// @param before the list: only what is due before
    /// @param below  the part: what is on these units or below them; wherever it is when none is named
    /// @param stages the part: requests in these stages; all matters when it is null
    /// @param grade  the part: of this grade
    /// @param place  the part: at this unit or below it
    record Part(List<Long> owners, Instant now, @Nullable Instant before, List<Long> below, @Nullable Set<String> stages, @Nullable String grade, @Nullable Long place) {

        Condition list() {
            Condition owned = owners.isEmpty() ? noCondition() : MATTER.OWNER_ID.in(owners).and(ListStore.atHand(now));
            return before == null ? owned : owned.and(MATTER.DUE_AT.lt(before));
        }

        Condition which() {
            Condition staged = stages == null ? noCondition() : MATTER.KIND.eq(MatterQueues.REQUEST).and(MATTER.STAGE.in(stages));
            Condition graded = grade == null ? staged : staged.and(MATTER.GRADE.eq(grade));
            Condition placed = place == null ? graded : graded.and(at(List.of(place)));
            return below.isEmpty() ? placed : placed.and(at(below));
        }

        private static Condition at(List<Long> units) {
            return units.stream().map(unit -> MATTER.CHAIN.contains(new Long[] {unit})).reduce(Condition::or).orElse(falseCondition());
        }
    }

    /// A page of a part of a list, by what is due next. A page may be short and yet have a next one: then this part of the
    /// list held no more.
    Page<Matter> page(Part part, Paging paging) {
        Optional<Cursor> edge = db.select(MATTER.DUE_AT, MATTER.ID).from(MATTER).where(open(part.list()), behind(paging.after()))
                .orderBy(MATTER.DUE_AT, MATTER.ID).offset(WINDOW - 1).limit(1).fetchOptional(QueueStore::cursor);
        List<Matter> found = db.selectFrom(MATTER)
                .where(open(part.list()), part.which(), behind(paging.after()), edge.map(last -> row(MATTER.DUE_AT, MATTER.ID).le(last.instant(0), last.number(1))).orElse(noCondition()))
                .orderBy(MATTER.DUE_AT, MATTER.ID).limit(paging.fetch()).fetch(MatterStore::matter);
        return found.size() > paging.limit() ? Page.of(found, paging, matter -> Cursor.of(matter.nextDueAt().orElseThrow(), matter.id()))
                : new Page<>(found, edge.map(Cursor::encode));
    }

    private static Cursor cursor(Record2<Instant, Long> row) {
        return Cursor.of(row.value1(), row.value2());
    }

    private Condition open(Condition list) {
        return MATTER.DISTRICT_ID.eq(district).and(MATTER.ENDED_AT.isNull()).and(list);
    }

    private static Condition behind(Optional<Cursor> after) {
        return after.map(cursor -> row(MATTER.DUE_AT, MATTER.ID).gt(cursor.instant(0), cursor.number(1))).orElse(noCondition());
    }

    /// What the next of a list are.
    List<Counted> counts(Part part) {
        var next = db.select(MATTER.KIND, MATTER.STAGE).from(MATTER).where(open(part.list())).orderBy(MATTER.DUE_AT, MATTER.ID).limit(NEXT).asTable("next");
        return db.select(next.field(MATTER.KIND), next.field(MATTER.STAGE), count()).from(next)
                .groupBy(next.field(MATTER.KIND), next.field(MATTER.STAGE)).fetch(found -> new Counted(found.value1(), found.value2(), found.value3()));
    }

    /// How many of the next thousand of a list belong to a part of it.
    Late late(Part part) {
        var next = db.select(when(part.which(), one()).otherwise(inline(0)).as(FITS)).from(MATTER).where(open(part.list()))
                .orderBy(MATTER.DUE_AT, MATTER.ID).limit(WINDOW).asTable("next");
        return db.select(sum(next.field(FITS, Integer.class)), count()).from(next)
                .fetchSingle(found -> new Late(found.value1() == null ? 0 : found.value1().intValue(), found.value2() == WINDOW));
    }

    /// What units have in hand, and what of it is late.
    Map<Long, Load> loads(Collection<Long> units, Instant now) {
        var loads = new TreeMap<Long, Load>();
        for (long unit : units) {
            loads.put(unit, new Load(counted(MATTER.OWNER_ID.eq(unit).and(ListStore.atHand(now))), counted(MATTER.OWNER_ID.eq(unit).and(MATTER.DUE_AT.lt(now)))));
        }
        return loads;
    }

    private int counted(Condition list) {
        return db.selectCount().from(select(one()).from(MATTER).where(open(list)).limit(COUNTED)).fetchSingle().value1();
    }

    /// Open matters that may be about the same thing as one: of its kind and category, at the same owner, those at its place first.
    List<Matter> similar(Matter to, int most) {
        var near = db.select(MATTER.ID, MATTER.PLACE_ID, MATTER.KIND, MATTER.CATEGORY).from(MATTER).where(open(MATTER.OWNER_ID.eq(to.state().ownerId())))
                .orderBy(MATTER.DUE_AT, MATTER.ID).limit(WINDOW).asTable("near");
        Condition same = to.state().category() == null ? near.field(MATTER.PLACE_ID).eq(to.state().placeId()) : near.field(MATTER.CATEGORY).eq(to.state().category());
        List<Long> ids = new ArrayList<>(db.select(near.field(MATTER.ID)).from(near)
                .where(near.field(MATTER.KIND).eq(to.identity().kind()), near.field(MATTER.ID).ne(to.id()), same)
                .orderBy(when(near.field(MATTER.PLACE_ID).eq(to.state().placeId()), inline(0)).otherwise(inline(1)), near.field(MATTER.ID).desc())
                .limit(most).fetch(near.field(MATTER.ID)));
        return ids.isEmpty() ? List.of() : db.selectFrom(MATTER).where(MATTER.DISTRICT_ID.eq(district), MATTER.ID.in(ids)).orderBy(MATTER.ID.desc()).fetch(MatterStore::matter);
    }
}
