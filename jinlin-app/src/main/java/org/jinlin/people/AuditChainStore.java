package org.jinlin.people;

import static org.jinlin.db.people.Tables.AUDIT;
import static org.jinlin.db.people.Tables.AUDIT_CHAIN;
import static org.jinlin.db.people.Tables.AUDIT_DAY;
import static org.jinlin.db.people.Tables.AUDIT_HEAD;
import static org.jinlin.db.people.Tables.AUDIT_UNCHAINED;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jinlin.db.people.tables.records.AuditDayRecord;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The SQL of the chain of the audit: making it, closing its days, and what a check needs.
final class AuditChainStore {

    /// Where the chain goes on.
    record Head(long nextPosition, byte[] hash) {}

    /// A place in the chain.
    ///
    /// @param entry null where the entry itself is gone
    record Link(long position, long entryId, byte[] hash, String hashedBy, @Nullable AuditEntry entry) {}

    /// @param last the position that the chain had reached, whose hash is `head`
    record Day(LocalDate day, long last, byte[] head, byte[] root, String hashedBy) {}

    record Waiting(int entries, @Nullable Instant since) {}

    private final DSLContext db;
    private final int district;

    AuditChainStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// On an operator's own connection.
    static AuditChainStore of(Connection owner, int district) {
        return new AuditChainStore(DSL.using(owner, SQLDialect.POSTGRES), district);
    }

    /// Where to go on, its row locked until the end of the transaction; empty while somebody else chains.
    Optional<Head> lease(byte[] start) {
        db.insertInto(AUDIT_HEAD, AUDIT_HEAD.DISTRICT_ID, AUDIT_HEAD.NEXT_POSITION, AUDIT_HEAD.HASH).values(district, 1L, start)
                .onConflict(AUDIT_HEAD.DISTRICT_ID).doNothing().execute();
        return db.select(AUDIT_HEAD.NEXT_POSITION, AUDIT_HEAD.HASH).from(AUDIT_HEAD).where(AUDIT_HEAD.DISTRICT_ID.eq(district)).forUpdate().skipLocked()
                .fetchOptional(Records.mapping(Head::new));
    }

    Optional<Head> head() {
        return db.select(AUDIT_HEAD.NEXT_POSITION, AUDIT_HEAD.HASH).from(AUDIT_HEAD).where(AUDIT_HEAD.DISTRICT_ID.eq(district)).fetchOptional(Records.mapping(Head::new));
    }

    /// Committed entries that stand in no chain yet, the oldest first.
    List<AuditEntry> unchained(int most) {
        return db.select(AUDIT.fields()).from(AUDIT_UNCHAINED).join(AUDIT).on(AUDIT.DISTRICT_ID.eq(district), AUDIT.ID.eq(AUDIT_UNCHAINED.ENTRY_ID))
                .where(AUDIT_UNCHAINED.DISTRICT_ID.eq(district)).orderBy(AUDIT_UNCHAINED.ENTRY_ID).limit(most).fetch(AuditStore::entry);
    }

    /// Writes links that follow each other, and takes the marks of their entries away.
    void append(List<Link> links, Head next) {
        var insert = db.insertInto(AUDIT_CHAIN, AUDIT_CHAIN.DISTRICT_ID, AUDIT_CHAIN.POSITION, AUDIT_CHAIN.ENTRY_ID, AUDIT_CHAIN.HASH, AUDIT_CHAIN.HASHED_BY);
        links.forEach(link -> insert.values(district, link.position(), link.entryId(), link.hash(), link.hashedBy()));
        insert.execute();
        Long[] chained = links.stream().map(Link::entryId).toArray(Long[]::new);
        db.deleteFrom(AUDIT_UNCHAINED).where(AUDIT_UNCHAINED.DISTRICT_ID.eq(district), AUDIT_UNCHAINED.ENTRY_ID.eq(any(chained))).execute();
        db.update(AUDIT_HEAD).set(AUDIT_HEAD.NEXT_POSITION, next.nextPosition()).set(AUDIT_HEAD.HASH, next.hash()).where(AUDIT_HEAD.DISTRICT_ID.eq(district)).execute();
    }

    /// The chain behind a position, in order.
    List<Link> after(long position, int most) {
        return db.select(AUDIT_CHAIN.fields()).select(AUDIT.fields()).from(AUDIT_CHAIN)
                .leftJoin(AUDIT).on(AUDIT.DISTRICT_ID.eq(district), AUDIT.ID.eq(AUDIT_CHAIN.ENTRY_ID))
                .where(AUDIT_CHAIN.DISTRICT_ID.eq(district), AUDIT_CHAIN.POSITION.gt(position)).orderBy(AUDIT_CHAIN.POSITION).limit(most)
                .fetch(row -> new Link(row.get(AUDIT_CHAIN.POSITION), row.get(AUDIT_CHAIN.ENTRY_ID), row.get(AUDIT_CHAIN.HASH), row.get(AUDIT_CHAIN.HASHED_BY),
                        row.get(AUDIT.ID) == null ? null : AuditStore.entry(row)));
    }

