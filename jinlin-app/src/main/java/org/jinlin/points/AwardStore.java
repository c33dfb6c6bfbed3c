package org.jinlin.points;

import static org.jinlin.db.points.Tables.ACCOUNT;
import static org.jinlin.db.points.Tables.AWARD;
import static org.jinlin.db.points.Tables.POSITION;
import static org.jinlin.db.points.Tables.SUBJECT;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jinlin.db.points.tables.records.AwardRecord;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.kit.Paging;
import org.jinlin.playbook.Currency;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Records;

/// The SQL of what was earned, and of how far the log was read for it.
final class AwardStore {

    private static final String READER = "points";
    /// What is neither refused nor taken back fills the caps.
    private static final List<String> STANDING = List.of(Award.State.WAITING.code(), Award.State.DUE.code(), Award.State.GIVEN.code());
    /// Written out, so that the index over these few rows is used.
    private static final Condition TO_BOOK = AWARD.STATE.in(inline(Award.State.DUE.code()), inline(Award.State.UNDOING.code()));

    private final DSLContext db;
    private final int district;

    AwardStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    long position() {
        return db.select(POSITION.POSITION_).from(POSITION).where(POSITION.DISTRICT_ID.eq(district), POSITION.READER.eq(READER)).fetchOptional(POSITION.POSITION_).orElse(0L);
    }

    /// The same, and nobody else moves it until the transaction ends.
    long lockedPosition() {
        db.insertInto(POSITION, POSITION.DISTRICT_ID, POSITION.READER, POSITION.POSITION_).values(district, READER, 0L)
                .onConflict(POSITION.DISTRICT_ID, POSITION.READER).doNothing().execute();
        return db.select(POSITION.POSITION_).from(POSITION).where(POSITION.DISTRICT_ID.eq(district), POSITION.READER.eq(READER)).forUpdate().fetchSingle().value1();
    }

    void moveTo(long position) {
        db.update(POSITION).set(POSITION.POSITION_, position).where(POSITION.DISTRICT_ID.eq(district), POSITION.READER.eq(READER)).execute();
    }

    Map<Long, Subject> subjects(Collection<Long> matters) {
        var all = new HashMap<Long, Subject>();
        db.selectFrom(SUBJECT).where(SUBJECT.DISTRICT_ID.eq(district), SUBJECT.MATTER_ID.eq(any(matters.toArray(Long[]::new))))
                .forEach(row -> all.put(row.getMatterId(), new Subject(row.getMatterId(), row.getOpenerId(), row.getPlaceId(), facts(row.getFacts()), row.getSeq())));
        return all;
    }

    void put(Subject subject) {
        db.insertInto(SUBJECT).set(SUBJECT.DISTRICT_ID, district).set(SUBJECT.MATTER_ID, subject.matterId()).set(SUBJECT.OPENER_ID, subject.openerId()).set(SUBJECT.PLACE_ID, subject.placeId())
                .set(SUBJECT.FACTS, JSONB.valueOf(CanonicalJson.write(subject.facts()))).set(SUBJECT.SEQ, subject.seq())
                .onConflict(SUBJECT.DISTRICT_ID, SUBJECT.MATTER_ID).doUpdate().set(SUBJECT.PLACE_ID, excluded(SUBJECT.PLACE_ID)).set(SUBJECT.FACTS, excluded(SUBJECT.FACTS))
                .set(SUBJECT.SEQ, excluded(SUBJECT.SEQ)).execute();
    }

    /// What stands of a rule for an account: of a matter, of a day, of the month that the day lies in.
    EarningRules.Given given(long accountId, String rule, long matterId, LocalDate day) {
        LocalDate first = day.withDayOfMonth(1);
        Condition standing = AWARD.DISTRICT_ID.eq(district).and(AWARD.ACCOUNT_ID.eq(accountId)).and(AWARD.RULE.eq(rule)).and(AWARD.STATE.in(STANDING));
        var month = db.select(total(AWARD.DAY.eq(day)), total(AWARD.DAY.between(first, first.plusMonths(1).minusDays(1)))).from(AWARD)
                .where(standing, AWARD.DAY.between(first, first.plusMonths(1).minusDays(1))).fetchSingle();
        long matter = db.select(total(AWARD.MATTER_ID.eq(matterId))).from(AWARD).where(standing, AWARD.MATTER_ID.eq(matterId)).fetchSingle().value1();
        return new EarningRules.Given(matter, month.value1(), month.value2());
    }

