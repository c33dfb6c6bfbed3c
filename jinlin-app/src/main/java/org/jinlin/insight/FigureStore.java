package org.jinlin.insight;

import static org.jinlin.db.insight.Tables.FACT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.Paging;
import org.jinlin.playbook.Which;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/// The SQL of figures: one statement that counts the matters of a kind by where they are, and a keyset page of them.
final class FigureStore {

    private final DSLContext db;
    private final int district;

    FigureStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// Matters and the time from which they are taken.
    ///
    /// @param time  empty for all there ever were
    /// @param field the number field that is added up
    record Wanted(Which which, Optional<Time> time, Optional<String> field) {}

    /// @param before no longer
    record Time(Instant from, Instant before) {}

    /// Matters that lie at the same place and were given to the same unit.
    ///
    /// @param sum of the field, 0 where none is added up
    record Heap(long placeId, long ownerId, long matters, long sum) {}

    /// All of the tenant: a unit's number is made of them, so one statement answers every unit.
    List<Heap> heaps(Wanted wanted) {
        Field<Integer> matters = count();
        Field<BigDecimal> sum = wanted.field().<Field<BigDecimal>>map(field -> sum(value(field).cast(SQLDataType.BIGINT))).orElse(inline(BigDecimal.ZERO));
        return db.select(FACT.PLACE_ID, FACT.OWNER_ID, matters, sum).from(FACT).where(are(wanted), wanted.time().map(time -> at(wanted.which()).lt(time.before())).orElse(noCondition())).groupBy(FACT.PLACE_ID, FACT.OWNER_ID)
                .fetch(heap -> new Heap(heap.value1(), heap.value2(), heap.value3(), heap.value4() == null ? 0 : heap.value4().longValue()));
    }

    /// The matters, those that ended or were opened last first.
    ///
    /// @param units empty for the whole tenant
    List<Fact> matters(Wanted wanted, Optional<Collection<Long>> units, Paging paging) {
        Field<Instant> at = at(wanted.which());
        Optional<Instant> until = wanted.time().map(Time::before);
        Condition below = until.map(paging::below).orElse(paging.after()).<Condition>map(cursor -> row(at, FACT.MATTER_ID).lt(cursor.instant(0), cursor.number(1)))
                .orElseGet(() -> until.map(at::lt).orElse(noCondition()));
        return db.selectFrom(FACT).where(are(wanted), FACT.OWN_UNIT.isNull(), RateStore.at(units), below).orderBy(at.desc(), FACT.MATTER_ID.desc()).limit(paging.fetch()).fetch(FactStore::fact);
    }

    /// When a matter was, for a count: the end where an end is asked for, else the opening.
    static Instant at(Which which, Fact fact) {
        Instant ended = fact.endedAt();
        return which.byEnd() && ended != null ? ended : fact.openedAt();
    }

    private static Field<Instant> at(Which which) {
        return which.byEnd() ? FACT.ENDED_AT : FACT.OPENED_AT;
    }

    /// But for the end of the time.
    private Condition are(Wanted wanted) {
        Which which = wanted.which();
        Field<Instant> at = at(which);
        return FACT.DISTRICT_ID.eq(district).and(FACT.KIND.eq(which.kind()))
                .and(wanted.time().map(time -> at.ge(time.from())).orElse(noCondition()))
                .and(which.byEnd() ? FACT.ENDED_AT.isNotNull().and(FACT.OUTCOME.in(which.ends())) : noCondition())
                .and(which.stages().isEmpty() ? noCondition() : FACT.STAGE.in(which.stages()))
                .and(have(which.where()));
    }

    static Condition have(Map<String, Object> facts) {
        return facts.entrySet().stream().map(fact -> has(fact.getKey(), fact.getValue())).reduce(noCondition(), Condition::and);
    }

    private static Condition has(String field, Object wanted) {
        return Boolean.FALSE.equals(wanted) ? coalesce(value(field), inline("false")).eq("false") : value(field).eq(wanted.toString());
    }

    /// What is known of a field; what the asker said is kept apart from what others said of the same.
    static Field<String> value(String field) {
        return switch (field) {
            case "verdict" -> FACT.VERDICT;
            case "word" -> FACT.WORD;
            case "category" -> FACT.CATEGORY;
            case "grade" -> FACT.GRADE;
            default -> jsonbGetAttributeAsText(FACT.FACTS, inline(field));
        };
    }
}
