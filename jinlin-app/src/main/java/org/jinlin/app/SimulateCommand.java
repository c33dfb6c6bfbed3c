package org.jinlin.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import org.jinlin.kit.TimeCounting;
import org.jinlin.kit.WorkCalendar;
import org.jinlin.matters.Simulation;
import org.jinlin.matters.Simulation.Arrival;
import org.jinlin.playbook.Fault;
import org.jinlin.playbook.PackSource;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Playbooks;
import org.jinlin.playbook.Reading;

/// `jinlin simulate CODE`: what a playbook would make of so many requests and so many people, in the demo world of the pack, and
/// what it would be if something were otherwise. In memory; no database is looked at.
final class SimulateCommand {

    /// A Monday; the public holidays of its year are known.
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

    private final SimulateOptions options;
    private final PrintStream out;
    private final PrintStream err;

    private SimulateCommand(SimulateOptions options, PrintStream out, PrintStream err) {
        this.options = options;
        this.out = out;
        this.err = err;
    }

    /// @param args the words after `simulate`
    /// @return 0 when it was simulated, 1 when it cannot be, 2 when the words make no sense
    static int run(String[] args, PrintStream out, PrintStream err) {
        var options = SimulateOptions.read(args);
        if (options.problem() != null) {
            err.println(options.problem());
            return 2;
        }
        try {
            return new SimulateCommand(options, out, err).run(PackSource.atHand());
        } catch (IOException e) {
            err.println(options.arrivals() + " cannot be read as UTF-8: " + e.getMessage());
            return 1;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private int run(PackSource source) throws IOException {
        Reading pack = Playbooks.read(source, options.pack());
        if (refused(pack.faults())) {
            return 1;
        }
        var change = SimulateChange.of(pack.orThrow(), options.halved(), options.set());
        Reading changed = change.isNothing() ? pack : change.read(source, options.pack());
        if (refused(changed.faults())) {
            return 1;
        }
        Playbook playbook = changed.orThrow();
        var world = world(playbook);
        ZoneId zone = world.plan().tenant().zone();
        boolean rate = options.arrivals().matches("\\d{1,6}(\\.\\d{1,3})?");
        List<Arrival> listed = rate ? List.of() : listed(world, playbook);
        Instant start = rate ? MONDAY.atStartOfDay(zone).toInstant() : SimulateArrivals.day(listed.getFirst().at(), zone);
        Iterator<Arrival> arrivals = rate ? SimulateArrivals.byChance(perDay(), start, zone, world.homes(), options.seed()) : listed.iterator();
        var counting = new TimeCounting(WorkCalendar.china(), zone, playbook.hours().open(), playbook.hours().close());
        out.println(options.pack() + ", " + options.weeks() + " weeks from " + start.atZone(zone).toLocalDate() + ", " + (rate ? options.arrivals() + " requests a day" : options.arrivals())
                + ", " + world.staff().size() + " workers, seed " + options.seed());
        if (!change.isNothing() || !options.merged().isEmpty()) {
            out.println("What if: " + change + (change.isNothing() || options.merged().isEmpty() ? "" : ", ") + String.join(", ", options.merged()));
        }
        long began = System.nanoTime();
        var result = Simulation.run(new Simulation.Setting(playbook, world.tree(), counting, world.staff(), start, start.plus(Duration.ofDays(7L * options.weeks())),
                options.seed(), options.minutes()), arrivals);
        new SimulateReport(out, world.tree()).print(result);
        err.printf("in %.1f s%n", (System.nanoTime() - began) / 1e9);
        return 0;
    }

    private SimulateWorld world(Playbook playbook) {
        var world = SimulateWorld.of(options.pack());
        if (options.workers() > 0) {
            world = world.withWorkers(options.workers(), playbook);
        }
        for (String two : options.merged()) {
            world = world.withMerged(two);
        }
        return world;
    }

    private double perDay() {
        double perDay = Double.parseDouble(options.arrivals());
        if (perDay <= 0) {
            throw new IllegalArgumentException("--arrivals takes more than none a day.");
        }
        return perDay;
    }

    private List<Arrival> listed(SimulateWorld world, Playbook playbook) throws IOException {
        Path file = Path.of(options.arrivals());
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no file " + file + "; --arrivals takes a file, or how many requests come in a day, such as 80.");
        }
        return SimulateArrivals.ofFile(file, world, playbook, options.seed());
    }

    private boolean refused(List<Fault> faults) {
        faults.forEach(err::println);
        return !faults.isEmpty();
    }
}
