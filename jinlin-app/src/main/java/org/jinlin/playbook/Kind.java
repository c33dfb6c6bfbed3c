package org.jinlin.playbook;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/// A kind of matter: its stages, the moves between them, and the clocks that run meanwhile.
///
/// @param openedBy who may open one: actor words or roles; empty for children and calendar-opened kinds
/// @param childOf  kinds that may open one as their child
/// @param subject  what a calendar-opened matter is about: household, unit or person
/// @param reacts   CHILD.MOVE -> nth time -> what happens to this matter; the last entry stands for all later ones
public record Kind(
        String code,
        Set<String> openedBy,
        Set<String> childOf,
        Optional<String> subject,
        Map<String, Stage> stages,
        Map<String, ClockRule> clocks,
        Map<String, MoveRule> moves,
        Map<String, NavigableMap<Integer, Reaction>> reacts) {

    /// An open stage has an owner word; a final stage has outcomes instead.
    ///
    /// @param pass the clock that says until when the asker has a code to show, which anybody can check
    public record Stage(String code, Optional<Owner> owner, List<String> ends, Optional<String> pass) {
        public boolean isFinal() {
            return owner.isEmpty();
        }
    }

    /// What a child's move does to its parent: a stage, an owner, the move that was asked for (`do: asked`), an effect.
    public record Reaction(Optional<String> to, Optional<Owner> owner, boolean doAsked, Set<Effect> effects) {}

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
