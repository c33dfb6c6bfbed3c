package org.jinlin.points;

import java.time.LocalDate;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.people.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The JSON API of what waits for a second pair of eyes.
@RestController
@RequestMapping("/api/points/awards")
class AwardApi {

    private final Awards awards;

    AwardApi(Awards awards) {
        this.awards = awards;
    }

    /// Something earned that nobody confirmed yet.
    ///
    /// @param number of the matter
    record Waiting(String award, String rule, String number, long amount, String currency, LocalDate day) {}

    /// What waits at the units of my posts and below, the oldest first.
    @GetMapping
    Outcome<Page<Waiting>> waiting(Actor actor, @RequestParam @Nullable String after) {
        return awards.waiting(actor, after).map(page -> page.map(award -> new Waiting(Long.toString(award.id()), award.rule(), award.number(), award.amount(), award.currency().code(), award.day())));
    }

    record Decision(@Nullable String award, @Nullable Boolean confirm) {}

    record Decided(String state) {}

    /// Confirms it, or refuses it with `"confirm": false`.
    @PostMapping
    Outcome<Decided> decide(Actor actor, @RequestBody Decision request) {
        if (request.award() == null || !request.award().matches("[0-9]{1,18}") || request.confirm() == null) {
            return Outcome.refused("POINTS_NOT_WAITING");
        }
        return awards.decide(actor, Long.parseLong(request.award()), request.confirm()).map(state -> new Decided(state.code()));
    }
}
