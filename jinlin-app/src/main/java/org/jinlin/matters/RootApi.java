package org.jinlin.matters;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.people.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The published roots of days, for anybody, and the proof of the own timeline.
@RestController
class RootApi {

    private final DayRoots roots;
    private final Proofs proofs;
    private final HomeTenant home;

    RootApi(DayRoots roots, Proofs proofs, HomeTenant home) {
        this.roots = roots;
        this.proofs = proofs;
        this.home = home;
    }

    /// @param matters how many matters moved on the day
    record Root(String district, LocalDate day, int matters, String root, Instant at) {}

    /// The root of a day, of the last closed one when no day is named. Write it down: later it proves what was then.
    ///
    /// @param district the division code; not needed where there is one district only
    @GetMapping("/api/roots")
    Outcome<Root> root(@RequestParam @Nullable String district, @RequestParam @Nullable String day) {
        return home.of(district).then(tenant -> day(day).then(wanted -> roots.root(tenant.district(), wanted)
                .map(root -> new Root(tenant.code(), root.day(), root.matters(), HexFormat.of().formatHex(root.root()), root.at()))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused("NO_ROOT"))));
    }

    /// Everything that is needed to check the own timeline against the root of a day.
    @GetMapping("/api/matters/{number}/proof")
    Outcome<Proofs.Proof> proof(Actor actor, @PathVariable String number, @RequestParam @Nullable String day) {
        return day(day).then(wanted -> proofs.of(actor, number, wanted));
    }

    private static Outcome<Optional<LocalDate>> day(@Nullable String written) {
        try {
            return Outcome.done(Optional.ofNullable(written).filter(text -> !text.isEmpty()).map(LocalDate::parse));
        } catch (DateTimeParseException e) {
            return Outcome.refused("DAY_MALFORMED", "day");
        }
    }
}
