package org.jinlin.matters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.matters.Decision.Consequence;
import org.jinlin.playbook.MoveRule;
import org.jspecify.annotations.Nullable;

/// Takes a move back: the matter becomes what its replay gives without that move. Only the last move that changed
/// anything, only for the playbook's time, only while no child was touched; the children end as `undone`. Pure.
final class UndoRules {

    private final Situation situation;
    private final Instant now;

    UndoRules(Situation situation, Instant now) {
        this.situation = situation;
        this.now = now;
    }

    /// The move that would be taken back: the last one of the rule's verbs, if it was not taken back already.
    static Optional<Move> candidate(MoveRule rule, List<Move> history) {
        var undone = history.stream().map(move -> move.change().undoes()).toList();
        return history.reversed().stream()
                .filter(move -> rule.undoes().contains(move.verb()) && !undone.contains(move.seq()))
                .findFirst();
    }

    boolean possible(MoveRule rule, List<Move> history) {
        return candidate(rule, history).filter(move -> refusal(rule, move, history).isEmpty()).isPresent();
    }

    Outcome<Decision> decide(MoveRule rule, Values values, Move.ActorLine actor, List<Move> history) {
        Move move = candidate(rule, history).orElse(null);
        if (move == null) {
            return Outcome.refused("NOTHING_TO_UNDO", rule.code());
        }
        Optional<Refusal> refusal = refusal(rule, move, history);
        if (refusal.isPresent()) {
            return new Outcome.Refused<>(refusal.get());
        }
        Matter without = Replay.of(history.stream().filter(kept -> kept.seq() != move.seq()).toList());
        var change = new Change(null, difference(without), facts(without, values), dues(without), move.seq(), List.of(), List.of(), tally(without));
        var draft = new Decision.Draft(rule.code(), without.stage(), actor, rule.internal(), change, values);
        return Outcome.done(new Decision(draft, consequences(move)));
    }

    private Optional<Refusal> refusal(MoveRule rule, Move move, List<Move> history) {
        if (rule.within().filter(span -> now.isAfter(move.at().plus(span.elapsed()))).isPresent()) {
            return Optional.of(Refusal.of("UNDO_TOO_LATE", rule.code(), rule.within().get().toString()));
        }
        boolean last = history.stream().filter(later -> later.seq() > move.seq()).noneMatch(later -> later.change().isSubstantial());
        boolean untouched = opened(move).stream().allMatch(child -> child.state().seq() == 1);
        return last && untouched ? Optional.empty() : Optional.of(Refusal.of("UNDO_OVERTAKEN", rule.code()));
    }

    private List<Matter> opened(Move move) {
        return situation.children().stream().filter(child -> Objects.equals(child.facts().get("call"), (long) move.seq())).toList();
    }

    private List<Consequence> consequences(Move move) {
        var consequences = new ArrayList<Consequence>();
        opened(move).forEach(child -> consequences.add(new Consequence.OnChild(child.id(), "undone")));
        Matter matter = situation.matter();
        if (matter.state().intoId() != null && matter.identity().askerId() != null) {
            consequences.add(new Consequence.Unfollow(matter.state().intoId(), matter.identity().askerId(), matter.id()));
        }
        return consequences;
    }

    private Map<String, @Nullable Object> difference(Matter without) {
        var set = new TreeMap<String, @Nullable Object>();
        var was = Replay.stateOf(without);
        var is = Replay.stateOf(situation.matter());
        was.forEach((name, value) -> {
            if (!Objects.equals(value, is.get(name))) {
                set.put(name, value);
            }
        });
        return set;
    }

    /// Facts as they would stand: those that only the undone move declared are cleared.
    private Map<String, @Nullable Object> facts(Matter without, Values values) {
        Map<String, Object> were = without.facts();
        Map<String, Object> are = situation.matter().facts();
        var facts = new TreeMap<String, @Nullable Object>();
        Stream.concat(were.keySet().stream(), are.keySet().stream())
                .filter(fact -> !Objects.equals(were.get(fact), are.get(fact)))
                .forEach(fact -> facts.put(fact, were.get(fact)));
        facts.putAll(values.facts());
        return facts;
    }

    /// Counts as they would stand: what was taken back uses up no limit.
    private Map<String, Tally> tally(Matter without) {
        var counts = new TreeMap<String, Tally>();
        Stream.concat(without.tally().keySet().stream(), situation.matter().tally().keySet().stream())
                .filter(verb -> !without.tally(verb).equals(situation.matter().tally(verb)))
                .forEach(verb -> counts.put(verb, without.tally(verb)));
        return counts;
    }

    /// Clocks as they would stand; one that only the undone move started ends without a verdict.
    private List<Due> dues(Matter without) {
        var dues = new ArrayList<Due>();
        situation.matter().dues().forEach((clock, due) -> {
            Due was = without.dues().get(clock);
            if (was == null) {
                dues.add(due.voided(now));
            } else if (!was.equals(due)) {
                dues.add(was);
            }
        });
        return dues;
    }
}
