package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.SHOWN;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.Paging;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// The SQL of what everybody may read.
final class ShownStore {

    private final DSLContext db;
    private final int district;

    ShownStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// A line as it is kept.
    ///
    /// @param longitude of its point, where the playbook gives it a place on the map
    record Row(long matterId, String number, String kind, String playbook, int version, String stage, long placeId, @Nullable Double longitude, @Nullable Double latitude, String body,
            Instant at) {}

    /// Puts a matter up, or anew.
    void put(Matter matter, long place, boolean onMap, String body) {
        Map<Field<?>, ?> changing = Map.of(SHOWN.STAGE, matter.stage(), SHOWN.PLACE_ID, place, SHOWN.BODY, body, SHOWN.AT, matter.state().movedAt());
        var identity = matter.identity();
        db.insertInto(SHOWN).set(SHOWN.DISTRICT_ID, district).set(SHOWN.MATTER_ID, matter.id()).set(SHOWN.NUMBER, identity.number()).set(SHOWN.KIND, identity.kind())
                .set(SHOWN.PLAYBOOK_CODE, identity.playbook()).set(SHOWN.PLAYBOOK_VERSION, identity.playbookVersion())
                .set(SHOWN.LONGITUDE, onMap ? identity.longitude() : null).set(SHOWN.LATITUDE, onMap ? identity.latitude() : null).set(changing)
                .onConflict(SHOWN.DISTRICT_ID, SHOWN.MATTER_ID).doUpdate().set(changing).execute();
    }

    void remove(long matterId) {
        db.deleteFrom(SHOWN).where(SHOWN.DISTRICT_ID.eq(district), SHOWN.MATTER_ID.eq(matterId)).execute();
    }

    /// A page of a kind at units, the newest first.
    ///
    /// @param units empty for the whole tenant
    List<Row> page(String kind, Optional<Collection<Long>> units, Paging paging) {
        Condition after = paging.after().map(cursor -> SHOWN.MATTER_ID.lt(cursor.number(0))).orElse(noCondition());
        return rows(SHOWN.KIND.eq(kind).and(at(units)).and(after), paging.fetch());
    }

    /// The newest at exactly these units.
    List<Row> at(Collection<Long> units, int most) {
        return rows(at(Optional.of(units)), most);
    }

    /// The one with this number.
    Optional<Row> of(String number) {
        return rows(SHOWN.NUMBER.eq(number), 1).stream().findFirst();
    }

    /// Whether everybody may read of a matter with this number.
    boolean has(String number) {
        return db.fetchExists(SHOWN, SHOWN.DISTRICT_ID.eq(district), SHOWN.NUMBER.eq(number));
    }

    /// Whether a matter stands there, and under this number.
    boolean has(String number, long matterId) {
        return db.fetchExists(SHOWN, SHOWN.DISTRICT_ID.eq(district), SHOWN.MATTER_ID.eq(matterId), SHOWN.NUMBER.eq(number));
    }

    /// How many stand of each kind at units.
    Map<String, Integer> kinds(Optional<Collection<Long>> units) {
        Field<Integer> all = count();
        return db.select(SHOWN.KIND, all).from(SHOWN).where(SHOWN.DISTRICT_ID.eq(district), at(units)).groupBy(SHOWN.KIND).fetchMap(SHOWN.KIND, all);
    }

    /// How many of a kind stand at each of these units.
    Map<Long, Integer> places(String kind, Optional<Collection<Long>> units) {
        Field<Integer> all = count();
        return db.select(SHOWN.PLACE_ID, all).from(SHOWN).where(SHOWN.DISTRICT_ID.eq(district), SHOWN.KIND.eq(kind), at(units)).groupBy(SHOWN.PLACE_ID).fetchMap(SHOWN.PLACE_ID, all);
    }

    private List<Row> rows(Condition which, int most) {
        return db.selectFrom(SHOWN).where(SHOWN.DISTRICT_ID.eq(district), which).orderBy(SHOWN.MATTER_ID.desc()).limit(most)
                .fetch(row -> new Row(row.getMatterId(), row.getNumber(), row.getKind(), row.getPlaybookCode(), row.getPlaybookVersion(), row.getStage(), row.getPlaceId(),
                        row.getLongitude(), row.getLatitude(), row.getBody(), row.getAt()));
    }

    private static Condition at(Optional<Collection<Long>> units) {
        return units.<Condition>map(some -> SHOWN.PLACE_ID.eq(any(val(some.toArray(Long[]::new))))).orElse(noCondition());
    }
}