    private static Field<Long> total(Condition which) {
        return coalesce(sum(when(which, AWARD.AMOUNT)).cast(Long.class), inline(0L));
    }

    /// Writes an award down, once for each move, rule and account.
    void add(Award award) {
        db.insertInto(AWARD).set(AWARD.DISTRICT_ID, district).set(AWARD.ID, award.id()).set(AWARD.RULE, award.rule()).set(AWARD.CURRENCY, award.currency().code())
                .set(AWARD.ACCOUNT_ID, award.accountId()).set(AWARD.MATTER_ID, award.matterId()).set(AWARD.SEQ, award.seq()).set(AWARD.NUMBER, award.number())
                .set(AWARD.PLACE_ID, award.placeId()).set(AWARD.MAKER_ID, award.makerId()).set(AWARD.PAYER_ID, award.payerId()).set(AWARD.EARNED, award.earned())
                .set(AWARD.AMOUNT, award.amount()).set(AWARD.EXPIRES_ON, award.expiresOn()).set(AWARD.DAY, award.day()).set(AWARD.AT, award.at()).set(AWARD.STATE, award.state().code())
                .set(AWARD.PLAYBOOK_CODE, award.pack()).set(AWARD.PLAYBOOK_VERSION, award.version())
                .onConflict(AWARD.DISTRICT_ID, AWARD.MATTER_ID, AWARD.SEQ, AWARD.RULE, AWARD.ACCOUNT_ID).doNothing().execute();
    }

    /// Takes back what a move earned.
    void takeBack(long matterId, int seq) {
        takeBack(AWARD.MATTER_ID.eq(matterId).and(AWARD.SEQ.eq(seq)));
    }

    /// Takes back what a matter earned by its end.
    void reopen(long matterId, Collection<String> rules) {
        takeBack(AWARD.MATTER_ID.eq(matterId).and(AWARD.RULE.in(rules)));
    }

    private void takeBack(Condition which) {
        db.update(AWARD).set(AWARD.STATE, when(AWARD.STATE.eq(Award.State.GIVEN.code()), Award.State.UNDOING.code()).otherwise(Award.State.TAKEN_BACK.code()))
                .where(AWARD.DISTRICT_ID.eq(district), which, AWARD.STATE.in(STANDING)).execute();
    }

    /// Awards that are to be booked or booked back, so many at most.
    List<Long> toBook(int most) {
        return db.select(AWARD.ID).from(AWARD).where(AWARD.DISTRICT_ID.eq(district), TO_BOOK).orderBy(AWARD.ID).limit(most).fetch(AWARD.ID);
    }

    /// An award, locked until the transaction ends.
    Optional<Award> locked(long id) {
        return db.selectFrom(AWARD).where(AWARD.DISTRICT_ID.eq(district), AWARD.ID.eq(id)).forUpdate().fetchOptional(AwardStore::award);
    }

    void become(long id, Award.State state) {
        db.update(AWARD).set(AWARD.STATE, state.code()).where(AWARD.DISTRICT_ID.eq(district), AWARD.ID.eq(id)).execute();
    }

    void decide(long id, Award.State state, long personId, Instant at) {
        db.update(AWARD).set(AWARD.STATE, state.code()).set(AWARD.DECIDED_BY, personId).set(AWARD.DECIDED_AT, at).where(AWARD.DISTRICT_ID.eq(district), AWARD.ID.eq(id)).execute();
    }

    /// Awards that wait for somebody's yes, the oldest first.
    List<Award> waiting(Collection<Long> places, Paging paging) {
        Condition behind = paging.after().map(cursor -> AWARD.ID.gt(cursor.number(0))).orElse(noCondition());
        return db.selectFrom(AWARD).where(AWARD.DISTRICT_ID.eq(district), AWARD.STATE.eq(inline(Award.State.WAITING.code())), AWARD.PLACE_ID.eq(any(places.toArray(Long[]::new))), behind)
                .orderBy(AWARD.ID).limit(paging.fetch()).fetch(AwardStore::award);
    }

