package org.jinlin.people;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The published roots of the audit's days, for anybody, beside those of the matters.
@RestController
class AuditRootApi {

    private static final String INSTALLATION = "installation";

    private final AuditDays days;
    private final Orgs orgs;

    AuditRootApi(AuditDays days, Orgs orgs) {
        this.days = days;
        this.orgs = orgs;
    }

    /// The root of a day, of the last closed one when no day is named. Write it down: later it proves that no entry was changed or taken away.
    ///
    /// @param district the division code, or `installation` for what belongs to no district; not needed where there is one district only
    @GetMapping("/api/roots/audit")
    Outcome<AuditDays.Root> root(@RequestParam @Nullable String district, @RequestParam @Nullable String day) {
        return chain(district).then(chain -> day(day).then(wanted -> days.root(chain, wanted).map(Outcome::done).orElseGet(() -> Outcome.refused("NO_ROOT"))));
    }

    private Outcome<Integer> chain(@Nullable String code) {
        var tenants = orgs.tenants();
        if (INSTALLATION.equals(code)) {
            return Outcome.done(0);
        }
        return tenants.stream().filter(tenant -> code == null ? tenants.size() == 1 : tenant.code().equals(code)).findFirst().map(Tenant::district).map(Outcome::done)
                .orElseGet(() -> Outcome.refused("DISTRICT_UNKNOWN", ""));
    }

    private static Outcome<Optional<LocalDate>> day(@Nullable String written) {
        try {
            return Outcome.done(Optional.ofNullable(written).filter(text -> !text.isEmpty()).map(LocalDate::parse));
        } catch (DateTimeParseException e) {
            return Outcome.refused("DAY_MALFORMED", "day");
        }
    }
}
