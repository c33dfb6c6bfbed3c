package org.jinlin.matters;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// To whom in other districts something was handed on, for the copy of one's own data (PIPL Art. 45).
@Component
class ElsewhereSent {

    private final Db db;
    private final Elsewheres elsewheres;

    ElsewhereSent(Db db, Elsewheres elsewheres) {
        this.db = db;
        this.elsewheres = elsewheres;
    }

    /// @param unit   with its district
    /// @param number of the matter there; none as long as nobody took it
    /// @param overAt since when nothing more is wanted there, and the name goes
    record Line(String unit, @Nullable String number, @Nullable Instant overAt) {}

    /// All that a matter asked elsewhere. The caller has proved that the reader may see the matter.
    List<Line> of(int district, String number) {
        return db.read(Scope.service(district, Scope.Kind.REPORT), sql -> new MatterStore(sql, district).address(number).map(address -> new ElsewhereStore(sql, district).of(address.id())).orElse(List.of()))
                .stream().map(tie -> new Line(elsewheres.name(new ElsewhereUnit(tie.otherDistrict(), Objects.requireNonNull(tie.otherUnit())).text()).orElse(""), tie.otherNumber(), tie.overAt())).toList();
    }
}
