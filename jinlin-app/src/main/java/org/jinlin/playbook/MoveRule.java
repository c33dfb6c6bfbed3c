package org.jinlin.playbook;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One verb of a kind: from where, to where, by whom, with what.
///
/// @param from       stages it may be made in, already expanded: `open` = all open stages, `any` = all, `new` = before opening
/// @param to         the stage it leads to; empty stays
/// @param owner      overrides the stage's owner
/// @param end        the outcome, or the field that names it
/// @param by         actor words and roles; `engine` alone: never by a person
/// @param needs      fields that must be given
/// @param needsOne   at least one of these must be given
/// @param may        fields that may be given
/// @param fromEnd    from a final stage only with these outcomes
/// @param afterEnd   from a final stage only this long after the matter ended
/// @param within     with `undoes`: only this long after the undone move
/// @param anew       moves that set the count of this move, for `limit` and `nth`, back to none
/// @param overLimit  what happens past the limit instead of a refusal
/// @param gate       what must be so first
/// @param unless     refused when these facts are so
/// @param bounds     field -> bounds of its value
/// @param opens      child kind -> how it is opened
/// @param undoes     the last of these moves is taken back, as if it had not been
/// @param then       MOVE -> when the engine makes it right afterwards
/// @param setsClock  clock -> the field that becomes its due time
/// @param tells      roles that are informed
/// @param internal   the asker does not see it
/// @param proof      fields of photos that must be given too where the district wants finished work to be shown
/// @param paper      what it writes is a paper to sign, for the parties and who leads them alone
/// @param atPlace    made with the code that hangs at the place on its day, by each person once
/// @param skilled    goes to a team that has the skill
public record MoveRule(
        String code,
        Set<String> from,
        Optional<String> to,
        Optional<Owner> owner,
        Optional<End> end,
        Set<String> by,
        Set<String> needs,
        Set<String> needsOne,
        Set<String> may,
        Set<String> fromEnd,
        Optional<Span> afterEnd,
        Optional<Span> within,
        Optional<Limit> limit,
        Set<String> anew,
        Optional<Owner> overLimit,
        Gate gate,
        Map<String, Object> unless,
        Map<String, Bounds> bounds,
        Map<String, Opens> opens,
        Set<String> undoes,
        Map<String, Then> then,
        Map<String, String> setsClock,
        Set<Effect> effects,
        Set<String> tells,
        boolean internal,
        Set<String> proof,
        boolean paper,
        Optional<AtPlace> atPlace,
        Optional<Skilled> skilled) {

    /// A move for which no team is sought by its skill.
    public MoveRule(String code, Set<String> from, Optional<String> to, Optional<Owner> owner, Optional<End> end, Set<String> by, Set<String> needs, Set<String> needsOne, Set<String> may,
            Set<String> fromEnd, Optional<Span> afterEnd, Optional<Span> within, Optional<Limit> limit, Set<String> anew, Optional<Owner> overLimit, Gate gate, Map<String, Object> unless,
            Map<String, Bounds> bounds, Map<String, Opens> opens, Set<String> undoes, Map<String, Then> then, Map<String, String> setsClock, Set<Effect> effects, Set<String> tells,
            boolean internal, Set<String> proof, boolean paper, Optional<AtPlace> atPlace) {
        this(code, from, to, owner, end, by, needs, needsOne, may, fromEnd, afterEnd, within, limit, anew, overLimit, gate, unless, bounds, opens, undoes, then, setsClock, effects, tells, internal,
                proof, paper, atPlace, Optional.empty());
    }

    /// The stage name that `open` comes from.
    public static final String NEW = "new";

    /// The field of a secret ballot: which line somebody votes for, counted from 1. It is counted, and kept with no move.
    public static final String BALLOT = "ballot";

    /// With which outcome the move ends a matter: a named one, or the one that a field of the move says.
    public sealed interface End {
        record Outcome(String outcome) implements End {}

        record FromField(String field) implements End {}
    }

    /// So many times, by whomever, in the life of a matter, or in each stretch of `every`.
    public record Limit(int times, Optional<Span> every) {}

    /// All children of these kinds have ended; these moves have been made so often.
    ///
    /// @param secondPerson only for somebody else than whoever brought the matter to where it is (四眼)
    public record Gate(Set<String> childrenEnded, Map<String, Integer> times, boolean secondPerson) {
        public static final Gate NONE = new Gate(Set.of(), Map.of(), false);
    }

    /// For times: at least and at most this long from now, never after the parent's (`parent.CLOCK`) or own (`CLOCK`) due time.
    public record Bounds(Optional<Span> min, Optional<Span> max, Optional<String> notAfter) {}

    /// A child is opened, owned as said, with facts set.
    ///
    /// @param elsewhere how it is opened in another district, where the field that names its owner may name a unit there
    public record Opens(Owner owner, Map<String, Object> sets, Optional<Elsewhere> elsewhere) {

        /// Whether this field may name a unit of another district.
        boolean reachesBy(String field) {
            return elsewhere.isPresent() && owner instanceof Owner.FromField(String named) && named.equals(field);
        }
    }

    /// Name and place of who asked are handed on to another district with the child that is opened there (PIPL Art. 23).
    ///
    /// @param consent the flag of this move that must then be yes, and is kept in no other case
    /// @param name    the sealed text of the child's opening that takes the name
    /// @param from    the text of the child's opening that says where it comes from
    public record Elsewhere(String consent, String name, String from) {}

    /// Made right afterwards when the facts of this move are so, from its nth time on; not made when it is past its own limit.
    public record Then(Map<String, Object> when, Optional<Integer> nth) {}

    /// Who makes it was at the place on its day: the code that hangs there says so, and no position is taken.
    ///
    /// @param code the field that takes the code; the log keeps the day for which it was, never the code
    /// @param day  the time field of the matter that says which day
    public record AtPlace(String code, String day) {}

    /// It goes to a team that can do it: which those are stands in a register.
    ///
    /// @param from    the register; the place of an entry is the team
    /// @param unit    the field that names the team
    /// @param wanted  the choice that says which skill it takes
    /// @param offered choices of an entry with the skills of that team
    /// @param why     the text without which a team is refused that is not known to have the skill
    public record Skilled(String from, String unit, String wanted, List<String> offered, String why) {}

    /// The same move where finished work is to be shown: its photos must be given.
    MoveRule proven() {
        if (proof.isEmpty()) {
            return this;
        }
        var all = new LinkedHashSet<>(needs);
        all.addAll(proof);
        var rest = new LinkedHashSet<>(may);
        rest.removeAll(proof);
        return new MoveRule(code, from, to, owner, end, by, Collections.unmodifiableSet(all), needsOne, Collections.unmodifiableSet(rest), fromEnd, afterEnd, within, limit, anew, overLimit, gate,
                unless, bounds, opens, undoes, then, setsClock, effects, tells, internal, proof, paper, atPlace, skilled);
    }

    /// Which child this field may have opened in another district, and how.
    public Optional<Map.Entry<String, Elsewhere>> elsewhere(String field) {
        return opens.entrySet().stream().filter(entry -> entry.getValue().reachesBy(field)).map(entry -> Map.entry(entry.getKey(), entry.getValue().elsewhere().orElseThrow())).findFirst();
    }

    /// Whether a child of it may be opened in another district.
    public boolean asksElsewhere() {
        return opens.values().stream().anyMatch(child -> child.elsewhere().isPresent());
    }

    /// Whether somebody votes by it.
    public boolean isVote() {
        return effects.contains(Effect.VOTE);
    }

    /// Every field the move takes.
    public Set<String> fields() {
        var all = new LinkedHashSet<>(needs);
        all.addAll(needsOne);
        all.addAll(may);
        return all;
    }
}
