package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.COMMAND;
import static org.jinlin.db.matters.Tables.DAY_COUNTER;
import static org.jinlin.db.matters.Tables.FOLLOWER;
import static org.jinlin.db.matters.Tables.MATTER;
import static org.jinlin.db.matters.Tables.MOVE;
import static org.jinlin.kit.Prepared.value;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jinlin.db.matters.tables.records.MatterRecord;
import org.jinlin.db.matters.tables.records.MoveRecord;
import org.jinlin.kit.Prepared;
import org.jinlin.people.Actor;
import org.jinlin.playbook.MoveRule;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/// The SQL of matters and their moves. Every statement names its district.
final class MatterStore {

    private static final Field<Boolean> FOLLOWS = field(exists(follower(MATTER.ID)));

    /// The district and the person whose following is asked, then the district again and which matter.
    private static final Prepared LOCK_TOP = seen(MATTER.NUMBER.eq(value(MATTER.NUMBER)).and(MATTER.PARENT_ID.isNull()));
    private static final Prepared LOCK_FOR = seen(MATTER.ID.eq(value(MATTER.ID)));

    private static final Prepared LOCK = Prepared.of(selectFrom(MATTER).where(MATTER.DISTRICT_ID.eq(value(MATTER.DISTRICT_ID)), MATTER.ID.eq(value(MATTER.ID))).forUpdate());
    private static final Prepared FIND = Prepared.of(selectFrom(MATTER).where(MATTER.DISTRICT_ID.eq(value(MATTER.DISTRICT_ID)), MATTER.ID.eq(value(MATTER.ID))));

    private static final Prepared ADDRESS = Prepared
            .of(select(MATTER.ID, MATTER.PARENT_ID).from(MATTER).where(MATTER.DISTRICT_ID.eq(value(MATTER.DISTRICT_ID)), MATTER.NUMBER.eq(value(MATTER.NUMBER))));

    /// The parent comes last, and is null for a matter that has none.
    private static final Prepared RELATIVES = Prepared.of(selectFrom(MATTER)
            .where(MATTER.DISTRICT_ID.eq(value(MATTER.DISTRICT_ID)), MATTER.PARENT_ID.eq(value(MATTER.PARENT_ID)).or(MATTER.ID.eq(value(MATTER.ID)))).orderBy(MATTER.ID));

    private static final Prepared HISTORY = Prepared
            .of(selectFrom(MOVE).where(MOVE.DISTRICT_ID.eq(value(MOVE.DISTRICT_ID)), MOVE.MATTER_ID.eq(value(MOVE.MATTER_ID))).orderBy(MOVE.SEQ));

    private static final Prepared IS_FOLLOWED = Prepared.of(follower(value(FOLLOWER.MATTER_ID)));

    private static final Prepared NEXT_NUMBER = Prepared.of(insertInto(DAY_COUNTER, DAY_COUNTER.DISTRICT_ID, DAY_COUNTER.DAY, DAY_COUNTER.NEXT_NUMBER)
            .values(value(DAY_COUNTER.DISTRICT_ID), value(DAY_COUNTER.DAY), inline(2))
            .onConflict(DAY_COUNTER.DISTRICT_ID, DAY_COUNTER.DAY).doUpdate().set(DAY_COUNTER.NEXT_NUMBER, DAY_COUNTER.NEXT_NUMBER.plus(inline(1)))
            .returning(DAY_COUNTER.NEXT_NUMBER), DAY_COUNTER.NEXT_NUMBER);

    private final DSLContext db;
    private final int district;

    MatterStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    int district() {
        return district;
    }

    /// Where a matter lies, before it is locked: the parent has to be locked first.
    record Address(long id, @Nullable Long parentId) {}

    Optional<Address> address(String number) {
        return ADDRESS.fetch(db, district, number).stream().findFirst().map(row -> new Address(row.get(MATTER.ID), row.get(MATTER.PARENT_ID)));
    }