    /// What was given at some places, the latest first.
    List<Award> given(Collection<Long> places, Paging paging) {
        Condition behind = paging.after().map(cursor -> AWARD.ID.lt(cursor.number(0))).orElse(noCondition());
        return db.selectFrom(AWARD).where(AWARD.DISTRICT_ID.eq(district), AWARD.STATE.eq(inline(Award.State.GIVEN.code())), AWARD.PLACE_ID.eq(any(places.toArray(Long[]::new))), behind)
                .orderBy(AWARD.ID.desc()).limit(paging.fetch()).fetch(AwardStore::award);
    }

    /// Who was given most points between two days, of some kinds of accounts, so many at most.
    List<Corrections.Ranked> ranked(Collection<Holder.Kind> kinds, LocalDate first, LocalDate last, int most) {
        var total = sum(AWARD.AMOUNT).cast(Long.class);
        return db.select(ACCOUNT.KIND, ACCOUNT.HOLDER_ID, total).from(AWARD).join(ACCOUNT).on(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.ID.eq(AWARD.ACCOUNT_ID))
                .where(AWARD.DISTRICT_ID.eq(district), AWARD.DAY.between(first, last), AWARD.STATE.eq(inline(Award.State.GIVEN.code())), AWARD.CURRENCY.eq(Currency.POINTS.code()),
                        ACCOUNT.KIND.in(kinds.stream().map(Holder.Kind::code).toList()))
                .groupBy(ACCOUNT.KIND, ACCOUNT.HOLDER_ID).orderBy(total.desc(), ACCOUNT.HOLDER_ID).limit(most)
                .fetch(row -> new Corrections.Ranked(new Holder(Holder.Kind.of(row.value1()), row.value2()), row.value3()));
    }

    /// What somebody served by the rules of the time bank: all of it, and the latest one by one.
    PointsCertificate.Service service(long person, int most) {
        Condition given = AWARD.DISTRICT_ID.eq(district).and(AWARD.CURRENCY.eq(Currency.MINUTES.code())).and(AWARD.STATE.eq(Award.State.GIVEN.code()))
                .and(AWARD.ACCOUNT_ID.in(db.select(ACCOUNT.ID).from(ACCOUNT).where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.KIND.eq(Holder.Kind.PERSON.code()), ACCOUNT.HOLDER_ID.eq(person))));
        var all = db.select(coalesce(sum(AWARD.AMOUNT).cast(Long.class), inline(0L)), count()).from(AWARD).where(given).fetchSingle();
        var latest = db.select(AWARD.RULE, AWARD.NUMBER, AWARD.DAY, AWARD.AMOUNT).from(AWARD).where(given).orderBy(AWARD.ID.desc()).limit(most).fetch(Records.mapping(PointsCertificate.Served::new));
        return new PointsCertificate.Service(all.value1(), all.value2(), latest);
    }

    /// Whose accounts they are.
    Map<Long, Holder> holders(Collection<Long> accountIds) {
        return db.selectFrom(ACCOUNT).where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.ID.eq(any(accountIds.toArray(Long[]::new)))).fetchMap(row -> row.getId(), row -> LedgerStore.account(row).holder());
    }

    /// Whose account it is.
    Optional<Holder> holder(long accountId) {
        return db.selectFrom(ACCOUNT).where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.ID.eq(accountId)).fetchOptional(row -> LedgerStore.account(row).holder());
    }

    private static Award award(AwardRecord row) {
        return new Award(row.getId(), row.getRule(), Currency.of(row.getCurrency()), row.getAccountId(), row.getMatterId(), row.getSeq(), row.getNumber(), row.getPlaceId(), row.getMakerId(),
                row.getPayerId(), row.getEarned(), row.getAmount(), row.getExpiresOn(), row.getDay(), row.getAt(), Award.State.of(row.getState()), row.getPlaybookCode(), row.getPlaybookVersion());
    }

    private static Map<String, Object> facts(JSONB json) {
        var facts = new HashMap<String, Object>();
        ((Map<?, ?>) Objects.requireNonNull(CanonicalJson.parse(json.data()))).forEach((field, value) -> facts.put((String) field, value));
        return facts;
    }
}
