package org.jinlin.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/// What one measurement gave.
///
/// @param name         of what was measured
/// @param units        done within the time
/// @param microseconds how long the parts of a unit took
record Cell(String name, double units, double seconds, Histogram microseconds, CpuUse cpu) {

    private static final double MICROSECONDS_PER_MILLISECOND = 1000;

    double perSecond() {
        return units / seconds;
    }

    double milliseconds(double percentile) {
        return microseconds.getValueAtPercentile(percentile) / MICROSECONDS_PER_MILLISECOND;
    }

    String line() {
        return String.format(Locale.ROOT, "%-28s %8.1f/s   p50 %.1f  p95 %.1f  p99 %.1f  max %.1f ms   %s", name, perSecond(),
                milliseconds(50), milliseconds(95), milliseconds(99), milliseconds(100), cpu.line());
    }

    Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("name", name);
        figures.put("units", units);
        figures.put("seconds", seconds);
        figures.put("per_second", perSecond());
        figures.put("p50_ms", milliseconds(50));
        figures.put("p95_ms", milliseconds(95));
        figures.put("p99_ms", milliseconds(99));
        figures.put("max_ms", milliseconds(100));
        figures.put("cores_server", cpu.server());
        figures.put("cores_postgres", cpu.postgres());
        figures.put("cores_loader", cpu.loader());
        figures.put("cores_foreign", cpu.foreign());
        return figures;
    }
}
