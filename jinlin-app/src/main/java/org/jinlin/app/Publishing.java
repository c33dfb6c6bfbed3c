package org.jinlin.app;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jinlin.kit.JinlinClock;
import org.jinlin.matters.Pinned;
import org.jinlin.org.Binding;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jinlin.org.Unit;
import org.jinlin.playbook.PackSource;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookDiff;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.playbook.Playbooks;
import org.jinlin.playbook.Reading;
import org.jinlin.playbook.Succession;
import org.springframework.stereotype.Component;

/// Makes a playbook hold at a unit and below, from now on. Matters that are open keep the version they were opened with;
/// a dry run is the same work without the last step.
@Component
class Publishing {

    private final Orgs orgs;
    private final PlaybookVersions versions;
    private final Pinned pinned;
    private final JinlinClock clock;

    Publishing(Orgs orgs, PlaybookVersions versions, Pinned pinned, JinlinClock clock) {
        this.orgs = orgs;
        this.versions = versions;
        this.pinned = pinned;
        this.clock = clock;
    }

    /// Where a playbook is to hold.
    private record Target(Tenant tenant, Unit unit) {}

    /// @param file a pack's folder, or the playbook.yml in it
    /// @param unit an id, code or name that one unit of the installation has
    /// @return 0 when published or the dry run found nothing against it, 1 otherwise
    int publish(Path file, String unit, boolean dryRun, PrintStream out) {
        Path folder = Files.isDirectory(file) ? file.toAbsolutePath().normalize() : file.toAbsolutePath().normalize().getParent();
        Reading reading = Playbooks.read(PackSource.folder(folder.getParent()).orElse(PackSource.builtIn()), folder.getFileName().toString());
        if (!reading.faults().isEmpty()) {
            reading.faults().forEach(out::println);
            out.println("not published: " + reading.faults().size() + " faults in " + file);
            return 1;
        }
        List<Target> targets = targets(unit);
        if (targets.size() != 1) {
            out.println(targets.isEmpty() ? "no unit has the id, code or name " + unit + "; ./jinlin run prints where the list of units is" : "several units are called " + unit + "; name one by its id: "
                    + String.join(", ", targets.stream().map(target -> target.unit().id() + " (" + target.tenant().name() + ")").toList()));
            return 1;
        }
        return publish(reading, targets.getFirst(), dryRun, out);
    }

    private int publish(Reading reading, Target target, boolean dryRun, PrintStream out) {
        int district = target.tenant().district();
        long unit = target.unit().id();
        Playbook playbook = reading.orThrow();
        var before = orgs.binding(district, unit, clock.now()).map(binding -> versions.get(binding.code(), binding.version()));
        before.ifPresent(older -> PlaybookDiff.between(older, playbook).forEach(out::println));
        List<String> problems = problems(district, unit, playbook, out);
        problems.forEach(out::println);
        if (!problems.isEmpty()) {
            out.println("not published: " + problems.size() + " reasons above");
            return 1;
        }
        String where = target.unit().name() + " (" + target.tenant().name() + ")";
        orgs.overlay(district, unit).ifPresent(overlay -> out.println("an operating mode holds there now, " + overlay.binding().code() + " version " + overlay.binding().version() + ": what is published holds when it has ended"));
        if (dryRun) {
            out.println("dry run: " + playbook.code() + " could hold at " + where + "; nothing was changed");
            return 0;
        }
        Playbook published = versions.publish(reading, clock.now(), 0);
        if (before.filter(older -> older.code().equals(published.code()) && older.version() == published.version()).isPresent()) {
            out.println(published.code() + " version " + published.version() + " holds at " + where + " already");
            return 0;
        }
        orgs.bind(district, unit, new Binding(published.code(), published.version()), clock.now());
        out.println("published: " + published.code() + " version " + published.version() + " holds at " + where + " for matters opened from now on");
        return 0;
    }

    private List<String> problems(int district, long unit, Playbook playbook, PrintStream out) {
        var kinds = new TreeMap<String, TreeMap<String, Integer>>();
        for (Pinned.Line line : pinned.under(district, unit)) {
            kinds.computeIfAbsent(line.playbook() + "/" + line.version(), key -> new TreeMap<>()).put(line.kind(), line.matters());
            out.println(line.matters() + " open matters of kind " + line.kind() + " stay with " + line.playbook() + " version " + line.version());
        }
        var problems = new ArrayList<String>();
        kinds.forEach((version, open) -> {
            int slash = version.indexOf('/');
            Playbook older = versions.get(version.substring(0, slash), Integer.parseInt(version.substring(slash + 1)));
            problems.addAll(Succession.problems(older, playbook, open));
        });
        return problems;
    }

    private List<Target> targets(String named) {
        var targets = new ArrayList<Target>();
        for (Tenant tenant : orgs.tenants()) {
            orgs.tree(tenant.district()).units().stream()
                    .filter(unit -> Long.toString(unit.id()).equals(named) || named.equals(unit.code()) || named.equals(unit.name()))
                    .forEach(unit -> targets.add(new Target(tenant, unit)));
        }
        return targets;
    }
}
