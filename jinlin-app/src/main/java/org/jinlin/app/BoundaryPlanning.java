package org.jinlin.app;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.matters.Pinned;
import org.jinlin.org.Boundaries;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.People;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookVersions;
import org.springframework.stereotype.Component;

/// Says what a plan of boundaries would do, finds what it would leave to nobody, and writes it down; a dry run is the same work
/// without the last step.
@Component
class BoundaryPlanning {

    private final Orgs orgs;
    private final Boundaries boundaries;
    private final Pinned pinned;
    private final People people;
    private final PlaybookVersions playbooks;
    private final JinlinClock clock;
    private final Ids ids;

    BoundaryPlanning(Orgs orgs, Boundaries boundaries, Pinned pinned, People people, PlaybookVersions playbooks, JinlinClock clock, Ids ids) {
        this.orgs = orgs;
        this.boundaries = boundaries;
        this.pinned = pinned;
        this.people = people;
        this.playbooks = playbooks;
        this.clock = clock;
        this.ids = ids;
    }

    /// @return 0 when it is written down or the dry run found nothing against it, 1 otherwise
    int plan(Tenant tenant, String csv, LocalDate from, boolean dryRun, PrintStream out) {
        int district = tenant.district();
        var binding = orgs.binding(district, tenant.rootId(), clock.now()).orElseThrow(() -> new IllegalStateException("no playbook holds in " + tenant.name()));
        Playbook playbook = playbooks.get(binding.code(), binding.version());
        var file = new BoundaryFile(orgs.tree(district, from), playbook.levels(), ids::next);
        Boundaries.Plan plan = file.read(csv, from);
        if (!file.faults().isEmpty()) {
            return refused(file.faults(), out);
        }
        try {
            Tree planned = boundaries.planned(district, plan);
            List<String> orphans = report(district, plan, planned, people.staffed(district, playbook.owningRoles()), out);
            if (!orphans.isEmpty()) {
                return refused(orphans, out);
            }
            if (dryRun) {
                out.println("dry run: " + plan.moves().size() + " units would hang elsewhere from " + from + ", " + plan.founded().size() + " are new; nothing was changed");
                return 0;
            }
            boundaries.enact(district, plan);
            out.println("written down: " + plan.moves().size() + " units hang elsewhere from " + from + " 00:00, " + plan.founded().size() + " are new; open matters follow then");
            return 0;
        } catch (IllegalArgumentException e) {
            return refused(List.of(String.valueOf(e.getMessage())), out);
        }
    }

    private static int refused(List<String> reasons, PrintStream out) {
        reasons.forEach(out::println);
        out.println("not written down: " + reasons.size() + " reasons above");
        return 1;
    }

    /// What goes where, and whom nobody would answer for.
    private List<String> report(int district, Boundaries.Plan plan, Tree planned, Set<Long> staffed, PrintStream out) {
        Tree before = orgs.tree(district, plan.from());
        plan.moves().forEach((unit, parent) -> {
            int open = pinned.under(district, unit).stream().mapToInt(Pinned.Line::matters).sum();
            out.println(before.unit(unit).name() + ": from " + before.parent(unit).stream().mapToObj(before::unit).map(Unit::name).findFirst().orElse("nowhere")
                    + " to " + planned.unit(parent).name() + ", with " + open + " open matters");
        });
        plan.founded().stream().map(added -> added.unit()).filter(unit -> !staffed.contains(unit.id())).forEach(unit -> out.println(unit.name() + ": new, and nobody answers there yet; until somebody is appointed "
                + planned.firstAbove(unit.id(), staffed::contains).stream().mapToObj(planned::unit).map(Unit::name).findFirst().orElse("nobody") + " does"));
        return plan.moves().keySet().stream().filter(unit -> planned.firstAtOrAbove(unit, staffed::contains).isEmpty())
                .map(unit -> planned.unit(unit).name() + " would have nobody above it who answers: appoint somebody first").toList();
    }
}
