package org.jinlin.people;

import static org.jinlin.db.people.Tables.DATA_REQUEST;
import static org.jinlin.db.people.Tables.HOUSEHOLD;
import static org.jinlin.db.people.Tables.PERSON;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jinlin.db.people.tables.records.DataRequestRecord;
import org.jinlin.kit.Paging;
import org.jinlin.people.DataRequest.State;
import org.jinlin.people.DataRequest.What;
import org.jinlin.people.Seals.Column;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The SQL of what people want done with their data.
@Component
final class DataRequestStore {

    private static final List<String> OPEN = List.of(name(State.ASKED), name(State.CONFIRMED));

    private final Seals seals;

    DataRequestStore(Seals seals) {
        this.seals = seals;
    }

    /// Writes one down. False when the same is waiting already.
    boolean insert(DSLContext sql, int district, DataRequest request, byte @Nullable [] proofKey) {
        return sql.insertInto(DATA_REQUEST)
                .set(DATA_REQUEST.DISTRICT_ID, district).set(DATA_REQUEST.ID, request.id()).set(DATA_REQUEST.PERSON_ID, request.personId())
                .set(DATA_REQUEST.WHAT, name(request.what())).set(DATA_REQUEST.STATE, name(request.state()))
                .set(DATA_REQUEST.WANTED, seals.sealNullable(Column.WANTED, district, request.id(), request.wanted()))
                .set(DATA_REQUEST.PROOF_KEY, proofKey).set(DATA_REQUEST.UNIT_ID, request.unitId()).set(DATA_REQUEST.ASKED_AT, request.askedAt()).set(DATA_REQUEST.DUE_AT, request.dueAt())
                .onConflict(DATA_REQUEST.DISTRICT_ID, DATA_REQUEST.PERSON_ID, DATA_REQUEST.WHAT).where(DATA_REQUEST.STATE.in(OPEN)).doNothing()
                .execute() > 0;
    }

    /// The latest of a person first.
    List<DataRequest> of(DSLContext sql, int district, long personId, int most) {
        return sql.selectFrom(DATA_REQUEST).where(DATA_REQUEST.DISTRICT_ID.eq(district), DATA_REQUEST.PERSON_ID.eq(personId))
                .orderBy(DATA_REQUEST.ID.desc()).limit(most).fetch(row -> request(district, row));
    }

    Optional<DataRequest> lookup(DSLContext sql, int district, long id) {
        return sql.selectFrom(DATA_REQUEST).where(DATA_REQUEST.DISTRICT_ID.eq(district), DATA_REQUEST.ID.eq(id)).fetchOptional(row -> request(district, row));
    }

    /// The same, and nobody else decides on it until the transaction ends.
    Optional<DataRequest> lock(DSLContext sql, int district, long id) {
        return sql.selectFrom(DATA_REQUEST).where(DATA_REQUEST.DISTRICT_ID.eq(district), DATA_REQUEST.ID.eq(id)).forUpdate()
                .fetchOptional(row -> request(district, row));
    }

    Optional<DataRequest> byProofKey(DSLContext sql, int district, byte[] key) {
        return sql.selectFrom(DATA_REQUEST).where(DATA_REQUEST.DISTRICT_ID.eq(district), DATA_REQUEST.PROOF_KEY.eq(key)).fetchOptional(row -> request(district, row));
    }

    /// What waits for somebody to decide, of persons who live at some units or say so, the longest waiting first.
    ///
    /// @param homeless also of those of whom no home is known
    List<DataRequest> waiting(DSLContext sql, int district, Collection<Long> units, boolean homeless, Paging paging) {
        var home = coalesce(DATA_REQUEST.UNIT_ID, PERSON.UNIT_ID, HOUSEHOLD.UNIT_ID);
        Condition near = home.eq(any(units.toArray(Long[]::new)));
        Condition behind = paging.after().map(cursor -> DATA_REQUEST.ID.gt(cursor.number(0))).orElse(noCondition());
        return sql.select(DATA_REQUEST.fields()).from(DATA_REQUEST)
                .join(PERSON).on(PERSON.DISTRICT_ID.eq(district), PERSON.ID.eq(DATA_REQUEST.PERSON_ID))
                .leftJoin(HOUSEHOLD).on(HOUSEHOLD.DISTRICT_ID.eq(district), HOUSEHOLD.ID.eq(PERSON.HOUSEHOLD_ID))
                .where(DATA_REQUEST.DISTRICT_ID.eq(district), DATA_REQUEST.STATE.eq(name(State.ASKED)), homeless ? near.or(home.isNull()) : near, behind)
                .orderBy(DATA_REQUEST.ID).limit(paging.fetch())
                .fetch(row -> request(district, row.into(DATA_REQUEST)));
    }

    /// How many homes wait to be confirmed, up to a number.
    int homesWaiting(DSLContext sql, int district, Collection<Long> units, int most) {
        return sql.select(DATA_REQUEST.ID).from(DATA_REQUEST)
                .where(DATA_REQUEST.DISTRICT_ID.eq(district), DATA_REQUEST.STATE.eq(name(State.ASKED)), DATA_REQUEST.UNIT_ID.eq(any(units.toArray(Long[]::new)))).limit(most).fetch().size();
    }

    /// Erasures that are to be carried out: confirmed, or waited for until now.
    List<DataRequest> ripe(DSLContext sql, int district, Instant now, int most) {
        return sql.selectFrom(DATA_REQUEST)
                .where(DATA_REQUEST.DISTRICT_ID.eq(district), DATA_REQUEST.STATE.in(OPEN), DATA_REQUEST.WHAT.eq(name(What.ERASURE)),
                        DATA_REQUEST.STATE.eq(name(State.CONFIRMED)).or(DATA_REQUEST.DUE_AT.le(now)))
                .orderBy(DATA_REQUEST.ID).limit(most)
                .fetch(row -> request(district, row));
    }

    /// Ends or confirms one; what was wanted goes.
    void decide(DSLContext sql, int district, long id, State state, @Nullable Long by, @Nullable String reason, Instant now) {
        sql.update(DATA_REQUEST)
                .set(DATA_REQUEST.STATE, name(state)).setNull(DATA_REQUEST.WANTED)
                .set(DATA_REQUEST.DECIDED_BY, by == null ? DATA_REQUEST.DECIDED_BY : val(by)).set(DATA_REQUEST.DECIDED_AT, now)
                .set(DATA_REQUEST.REASON, reason)
                .set(DATA_REQUEST.DONE_AT, state == State.DONE ? now : null)
                .where(DATA_REQUEST.DISTRICT_ID.eq(district), DATA_REQUEST.ID.eq(id))
                .execute();
    }

    private DataRequest request(int district, DataRequestRecord row) {
        return new DataRequest(row.getId(), row.getPersonId(), What.valueOf(row.getWhat().toUpperCase(Locale.ROOT)), State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
                seals.openNullable(Column.WANTED, district, row.getId(), row.getWanted()), row.getAskedAt(), row.getDueAt(), row.getDoneAt(), row.getReason(), row.getUnitId());
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
