package org.jinlin.people;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Scope;
import org.springframework.stereotype.Component;

/// How often something may be done by one phone, device or address. It is counted in the database, for all servers together.
@Component
public class Limits {

    private final Db db;
    private final LimitStore store;
    private final Seals seals;
    private final JinlinClock clock;

    Limits(Db db, LimitStore store, Seals seals, JinlinClock clock) {
        this.db = db;
        this.store = store;
        this.seals = seals;
        this.clock = clock;
    }

    /// @param what is limited, such as `sms by phone`
    /// @param of   whom it is counted for; kept as a keyed hash only
    /// @param each how long one takes to come back
    /// @param burst how many there are at most
    public record Limit(String what, String of, Duration each, int burst) {}

    /// Takes one of each, or of none: how long to wait when one of them is used up.
    public Optional<Duration> take(List<Limit> limits) {
        Instant now = clock.now();
        try {
            return db.write(Scope.service(0, Scope.Kind.SIGN_IN), sql -> {
                for (Limit limit : limits) {
                    byte[] key = seals.limitKey(limit.what(), limit.of());
                    if (!store.take(sql, key, limit.each(), limit.burst(), now)) {
                        Instant full = store.fullAt(sql, key).orElse(now);
                        throw new UsedUp(Duration.between(now.plus(limit.each().multipliedBy(limit.burst() - 1L)), full));
                    }
                }
                return Optional.empty();
            });
        } catch (UsedUp usedUp) {
            return Optional.of(usedUp.wait);
        }
    }

    int deleteFull() {
        return db.write(Scope.service(0, Scope.Kind.SIGN_IN), sql -> store.deleteFull(sql, clock.now()));
    }

    /// Undoes what was taken of the others.
    private static final class UsedUp extends RuntimeException {

        private final transient Duration wait;

        UsedUp(Duration wait) {
            super("used up", null, false, false);
            this.wait = wait.isNegative() ? Duration.ZERO : wait;
        }
    }
}