    Optional<Address> address(long id) {
        return db.select(MATTER.ID, MATTER.PARENT_ID).from(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(id))
                .fetchOptional(row -> new Address(row.value1(), row.value2()));
    }

    Optional<Matter> find(long id) {
        return FIND.fetch(db, district, id).into(MATTER).stream().findFirst().map(MatterStore::matter);
    }

    /// A matter that is locked now, and whether somebody follows it.
    record Seen(Matter matter, boolean follows) {}

    /// Locks a matter that has no parent. Empty when there is none with this number.
    Optional<Seen> lockTop(String number, long personId) {
        return seen(LOCK_TOP.fetch(db, district, personId, district, number));
    }

    /// Locks a matter, whose parent is locked already.
    Seen lock(long id, long personId) {
        return seen(LOCK_FOR.fetch(db, district, personId, district, id)).orElseThrow();
    }

    private static Prepared seen(Condition which) {
        return Prepared.of(select(FOLLOWS).select(MATTER.fields()).from(MATTER).where(MATTER.DISTRICT_ID.eq(value(MATTER.DISTRICT_ID)), which).forUpdate().of(MATTER));
    }

    private static Optional<Seen> seen(Result<Record> rows) {
        return rows.stream().findFirst().map(row -> new Seen(matter(row.into(MATTER)), row.get(FOLLOWS)));
    }

    private static Select<?> follower(Field<Long> matterId) {
        return selectOne().from(FOLLOWER).where(FOLLOWER.DISTRICT_ID.eq(value(FOLLOWER.DISTRICT_ID)), FOLLOWER.MATTER_ID.eq(matterId), FOLLOWER.PERSON_ID.eq(value(FOLLOWER.PERSON_ID)));
    }

    Optional<Matter> lock(long id) {
        return LOCK.fetch(db, district, id).into(MATTER).stream().findFirst().map(MatterStore::matter);
    }

    /// The parent and the children of a matter, in the order of their ids: a parent is older than its children.
    List<Matter> relatives(Matter matter) {
        return RELATIVES.fetch(db, district, matter.id(), matter.parentId().orElse(null)).into(MATTER).map(MatterStore::matter);
    }

    List<Move> history(long matterId) {
        return HISTORY.fetch(db, district, matterId).into(MOVE).map(MatterStore::move);
    }

    /// The moves of a matter that the rules look at before somebody makes another one.
    List<Move> history(Situation situation, MoveRule rule, Actor actor) {
        long matter = situation.matter().id();
        return rule.isVote() ? ballots().ofVoter(matter, rule.code(), actor.personId()) : MatterRules.needsHistory(situation, rule) ? history(matter) : List.of();
    }

    boolean follows(long matterId, long personId) {
        return IS_FOLLOWED.fetch(db, district, matterId, personId).isNotEmpty();
    }

    /// The next human number of a day, counted from 1.
    int nextNumber(LocalDate day) {
        return NEXT_NUMBER.fetch(db, district, day).getFirst().get(DAY_COUNTER.NEXT_NUMBER) - 1;
    }

    /// A client id that was carried out before.
    record Command(long matterId, int seq, byte[] digest) {}

    Optional<Command> command(UUID clientId) {
        return db.select(COMMAND.MATTER_ID, COMMAND.SEQ, COMMAND.DIGEST).from(COMMAND)
                .where(COMMAND.DISTRICT_ID.eq(district), COMMAND.CLIENT_ID.eq(clientId))
                .fetchOptional(row -> new Command(row.value1(), row.value2(), row.value3()));
    }

    /// The client id of what somebody sent, and what it was in short.
    record Sent(UUID clientId, byte[] digest) {}

    /// Deletes the client ids of before a time. How many.
    int forget(Instant before) {
        return db.deleteFrom(COMMAND).where(COMMAND.DISTRICT_ID.eq(district), COMMAND.AT.lt(before)).execute();
    }

