package org.jinlin.matters;

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
        return db.read(Scope.service(district, Scope.Kind.REPORT), db -> new ListStore(db, district).pinned(unit));
    }
}
