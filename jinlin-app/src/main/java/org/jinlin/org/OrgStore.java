package org.jinlin.org;

import static org.jinlin.db.org.Tables.AREA;
import static org.jinlin.db.org.Tables.BINDING;
import static org.jinlin.db.org.Tables.EDGE;
import static org.jinlin.db.org.Tables.TENANT;
import static org.jinlin.db.org.Tables.UNIT;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.max;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jinlin.org.OrgRows.AreaRow;
import org.jinlin.org.OrgRows.BindingRow;
import org.jinlin.org.OrgRows.EdgeRow;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.RowN;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.locationtech.jts.io.WKTWriter;

/// All SQL of this room.
final class OrgStore {

    /// Keeps one statement far below PostgreSQL's 65,535 values.
    private static final int BATCH_ROWS = 1000;

    private OrgStore() {}

    static List<Tenant> tenants(DSLContext sql) {
        return sql.select(TENANT.DISTRICT_ID, TENANT.CODE, TENANT.NAME, TENANT.ZONE.convertFrom(ZoneId::of), TENANT.ROOT_ID)
                .from(TENANT).orderBy(TENANT.DISTRICT_ID).fetch(Records.mapping(Tenant::new));
    }

    /// Everything of a tenant, in the order of the ids, so that two readings of the same rows are equal.
    static OrgRows rows(DSLContext sql, int district) {
        var units = sql.select(UNIT.ID, UNIT.LEVEL, UNIT.NAME, UNIT.CODE, UNIT.PHONE).from(UNIT)
                .where(UNIT.DISTRICT_ID.eq(district)).orderBy(UNIT.ID).fetch(Records.mapping((id, level, name, code, phone) -> new Unit(id, level, name, code, phone)));
        var edges = sql.select(EDGE.UNIT_ID, EDGE.PARENT_ID, EDGE.VALID_FROM, EDGE.VALID_TO).from(EDGE)
                .where(EDGE.DISTRICT_ID.eq(district)).orderBy(EDGE.UNIT_ID, EDGE.VALID_FROM).fetch(Records.mapping(EdgeRow::new));
        var areas = sql.select(AREA.UNIT_ID, AREA.VALID_FROM, AREA.VALID_TO, AREA.BOUNDARY).from(AREA)
                .where(AREA.DISTRICT_ID.eq(district)).orderBy(AREA.UNIT_ID, AREA.VALID_FROM).fetch(Records.mapping(AreaRow::new));
        var bindings = sql.select(BINDING.UNIT_ID, BINDING.PLAYBOOK_CODE, BINDING.PLAYBOOK_VERSION, BINDING.VALID_FROM, BINDING.VALID_TO, BINDING.MATTER_ID).from(BINDING)
                .where(BINDING.DISTRICT_ID.eq(district)).orderBy(BINDING.UNIT_ID, BINDING.VALID_FROM)
                .fetch(Records.mapping((unit, code, version, from, to, matter) -> new BindingRow(unit, new Binding(code, version), from, to, matter)));
        return new OrgRows(units, edges, areas, bindings);
    }

    static void insertTenant(DSLContext sql, Tenant tenant, Instant now) {
        sql.insertInto(TENANT)
                .columns(TENANT.DISTRICT_ID, TENANT.CODE, TENANT.NAME, TENANT.ZONE, TENANT.ROOT_ID, TENANT.CREATED_AT)
                .values(tenant.district(), tenant.code(), tenant.name(), tenant.zone().getId(), tenant.rootId(), now)
                .execute();
    }

    static void insertUnits(DSLContext sql, int district, List<Unit> units, Instant now) {
        insert(sql, UNIT, List.of(UNIT.DISTRICT_ID, UNIT.ID, UNIT.LEVEL, UNIT.NAME, UNIT.CODE, UNIT.PHONE, UNIT.CREATED_AT), units.stream()
                .map(unit -> DSL.row(new Object[] {district, unit.id(), unit.level(), unit.name(), unit.code(), unit.phone(), now})).toList());
    }

    static void insertEdges(DSLContext sql, int district, List<NewUnit> units, LocalDate from) {
        insert(sql, EDGE, List.of(EDGE.DISTRICT_ID, EDGE.UNIT_ID, EDGE.PARENT_ID, EDGE.VALID_FROM), units.stream()
                .map(added -> DSL.row(new Object[] {district, added.unit().id(), added.parentId(), from})).toList());
    }

    /// How many of these units' edges without an end, begun before a day, end with it.
    static int endEdges(DSLContext sql, int district, Collection<Long> units, LocalDate day) {
        return sql.update(EDGE).set(EDGE.VALID_TO, day)
                .where(EDGE.DISTRICT_ID.eq(district), EDGE.UNIT_ID.in(units), EDGE.VALID_TO.isNull(), EDGE.VALID_FROM.lt(day)).execute();
    }

    /// The same of their areas; a unit may have none.
    static void endAreas(DSLContext sql, int district, Collection<Long> units, LocalDate day) {
        sql.update(AREA).set(AREA.VALID_TO, day)
                .where(AREA.DISTRICT_ID.eq(district), AREA.UNIT_ID.in(units), AREA.VALID_TO.isNull(), AREA.VALID_FROM.lt(day)).execute();
    }

