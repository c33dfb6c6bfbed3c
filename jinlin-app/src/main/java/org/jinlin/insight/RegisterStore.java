package org.jinlin.insight;

import static org.jinlin.db.insight.Tables.FACT;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/// The SQL of registers beyond their lists: how many stand in each, and what their number fields add up to.
final class RegisterStore {

    private final DSLContext db;
    private final int district;

    RegisterStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// @param late whose review, or whatever else is due, is over
    /// @param sums by number field; absent where nobody set it
    record Totals(int matters, int late, Map<String, Long> sums) {}

    /// What is open of a kind at units, or what is over.
    ///
    /// @param units empty for the whole tenant
    Totals totals(String kind, boolean over, Optional<Collection<Long>> units, List<String> fields, Instant now) {
        Field<Integer> all = count();
        Field<Integer> late = count().filterWhere(DashStore.nextDue(district).lt(now));
        var sums = new ArrayList<Field<BigDecimal>>();
        fields.forEach(field -> sums.add(sum(FigureStore.value(field).cast(SQLDataType.BIGINT)).as("sum_" + sums.size())));
        return db.select(all, late).select(sums).from(FACT).where(over ? over(units) : open(units), FACT.KIND.eq(kind)).fetchSingle(row -> {
            var byField = new LinkedHashMap<String, Long>();
            for (int i = 0; i < sums.size(); i++) {
                BigDecimal sum = row.get(sums.get(i));
                if (sum != null) {
                    byField.put(fields.get(i), sum.longValue());
                }
            }
            return new Totals(row.get(all), row.get(late), byField);
        });
    }

    /// How many are open of each kind.
    Map<String, Integer> kinds(Optional<Collection<Long>> units) {
        Field<Integer> all = count();
        return db.select(FACT.KIND, all).from(FACT).where(open(units)).groupBy(FACT.KIND).fetchMap(FACT.KIND, all);
    }

    private Condition over(Optional<Collection<Long>> units) {
        return FACT.DISTRICT_ID.eq(district).and(FACT.ENDED_AT.isNotNull()).and(RateStore.at(units));
    }

    private Condition open(Optional<Collection<Long>> units) {
        return FACT.DISTRICT_ID.eq(district).and(FACT.ENDED_AT.isNull()).and(RateStore.at(units));
    }
}
