package org.jinlin.people;

import static org.jinlin.db.people.Tables.HOUSEHOLD;
import static org.jinlin.db.people.Tables.LINK;
import static org.jinlin.db.people.Tables.PERSON;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jinlin.kit.Paging;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Households. What it hands out is still sealed.
@Component
final class HouseholdStore {

    record Row(long id, long unitId, byte[] door, byte @Nullable [] tags) {}

    List<Row> byId(DSLContext sql, int district, Collection<Long> ids) {
        return rows(sql, HOUSEHOLD.DISTRICT_ID.eq(district).and(HOUSEHOLD.ID.in(ids)), ids.size());
    }

    /// Those of some units, unit by unit: a page on the index of district and unit.
    List<Row> at(DSLContext sql, int district, Collection<Long> units, Paging paging) {
        Condition behind = paging.after().map(cursor -> row(HOUSEHOLD.UNIT_ID, HOUSEHOLD.ID).gt(cursor.number(0), cursor.number(1))).orElse(noCondition());
        return rows(sql, HOUSEHOLD.DISTRICT_ID.eq(district).and(HOUSEHOLD.UNIT_ID.in(units)).and(behind), paging.fetch());
    }

    private static List<Row> rows(DSLContext sql, Condition which, int most) {
        return sql.select(HOUSEHOLD.ID, HOUSEHOLD.UNIT_ID, HOUSEHOLD.DOOR, HOUSEHOLD.TAGS)
                .from(HOUSEHOLD)
                .where(which)
                .orderBy(HOUSEHOLD.UNIT_ID, HOUSEHOLD.ID).limit(most)
                .fetch(Records.mapping(Row::new));
    }

    /// How many persons are written down in each.
    Map<Long, Integer> persons(DSLContext sql, int district, Collection<Long> households) {
        var persons = count();
        return sql.select(PERSON.HOUSEHOLD_ID, persons)
                .from(PERSON)
                .where(PERSON.DISTRICT_ID.eq(district), PERSON.HOUSEHOLD_ID.in(households))
                .groupBy(PERSON.HOUSEHOLD_ID)
                .fetchMap(PERSON.HOUSEHOLD_ID, persons);
    }

    /// The kinds of duty that somebody has today towards each.
    Map<Long, List<String>> duties(DSLContext sql, int district, Collection<Long> households, LocalDate today) {
        return sql.selectDistinct(LINK.HOUSEHOLD_ID, LINK.KIND)
                .from(LINK)
                .where(LINK.DISTRICT_ID.eq(district), LINK.HOUSEHOLD_ID.in(households), LINK.VALID_FROM.le(today),
                        LINK.VALID_TO.isNull().or(LINK.VALID_TO.gt(today)))
                .fetchGroups(LINK.HOUSEHOLD_ID, LINK.KIND);
    }
}
