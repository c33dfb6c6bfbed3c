package org.jinlin.people;

import org.jinlin.kit.Outcome;
import org.springframework.stereotype.Component;

/// Who may search the audit: the audit administrator, apart from those of the system and of its security (GB/T 22239-2019
/// 8.1.5.2). The one place that knows.
@Component
public class AuditRight {

    private final Administrators administrators;

    AuditRight(Administrators administrators) {
        this.administrators = administrators;
    }

    public boolean holds(Actor actor) {
        return administrators.of(actor).filter(Administrator.AUDIT::equals).isPresent();
    }

    /// The audit administrator. Refuses everybody else with AUDIT_NOT_YOURS.
    Outcome<Actor> admitted(Actor actor) {
        return holds(actor) ? Outcome.done(actor) : Outcome.refused("AUDIT_NOT_YOURS");
    }
}
