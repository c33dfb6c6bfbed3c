package org.jinlin.people;

import static org.jinlin.db.people.Tables.HOUSEHOLD;
import static org.jinlin.db.people.Tables.LINK;
import static org.jinlin.db.people.Tables.PERSON;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jinlin.kit.BlindIndex;
import org.jinlin.kit.Prepared;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Persons and their duties. What it hands out is still sealed.
@Component
final class PersonStore {

    /// As many as a matter names. A list of no fixed length is planned anew for each execution, which takes longer than the reading.
    private static final int FEW = 4;
    private static final Prepared FEW_PERSONS = persons(PERSON.ID.in(Collections.nCopies(FEW, Prepared.value(PERSON.ID))));
    private static final Prepared PERSONS = persons(PERSON.ID.eq(any(Prepared.values(PERSON.ID))));

    record Row(long id, byte[] name, byte @Nullable [] phone) {}

    List<Row> persons(DSLContext sql, int district, Collection<Long> personIds) {
        if (personIds.isEmpty()) {
            return List.of();
        }
        var found = personIds.size() > FEW ? PERSONS.fetch(sql, district, personIds.toArray(Long[]::new)) : FEW_PERSONS.fetch(sql, few(district, List.copyOf(personIds)));
        return found.map(row -> new Row(row.get(PERSON.ID), row.get(PERSON.NAME), row.get(PERSON.PHONE)));
    }

    private static Prepared persons(Condition which) {
        return Prepared.of(select(PERSON.ID, PERSON.NAME, PERSON.PHONE).from(PERSON).where(PERSON.DISTRICT_ID.eq(Prepared.value(PERSON.DISTRICT_ID)), which));
    }

    /// The last is named again in the places that are left.
    private static Object[] few(int district, List<Long> personIds) {
        var values = new Object[FEW + 1];
        values[0] = district;
        for (int i = 0; i < FEW; i++) {
            values[i + 1] = personIds.get(Math.min(i, personIds.size() - 1));
        }
        return values;
    }

    List<Row> latest(DSLContext sql, int district, int most) {
        return sql.select(PERSON.ID, PERSON.NAME, PERSON.PHONE)
                .from(PERSON)
                .where(PERSON.DISTRICT_ID.eq(district))
                .orderBy(PERSON.ID.desc()).limit(most)
                .fetch(Records.mapping(Row::new));
    }

    /// The unit of the person, otherwise of the household.
    OptionalLong home(DSLContext sql, int district, long personId) {
        return sql.select(coalesce(PERSON.UNIT_ID, HOUSEHOLD.UNIT_ID))
                .from(PERSON)
                .leftJoin(HOUSEHOLD).on(HOUSEHOLD.DISTRICT_ID.eq(PERSON.DISTRICT_ID), HOUSEHOLD.ID.eq(PERSON.HOUSEHOLD_ID))
                .where(PERSON.DISTRICT_ID.eq(district), PERSON.ID.eq(personId))
                .fetchOptional()
                .map(row -> row.value1() == null ? OptionalLong.empty() : OptionalLong.of(row.value1()))
                .orElse(OptionalLong.empty());
    }

    /// Who lives in the same household, oneself left out, the eldest number first.
    List<Long> family(DSLContext sql, int district, long personId, int most) {
        var self = PERSON.as("self");
        return sql.select(PERSON.ID).from(PERSON).join(self).on(self.DISTRICT_ID.eq(PERSON.DISTRICT_ID), self.HOUSEHOLD_ID.eq(PERSON.HOUSEHOLD_ID))
                .where(PERSON.DISTRICT_ID.eq(district), self.DISTRICT_ID.eq(district), self.ID.eq(personId), PERSON.ID.ne(personId)).orderBy(PERSON.ID).limit(most).fetch(PERSON.ID);
    }

