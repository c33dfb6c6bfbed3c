package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.MATTER;
import static org.jinlin.db.matters.Tables.ROSTER;
import static org.jinlin.db.matters.Tables.ROSTER_ROW;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jinlin.kit.BlindIndex;
import org.jinlin.kit.Keyring;
import org.jinlin.kit.Paging;
import org.jinlin.kit.Sealed;
import org.jinlin.people.PhoneBook;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/// The SQL of rosters and their rows. The context of what is sealed is that of `sealed-columns.csv`.
final class RosterStore {

    static final String DRAFT = "draft";
    static final String WAITING = "waiting";
    static final String YES = "yes";
    static final String NO = "no";
    static final String UNDONE = "undone";
    static final String OVER = "over";

    private static final String PATH = "matters.roster_row.said";
    private static final int AT_ONCE = 500;
    /// Beside the district: who enters a roster waits for who enters another one.
    private static final int LOCK = 0x526f7374;

    private final DSLContext db;
    private final int district;

    RosterStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// @param enteredAt null while nobody has said that it is to be entered
    record Sent(long id, String kind, long unitId, long sentBy, Instant sentAt, int rowsBad, @Nullable Instant enteredAt, @Nullable Instant undoneAt) {}

    /// @param unitId null for a unit of another district, which stands in what was said
    /// @param said   null once nobody is to be asked any more
    record Row(long id, long rosterId, int number, String state, @Nullable Long unitId, long placeId, byte @Nullable [] index, byte @Nullable [] said, Instant untilAt, @Nullable Instant answeredAt,
            @Nullable Long personId, @Nullable Long matterId) {}

    void insert(Sent roster) {
        db.insertInto(ROSTER).set(ROSTER.DISTRICT_ID, district).set(ROSTER.ID, roster.id()).set(ROSTER.KIND, roster.kind()).set(ROSTER.UNIT_ID, roster.unitId()).set(ROSTER.SENT_BY, roster.sentBy())
                .set(ROSTER.SENT_AT, roster.sentAt()).set(ROSTER.ROWS_BAD, roster.rowsBad()).execute();
    }

