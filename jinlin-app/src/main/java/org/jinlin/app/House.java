package org.jinlin.app;

import java.nio.file.Path;
import java.time.Instant;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Keyring;
import org.jinlin.kit.NodeLease;
import org.jinlin.kit.WorkCalendar;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What every room is given: the clock, the ids, the keys, the calendar.
@Configuration(proxyBeanMethods = false)
class House {

    /// The machine's clock, or for tests, stories and replays one that stands at `jinlin.clock` until it is moved.
    @Bean
    JinlinClock clock(@Value("${jinlin.clock:}") String start) {
        return start.isBlank() ? JinlinClock.system() : JinlinClock.movable(Instant.parse(start));
    }

    @Bean
    Ids ids(NodeLease lease) {
        return Ids.ofMachine(lease.node());
    }

    @Bean
    Keyring keyring(@Value("${jinlin.data}") Path data) {
        return Keyring.loadOrCreate(data.resolve("secrets").resolve("keys"));
    }

    @Bean
    WorkCalendar workCalendar() {
        return WorkCalendar.china();
    }
}
