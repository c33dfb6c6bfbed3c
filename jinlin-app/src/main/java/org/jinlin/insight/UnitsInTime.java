package org.jinlin.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jinlin.insight.Rates.Cell;
import org.jinlin.kit.CountMemory;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Scope;
import org.jinlin.matters.UnitRates;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The on-time rate of every unit of a tenant over the last thirty days, by the same arithmetic as everywhere. One count
/// serves whoever gives out work in the next minute.
@Component
final class UnitsInTime implements UnitRates {

    private record Asked(int district, Set<String> kinds) {}

    private final Db db;
    private final JinlinClock clock;
    private final CountMemory<Asked, Map<Long, InTime>> memory;

    /// @param kept how long a count is good
    UnitsInTime(Db db, JinlinClock clock, @Value("${jinlin.dash-kept}") Duration kept) {
        this.db = db;
        this.clock = clock;
        this.memory = new CountMemory<>(kept, System::nanoTime);
    }

    @Override
    public Map<Long, InTime> of(int district, Set<String> kinds) {
        return memory.of(new Asked(district, Set.copyOf(kinds)), () -> rates(count(district, kinds)));
    }

    private Map<Long, List<Cell>> count(int district, Collection<String> kinds) {
        Instant now = clock.now();
        return db.read(Scope.service(district, Scope.Kind.REPORT), sql -> new UnitStore(sql, district).cells(kinds, now.minus(Duration.ofDays(Insight.USUAL_DAYS)), now));
    }

    /// Of fewer than [Rates#FEWEST] there is none.
    static Map<Long, InTime> rates(Map<Long, List<Cell>> cells) {
        var rates = new HashMap<Long, InTime>();
        cells.forEach((unit, all) -> {
            Rates.Rate rate = Rates.of(all).onTime();
            if (rate.rate() != null) {
                rates.put(unit, new InTime(rate.numerator(), rate.denominator()));
            }
        });
        return Map.copyOf(rates);
    }
}
