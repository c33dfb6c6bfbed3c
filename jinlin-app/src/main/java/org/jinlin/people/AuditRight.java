package org.jinlin.people;

import java.util.Set;
import org.jinlin.kit.Outcome;
import org.jinlin.org.Orgs;
import org.springframework.stereotype.Component;

/// Who the audit administrator is (GB/T 22239-2019 8.1.5.2: the administrator of the audit is apart from those of the system and of its
/// security). The one place that knows.
@Component
public class AuditRight {

    /// A post at the top of the tree. No playbook knows this role: whoever holds it sees no matter by it.
    public static final String ROLE = "audit_administrator";

    private final Orgs orgs;

    AuditRight(Orgs orgs) {
        this.orgs = orgs;
    }

    public boolean holds(Actor actor) {
        return actor.kind() == Actor.Kind.PERSON && !actor.viaApi() && actor.holds(Set.of(ROLE), orgs.tree(actor.district()).root().id());
    }

    /// The audit administrator. Refuses everybody else with AUDIT_NOT_YOURS.
    Outcome<Actor> admitted(Actor actor) {
        return holds(actor) ? Outcome.done(actor) : Outcome.refused("AUDIT_NOT_YOURS");
    }
}
