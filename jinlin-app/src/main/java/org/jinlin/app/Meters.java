package org.jinlin.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.jinlin.matters.LogReader;
import org.springframework.stereotype.Component;

/// The figures of ours for whatever collects them, beside those of requests, connections and the JVM. Labels are codes of
/// playbooks only: nobody and no matter is named.
@Component
class Meters {

    private final MeterRegistry registry;

    Meters(MeterRegistry registry, Pulse pulse) {
        this.registry = registry;
        gauge("jinlin.due.lag", "seconds", "How late the oldest clock is that should have been woken", pulse, beat -> seconds(beat.dueLag()));
        gauge("jinlin.numberer.lag", "seconds", "How long the oldest move has waited for its position in the log", pulse, beat -> seconds(beat.numbererLag()));
        gauge("jinlin.numberer.waiting", "moves", "Moves that have no position in the log yet", pulse, Pulse.Beat::unnumbered);
        gauge("jinlin.facts.lag", "seconds", "How long ago the oldest move was made that the facts do not hold yet", pulse, beat -> seconds(beat.readerLag()));
        gauge("jinlin.facts.waiting", "moves", "Numbered moves that the facts do not hold yet", pulse, Pulse.Beat::unread);
    }

    /// A move that the facts have taken in: each move counts once, on whichever server it was read.
    void count(LogReader.Entry entry) {
        registry.counter("jinlin.moves", "kind", entry.about().kind(), "verb", entry.verb()).increment();
    }

    /// No figure while the database cannot be asked, rather than the last one.
    private void gauge(String name, String unit, String description, Pulse pulse, ToDoubleFunction<Pulse.Beat> figure) {
        Gauge.builder(name, pulse, from -> {
            try {
                return figure.applyAsDouble(from.recent());
            } catch (RuntimeException e) {
                return Double.NaN;
            }
        }).baseUnit(unit).description(description).register(registry);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
