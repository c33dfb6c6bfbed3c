package org.jinlin.app;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Locale;
import org.jinlin.matters.BoundaryPlans;
import org.jinlin.org.Tenant;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Prints what a plan of boundaries would do and all that stands against it. Nothing is written down here: that takes two persons.
@Component
class BoundaryPlanning {

    private final BoundaryPlans plans;
    private final MessageSource texts;

    BoundaryPlanning(BoundaryPlans plans, MessageSource texts) {
        this.plans = plans;
        this.texts = texts;
    }

    /// @return 0 when nothing stands against it, 1 otherwise
    int plan(Tenant tenant, String csv, LocalDate from, PrintStream out) {
        BoundaryPlans.Look look = plans.look(tenant.district(), csv, from);
        look.moves().forEach(move -> out.println(move.unit() + ": from " + move.from() + " to " + move.to() + ", with " + move.matters() + " open matters"));
        look.vacant().forEach(vacant -> out.println(vacant.unit() + ": new, and nobody answers there yet; until somebody is appointed " + vacant.until() + " does"));
        look.faults().forEach(fault -> out.println(texts.getMessage("refusal." + fault.code(), fault.args().toArray(), Locale.ENGLISH)));
        var plan = look.plan();
        out.println(look.faults().isEmpty()
                ? "dry run: " + plan.moves().size() + " units would hang elsewhere from " + from + " 00:00, " + plan.founded().size() + " are new, " + plan.closed().size() + " close, "
                        + plan.areas().size() + " areas are drawn anew, " + look.follow() + " open matters would follow; nothing was changed, a matter of the kind boundary brings it about"
                : "this plan would be refused: " + look.faults().size() + " reasons above");
        return look.faults().isEmpty() ? 0 : 1;
    }
}
