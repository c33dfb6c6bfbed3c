package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.MATTER;
import static org.jooq.impl.DSL.count;

import java.util.List;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.springframework.stereotype.Component;

/// Which versions of playbooks open matters are pinned to: what a new version must not leave without an owner.
@Component
public class Pinned {

    private final Db db;

    Pinned(Db db) {
        this.db = db;
    }

    /// @param matters how many open matters of a kind at or below the unit
    public record Line(String playbook, int version, String kind, int matters) {}

    /// The open matters at and below a unit, by the version and kind they are pinned to.
    public List<Line> under(int district, long unit) {
        return db.read(Scope.service(district, Scope.Kind.REPORT), db -> db
                .select(MATTER.PLAYBOOK_CODE, MATTER.PLAYBOOK_VERSION, MATTER.KIND, count())
                .from(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.ENDED_AT.isNull(), MATTER.CHAIN.contains(new Long[] {unit}))
                .groupBy(MATTER.PLAYBOOK_CODE, MATTER.PLAYBOOK_VERSION, MATTER.KIND)
                .orderBy(MATTER.PLAYBOOK_CODE, MATTER.PLAYBOOK_VERSION, MATTER.KIND)
                .fetch(row -> new Line(row.value1(), row.value2(), row.value3(), row.value4())));
    }
}
