package org.jinlin.app;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.table;

import java.util.ArrayList;
import java.util.List;
import org.jinlin.app.IndexColumns.Column;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// The SQL of bringing blind indexes under another key, for any column that [IndexColumns] lists.
@Component
final class ReindexStore {

    private static final Field<Integer> DISTRICT = field(name("district_id"), Integer.class);

    /// @param key the values that tell where the row stands among the others
    record Row(List<Object> key, byte[] index) {}

    /// The next rows of a column behind a key.
    ///
    /// @param after empty for the first
    List<Row> rows(DSLContext sql, Column column, int district, List<Object> after, int limit) {
        List<Field<?>> key = column.key().stream().<Field<?>>map(part -> field(name(part))).toList();
        var index = index(column);
        var columns = new ArrayList<Field<?>>(key);
        columns.add(index.as("made"));
        Condition behind = after.isEmpty() ? noCondition() : row(key).gt(row(after));
        return sql.select(columns).from(of(column)).where(whose(column, district), behind, index.isNotNull()).orderBy(key).limit(limit)
                .fetch(found -> new Row(key.stream().<Object>map(found::get).toList(), found.get("made", byte[].class)));
    }

    /// False when the row is not what it was any more.
    boolean replace(DSLContext sql, Column column, int district, Row old, byte[] renewed) {
        Condition same = whose(column, district).and(index(column).eq(old.index()));
        for (int i = 0; i < column.key().size(); i++) {
            same = same.and(field(name(column.key().get(i)), Object.class).eq(DSL.val(old.key().get(i))));
        }
        return sql.update(of(column)).set(index(column), renewed).where(same).execute() == 1;
    }

    private static Table<Record> of(Column column) {
        return table(name(column.schema(), column.table()));
    }

    /// A table of the installation is of all districts at once: it is looked into before one is known.
    private static Condition whose(Column column, int district) {
        return column.ofInstallation() ? noCondition() : DISTRICT.eq(district);
    }

    private static Field<byte[]> index(Column column) {
        return field(name(column.name()), byte[].class);
    }
}