    void insert(List<Row> rows) {
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            var insert = db.insertInto(ROSTER_ROW, ROSTER_ROW.DISTRICT_ID, ROSTER_ROW.ID, ROSTER_ROW.ROSTER_ID, ROSTER_ROW.ROW_NUMBER, ROSTER_ROW.STATE, ROSTER_ROW.UNIT_ID, ROSTER_ROW.PLACE_ID,
                    ROSTER_ROW.PHONE_INDEX, ROSTER_ROW.SAID, ROSTER_ROW.UNTIL_AT);
            for (Row row : rows.subList(from, Math.min(from + AT_ONCE, rows.size()))) {
                insert = insert.values(district, row.id(), row.rosterId(), row.number(), row.state(), row.unitId(), row.placeId(), row.index(), row.said(), row.untilAt());
            }
            insert.execute();
        }
    }

    void lock() {
        db.execute("select pg_advisory_xact_lock({0}, {1})", val(district), val(LOCK));
    }

    Optional<Sent> find(long id) {
        return db.select(ROSTER.ID, ROSTER.KIND, ROSTER.UNIT_ID, ROSTER.SENT_BY, ROSTER.SENT_AT, ROSTER.ROWS_BAD, ROSTER.ENTERED_AT, ROSTER.UNDONE_AT).from(ROSTER)
                .where(ROSTER.DISTRICT_ID.eq(district), ROSTER.ID.eq(id)).fetchOptional(Records.mapping(Sent::new));
    }

    /// Those of some units that were entered, the latest first.
    List<Sent> entered(Collection<Long> units, Paging paging) {
        return db.select(ROSTER.ID, ROSTER.KIND, ROSTER.UNIT_ID, ROSTER.SENT_BY, ROSTER.SENT_AT, ROSTER.ROWS_BAD, ROSTER.ENTERED_AT, ROSTER.UNDONE_AT).from(ROSTER)
                .where(ROSTER.DISTRICT_ID.eq(district), ROSTER.UNIT_ID.in(units), ROSTER.ENTERED_AT.isNotNull(), paging.after().map(after -> ROSTER.ID.lt(after.number(0))).orElse(noCondition()))
                .orderBy(ROSTER.ID.desc()).limit(paging.fetch()).fetch(Records.mapping(Sent::new));
    }

    /// How many rows stand how, by roster.
    Map<Long, Map<String, Integer>> states(Collection<Long> rosters) {
        var states = new HashMap<Long, Map<String, Integer>>();
        db.select(ROSTER_ROW.ROSTER_ID, ROSTER_ROW.STATE, count()).from(ROSTER_ROW).where(ROSTER_ROW.DISTRICT_ID.eq(district), ROSTER_ROW.ROSTER_ID.in(rosters))
                .groupBy(ROSTER_ROW.ROSTER_ID, ROSTER_ROW.STATE).forEach(row -> states.computeIfAbsent(row.value1(), _ -> new HashMap<>()).put(row.value2(), row.value3()));
        return states;
    }

    /// All of a roster that stand so.
    List<Row> rows(long roster, Collection<String> states) {
        return select().where(ROSTER_ROW.DISTRICT_ID.eq(district), ROSTER_ROW.ROSTER_ID.eq(roster), ROSTER_ROW.STATE.in(states)).orderBy(ROSTER_ROW.ROW_NUMBER).fetch(Records.mapping(Row::new));
    }

    /// The rows of a roster, from a row number on.
    List<Row> page(long roster, Paging paging) {
        return select().where(ROSTER_ROW.DISTRICT_ID.eq(district), ROSTER_ROW.ROSTER_ID.eq(roster), paging.after().map(after -> ROSTER_ROW.ROW_NUMBER.gt((int) after.number(0))).orElse(noCondition()))
                .orderBy(ROSTER_ROW.ROW_NUMBER).limit(paging.fetch()).fetch(Records.mapping(Row::new));
    }

    private org.jooq.SelectJoinStep<? extends org.jooq.Record12<Long, Long, Integer, String, Long, Long, byte[], byte[], Instant, Instant, Long, Long>> select() {
        return db.select(ROSTER_ROW.ID, ROSTER_ROW.ROSTER_ID, ROSTER_ROW.ROW_NUMBER, ROSTER_ROW.STATE, ROSTER_ROW.UNIT_ID, ROSTER_ROW.PLACE_ID, ROSTER_ROW.PHONE_INDEX, ROSTER_ROW.SAID,
                ROSTER_ROW.UNTIL_AT, ROSTER_ROW.ANSWERED_AT, ROSTER_ROW.PERSON_ID, ROSTER_ROW.MATTER_ID).from(ROSTER_ROW);
    }

    /// What somebody is asked, by the phone.
    List<Row> waiting(BlindIndex index, Instant now) {
        return select().where(ROSTER_ROW.DISTRICT_ID.eq(district), ROSTER_ROW.PHONE_INDEX.in(index.all()), ROSTER_ROW.STATE.eq(inline(WAITING)), ROSTER_ROW.UNTIL_AT.gt(now)).orderBy(ROSTER_ROW.ID)
                .fetch(Records.mapping(Row::new));
    }

    /// Those of some phones that are asked already, as [PhoneBook#key] tells any of their forms.
    Set<String> waiting(Collection<BlindIndex> indexes, Instant now) {
        var waiting = new HashSet<String>();
        List<byte[]> all = indexes.stream().flatMap(index -> index.all().stream()).toList();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            db.select(ROSTER_ROW.PHONE_INDEX).from(ROSTER_ROW).where(ROSTER_ROW.DISTRICT_ID.eq(district), ROSTER_ROW.PHONE_INDEX.in(all.subList(from, Math.min(from + AT_ONCE, all.size()))),
                    ROSTER_ROW.STATE.eq(inline(WAITING)), ROSTER_ROW.UNTIL_AT.gt(now)).forEach(row -> waiting.add(PhoneBook.key(row.value1())));
        }
        return waiting;
    }

    /// Who of some persons has an open matter of a kind.
    Set<Long> having(String kind, Collection<Long> persons) {
        var having = new HashSet<Long>();
        List<Long> all = List.copyOf(persons);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            having.addAll(db.selectDistinct(MATTER.ASKER_ID).from(MATTER).where(MATTER.DISTRICT_ID.eq(district), MATTER.ASKER_ID.in(all.subList(from, Math.min(from + AT_ONCE, all.size()))),
                    MATTER.KIND.eq(kind), MATTER.ENDED_AT.isNull()).fetch(MATTER.ASKER_ID));
        }
        return having;
    }

    void entered(long id, Instant at) {
        db.update(ROSTER).set(ROSTER.ENTERED_AT, at).where(ROSTER.DISTRICT_ID.eq(district), ROSTER.ID.eq(id)).execute();
    }

    void undone(long id, Instant at, long by) {
        db.update(ROSTER).set(ROSTER.UNDONE_AT, at).set(ROSTER.UNDONE_BY, by).where(ROSTER.DISTRICT_ID.eq(district), ROSTER.ID.eq(id)).execute();
    }

    /// The drafts of a roster are to be asked from now on; those left out are forgotten.
    int ask(long roster, Instant until) {
        return db.update(ROSTER_ROW).set(ROSTER_ROW.STATE, WAITING).set(ROSTER_ROW.UNTIL_AT, until)
                .where(ROSTER_ROW.DISTRICT_ID.eq(district), ROSTER_ROW.ROSTER_ID.eq(roster), ROSTER_ROW.STATE.eq(DRAFT)).execute();
    }

    /// Ends rows, and forgets what was written in them.
    int end(long roster, Collection<String> from, String to) {
        return db.update(ROSTER_ROW).set(ROSTER_ROW.STATE, to).setNull(ROSTER_ROW.SAID).setNull(ROSTER_ROW.PHONE_INDEX)
                .where(ROSTER_ROW.DISTRICT_ID.eq(district), ROSTER_ROW.ROSTER_ID.eq(roster), ROSTER_ROW.STATE.in(from)).execute();
    }

    void leaveOut(Collection<Long> rows) {
        db.update(ROSTER_ROW).set(ROSTER_ROW.STATE, OVER).setNull(ROSTER_ROW.SAID).setNull(ROSTER_ROW.PHONE_INDEX).where(ROSTER_ROW.DISTRICT_ID.eq(district), ROSTER_ROW.ID.in(rows)).execute();
    }

    /// False when it no longer waits.
    boolean answer(long id, String state, Instant at, @Nullable Long person, @Nullable Long matter) {
        return db.update(ROSTER_ROW).set(ROSTER_ROW.STATE, state).setNull(ROSTER_ROW.SAID).setNull(ROSTER_ROW.PHONE_INDEX).set(ROSTER_ROW.ANSWERED_AT, at).set(ROSTER_ROW.PERSON_ID, person)
                .set(ROSTER_ROW.MATTER_ID, matter).where(ROSTER_ROW.DISTRICT_ID.eq(district), ROSTER_ROW.ID.eq(id), ROSTER_ROW.STATE.eq(inline(WAITING))).execute() == 1;
    }

    /// Forgets what is written of a phone.
    int forget(BlindIndex index) {
        return db.update(ROSTER_ROW).set(ROSTER_ROW.STATE, OVER).setNull(ROSTER_ROW.SAID).setNull(ROSTER_ROW.PHONE_INDEX)
                .where(ROSTER_ROW.DISTRICT_ID.eq(district), ROSTER_ROW.PHONE_INDEX.in(index.all()), ROSTER_ROW.STATE.eq(inline(WAITING))).execute();
    }

    /// Forgets whom nobody asks any more.
    int over(Instant now) {
        return db.update(ROSTER_ROW).set(ROSTER_ROW.STATE, OVER).setNull(ROSTER_ROW.SAID).setNull(ROSTER_ROW.PHONE_INDEX)
                .where(ROSTER_ROW.DISTRICT_ID.eq(district), ROSTER_ROW.SAID.isNotNull(), ROSTER_ROW.UNTIL_AT.le(now)).execute();
    }

    /// Lists that were looked at and never entered.
    int dropDrafts(Instant before) {
        var old = db.select(ROSTER.ID).from(ROSTER).where(ROSTER.DISTRICT_ID.eq(district), ROSTER.ENTERED_AT.isNull(), ROSTER.SENT_AT.le(before)).fetch(ROSTER.ID);
        if (!old.isEmpty()) {
            db.deleteFrom(ROSTER_ROW).where(ROSTER_ROW.DISTRICT_ID.eq(district), ROSTER_ROW.ROSTER_ID.in(old)).execute();
            db.deleteFrom(ROSTER).where(ROSTER.DISTRICT_ID.eq(district), ROSTER.ID.in(old)).execute();
        }
        return old.size();
    }

    static byte[] seal(Keyring keyring, int district, long id, String said) {
        return keyring.seal(said, PATH + " " + district + " " + id).bytes();
    }

    static String open(Keyring keyring, int district, long id, byte[] said) {
        return keyring.open(new Sealed(said), PATH + " " + district + " " + id);
    }
}
