package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.COMMAND;
import static org.jinlin.db.matters.Tables.DAY_COUNTER;
import static org.jinlin.db.matters.Tables.DUE;
import static org.jinlin.db.matters.Tables.FOLLOWER;
import static org.jinlin.db.matters.Tables.MATTER;
import static org.jinlin.db.matters.Tables.MOVE;
import static org.jinlin.db.matters.Tables.UNNUMBERED;
import static org.jinlin.db.matters.Tables.WORDS;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jinlin.db.matters.tables.records.MatterRecord;
import org.jinlin.db.matters.tables.records.MoveRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/// The SQL of matters and their moves. Every statement names its district.
final class MatterStore {

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
        return db.select(MATTER.ID, MATTER.PARENT_ID).from(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.NUMBER.eq(number))
                .fetchOptional(row -> new Address(row.value1(), row.value2()));
    }

    Optional<Address> address(long id) {
        return db.select(MATTER.ID, MATTER.PARENT_ID).from(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(id))
                .fetchOptional(row -> new Address(row.value1(), row.value2()));
    }

    Optional<Matter> find(long id) {
        return db.selectFrom(MATTER).where(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(id)).fetchOptional().map(MatterStore::matter);
    }

    /// A matter that is locked now, and whether somebody follows it.
    record Seen(Matter matter, boolean follows) {}

    /// Locks a matter that has no parent. Empty when there is none with this number.
    Optional<Seen> lockTop(String number, long personId) {
        return seen(personId, MATTER.NUMBER.eq(number).and(MATTER.PARENT_ID.isNull()));
    }

    /// Locks a matter, whose parent is locked already.
    Seen lock(long id, long personId) {
        return seen(personId, MATTER.ID.eq(id)).orElseThrow();
    }

    private Optional<Seen> seen(long personId, Condition which) {
        var follows = field(exists(follower(MATTER.ID, personId)));
        return db.select(MATTER.fields()).select(follows).from(MATTER).where(MATTER.DISTRICT_ID.eq(district), which).forUpdate().of(MATTER)
                .fetchOptional(row -> new Seen(matter(row.into(MATTER)), row.get(follows)));
    }

    private Select<?> follower(Field<Long> matterId, long personId) {
        return db.selectOne().from(FOLLOWER).where(FOLLOWER.DISTRICT_ID.eq(district), FOLLOWER.MATTER_ID.eq(matterId), FOLLOWER.PERSON_ID.eq(personId));
    }

    Optional<Matter> lock(long id) {
        return db.selectFrom(MATTER).where(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(id)).forUpdate().fetchOptional().map(MatterStore::matter);
    }

    /// The parent and the children of a matter, in the order of their ids: a parent is older than its children.
    List<Matter> relatives(Matter matter) {
        var isChild = MATTER.PARENT_ID.eq(matter.id());
        return db.selectFrom(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), matter.parentId().map(MATTER.ID::eq).map(isChild::or).orElse(isChild))
                .orderBy(MATTER.ID).fetch(MatterStore::matter);
    }

    List<Move> history(long matterId) {
        return db.selectFrom(MOVE).where(MOVE.DISTRICT_ID.eq(district), MOVE.MATTER_ID.eq(matterId)).orderBy(MOVE.SEQ).fetch(MatterStore::move);
    }

    boolean follows(long matterId, long personId) {
        return db.fetchExists(follower(val(matterId), personId));
    }

    /// The next human number of a day, counted from 1.
    int nextNumber(LocalDate day) {
        return db.insertInto(DAY_COUNTER, DAY_COUNTER.DISTRICT_ID, DAY_COUNTER.DAY, DAY_COUNTER.NEXT_NUMBER)
                .values(district, day, 2)
                .onConflict(DAY_COUNTER.DISTRICT_ID, DAY_COUNTER.DAY)
                .doUpdate().set(DAY_COUNTER.NEXT_NUMBER, DAY_COUNTER.NEXT_NUMBER.plus(1))
                .returningResult(DAY_COUNTER.NEXT_NUMBER)
                .fetchSingle().value1() - 1;
    }

    /// A client id that was carried out before.
    record Command(long matterId, int seq, byte[] digest) {}

    Optional<Command> command(UUID clientId) {
        return db.select(COMMAND.MATTER_ID, COMMAND.SEQ, COMMAND.DIGEST).from(COMMAND)
                .where(COMMAND.DISTRICT_ID.eq(district), COMMAND.CLIENT_ID.eq(clientId))
                .fetchOptional(row -> new Command(row.value1(), row.value2(), row.value3()));
    }

    private Query remember(Sent sent, Move move) {
        return db.insertInto(COMMAND, COMMAND.DISTRICT_ID, COMMAND.CLIENT_ID, COMMAND.MATTER_ID, COMMAND.SEQ, COMMAND.DIGEST, COMMAND.AT)
                .values(district, sent.clientId(), move.matterId(), move.seq(), sent.digest(), move.at());
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
        var statements = new ArrayList<Query>();
        statements.add(isNew ? db.insertInto(MATTER).set(identity(after)).set(state(after))
                : db.update(MATTER).set(state(after)).where(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(after.id())));
        statements.add(insert(move));
        statements.add(db.insertInto(UNNUMBERED, UNNUMBERED.DISTRICT_ID, UNNUMBERED.MATTER_ID, UNNUMBERED.SEQ).values(district, move.matterId(), move.seq()));
        if (words != null) {
            statements.add(db.insertInto(WORDS, WORDS.DISTRICT_ID, WORDS.MATTER_ID, WORDS.SEQ, WORDS.SALT, WORDS.BODY)
                    .values(district, move.matterId(), move.seq(), salt, words));
        }
        move.change().dues().forEach(due -> statements.add(put(move.matterId(), due)));
        if (sent != null) {
            statements.add(remember(sent, move));
        }
        String places = IntStream.range(0, statements.size()).mapToObj(i -> "{" + i + "}").collect(Collectors.joining("; "));
        db.query(places, statements.toArray(Query[]::new)).execute();
    }

    /// What no move changes.
    private static Map<Field<?>, Object> identity(Matter matter) {
        var identity = matter.identity();
        var row = new java.util.HashMap<Field<?>, @Nullable Object>();
        row.put(MATTER.DISTRICT_ID, identity.district());
        row.put(MATTER.ID, identity.id());
        row.put(MATTER.NUMBER, identity.number());
        row.put(MATTER.KIND, identity.kind());
        row.put(MATTER.PLAYBOOK_CODE, identity.playbook());
        row.put(MATTER.PLAYBOOK_VERSION, identity.playbookVersion());
        row.put(MATTER.CHANNEL, identity.channel());
        row.put(MATTER.ASKER_ID, identity.askerId());
        row.put(MATTER.OPENER_ID, identity.openerId());
        row.put(MATTER.OPENER_UNIT_ID, identity.openerUnitId());
        row.put(MATTER.SUBJECT_ID, identity.subjectId());
        row.put(MATTER.PARENT_ID, identity.parentId());
        row.put(MATTER.LONGITUDE, identity.longitude());
        row.put(MATTER.LATITUDE, identity.latitude());
        row.put(MATTER.OPENED_AT, identity.openedAt());
        return row;
    }

    private static Map<Field<?>, Object> state(Matter matter) {
        var state = matter.state();
        var row = new java.util.HashMap<Field<?>, @Nullable Object>();
        row.put(MATTER.STAGE, state.stage());
        row.put(MATTER.OUTCOME, state.outcome());
        row.put(MATTER.GRADE, state.grade());
        row.put(MATTER.SHOWN_GRADE, shownGrade(matter));
        row.put(MATTER.CATEGORY, state.category());
        row.put(MATTER.OWNER_ID, state.ownerId());
        row.put(MATTER.BASE_ID, state.baseId());
        row.put(MATTER.TAKER_ID, state.takerId());
        row.put(MATTER.PLACE_ID, state.placeId());
        row.put(MATTER.CHAIN, state.chain().toArray(Long[]::new));
        row.put(MATTER.INTO_ID, state.intoId());
        row.put(MATTER.FACTS, MatterJson.facts(matter.facts()));
        row.put(MATTER.TALLY, MatterJson.tally(matter.tally()));
        row.put(MATTER.DUES, MatterJson.dues(matter.dues()));
        row.put(MATTER.SEQ, state.seq());
        row.put(MATTER.HEAD, state.head());
        row.put(MATTER.MOVED_AT, state.movedAt());
        row.put(MATTER.ENDED_AT, state.endedAt());
        row.put(MATTER.TOLD, state.told().toArray(String[]::new));
        row.put(MATTER.DUE_AT, matter.nextDueAt().orElse(null));
        return row;
    }

    /// What a list shows first: the colour of the clock that is worst off.
    static @Nullable String shownGrade(Matter matter) {
        return matter.runningDues().stream().filter(due -> due.shownGrade() != null)
                .max(java.util.Comparator.comparing((Due due) -> due.climbed()).thenComparing(due -> due.missedAt() != null).thenComparing(Due::warned))
                .map(Due::shownGrade).orElse(null);
    }

    private Query insert(Move move) {
        return db.insertInto(MOVE)
                .set(MOVE.DISTRICT_ID, district).set(MOVE.MATTER_ID, move.matterId()).set(MOVE.SEQ, move.seq())
                .set(MOVE.VERB, move.verb()).set(MOVE.FROM_STAGE, move.fromStage()).set(MOVE.TO_STAGE, move.toStage())
                .set(MOVE.ACTOR_KIND, move.actor().kind()).set(MOVE.ACTOR_ID, move.actor().personId())
                .set(MOVE.UNIT_ID, move.actor().unitId()).set(MOVE.ROLE, move.actor().role())
                .set(MOVE.INTERNAL, move.internal()).set(MOVE.AT, move.at())
                .set(MOVE.CHANGE, MatterJson.change(move.change())).set(MOVE.WORDS_HASH, move.wordsHash())
                .set(MOVE.PREVIOUS, move.previous()).set(MOVE.HASH, move.hash());
    }

    private Query put(long matterId, Due due) {
        var row = new java.util.HashMap<Field<?>, @Nullable Object>();
        row.put(DUE.ROUND, due.round());
        row.put(DUE.STATE, due.state().name().toLowerCase(Locale.ROOT));
        row.put(DUE.UNIT_ID, due.unitId());
        row.put(DUE.STARTED_AT, due.startedAt());
        row.put(DUE.DUE_AT, due.dueAt());
        row.put(DUE.WAKE_AT, due.wakeAt());
        row.put(DUE.MISSED_AT, due.missedAt());
        row.put(DUE.ENDED_AT, due.endedAt());
        row.put(DUE.PROMISE, due.promise());
        row.put(DUE.SHOWN_GRADE, due.shownGrade());
        return db.insertInto(DUE)
                .set(DUE.DISTRICT_ID, district).set(DUE.MATTER_ID, matterId).set(DUE.CLOCK, due.clock()).set(row)
                .onConflict(DUE.DISTRICT_ID, DUE.MATTER_ID, DUE.CLOCK).doUpdate().set(row);
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
                Arrays.asList(row.getTold()));
        return new Matter(identity(row), state, MatterJson.facts(row.getFacts()), MatterJson.tally(row.getTally()), MatterJson.dues(row.getDues()));
    }

    static Move move(MoveRecord row) {
        var actor = new Move.ActorLine(row.getActorKind(), row.getActorId(), row.getUnitId(), row.getRole());
        return new Move(row.getDistrictId(), row.getMatterId(), row.getSeq(), row.getVerb(), row.getFromStage(), row.getToStage(), actor, row.getInternal(),
                row.getAt(), MatterJson.change(row.getChange()), row.getWordsHash(), row.getPrevious(), row.getHash());
    }
}
