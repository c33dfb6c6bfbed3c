package org.jinlin.app;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.table;

import java.util.ArrayList;
import java.util.List;
import org.jinlin.app.SealedColumns.Column;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// The SQL of sealing anew, for any column that [SealedColumns] lists: by name, as it does not matter what is in them.
@Component
final class ResealStore {

    private static final Field<Integer> DISTRICT = field(name("district_id"), Integer.class);

    /// @param key the values that tell the row within its district
    record Row(List<Object> key, byte[] sealed) {}

    /// The next rows of a column behind a key, in the order of the primary key.
    ///
    /// @param after empty for the first
    List<Row> rows(DSLContext sql, Column column, int district, List<Object> after, int limit) {
        List<Field<?>> key = column.key().stream().<Field<?>>map(part -> field(name(part))).toList();
        var sealed = sealed(column);
        var columns = new ArrayList<Field<?>>(key);
        columns.add(sealed);
        Condition behind = after.isEmpty() ? DSL.noCondition() : row(key).gt(row(after));
        return sql.select(columns).from(table(name(column.schema(), column.table()))).where(DISTRICT.eq(district), behind, sealed.isNotNull()).orderBy(key).limit(limit)
                .fetch(found -> new Row(key.stream().<Object>map(found::get).toList(), found.get(sealed)));
    }

    /// False when the row is not what it was any more: then it was sealed with the new key already, or is gone.
    boolean replace(DSLContext sql, Column column, int district, Row old, byte[] sealed) {
        Condition same = DISTRICT.eq(district).and(sealed(column).eq(old.sealed()));
        for (int i = 0; i < column.key().size(); i++) {
            same = same.and(field(name(column.key().get(i)), Object.class).eq(DSL.val(old.key().get(i))));
        }
        return sql.update(table(name(column.schema(), column.table()))).set(sealed(column), sealed).where(same).execute() == 1;
    }

    private static Field<byte[]> sealed(Column column) {
        return field(name(column.name()), byte[].class);
    }
}
