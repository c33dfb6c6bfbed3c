package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.FOLLOWER;
import static org.jinlin.db.matters.Tables.MATTER;
import static org.jooq.impl.DSL.cardinality;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jinlin.kit.Paging;
import org.jinlin.people.Post;
import org.jinlin.playbook.Keep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;

/// The SQL of lists of matters: each a keyset page on an index.
final class ListStore {

    /// In which a register rests, in every playbook.
    static final String KEPT = Keep.RESTS;
    private static final Duration AHEAD = Duration.ofDays(7);
    private static final int KEPT_MAX = 20;

    private final DSLContext db;
    private final int district;

    ListStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// What a person asked for or follows, the newest first. The two are looked up apart, each in its own index: asked for
    /// together, all matters of the district are read backwards until enough were found.
    List<Matter> mine(long personId, Paging paging) {
        var asked = select(MATTER.ID).from(MATTER).where(MATTER.DISTRICT_ID.eq(district), MATTER.ASKER_ID.eq(personId), behind(MATTER.ID, paging))
                .orderBy(MATTER.ID.desc()).limit(paging.fetch());
        var followed = select(FOLLOWER.MATTER_ID).from(FOLLOWER).where(FOLLOWER.DISTRICT_ID.eq(district), FOLLOWER.PERSON_ID.eq(personId), behind(FOLLOWER.MATTER_ID, paging))
                .orderBy(FOLLOWER.MATTER_ID.desc()).limit(paging.fetch());
        var mine = asked.union(followed).asTable("mine", MATTER.ID.getName());
        return db.select(MATTER.fields()).from(mine).join(MATTER).on(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(mine.field(MATTER.ID)))
                .orderBy(MATTER.ID.desc()).limit(paging.fetch()).fetch(row -> MatterStore.matter(row.into(MATTER)));
    }

    /// What posts were told of, the newest first, to its end and after.
    List<Matter> toldTo(List<Post> posts, Paging paging) {
        Condition told = posts.stream().map(post -> MATTER.CHAIN.contains(new Long[] {post.unitId()}).and(MATTER.TOLD.contains(new String[] {post.role()})))
                .reduce(Condition::or).orElse(falseCondition());
        return db.selectFrom(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), cardinality(MATTER.TOLD).gt(inline(0)), told, behind(MATTER.ID, paging))
                .orderBy(MATTER.ID.desc()).limit(paging.fetch()).fetch(MatterStore::matter);
    }

    /// What is kept of a person by their own word, of some kinds.
    List<Matter> kept(long personId, Collection<String> kinds) {
        return db.selectFrom(MATTER).where(MATTER.DISTRICT_ID.eq(district), MATTER.ASKER_ID.eq(personId), MATTER.KIND.in(kinds), MATTER.STAGE.eq(inline(KEPT)), MATTER.ENDED_AT.isNull())
                .orderBy(MATTER.ID.desc()).limit(KEPT_MAX).fetch(MatterStore::matter);
    }

    private static Condition behind(Field<Long> id, Paging paging) {
        return paging.after().map(cursor -> id.lt(cursor.number(0))).orElse(noCondition());
    }

    /// What a person took on, by what is due next.
    List<Matter> takenBy(long personId, Paging paging) {
        return due(MATTER.TAKER_ID.eq(personId), paging);
    }

    /// What units owe, by what is due next: without what only rests in a register.
    List<Matter> ownedBy(List<Long> units, Instant now, Paging paging) {
        return due(MATTER.OWNER_ID.in(units).and(atHand(now)), paging);
    }

    /// A register (册) is kept for good: it asks for nothing until a week before its review is due.
    static Condition atHand(Instant now) {
        return MATTER.STAGE.ne(inline(KEPT)).or(MATTER.DUE_AT.lt(now.plus(AHEAD)));
    }

    /// The same of a matter that was read.
    static boolean isAtHand(Matter matter, Instant now) {
        return !matter.stage().equals(KEPT) || matter.nextDueAt().filter(due -> due.isBefore(now.plus(AHEAD))).isPresent();
    }

    /// Matters of a kind at a stage, at a unit and below.
    record Takeable(long unit, String kind, String stage) {}

    /// What nobody has taken on yet and somebody's role may, by what is due next.
    List<Matter> takeable(List<Takeable> all, Paging paging) {
        Map<Long, List<Takeable>> byUnit = all.stream().collect(Collectors.groupingBy(Takeable::unit));
        Condition any = byUnit.entrySet().stream().map(at -> MATTER.CHAIN.contains(new Long[] {at.getKey()})
                .and(row(MATTER.KIND, MATTER.STAGE).in(at.getValue().stream().map(one -> row(one.kind(), one.stage())).toList()))).reduce(Condition::or).orElse(falseCondition());
        return due(MATTER.TAKER_ID.isNull().and(any), paging);
    }

    /// Everything on and below units, by what is due next.
    List<Matter> below(List<Long> units, Paging paging) {
        return due(units.stream().map(unit -> MATTER.CHAIN.contains(new Long[] {unit})).reduce(Condition::or).orElse(falseCondition()), paging);
    }

    /// An open matter always has a due time: a constraint of its table, without which rows would fall out of these pages.
    private List<Matter> due(Condition which, Paging paging) {
        return db.selectFrom(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.ENDED_AT.isNull(), which,
                        paging.after().map(cursor -> row(MATTER.DUE_AT, MATTER.ID).gt(cursor.instant(0), cursor.number(1))).orElse(noCondition()))
                .orderBy(MATTER.DUE_AT, MATTER.ID).limit(paging.fetch()).fetch(MatterStore::matter);
    }

    /// The open children at and below a unit that other matters than this one opened, oldest first.
    List<Matter> openChildren(List<String> kinds, long unit, long parent) {
        return db.selectFrom(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.ENDED_AT.isNull(), MATTER.CHAIN.contains(new Long[] {unit}), MATTER.KIND.in(kinds), MATTER.PARENT_ID.ne(parent))
                .orderBy(MATTER.ID).limit(50).fetch(MatterStore::matter);
    }

    /// The open matters at and below a unit, by the version and kind they are pinned to.
    List<Pinned.Line> pinned(long unit) {
        return db.select(MATTER.PLAYBOOK_CODE, MATTER.PLAYBOOK_VERSION, MATTER.KIND, count())
                .from(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.ENDED_AT.isNull(), MATTER.CHAIN.contains(new Long[] {unit}))
                .groupBy(MATTER.PLAYBOOK_CODE, MATTER.PLAYBOOK_VERSION, MATTER.KIND)
                .orderBy(MATTER.PLAYBOOK_CODE, MATTER.PLAYBOOK_VERSION, MATTER.KIND)
                .fetch(Records.mapping(Pinned.Line::new));
    }
}