    /// The eldest person with this phone.
    Optional<Long> byPhone(DSLContext sql, int district, BlindIndex phone) {
        return sql.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.DISTRICT_ID.eq(district), PERSON.PHONE_INDEX.in(phone.all()))
                .orderBy(PERSON.ID)
                .limit(1)
                .fetchOptional(PERSON.ID);
    }

    /// Persons with this name or this phone, the eldest first.
    List<Row> found(DSLContext sql, int district, BlindIndex name, @Nullable BlindIndex phone, int most) {
        Condition named = PERSON.NAME_INDEX.in(name.all());
        return sql.select(PERSON.ID, PERSON.NAME, PERSON.PHONE).from(PERSON)
                .where(PERSON.DISTRICT_ID.eq(district), phone == null ? named : named.or(PERSON.PHONE_INDEX.in(phone.all())))
                .orderBy(PERSON.ID).limit(most).fetch(Records.mapping(Row::new));
    }

    /// Persons who were written down before names had an index.
    List<Row> unindexed(DSLContext sql, int district, int most) {
        return sql.select(PERSON.ID, PERSON.NAME, PERSON.PHONE).from(PERSON).where(PERSON.DISTRICT_ID.eq(district), PERSON.NAME_INDEX.isNull())
                .limit(most).fetch(Records.mapping(Row::new));
    }

    void index(DSLContext sql, int district, long id, byte[] nameIndex) {
        sql.update(PERSON).set(PERSON.NAME_INDEX, nameIndex).where(PERSON.DISTRICT_ID.eq(district), PERSON.ID.eq(id)).execute();
    }

    /// Whether there is somebody; nobody else gives this person a post or an office until the transaction ends.
    boolean lock(DSLContext sql, int district, long id) {
        return sql.select(PERSON.ID).from(PERSON).where(PERSON.DISTRICT_ID.eq(district), PERSON.ID.eq(id)).forUpdate().fetchOptional().isPresent();
    }

    /// One row, or none when the person is there already.
    int insert(DSLContext sql, int district, long id, byte[] name, byte @Nullable [] phone, byte @Nullable [] phoneIndex, Instant now) {
        return sql.insertInto(PERSON)
                .set(PERSON.DISTRICT_ID, district)
                .set(PERSON.ID, id)
                .set(PERSON.NAME, name)
                .set(PERSON.PHONE, phone)
                .set(PERSON.PHONE_INDEX, phoneIndex)
                .set(PERSON.SYNTHETIC, false)
                .set(PERSON.CREATED_AT, now)
                .onConflict(PERSON.DISTRICT_ID, PERSON.ID).doNothing()
                .execute();
    }

    /// Two at once with the same phone wait for each other. On a spread database the lock is one machine's only; then the
    /// worst that happens is a second person with the same phone.
    ///
    /// @param first the form of the phone that never changes
    void lockPhone(DSLContext sql, int district, byte[] first) {
        sql.execute("select pg_advisory_xact_lock({0}, {1})", val(district), val(Arrays.hashCode(first)));
    }

    /// How many links of a kind each person carries on a day; who carries none is left out.
    ///
    /// @param person this one only
    Map<Long, Integer> carried(DSLContext sql, int district, String kind, Optional<Long> person, LocalDate today) {
        Field<Integer> all = count();
        return sql.select(LINK.PERSON_ID, all).from(LINK)
                .where(LINK.DISTRICT_ID.eq(district), LINK.KIND.eq(kind), person.<Condition>map(LINK.PERSON_ID::eq).orElse(noCondition()), LINK.VALID_FROM.le(today),
                        LINK.VALID_TO.isNull().or(LINK.VALID_TO.gt(today)))
                .groupBy(LINK.PERSON_ID).fetchMap(LINK.PERSON_ID, all);
    }

    List<LinkRow> links(DSLContext sql, int district, String kind, LocalDate today) {
        return sql.select(LINK.ID, LINK.PERSON_ID, LINK.HOUSEHOLD_ID, coalesce(LINK.UNIT_ID, HOUSEHOLD.UNIT_ID), LINK.VALID_FROM)
                .from(LINK)
                .leftJoin(HOUSEHOLD).on(HOUSEHOLD.DISTRICT_ID.eq(LINK.DISTRICT_ID), HOUSEHOLD.ID.eq(LINK.HOUSEHOLD_ID))
                .where(LINK.DISTRICT_ID.eq(district), LINK.KIND.eq(kind), LINK.VALID_FROM.le(today),
                        LINK.VALID_TO.isNull().or(LINK.VALID_TO.gt(today)))
                .orderBy(LINK.ID)
                .fetch(Records.mapping(LinkRow::new));
    }
}
