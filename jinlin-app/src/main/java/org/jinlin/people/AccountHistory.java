package org.jinlin.people;

import java.time.Instant;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Forgets what happened to accounts when it is too old to matter to their owners (PIPL Art. 19: no longer than needed). The audit keeps
/// its own entries for as long as it has to.
@Component
public class AccountHistory {

    /// As long as logs are kept at least (网络安全法 Art. 21 (3)): an owner can ask about what happened meanwhile.
    static final int KEPT_MONTHS_MIN = 6;
    private static final int BATCH = 10_000;

    private final Db db;
    private final AccountEventStore events;
    private final Orgs orgs;
    private final JinlinClock clock;
    private final int months;

    /// @param months so long it is told, six at least
    AccountHistory(Db db, AccountEventStore events, Orgs orgs, JinlinClock clock, @Value("${jinlin.sign-in.history-months:12}") int months) {
        if (months < KEPT_MONTHS_MIN) {
            throw new IllegalArgumentException("jinlin.sign-in.history-months is " + months + " and may be " + KEPT_MONTHS_MIN + " or more");
        }
        this.db = db;
        this.events = events;
        this.orgs = orgs;
        this.clock = clock;
        this.months = months;
    }

    /// Deletes what is over in a district, and answers how much: for the daily job.
    public int run(int district) {
        Instant before = clock.now().atZone(orgs.tenant(district).zone()).minusMonths(months).toInstant();
        int deleted = 0;
        int last = BATCH;
        while (last == BATCH) {
            last = db.write(Scope.service(district, Scope.Kind.SIGN_IN), sql -> events.delete(sql, district, before, BATCH));
            deleted += last;
        }
        return deleted;
    }
}
