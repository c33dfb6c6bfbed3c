package org.jinlin.matters;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Actor;
import org.jinlin.playbook.Effect;
import org.jinlin.playbook.Facts;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Owner;
import org.jinlin.playbook.Reckoning;
import org.jspecify.annotations.Nullable;

/// Decides every move: whether it may be made, by whom, from where and with what, and what it changes. Pure; the same
/// situation, request and time always give the same answer. The words of each playbook are checked before publishing,
/// so that what is decided here can be carried out.
final class MatterRules {

    private final Situation situation;
    private final Instant now;

    MatterRules(Situation situation, Instant now) {
        this.situation = situation;
        this.now = now;
    }

    /// Somebody, or the engine, wants to make a move.
    ///
    /// @param raw     fields as they came; a refusal names the field that does not fit
    /// @param history the matter's moves; only looked at by rules for which [#needsHistory] says so
    Outcome<Decision> decide(String verb, Map<String, Object> raw, Actor actor, List<Move> history) {
        return may(verb, actor, history).then(standing -> {
            MoveRule rule = situation.kind().moves().get(verb);
            return !rule.undoes().isEmpty() ? read(rule, raw, actor).then(values -> new UndoRules(situation, now).decide(rule, values, standing.line(actor), history))
                    : read(rule, raw, actor).then(values -> bounded(rule, values)).then(values -> carry(rule, values, standing, actor));
        });
    }

    /// Whether somebody may make a move here and now, whatever it takes: as what, or why not. The one answer to this question: moves
    /// are decided by it, pages offer by it, and [Why] explains by it.
    Outcome<Standing> may(String verb, Actor actor, List<Move> history) {
        MoveRule rule = situation.kind().moves().get(verb);
        if (rule == null) {
            return Outcome.refused("MOVE_UNKNOWN", FieldRules.brief(verb), String.join(", ", situation.kind().moves().keySet()));
        }
        Optional<Move> undone = UndoRules.candidate(rule, history);
        if (!rule.undoes().isEmpty() && undone.isEmpty()) {
            return Outcome.refused("NOTHING_TO_UNDO", verb);
        }
        return Standing.of(rule, actor, situation, undone.orElse(null)).<Outcome<Standing>>map(standing -> permitted(rule).or(() -> secondPerson(rule, actor, history)).or(() -> onceAlready(rule, actor, history))
                .<Outcome<Standing>>map(Outcome.Refused::new).orElseGet(() -> Outcome.done(standing))).orElseGet(() -> Outcome.refused("NOT_YOURS", verb));
    }

    /// The moves that this actor could make now, whatever they need: what a page offers.
    List<MoveRule> allowed(Actor actor, List<Move> history) {
        return situation.kind().moves().values().stream()
                .filter(rule -> may(rule.code(), actor, history).isDone())
                .filter(rule -> rule.undoes().isEmpty() || new UndoRules(situation, now).possible(rule, history))
                .toList();
    }

    private Outcome<Values> read(MoveRule rule, Map<String, Object> raw, Actor actor) {
        return actor.isEngine()
                ? Outcome.done(Values.of(situation.playbook(), raw))
                : new FieldRules(situation.playbook(), situation.offices().tree(), situation.matter().facts()).read(rule, raw).map(values -> drawn(rule, values));
    }

    /// With what is drawn from the number of the matter, and what is counted of its moves.
    private Values drawn(MoveRule rule, Values values) {
        var facts = new TreeMap<>(values.facts());
        var matter = situation.matter();
        rule.may().stream().map(situation.playbook().fields()::get).forEach(field -> {
            if (field.reckoned().orElse(null) instanceof Reckoning.Drawn draw) {
                facts.put(field.code(), draw.choice(field, values.code("grade").orElse(matter.state().grade()), matter.identity().number()));
            } else if (field.reckoned().orElse(null) instanceof Reckoning.Made made) {
                facts.put(field.code(), (long) matter.tally(made.move()).count());
            }
        });
        return new Values(facts, values.texts(), values.filed());
    }

    /// Whether the move could be made now by whoever may, whatever it needs.
    boolean isPossible(MoveRule rule) {
        return permitted(rule).isEmpty();
    }