    /// One plan of a district after the other.
    static void lock(DSLContext sql, int district) {
        sql.select(TENANT.DISTRICT_ID).from(TENANT).where(TENANT.DISTRICT_ID.eq(district)).forUpdate().fetch();
    }

    static void insertMoves(DSLContext sql, int district, Map<Long, Long> parents, LocalDate from) {
        insert(sql, EDGE, List.of(EDGE.DISTRICT_ID, EDGE.UNIT_ID, EDGE.PARENT_ID, EDGE.VALID_FROM), parents.entrySet().stream()
                .map(moved -> DSL.row(new Object[] {district, moved.getKey(), moved.getValue(), from})).toList());
    }

    static void insertAreas(DSLContext sql, int district, List<Area> areas, LocalDate from) {
        var writer = new WKTWriter();
        insert(sql, AREA, List.of(AREA.DISTRICT_ID, AREA.UNIT_ID, AREA.VALID_FROM, AREA.BOUNDARY, AREA.SOURCE), areas.stream()
                .map(area -> DSL.row(new Object[] {district, area.unitId(), from, writer.write(area.boundary()), area.source()})).toList());
    }

    /// What is bound from the very same moment is replaced: of two plans for a day the later one is meant.
    static void putBinding(DSLContext sql, int district, long unitId, Binding binding, Instant from) {
        sql.insertInto(BINDING)
                .columns(BINDING.DISTRICT_ID, BINDING.UNIT_ID, BINDING.PLAYBOOK_CODE, BINDING.PLAYBOOK_VERSION, BINDING.VALID_FROM)
                .values(district, unitId, binding.code(), binding.version(), from)
                .onConflict(BINDING.DISTRICT_ID, BINDING.UNIT_ID, BINDING.VALID_FROM).doUpdate()
                .set(BINDING.PLAYBOOK_CODE, binding.code()).set(BINDING.PLAYBOOK_VERSION, binding.version()).where(BINDING.MATTER_ID.isNull())
                .execute();
    }

    /// Whether it was put in force: false when another one is in force at this very unit.
    static boolean insertOverlay(DSLContext sql, int district, Overlay overlay) {
        // one mode of a district after the other: of two that begin in the same moment each would take the other's place in the key
        sql.select(BINDING.UNIT_ID).from(BINDING).where(BINDING.DISTRICT_ID.eq(district), BINDING.MATTER_ID.isNull())
                .orderBy(BINDING.VALID_FROM, BINDING.UNIT_ID).limit(1).forUpdate().fetch();
        // two bindings of a unit begin at two moments, however soon one follows the other; what is bound for a later day has no part in it
        Instant last = sql.select(max(BINDING.VALID_FROM)).from(BINDING).where(BINDING.DISTRICT_ID.eq(district), BINDING.UNIT_ID.eq(overlay.unitId()),
                BINDING.VALID_FROM.between(overlay.since(), overlay.since().plus(1, ChronoUnit.SECONDS))).fetchSingle().value1();
        Instant from = last == null ? overlay.since() : last.plus(1, ChronoUnit.MICROS);
        return sql.insertInto(BINDING)
                .columns(BINDING.DISTRICT_ID, BINDING.UNIT_ID, BINDING.PLAYBOOK_CODE, BINDING.PLAYBOOK_VERSION, BINDING.VALID_FROM, BINDING.MATTER_ID)
                .values(district, overlay.unitId(), overlay.binding().code(), overlay.binding().version(), from, overlay.matterId())
                .onConflict(BINDING.DISTRICT_ID, BINDING.UNIT_ID).where(BINDING.MATTER_ID.isNotNull(), BINDING.VALID_TO.isNull()).doNothing()
                .execute() == 1;
    }

    /// Whether there was one of this matter to end.
    static boolean endOverlay(DSLContext sql, int district, long matterId, Instant at) {
        return sql.update(BINDING).set(BINDING.VALID_TO, greatest(BINDING.VALID_FROM, DSL.val(at, BINDING.VALID_FROM)))
                .where(BINDING.DISTRICT_ID.eq(district), BINDING.MATTER_ID.eq(matterId), BINDING.VALID_TO.isNull()).execute() == 1;
    }

    static void deleteBinding(DSLContext sql, int district, Bound bound) {
        sql.deleteFrom(BINDING).where(BINDING.DISTRICT_ID.eq(district), BINDING.UNIT_ID.eq(bound.unitId()), BINDING.VALID_FROM.eq(bound.from()), BINDING.MATTER_ID.isNull()).execute();
    }

    private static void insert(DSLContext sql, Table<?> table, List<TableField<?, ?>> columns, List<RowN> rows) {
        for (int from = 0; from < rows.size(); from += BATCH_ROWS) {
            sql.insertInto(table).columns(columns).valuesOfRows(rows.subList(from, Math.min(from + BATCH_ROWS, rows.size()))).execute();
        }
    }
}
