package org.jinlin.insight;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jinlin.kit.CountMemory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// What the leader's page counted of late. A period of ninety days is many matters and changes little in a minute; what is
/// open and late changes while people look, so it is kept as shortly as the rates are. The page says when it was counted.
@Component
final class DashMemory {

    /// @param units empty for the whole tenant
    record OpenAsked(int district, String kind, Optional<Collection<Long>> units) {}

    /// What is open, and what of it is due first.
    record OpenCounted(DashCounts.OpenNow now, List<DashStore.Urgent> urgent) {}

    private record Asked(int district, RateStore.Asked asked) {}

    private final CountMemory<Asked, DashCounts> periods;
    private final CountMemory<OpenAsked, OpenCounted> open;

    /// @param kept      how long the count of a period is good
    /// @param openKept  how long what is open is
    DashMemory(@Value("${jinlin.dash-kept}") Duration kept, @Value("${jinlin.rates-kept}") Duration openKept) {
        this.periods = new CountMemory<>(kept, System::nanoTime);
        this.open = new CountMemory<>(openKept, System::nanoTime);
    }

    DashCounts of(int district, RateStore.Asked asked, Supplier<DashCounts> counting) {
        return periods.of(new Asked(district, asked), counting);
    }

    OpenCounted of(OpenAsked asked, Supplier<OpenCounted> counting) {
        return open.of(asked, counting);
    }
}