    byte[] hashAt(long position) {
        return db.select(AUDIT_CHAIN.HASH).from(AUDIT_CHAIN).where(AUDIT_CHAIN.DISTRICT_ID.eq(district), AUDIT_CHAIN.POSITION.eq(position)).fetchSingle(AUDIT_CHAIN.HASH);
    }

    /// When the first entry was written; empty while there is none.
    Optional<Instant> first() {
        return db.select(min(AUDIT.AT)).from(AUDIT).where(AUDIT.DISTRICT_ID.eq(district)).fetchOptional(min(AUDIT.AT));
    }

    /// The furthest position, behind one, of an entry of before a time; empty when there is none.
    Optional<Long> lastBefore(Instant time, long behind) {
        return db.select(max(AUDIT_CHAIN.POSITION)).from(AUDIT_CHAIN).join(AUDIT).on(AUDIT.DISTRICT_ID.eq(district), AUDIT.ID.eq(AUDIT_CHAIN.ENTRY_ID))
                .where(AUDIT_CHAIN.DISTRICT_ID.eq(district), AUDIT_CHAIN.POSITION.gt(behind), AUDIT.AT.lt(time)).fetchOptional(max(AUDIT_CHAIN.POSITION));
    }

    Optional<Day> lastDay() {
        return db.selectFrom(AUDIT_DAY).where(AUDIT_DAY.DISTRICT_ID.eq(district)).orderBy(AUDIT_DAY.DAY.desc()).limit(1).fetchOptional(AuditChainStore::day);
    }

    Optional<Day> lastDayBefore(LocalDate day) {
        return db.selectFrom(AUDIT_DAY).where(AUDIT_DAY.DISTRICT_ID.eq(district), AUDIT_DAY.DAY.lt(day)).orderBy(AUDIT_DAY.DAY.desc()).limit(1).fetchOptional(AuditChainStore::day);
    }

    /// Removes the first entries of the chain up to a position with their places, some at a time; for the owner of the tables only.
    List<Long> takeUpTo(long last, int most) {
        List<Link> links = after(0, most).stream().filter(link -> link.position() <= last).toList();
        Long[] entries = links.stream().map(Link::entryId).toArray(Long[]::new);
        db.deleteFrom(AUDIT_CHAIN).where(AUDIT_CHAIN.DISTRICT_ID.eq(district), AUDIT_CHAIN.ENTRY_ID.eq(any(entries))).execute();
        db.deleteFrom(AUDIT).where(AUDIT.DISTRICT_ID.eq(district), AUDIT.ID.eq(any(entries))).execute();
        return List.of(entries);
    }

    Optional<Day> day(LocalDate day) {
        return db.selectFrom(AUDIT_DAY).where(AUDIT_DAY.DISTRICT_ID.eq(district), AUDIT_DAY.DAY.eq(day)).fetchOptional(AuditChainStore::day);
    }

    /// Days behind one, in order.
    List<Day> days(LocalDate behind, int most) {
        return db.selectFrom(AUDIT_DAY).where(AUDIT_DAY.DISTRICT_ID.eq(district), AUDIT_DAY.DAY.gt(behind)).orderBy(AUDIT_DAY.DAY).limit(most).fetch(AuditChainStore::day);
    }

    private static Day day(AuditDayRecord row) {
        return new Day(row.get(AUDIT_DAY.DAY), row.get(AUDIT_DAY.LAST_POSITION), row.get(AUDIT_DAY.HEAD), row.get(AUDIT_DAY.ROOT), row.get(AUDIT_DAY.HASHED_BY));
    }

    void insert(Day day) {
        db.insertInto(AUDIT_DAY, AUDIT_DAY.DISTRICT_ID, AUDIT_DAY.DAY, AUDIT_DAY.LAST_POSITION, AUDIT_DAY.HEAD, AUDIT_DAY.ROOT, AUDIT_DAY.HASHED_BY)
                .values(district, day.day(), day.last(), day.head(), day.root(), day.hashedBy()).execute();
    }

    /// What is not chained yet.
    Waiting waiting() {
        return db.select(count(), min(AUDIT.AT)).from(AUDIT_UNCHAINED).join(AUDIT).on(AUDIT.DISTRICT_ID.eq(district), AUDIT.ID.eq(AUDIT_UNCHAINED.ENTRY_ID))
                .where(AUDIT_UNCHAINED.DISTRICT_ID.eq(district)).fetchSingle(row -> new Waiting(row.value1(), row.value2()));
    }

    /// Entries that stand in no chain and wait for none.
    List<Long> forgotten(int most) {
        return db.select(AUDIT.ID).from(AUDIT)
                .where(AUDIT.DISTRICT_ID.eq(district),
                        notExists(selectOne().from(AUDIT_CHAIN).where(AUDIT_CHAIN.DISTRICT_ID.eq(district), AUDIT_CHAIN.ENTRY_ID.eq(AUDIT.ID))),
                        notExists(selectOne().from(AUDIT_UNCHAINED).where(AUDIT_UNCHAINED.DISTRICT_ID.eq(district), AUDIT_UNCHAINED.ENTRY_ID.eq(AUDIT.ID))))
                .limit(most).fetch(AUDIT.ID);
    }
}