    /// Stage, conditions, limits and gates: everything but who and with what.
    private Optional<Refusal> permitted(MoveRule rule) {
        Matter matter = situation.matter();
        if (!rule.from().contains(matter.stage())) {
            return Optional.of(Refusal.of(matter.isOpen() ? "WRONG_STAGE" : "ALREADY_ENDED", rule.code(), matter.stage()));
        }
        if (!matter.isOpen() && !fromEnd(rule, matter)) {
            return Optional.of(Refusal.of("ENDED_OTHERWISE", rule.code(), String.valueOf(matter.state().outcome())));
        }
        if (!matter.isOpen() && rule.afterEnd().filter(span -> now.isAfter(matter.state().endedAt().plus(span.elapsed()))).isPresent()) {
            return Optional.of(Refusal.of("TOO_LATE", rule.code(), rule.afterEnd().get().toString()));
        }
        if (!rule.unless().isEmpty() && matter.says(rule.unless())) {
            return Optional.of(Refusal.of("FORBIDDEN_HERE", rule.code()));
        }
        if (rule.overLimit().isEmpty() && rule.limit().filter(limit -> matter.tally(rule.code()).exhausted(limit, now)).isPresent()) {
            return Optional.of(Refusal.of("LIMIT_REACHED", rule.code(), rule.limit().get().times()));
        }
        return gate(rule);
    }

    private static boolean fromEnd(MoveRule rule, Matter matter) {
        return rule.fromEnd().isEmpty() || rule.fromEnd().contains(matter.state().outcome());
    }

    /// Whether a rule looks at the moves before: what takes one back, what wants a second person, and what each person does once.
    static boolean needsHistory(Situation situation, MoveRule rule) {
        return !rule.undoes().isEmpty() || rule.gate().secondPerson() || countsOnce(situation, rule);
    }

    /// Who brought the matter to the stage where it is must not be who leads it on: one pair of eyes is not two.
    private static Optional<Refusal> secondPerson(MoveRule rule, Actor actor, List<Move> history) {
        return !rule.gate().secondPerson() ? Optional.empty()
                : history.reversed().stream().filter(move -> !move.fromStage().equals(move.toStage())).findFirst()
                        .filter(move -> Objects.equals(move.actor().personId(), actor.personId())).map(_ -> Refusal.of("SECOND_PERSON", rule.code()));
    }

    /// A code at the place counts nobody twice, nor does a vote, nor support that is counted.
    private Optional<Refusal> onceAlready(MoveRule rule, Actor actor, List<Move> history) {
        return countsOnce(situation, rule) && history.stream().anyMatch(move -> move.verb().equals(rule.code()) && Objects.equals(move.actor().personId(), actor.personId()))
                ? Optional.of(Refusal.of(rule.isVote() ? "VOTED_ALREADY" : rule.atPlace().isPresent() ? "PLACE_CODE_USED" : "COUNTED_ALREADY", rule.code())) : Optional.empty();
    }

    /// Of what can be followed only what a field counts: following a request would read its whole history else.
    private static boolean countsOnce(Situation situation, MoveRule rule) {
        return rule.isVote() || rule.atPlace().isPresent() || rule.effects().contains(Effect.FOLLOW) && isCounted(situation, rule);
    }

    private static boolean isCounted(Situation situation, MoveRule rule) {
        return situation.kind().moves().values().stream().flatMap(move -> move.may().stream()).map(situation.playbook().fields()::get)
                .anyMatch(field -> field.reckoned().orElse(null) instanceof Reckoning.Made made && made.move().equals(rule.code()));
    }

    private Optional<Refusal> gate(MoveRule rule) {
        if (situation.hasOpenChildren(rule.gate().childrenEnded())) {
            return Optional.of(Refusal.of("CHILDREN_OPEN", rule.code()));
        }
        return rule.gate().times().entrySet().stream()
                .filter(entry -> situation.matter().tally(entry.getKey()).count() < entry.getValue())
                .findFirst()
                .map(entry -> Refusal.of("FIRST_NEEDED", entry.getKey(), entry.getValue()));
    }

