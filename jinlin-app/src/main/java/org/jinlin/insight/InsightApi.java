package org.jinlin.insight;

import java.util.Locale;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.people.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The JSON API of numbers, for staff.
@RestController
@RequestMapping("/api")
class InsightApi {

    private final Insight insight;

    InsightApi(Insight insight) {
        this.insight = insight;
    }

    /// The rates of a unit and everything below it, by the boundaries of the day `map`; of today when not said. Days as 2026-11-20, both included.
    @GetMapping("/rates")
    Outcome<Insight.RatesView> rates(Actor actor, @RequestParam @Nullable String unit, @RequestParam @Nullable String from, @RequestParam @Nullable String to,
            @RequestParam @Nullable String kind, @RequestParam @Nullable String map, Locale locale) {
        return insight.rates(actor, unit, from, to, kind, map, locale.getLanguage());
    }

    /// What is open at a unit and below, the gravest and longest due first.
    @GetMapping("/open")
    Outcome<Page<Insight.OpenLine>> open(Actor actor, @RequestParam @Nullable String unit, @RequestParam @Nullable String kind, @RequestParam @Nullable String after,
            @RequestParam @Nullable String limit, Locale locale) {
        return insight.open(actor, unit, kind, after, limit, locale.getLanguage());
    }
}
