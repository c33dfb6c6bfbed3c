package org.jinlin.people;

import static org.jinlin.db.people.Tables.ALLOWANCE;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.val;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.springframework.stereotype.Component;

/// How much of what may be done has been done, on all servers together: the generic cell rate algorithm (ITU-T I.371, annex A)
/// in one statement, so that nobody waits for anybody.
@Component
final class LimitStore {

    /// Takes one; false when none is there. Of many at once no more get one than there are.
    ///
    /// @param each  how long one takes to come back
    /// @param burst how many there are at most
    boolean take(DSLContext sql, byte[] key, Duration each, int burst, Instant now) {
        Field<Instant> later = DSL.field("{0} + {1}", ALLOWANCE.FULL_AT.getDataType(), greatest(ALLOWANCE.FULL_AT, val(now, ALLOWANCE.FULL_AT)), val(DayToSecond.valueOf(each)));
        return sql.insertInto(ALLOWANCE).set(ALLOWANCE.KEY, key).set(ALLOWANCE.FULL_AT, now.plus(each))
                .onConflict(ALLOWANCE.KEY).doUpdate().set(ALLOWANCE.FULL_AT, later)
                .where(ALLOWANCE.FULL_AT.le(now.plus(each.multipliedBy(burst - 1L))))
                .execute() == 1;
    }

    /// When all of it is there again.
    Optional<Instant> fullAt(DSLContext sql, byte[] key) {
        return sql.select(ALLOWANCE.FULL_AT).from(ALLOWANCE).where(ALLOWANCE.KEY.eq(key)).fetchOptional(ALLOWANCE.FULL_AT);
    }

    int deleteFull(DSLContext sql, Instant now) {
        return sql.deleteFrom(ALLOWANCE).where(ALLOWANCE.FULL_AT.lt(now)).execute();
    }
}
