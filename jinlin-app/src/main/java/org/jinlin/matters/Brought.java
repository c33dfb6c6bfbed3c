package org.jinlin.matters;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jinlin.kit.Outcome;
import org.jinlin.people.People;
import org.jinlin.playbook.Effect;
import org.jinlin.playbook.MoveRule;
import org.springframework.stereotype.Component;

/// Asking somebody by name: only who could take it on of the own accord, so that nobody is asked who may not even read it.
@Component
class Brought {

    private final People people;

    Brought(People people) {
        this.people = people;
    }

    /// The fields as they came. Refuses a person who could not take the matter on from where it would be (PERSON_CANNOT_TAKE).
    Outcome<Map<String, Object>> read(Situation situation, String verb, Map<String, Object> fields) {
        Optional<MoveRule> rule = Optional.ofNullable(situation.kind().moves().get(verb)).filter(move -> move.effects().contains(Effect.BRING));
        Optional<Long> named = rule.flatMap(_ -> situation.playbook().namedBy(fields));
        return named.isEmpty() || canTake(situation, rule.orElseThrow(), named.get()) ? Outcome.done(fields) : Outcome.refused("PERSON_CANNOT_TAKE");
    }

    private boolean canTake(Situation situation, MoveRule rule, long person) {
        Set<String> by = situation.kind().moves().values().stream().filter(move -> move.effects().contains(Effect.TAKE) && rule.to().filter(move.from()::contains).isPresent())
                .flatMap(move -> move.by().stream()).filter(situation.playbook().roles()::containsKey).collect(Collectors.toSet());
        return by.stream().map(role -> people.holders(situation.matter().identity().district(), role))
                .anyMatch(holders -> situation.matter().state().chain().stream().anyMatch(unit -> holders.getOrDefault(unit, Set.of()).contains(person)));
    }
}
