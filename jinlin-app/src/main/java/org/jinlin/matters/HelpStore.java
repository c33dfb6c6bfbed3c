package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.MATTER;
import static org.jinlin.db.matters.Tables.MOVE;
import static org.jooq.impl.DSL.count;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;

/// The SQL of who may be asked: what waits and who offers at a unit and below it, what people have on, and who had a matter before.
final class HelpStore {

    private final DSLContext db;
    private final int district;

    HelpStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// Open matters of some kinds, what is due first on top.
    List<Matter> open(Collection<String> kinds, long unit, int most) {
        return db.selectFrom(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.ENDED_AT.isNull(), MATTER.CHAIN.contains(new Long[] {unit}), MATTER.KIND.in(kinds), MATTER.OWN_UNIT.isNull())
                .orderBy(MATTER.DUE_AT, MATTER.ID).limit(most).fetch(MatterStore::matter);
    }

    /// How many open matters people have taken on.
    Map<Long, Integer> taken(Collection<Long> persons) {
        Field<Integer> all = count();
        return db.select(MATTER.TAKER_ID, all).from(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.ENDED_AT.isNull(), MATTER.TAKER_ID.isNotNull(), MATTER.TAKER_ID.in(persons))
                .groupBy(MATTER.TAKER_ID).fetchMap(MATTER.TAKER_ID, all);
    }

    /// Who made one of these moves on a matter, by matter.
    Map<Long, Set<Long>> movers(Collection<Long> matters, Collection<String> verbs) {
        return db.selectDistinct(MOVE.MATTER_ID, MOVE.ACTOR_ID).from(MOVE)
                .where(MOVE.DISTRICT_ID.eq(district), MOVE.MATTER_ID.in(matters), MOVE.VERB.in(verbs), MOVE.ACTOR_ID.isNotNull())
                .fetchGroups(MOVE.MATTER_ID, MOVE.ACTOR_ID).entrySet().stream().collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }
}
