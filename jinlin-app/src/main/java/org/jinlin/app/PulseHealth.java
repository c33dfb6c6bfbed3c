package org.jinlin.app;

import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What `/health` says of the clocks, the numberer and the readers of the log: down when one is more than a minute behind.
/// The first promise of the product is measured in five minutes.
@Configuration(proxyBeanMethods = false)
class PulseHealth {

    static final Duration MOST = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(PulseHealth.class);

    @Bean
    HealthIndicator clocksHealthIndicator(Pulse pulse) {
        return () -> health(pulse, beat -> health(beat.dueLag()));
    }

    @Bean
    HealthIndicator numbererHealthIndicator(Pulse pulse) {
        return () -> health(pulse, beat -> health(beat.numbererLag()).withDetail("moves", beat.unnumbered()));
    }

    @Bean
    HealthIndicator factsHealthIndicator(Pulse pulse) {
        return () -> health(pulse, beat -> health(beat.readerLag()).withDetail("moves", beat.unread()));
    }

    static Health.Builder health(Duration lag) {
        return (lag.compareTo(MOST) > 0 ? Health.down() : Health.up()).withDetail("lag_seconds", lag.toSeconds());
    }

    /// Who cannot look says so; why not is in the log, where no stranger reads.
    static Health health(Pulse pulse, Function<Pulse.Beat, Health.Builder> judge) {
        try {
            return judge.apply(pulse.recent()).build();
        } catch (RuntimeException e) {
            log.warn("the state of the house could not be looked at: {}", e.getClass().getSimpleName());
            return Health.down().build();
        }
    }
}