    /// A matter as it is after a move, and the move with its words and clocks, in one trip to the database. The key of a
    /// move is its matter and place: a move made from an older state than the newest cannot be written.
    ///
    /// @param sent what the move carries out, so that it is not carried out again
    void save(Matter after, boolean isNew, Move move, byte @Nullable [] salt, @Nullable String words, @Nullable Sent sent) {
        SaveStore.save(db, after, isNew, move, salt, words, sent);
    }

    /// What a move says in sealed fields, after the move itself.
    void seal(Desk desk, Move move, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            new SealedStore(db, district, desk.keyring()).insert(move.matterId(), move.seq(), texts);
        }
    }

    /// What is asked of other districts.
    ElsewhereStore elsewhere() {
        return new ElsewhereStore(db, district);
    }

    /// What was voted.
    BallotStore ballots() {
        return new BallotStore(db, district);
    }

    /// What everybody may read of it, to be renewed after a move.
    Shown shown(Desk desk) {
        return new Shown(db, district, desk);
    }

    /// What a list shows first: the colour of the clock that is worst off.
    static @Nullable String shownGrade(Matter matter) {
        return matter.runningDues().stream().filter(due -> due.shownGrade() != null)
                .max(java.util.Comparator.comparing((Due due) -> due.climbed()).thenComparing(due -> due.missedAt() != null).thenComparing(Due::warned))
                .map(Due::shownGrade).orElse(null);
    }

    void follow(long matterId, long personId, long origin, Instant at) {
        db.insertInto(FOLLOWER, FOLLOWER.DISTRICT_ID, FOLLOWER.MATTER_ID, FOLLOWER.PERSON_ID, FOLLOWER.ORIGIN_ID, FOLLOWER.SINCE_AT)
                .values(val(district), val(matterId), val(personId), val(origin == 0 ? null : origin, Long.class), val(at))
                .onConflict(FOLLOWER.DISTRICT_ID, FOLLOWER.MATTER_ID, FOLLOWER.PERSON_ID).doNothing()
                .execute();
    }

    void unfollow(long matterId, long personId, long origin) {
        db.deleteFrom(FOLLOWER)
                .where(FOLLOWER.DISTRICT_ID.eq(district), FOLLOWER.MATTER_ID.eq(matterId), FOLLOWER.PERSON_ID.eq(personId), FOLLOWER.ORIGIN_ID.eq(origin))
                .execute();
    }

    static Matter.Identity identity(MatterRecord row) {
        return new Matter.Identity(row.getDistrictId(), row.getId(), row.getNumber(), row.getKind(), row.getPlaybookCode(), row.getPlaybookVersion(),
                row.getChannel(), row.getAskerId(), row.getOpenerId(), row.getOpenerUnitId(), row.getSubjectId(), row.getParentId(),
                row.getLongitude(), row.getLatitude(), row.getOpenedAt());
    }

    static Matter matter(MatterRecord row) {
        var state = new Matter.State(row.getStage(), row.getOutcome(), row.getGrade(), row.getCategory(), row.getOwnerId(), row.getBaseId(), row.getTakerId(),
                row.getPlaceId(), Arrays.asList(row.getChain()), row.getIntoId(), row.getSeq(), row.getHead(), row.getMovedAt(), row.getEndedAt(),
                Arrays.asList(row.getTold()), row.getOwnUnit());
        return new Matter(identity(row), state, MatterJson.facts(row.getFacts()), MatterJson.tally(row.getTally()), MatterJson.dues(row.getDues()));
    }

    static Move move(MoveRecord row) {
        var actor = new Move.ActorLine(row.getActorKind(), row.getActorId(), row.getUnitId(), row.getRole(), row.getForId());
        return new Move(row.getDistrictId(), row.getMatterId(), row.getSeq(), row.getVerb(), row.getFromStage(), row.getToStage(), actor, row.getInternal(),
                row.getAt(), MatterJson.change(row.getChange()), row.getWordsHash(), row.getPrevious(), row.getHash());
    }
}
