package org.jinlin.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jinlin.insight.Rates.Cell;
import org.jinlin.kit.CountMemory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// What was counted in the last seconds. A count reads every matter of its period, and a morning's meeting opens the same
/// page on forty phones: they are answered by one count, which says when it was made.
@Component
final class RateMemory {

    /// @param at when it was counted
    record Counted(List<Cell> cells, Instant at) {}

    private record Question(int district, RateStore.Asked asked) {}

    private final CountMemory<Question, Counted> memory;

    /// @param kept how long a count is good, in real time; none is kept when it is zero
    @Autowired
    RateMemory(@Value("${jinlin.rates-kept}") Duration kept) {
        this(kept, System::nanoTime);
    }

    RateMemory(Duration kept, LongSupplier nanos) {
        this.memory = new CountMemory<>(kept, nanos);
    }

    /// The count that was made of late, else a new one. Who asks the same meanwhile waits for it.
    Counted of(int district, RateStore.Asked asked, Supplier<Counted> counting) {
        return memory.of(new Question(district, asked), counting);
    }

    /// How many counts are kept.
    int size() {
        return memory.size();
    }
}
