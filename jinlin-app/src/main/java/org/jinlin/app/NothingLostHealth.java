package org.jinlin.app;

import java.time.Duration;
import java.util.List;
import org.jinlin.matters.NothingLost;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Down while an open matter of any tenant has no owner or no running clock: whatever watches the server is to ring for it.
/// A balancer that only wants to know whether the server answers asks `/health/liveness`.
@Component("nothingLostHealthIndicator")
class NothingLostHealth implements HealthIndicator {

    /// Looked at once a minute at most, by the machine's steady time: whoever asks often must not load the database.
    private static final long KEPT_NANOS = Duration.ofMinutes(1).toNanos();

    private record Kept(Health health, long sinceNanos) {}

    private final Orgs orgs;
    private final NothingLost nothingLost;
    private volatile @Nullable Kept kept;

    NothingLostHealth(Orgs orgs, NothingLost nothingLost) {
        this.orgs = orgs;
        this.nothingLost = nothingLost;
    }

    @Override
    public Health health() {
        Kept known = kept;
        if (known == null || System.nanoTime() - known.sinceNanos() > KEPT_NANOS) {
            known = new Kept(look(), System.nanoTime());
            kept = known;
        }
        return known.health();
    }

    Health look() {
        List<Integer> districts = orgs.tenants().stream().map(Tenant::district).filter(district -> !nothingLost.find(district).isEmpty()).toList();
        return districts.isEmpty() ? Health.up().build() : Health.down().withDetail("districts", districts).build();
    }
}
