package org.jinlin.app;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jinlin.kit.JinlinClock;
import org.jinlin.matters.Pinned;
import org.jinlin.org.Binding;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jinlin.org.Unit;
import org.jinlin.people.Audit;
import org.jinlin.people.AuditAct;
import org.jinlin.people.AuditNote;
import org.jinlin.people.AuditSubject;
import org.jinlin.playbook.PackSource;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookDiff;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.playbook.Playbooks;
import org.jinlin.playbook.Reading;
import org.jinlin.playbook.Succession;
import org.springframework.stereotype.Component;

/// Makes a playbook hold at a unit and below, from a moment on, for the command and for the playbook desk. Matters that are
/// open keep the version they were opened with; a dry run is the same work without the last step.
@Component
class Publishing {

    private final Orgs orgs;
    private final PlaybookVersions versions;
    private final Pinned pinned;
    private final Audit audit;
    private final JinlinClock clock;

    Publishing(Orgs orgs, PlaybookVersions versions, Pinned pinned, Audit audit, JinlinClock clock) {
        this.orgs = orgs;
        this.versions = versions;
        this.pinned = pinned;
        this.audit = audit;
        this.clock = clock;
    }

    /// Where a playbook is to hold.
    record Target(Tenant tenant, Unit unit) {}

    /// What publishing would change, and what stands against it.
    ///
    /// @param before   what holds there now
    /// @param open     the open matters there, which stay with their versions
    /// @param problems what open matters would miss; nothing is published while there is one
    record Plan(Reading reading, Target target, Optional<Playbook> before, List<Pinned.Line> open, List<String> problems) {

        List<PlaybookDiff.Change> changes() {
            return before.map(older -> PlaybookDiff.between(older, reading.orThrow())).orElse(List.of());
        }
    }

    /// @param reading without faults
    Plan plan(Reading reading, Target target) {
        int district = target.tenant().district();
        long unit = target.unit().id();
        var before = orgs.binding(district, unit, clock.now()).map(binding -> versions.get(binding.code(), binding.version()));
        List<Pinned.Line> open = pinned.under(district, unit);
        return new Plan(reading, target, before, open, problems(open, reading.orThrow()));
    }

    /// Publishes what was planned and binds it.
    ///
    /// @param from      now, or a moment ahead
    /// @param publisher the person, 0 for the command
    /// @return the version; nothing was bound where it is what holds then already
    Binding carry(Plan plan, Instant from, long publisher) {
        if (!plan.problems().isEmpty()) {
            throw new IllegalArgumentException("a plan with problems: " + plan.problems());
        }
        Playbook published = versions.publish(plan.reading(), clock.now(), publisher);
        var binding = new Binding(published.code(), published.version());
        if (!holds(plan.target(), binding, from)) {
            int district = plan.target().tenant().district();
            long unit = plan.target().unit().id();
            orgs.bind(district, unit, binding, from, sql -> audit.add(sql, AuditNote.of(district, publisher, AuditAct.PLAYBOOK_PUBLISHED, AuditSubject.unit(unit))));
        }
        return binding;
    }

    private boolean holds(Target target, Binding binding, Instant at) {
        return orgs.binding(target.tenant().district(), target.unit().id(), at).filter(binding::equals).isPresent();
    }

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
        return publish(plan(reading, targets.getFirst()), dryRun, out);
    }

    private int publish(Plan plan, boolean dryRun, PrintStream out) {
        plan.changes().forEach(out::println);
        plan.open().forEach(line -> out.println(line.matters() + " open matters of kind " + line.kind() + " stay with " + line.playbook() + " version " + line.version()));
        plan.problems().forEach(out::println);
        if (!plan.problems().isEmpty()) {
            out.println("not published: " + plan.problems().size() + " reasons above");
            return 1;
        }
        String where = plan.target().unit().name() + " (" + plan.target().tenant().name() + ")";
        orgs.overlay(plan.target().tenant().district(), plan.target().unit().id()).ifPresent(overlay -> out.println("an operating mode holds there now, " + overlay.binding().code()
                + " version " + overlay.binding().version() + ": what is published holds when it has ended"));
        if (dryRun) {
            out.println("dry run: " + plan.reading().orThrow().code() + " could hold at " + where + "; nothing was changed");
            return 0;
        }
        Binding published = carry(plan, clock.now(), 0);
        boolean held = plan.before().filter(older -> older.code().equals(published.code()) && older.version() == published.version()).isPresent();
        out.println(held ? published.code() + " version " + published.version() + " holds at " + where + " already"
                : "published: " + published.code() + " version " + published.version() + " holds at " + where + " for matters opened from now on");
        return 0;
    }

    /// What open matters there would miss under a version that was published before.
    List<String> problems(Target target, Binding binding) {
        return problems(pinned.under(target.tenant().district(), target.unit().id()), versions.get(binding.code(), binding.version()));
    }

    private List<String> problems(List<Pinned.Line> open, Playbook playbook) {
        var kinds = new TreeMap<String, TreeMap<String, Integer>>();
        open.forEach(line -> kinds.computeIfAbsent(line.playbook() + "/" + line.version(), _ -> new TreeMap<>()).put(line.kind(), line.matters()));
        var problems = new ArrayList<String>();
        kinds.forEach((version, matters) -> {
            int slash = version.indexOf('/');
            Playbook older = versions.get(version.substring(0, slash), Integer.parseInt(version.substring(slash + 1)));
            problems.addAll(Succession.problems(older, playbook, matters));
        });
        return List.copyOf(problems);
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