    private Outcome<Values> bounded(MoveRule rule, Values values) {
        for (var entry : rule.bounds().entrySet()) {
            String said = values.code(entry.getKey()).orElse(null);
            if (said == null) {
                continue;
            }
            Instant at = Instant.parse(said);
            MoveRule.Bounds bounds = entry.getValue();
            Instant earliest = bounds.min().map(span -> now.plus(span.elapsed())).orElse(now);
            if (!at.isAfter(earliest)) {
                return Outcome.refused("TIME_TOO_EARLY", entry.getKey(), earliest.toString());
            }
            if (bounds.max().filter(span -> at.isAfter(now.plus(span.elapsed()))).isPresent()) {
                return Outcome.refused("TIME_TOO_LATE", entry.getKey(), now.plus(bounds.max().get().elapsed()).toString());
            }
            // what is late already must still be possible to promise and to end
            Optional<Instant> promised = bounds.notAfter().flatMap(this::promised).filter(now::isBefore);
            if (promised.filter(at::isAfter).isPresent()) {
                return Outcome.refused("LATER_THAN_PROMISED", entry.getKey(), promised.get().toString());
            }
        }
        return Outcome.done(values);
    }

    private Optional<Instant> promised(String clock) {
        return clock.startsWith("parent.")
                ? situation.parent().flatMap(parent -> parent.running(clock.substring("parent.".length()))).map(Due::dueAt)
                : situation.matter().running(clock).map(Due::dueAt);
    }

    private Outcome<Decision> carry(MoveRule rule, Values values, Standing standing, Actor actor) {
        boolean overLimit = rule.overLimit().isPresent() && rule.limit().filter(limit -> situation.matter().tally(rule.code()).exhausted(limit, now)).isPresent();
        Owner owner = overLimit ? rule.overLimit().get() : rule.owner().orElse(null);
        var changes = new Changes(situation, now, rule.code());
        Values kept = rule.isVote() ? values.withoutBallot() : values;
        changes.values(kept);
        rule.effects().forEach(effect -> changes.effect(effect, values, actor));
        rule.to().ifPresent(stage -> changes.enter(stage, owner, standing.unit(), values));
        rule.end().ifPresent(end -> changes.end(outcome(end, values)));
        rule.setsClock().forEach((clock, field) -> values.code(field).ifPresent(at -> changes.sets(clock, Instant.parse(at))));
        changes.tells(rule.tells());
        changes.opens(rule, values);
        rule.then().forEach((verb, then) -> {
            boolean nth = then.nth().map(n -> situation.matter().tally(rule.code()).count() + 1 >= n).orElse(true);
            if (nth && Facts.match(then.when(), values.facts())) {
                changes.follows(new Decision.Consequence.Then(verb, Map.of()));
            }
        });
        return changes.missing().<Outcome<Decision>>map(field -> Outcome.refused("FIELD_MISSING", field))
                .orElseGet(() -> Outcome.done(changes.decision(standing.line(actor), rule.internal(), kept)));
    }

    private static String outcome(MoveRule.End end, Values values) {
        return switch (end) {
            case MoveRule.End.Outcome(String outcome) -> outcome;
            case MoveRule.End.FromField(String field) -> values.code(field).orElseThrow();
        };
    }

    /// A child of this matter made a move that concerns it. The line names who made it.
    ///
    /// @param known what the child knows by field: facts, and texts where they come along
    Decision hear(String childMove, Map<String, Object> known, Move.ActorLine actor) {
        int nth = situation.matter().tally(childMove).count() + 1;
        var changes = new Changes(situation, now, childMove);
        situation.kind().reaction(childMove, nth).map(situation.matter().isOpen() ? reaction -> reaction : Kind.Reaction::ofEnded).ifPresent(reaction -> {
            reaction.to().ifPresent(stage -> changes.enter(stage, reaction.owner().orElse(null), OptionalLong.empty(), Values.NONE));
            reaction.effects().forEach(effect -> changes.effect(effect, Values.NONE, Actor.engine(situation.matter().district())));
            reaction.move(known).ifPresent(move -> {
                Map<String, Object> told = told(move, known);
                changes.follows(new Decision.Consequence.Then(move, told));
                MoveRule rule = situation.kind().moves().get(move);
                if (!reaction.isAsked() && rule != null && isPossible(rule)) {
                    // who wrote the asker's word down stands on this line, not on that of the engine
                    changes.values(Values.of(situation.playbook(), told));
                }
            });
        });
        return changes.decision(actor, false, Values.NONE);
    }

    /// What the child knows of the fields that a move takes.
    private Map<String, Object> told(String move, Map<String, Object> known) {
        @Nullable MoveRule asked = situation.kind().moves().get(move);
        return asked == null ? Map.of() : known.entrySet().stream()
                .filter(fact -> asked.fields().contains(fact.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
