package org.jinlin.app;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jinlin.matters.SimulationResult;
import org.jinlin.matters.SimulationResult.Load;
import org.jinlin.org.Tree;

/// What a simulation prints: promises, queues, who is overloaded, and one line for programs.
final class SimulateReport {

    private static final int UNITS = 15;

    private final PrintStream out;
    private final Tree tree;

    SimulateReport(PrintStream out, Tree tree) {
        this.out = out;
        this.tree = tree;
    }

    void print(SimulationResult result) {
        out.printf("%n%-28s %9s %9s %9s %9s%n", "promise", "kept", "missed", "overdue", "on time");
        result.clocks().forEach(clock -> line("%-28s %9d %9d %9d %9s%n", clock.kind() + " " + clock.clock(), clock.met(), clock.missed(), clock.late(), percent(clock.rate())));
        List<Load> longest = result.units().stream().sorted(Comparator.comparing(Load::mean).reversed().thenComparing(Load::unit)).limit(UNITS).toList();
        out.printf("%n%-28s %9s %9s %9s %9s %9s %9s%n", "where most waits", "workers", "on avg", "at most", "at end", "busy", "missed");
        longest.forEach(load -> line("%-28s %9d %9.1f %9d %9d %9s %9d%n", name(load), load.workers(), load.mean(), load.most(), load.atEnd(), percent(load.busy()), load.missed()));
        List<Load> over = result.units().stream().filter(Load::isOverloaded).sorted(Comparator.comparing(Load::unit)).toList();
        out.println();
        out.println(over.isEmpty() ? "Nobody is overloaded." : "Overloaded: " + over.stream().map(load -> name(load) + " (" + percent(load.busy()) + " busy, " + load.atEnd() + " waiting)")
                .collect(Collectors.joining(", ")) + ".");
        out.println("Ended: " + result.outcomes().stream().map(outcome -> outcome.outcome() + " " + outcome.count()).collect(Collectors.joining(", ")) + ".");
        if (result.stuck() > 0) {
            out.println("Steps that nobody could make: " + result.stuck() + ".");
        }
        line("simulated %d requests, ended %d, on time %s, overloaded %d of %d units%n", result.opened(), result.ended(), percent(result.onTime()), over.size(), result.units().size());
    }

    private String name(Load load) {
        return tree.unit(load.unit()).name();
    }

    private void line(String format, Object... values) {
        out.printf(Locale.ROOT, format, values);
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * part);
    }
}
