package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.FOLLOWER;
import static org.jinlin.db.matters.Tables.MATTER;
import static org.jinlin.db.matters.Tables.WORDS;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jinlin.db.matters.tables.records.MatterRecord;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Db;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.people.Actor;
import org.jinlin.people.Post;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lists of matters, each a keyset page on an index: mine newest first, the others by what is due next.
@Component
public class MatterLists {

    /// Which list: what I asked for; what my units owe; everything on and below my units; what I took on.
    public enum View { MINE, DESK, BELOW, TAKEN }

    private final Db db;
    private final Desk desk;

    MatterLists(Db db, Desk desk) {
        this.db = db;
        this.desk = desk;
    }

    /// A page of a list: the desk of whoever answers for a unit, else the own matters, when no view is named. Refuses
    /// unknown views, cursors of other lists, and the lists of units to who answers for none: an empty list would say
    /// that there is nothing to do, when it is the appointment that is missing.
    public Outcome<Page<MatterLine>> list(Actor actor, @Nullable String named, @Nullable String after, @Nullable String limit, String language) {
        boolean answers = !units(actor).isEmpty();
        View view;
        try {
            view = named == null ? answers ? View.DESK : View.MINE : View.valueOf(named.toUpperCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Outcome.refused("VIEW_UNKNOWN", FieldRules.brief(named), "mine, desk, below, taken");
        }
        if (!answers && (view == View.DESK || view == View.BELOW)) {
            return Outcome.refused("NO_POST", view.name().toLowerCase(java.util.Locale.ROOT));
        }
        var read = view == View.MINE ? Paging.read(after, limit, Long.class) : Paging.read(after, limit, Instant.class, Long.class);
        return read.map(paging -> db.read(Matters.scope(actor), db -> {
            List<MatterRecord> rows = view == View.MINE ? mine(db, actor, paging) : due(db, actor, view, paging);
            Page<MatterRecord> page = Page.of(rows, paging, line -> view == View.MINE ? Cursor.of(line.getId()) : Cursor.of(line.getDueAt(), line.getId()));
            Map<Long, String> words = summaries(db, actor, page.items());
            return page.map(line -> line(line, words.get(line.getId()), language));
        }));
    }

    private List<MatterRecord> mine(DSLContext db, Actor actor, Paging paging) {
        Condition own = MATTER.ASKER_ID.eq(actor.personId()).or(MATTER.ID.in(select(FOLLOWER.MATTER_ID).from(FOLLOWER)
                .where(FOLLOWER.DISTRICT_ID.eq(actor.district()), FOLLOWER.PERSON_ID.eq(actor.personId()))));
        return db.selectFrom(MATTER)
                .where(MATTER.DISTRICT_ID.eq(actor.district()), own, paging.after().map(cursor -> MATTER.ID.lt(cursor.number(0))).orElse(noCondition()))
                .orderBy(MATTER.ID.desc()).limit(paging.fetch()).fetch();
    }

    private List<MatterRecord> due(DSLContext db, Actor actor, View view, Paging paging) {
        Condition which = switch (view) {
            case TAKEN -> MATTER.TAKER_ID.eq(actor.personId());
            case BELOW -> units(actor).stream().map(unit -> MATTER.CHAIN.contains(new Long[] {unit})).reduce(Condition::or).orElse(val(false).eq(true));
            default -> MATTER.OWNER_ID.in(units(actor));
        };
        return db.selectFrom(MATTER)
                .where(MATTER.DISTRICT_ID.eq(actor.district()), MATTER.ENDED_AT.isNull(), which,
                        paging.after().map(cursor -> row(MATTER.DUE_AT, MATTER.ID).gt(cursor.instant(0), cursor.number(1))).orElse(noCondition()))
                .orderBy(MATTER.DUE_AT, MATTER.ID).limit(paging.fetch()).fetch();
    }

    /// Units where the actor answers for something; other posts give no list.
    private List<Long> units(Actor actor) {
        return actor.posts().stream()
                .filter(post -> desk.playbookAt(actor.district(), post.unitId()).owningRoles().contains(post.role()))
                .map(Post::unitId).distinct().toList();
    }

    /// What was said on opening, or on the opening of the parent.
    private static Map<Long, String> summaries(DSLContext db, Actor actor, List<MatterRecord> lines) {
        var asked = lines.stream().collect(java.util.stream.Collectors.toMap(MatterRecord::getId, line -> line.getParentId() == null ? line.getId() : line.getParentId()));
        Map<Long, String> bodies = db.select(WORDS.MATTER_ID, WORDS.BODY).from(WORDS)
                .where(WORDS.DISTRICT_ID.eq(actor.district()), WORDS.MATTER_ID.in(asked.values()), WORDS.SEQ.eq(1))
                .fetchMap(WORDS.MATTER_ID, WORDS.BODY);
        var summaries = new java.util.HashMap<Long, String>();
        asked.forEach((id, source) -> {
            String body = bodies.get(source);
            boolean readable = body != null && (actor.isStaff() || lines.stream().anyMatch(line -> line.getId() == (long) id && line.getAskerId() != null && line.getAskerId() == actor.personId()));
            if (readable && MatterJson.map(CanonicalJson.parse(body)).get("text") instanceof String text) {
                summaries.put(id, beginning(text));
            }
        });
        return summaries;
    }

    private static String beginning(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= 60 ? line : line.substring(0, line.offsetByCodePoints(0, 60)) + "…";
    }

    private MatterLine line(MatterRecord line, @Nullable String summary, String language) {
        Matter matter = MatterStore.matter(line);
        var names = new MatterViews.Names(desk.playbook(matter), line.getKind(), desk.tree(line.getDistrictId()), language);
        return new MatterLine(line.getNumber(), line.getKind(), names.term(line.getStage()), names.termOrNull(line.getOutcome()), names.termOrNull(line.getGrade()),
                names.termOrNull(line.getShownGrade()), names.category(line.getCategory()), names.unit(line.getOwnerId()), names.unit(line.getPlaceId()),
                line.getOpenedAt(), line.getDueAt(), summary);
    }
}
