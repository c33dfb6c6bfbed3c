package org.jinlin.matters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of the append-only log (步): who did what on a matter, when, and what that changed.
///
/// @param unitId    the unit for which the actor acted
/// @param wordsHash salted hash of what was said with it; stays when the words are erased
/// @param previous  hash of the matter's move before; 32 zero bytes for the first
record Move(
        int district,
        long matterId,
        int seq,
        String verb,
        String fromStage,
        String toStage,
        ActorLine actor,
        boolean internal,
        Instant at,
        Change change,
        byte @Nullable [] wordsHash,
        byte[] previous,
        byte[] hash) {

    Move hashed(byte[] hash) {
        return new Move(district, matterId, seq, verb, fromStage, toStage, actor, internal, at, change, wordsHash, previous, hash);
    }

    /// Who made a move, as the log keeps it.
    ///
    /// @param forId the person in whose place somebody acted who stands in
    record ActorLine(String kind, @Nullable Long personId, @Nullable Long unitId, @Nullable String role, @Nullable Long forId) {
        ActorLine(String kind, @Nullable Long personId, @Nullable Long unitId, @Nullable String role) {
            this(kind, personId, unitId, role, null);
        }

        static final ActorLine ENGINE = new ActorLine("engine", null, null, null);
    }
}
