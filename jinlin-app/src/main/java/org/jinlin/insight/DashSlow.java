package org.jinlin.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jinlin.insight.Rates.Cell;
import org.jinlin.kit.CountMemory;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Scope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// What of the leader's page hardly changes from minute to minute: the period before, and what comes back. It is counted
/// rarely and remembered longer than the rest, so that it costs the page nothing but the first time.
@Component
class DashSlow {

    private static final int FEWEST_REPEATS = 2;
    private static final int MOST_REPEATS = 1000;

    private record Question(int district, RateStore.Asked asked) {}

    private final Db db;
    private final JinlinClock clock;
    private final int least;
    private final CountMemory<Question, List<Cell>> periods;
    private final CountMemory<Question, DashRepeats.Counted> repeats;

    /// @param kept  how long a count is good
    /// @param least so many requests of a category at a place are a problem that comes back
    DashSlow(Db db, JinlinClock clock, @Value("${jinlin.dash-slow-kept}") Duration kept, @Value("${jinlin.dash-repeats}") int least) {
        if (least < FEWEST_REPEATS || least > MOST_REPEATS) {
            throw new IllegalArgumentException("jinlin.dash-repeats: " + least + " is not from " + FEWEST_REPEATS + " to " + MOST_REPEATS);
        }
        this.db = db;
        this.clock = clock;
        this.least = least;
        this.periods = new CountMemory<>(kept, System::nanoTime);
        this.repeats = new CountMemory<>(kept, System::nanoTime);
    }

    /// How the matters of an earlier period stand.
    List<Cell> cells(int district, RateStore.Asked earlier) {
        return periods.of(new Question(district, earlier), () -> {
            Instant now = clock.now();
            return db.read(Scope.service(district, Scope.Kind.REPORT), sql -> new RateStore(sql, district).cells(earlier, now));
        });
    }

    /// What came back in a period.
    DashRepeats repeats(int district, RateStore.Asked asked, DashDrawing drawing) {
        return DashRepeats.of(repeats.of(new Question(district, asked), () -> {
            Instant now = clock.now();
            return new DashRepeats.Counted(db.read(Scope.service(district, Scope.Kind.REPORT), sql -> new DashStore(sql, district).repeats(asked, least, DashRepeats.MOST)), now);
        }), least, drawing);
    }
}
