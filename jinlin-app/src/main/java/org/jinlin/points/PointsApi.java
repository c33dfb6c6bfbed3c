package org.jinlin.points;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.people.Actor;
import org.jinlin.playbook.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The JSON API of points: what one has, and the statement.
@RestController
@RequestMapping("/api/me/points")
class PointsApi {

    private final Statements statements;

    PointsApi(Statements statements) {
        this.statements = statements;
    }

    /// A line of the statement.
    ///
    /// @param matter the number of the matter that led to it
    /// @param rule   the rule or the gift of the playbook
    record Line(long number, String kind, long amount, long balance, Instant at, @Nullable String matter, @Nullable String rule) {}

    /// What I have, by currency.
    @GetMapping
    Map<String, Long> balances(Actor actor) {
        var balances = new TreeMap<String, Long>();
        for (Currency currency : Currency.earned()) {
            balances.put(currency.code(), 0L);
        }
        statements.accounts(PointsOwnPages.scope(actor), Holder.person(actor.personId())).forEach(account -> balances.put(account.currency().code(), account.balance()));
        return balances;
    }

    /// What went in and out, the latest first; of points, or of minutes with `of=minutes`.
    @GetMapping("/lines")
    Outcome<Page<Line>> lines(Actor actor, @RequestParam @Nullable String of, @RequestParam @Nullable String after) {
        Currency currency = Currency.MINUTES.code().equals(of) ? Currency.MINUTES : Currency.POINTS;
        var scope = PointsOwnPages.scope(actor);
        return statements.accounts(scope, Holder.person(actor.personId())).stream().filter(account -> account.currency() == currency).findFirst()
                .map(account -> statements.lines(scope, account.id(), after)).orElseGet(() -> Outcome.done(new Page<>(List.of(), Optional.empty())))
                .map(page -> page.map(line -> new Line(line.number(), line.kind().code(), line.amount(), line.balance(), line.at(), line.matter(), line.rule())));
    }
}
