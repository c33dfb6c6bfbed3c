package org.jinlin.matters;

import java.util.List;
import java.util.Map;

/// A move that the rules allow: its line for the log, and what must follow in the same transaction.
///
/// @param move without number and hash; [Replay] gives them
record Decision(Draft move, List<Consequence> consequences) {

    /// A move before it is numbered and hashed.
    record Draft(String verb, String toStage, Move.ActorLine actor, boolean internal, Change change, Values values) {}

    /// What follows a move on this or another matter.
    sealed interface Consequence {
        /// A child is opened, owned by a unit.
        record Open(String kind, long ownerId, Map<String, Object> facts) implements Consequence {}

        /// A child is opened in another district, by that unit.
        record Ask(String kind, ElsewhereUnit unit) implements Consequence {}

        /// The engine makes a move on a child.
        record OnChild(long childId, String verb) implements Consequence {}

        /// The engine makes another move on this matter right afterwards.
        record Then(String verb, Map<String, Object> facts) implements Consequence {}

        /// The parent hears of it.
        record OnParent(String childMove) implements Consequence {}

        /// Somebody follows a matter; `origin` is the own matter that was merged into it, or 0.
        record Follow(long matterId, long personId, long origin) implements Consequence {}

        /// A line of what is voted on has one vote more.
        record Vote(long matterId, long line) implements Consequence {}

        record Unfollow(long matterId, long personId, long origin) implements Consequence {}
    }
}
