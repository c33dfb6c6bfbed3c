package org.jinlin.playbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/// A kind of matter: its stages, the moves between them, and the clocks that run meanwhile.
///
/// @param openedBy who may open one: actor words or roles; empty for children and calendar-opened kinds
/// @param childOf  kinds that may open one as their child
/// @param outlives a child that stays open when its parent ends
/// @param subject  what a calendar-opened matter is about: household, unit or person
/// @param reacts   CHILD.MOVE -> nth time -> what happens to this matter; the last entry stands for all later ones
/// @param showing  what everybody of the area may read of one
/// @param bars     what of it is drawn beside each other, planned and actual
/// @param ownUnit  seen by nobody but posts at the unit that has it, the asker and the taker: the levels above have its numbers only
/// @param keep     how long its words are kept after its end; for ever when not said
/// @param asker    what a resident who opens one has proved
/// @param suggests who may be asked to take one on
/// @param single   nobody has two open ones
/// @param roster   how a list of people is read in
public record Kind(
        String code,
        Set<String> openedBy,
        Set<String> childOf,
        boolean outlives,
        Optional<String> subject,
        Map<String, Stage> stages,
        Map<String, ClockRule> clocks,
        Map<String, MoveRule> moves,
        Map<String, NavigableMap<Integer, Reaction>> reacts,
        Optional<Showing> showing,
        Optional<Bars> bars,
        boolean ownUnit, Optional<Keep> keep, Asker asker, Optional<Suggests> suggests, boolean single, Optional<Roster> roster) {

    /// What a resident has proved who opens one of a kind: nothing, the own phone, or where the home is.
    public enum Asker { GUEST, PHONE, ADDRESS }

    /// The time fields between which its matters are drawn as bars (挂图作战).
    ///
    /// @param from  planned begin; the opening where it is not known
    /// @param until planned end
    /// @param begun actual begin; without a field the opening
    /// @param done  actual end; the end of the matter where it is not known
    public record Bars(Optional<String> from, String until, Optional<String> begun, Optional<String> done) {}

    /// An open stage has an owner word; a final stage has outcomes instead.
    ///
    /// @param pass the clock that says until when the asker has a code to show, which anybody can check
    public record Stage(String code, Optional<Owner> owner, List<String> ends, Optional<String> pass) {
        public boolean isFinal() {
            return owner.isEmpty();
        }
    }

    /// What a child's move does to its parent: a stage, an owner, a move, an effect.
    ///
    /// @param does the move that the engine makes, or [#ASKED]
    public record Reaction(Optional<String> to, Optional<Owner> owner, Optional<String> does, Set<Effect> effects) {
        /// The move that the child's fact `asks` names.
        public static final String ASKED = "asked";

        /// What is left of it once the parent has ended: the move.
        public Reaction ofEnded() {
            return new Reaction(Optional.empty(), Optional.empty(), does, Set.of());
        }

        /// Whether the child says which move.
        public boolean isAsked() {
            return does.filter(ASKED::equals).isPresent();
        }

        /// The move to be made, given the child's facts.
        public Optional<String> move(Map<String, Object> child) {
            return does.map(move -> move.equals(ASKED) ? String.valueOf(child.get("asks")) : move);
        }
    }

    /// The same kind where finished work is to be shown by photos.
    Kind proven() {
        var all = new LinkedHashMap<String, MoveRule>();
        moves.forEach((verb, rule) -> all.put(verb, rule.proven()));
        return new Kind(code, openedBy, childOf, outlives, subject, stages, clocks, Collections.unmodifiableMap(all), reacts, showing, bars, ownUnit, keep, asker, suggests, single, roster);
    }

    /// Whether something of it may be asked of another district.
    public boolean asksElsewhere() {
        return moves.values().stream().anyMatch(MoveRule::asksElsewhere);
    }

    public Stage stage(String code) {
        Stage stage = stages.get(code);
        if (stage == null) {
            throw new IllegalArgumentException("kind " + this.code + " has no stage " + code);
        }
        return stage;
    }

    public MoveRule open() {
        return moves.get("open");
    }

    /// The reaction to the nth happening of a child's move, when there is one.
    public Optional<Reaction> reaction(String childMove, int nth) {
        return Optional.ofNullable(reacts.get(childMove)).map(lines -> {
            var entry = lines.floorEntry(nth);
            return entry == null ? lines.firstEntry().getValue() : entry.getValue();
        });
    }

    /// Whether a child's move concerns this kind at all: it reacts to it, or a clock names it.
    public boolean hears(String childMove) {
        return reacts.containsKey(childMove) || clocks.values().stream().anyMatch(clock -> clock.names(childMove));
    }
}
