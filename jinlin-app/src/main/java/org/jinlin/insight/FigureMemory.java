package org.jinlin.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jinlin.kit.CountMemory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// What figures counted of late. A count is of the whole tenant, so one answers every unit that is asked for meanwhile.
@Component
final class FigureMemory {

    /// @param at when it was counted
    record Counted(List<FigureStore.Heap> heaps, Instant at) {}

    private record Question(int district, FigureStore.Wanted wanted) {}

    private final CountMemory<Question, Counted> memory;

    /// @param kept how long a count is good
    FigureMemory(@Value("${jinlin.dash-kept}") Duration kept) {
        this.memory = new CountMemory<>(kept, System::nanoTime);
    }

    Counted of(int district, FigureStore.Wanted wanted, Supplier<Counted> counting) {
        return memory.of(new Question(district, wanted), counting);
    }
}
