package org.jinlin.people;

import static org.jinlin.db.people.Tables.ALLOWANCE;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.val;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.springframework.stereotype.Component;

/// How much of what may be done has been done, on all servers together: the generic cell rate algorithm (ITU-T I.371, annex A)
/// in one statement, so that nobody waits for anybody.
@Component
final class LimitStore {

    /// Servers' clocks are never that far from each other.
    private static final Duration CLOCKS_APART = Duration.ofMinutes(10);

    /// Takes one; false when none is there. Of many at once no more get one than there are. More than all of it was never used up:
    /// what says so was written while the machine's clock stood later, and would keep people out until then.
    ///
    /// @param each  how long one takes to come back
    /// @param burst how many there are at most
    boolean take(DSLContext sql, byte[] key, Duration each, int burst, Instant now) {
        Condition fromLater = ALLOWANCE.FULL_AT.gt(now.plus(each.multipliedBy(burst)).plus(CLOCKS_APART));
        Field<Instant> used = DSL.when(fromLater, val(now, ALLOWANCE.FULL_AT)).otherwise(greatest(ALLOWANCE.FULL_AT, val(now, ALLOWANCE.FULL_AT)));
        Field<Instant> later = DSL.field("{0} + {1}", ALLOWANCE.FULL_AT.getDataType(), used, val(DayToSecond.valueOf(each)));
        return sql.insertInto(ALLOWANCE).set(ALLOWANCE.KEY, key).set(ALLOWANCE.FULL_AT, now.plus(each))
                .onConflict(ALLOWANCE.KEY).doUpdate().set(ALLOWANCE.FULL_AT, later)
                .where(ALLOWANCE.FULL_AT.le(now.plus(each.multipliedBy(burst - 1L))).or(fromLater))
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
