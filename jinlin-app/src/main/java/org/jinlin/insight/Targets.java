package org.jinlin.insight;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// What a house wants its rates to reach, in percent: plain settings, none unless somebody sets them. No law names a figure,
/// so there is none in the program.
@Component
final class Targets {

    private static final BigDecimal MOST = BigDecimal.valueOf(100);

    private final Map<String, BigDecimal> byRate;

    Targets(@Value("${jinlin.targets.response:}") String response, @Value("${jinlin.targets.on-time:}") String onTime,
            @Value("${jinlin.targets.resolution:}") String resolution, @Value("${jinlin.targets.satisfaction:}") String satisfaction) {
        this.byRate = new HashMap<>();
        put("response", response);
        put("on_time", onTime);
        put("resolution", resolution);
        put("satisfaction", satisfaction);
    }

    private void put(String rate, String percent) {
        if (percent.isBlank()) {
            return;
        }
        BigDecimal target = percent.strip().matches("[0-9]{1,3}(\\.[0-9])?") ? new BigDecimal(percent.strip()) : MOST.add(BigDecimal.ONE);
        if (target.signum() == 0 || target.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("jinlin.targets: '" + percent + "' is no target for " + rate + ". Write a percentage such as 95 or 99.5, or nothing");
        }
        byRate.put(rate, target);
    }

    /// In percent.
    Optional<BigDecimal> of(String rate) {
        return Optional.ofNullable(byRate.get(rate));
    }
}
