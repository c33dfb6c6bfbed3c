package org.jinlin.matters;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.PublicNumber;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The tenant of somebody who has not signed in: the one that is named by its code, or the only one there is. One that no
/// playbook is bound to is not whole yet: nothing could be promised there.
@Component
public class HomeTenant {

    private final Orgs orgs;
    private final JinlinClock clock;

    HomeTenant(Orgs orgs, JinlinClock clock) {
        this.orgs = orgs;
        this.clock = clock;
    }

    /// Refuses an unknown code, and none at all where there are several tenants, naming those there are.
    public Outcome<Tenant> of(@Nullable String code) {
        List<Tenant> tenants = all();
        if (code == null && tenants.size() == 1) {
            return Outcome.done(tenants.getFirst());
        }
        return tenants.stream().filter(tenant -> tenant.code().equals(code)).findFirst().map(Outcome::done)
                .orElseGet(() -> Outcome.refused("DISTRICT_UNKNOWN", tenants.stream().limit(20).map(tenant -> tenant.code() + " " + tenant.name()).collect(Collectors.joining(", "))));
    }

    /// The one that a public number names.
    Optional<Tenant> numbered(PublicNumber number) {
        return orgs.tenants().stream().filter(tenant -> tenant.district() == number.district()).findFirst().filter(this::isWhole);
    }

    /// Those that may be chosen from.
    List<Tenant> all() {
        return orgs.tenants().stream().filter(this::isWhole).toList();
    }

    private boolean isWhole(Tenant tenant) {
        return orgs.binding(tenant.district(), tenant.rootId(), clock.now()).isPresent();
    }
}
