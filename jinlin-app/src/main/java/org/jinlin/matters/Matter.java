package org.jinlin.matters;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.playbook.Facts;
import org.jspecify.annotations.Nullable;

/// A matter (事项) as the replay of its moves gives it. Holds codes, ids and times; what people said lies apart.
///
/// @param facts what the moves declared, by field
/// @param tally how often each move was made
/// @param dues  the latest round of every clock that ever ran
record Matter(Identity identity, State state, Map<String, Object> facts, Map<String, Tally> tally, Map<String, Due> dues) {

    /// What never changes after opening.
    ///
    /// @param openerUnitId the unit it was opened from, when by staff
    /// @param subjectId    the household or unit it is about, when the calendar opened it; the person for whose sake a resident reports
    record Identity(
            int district,
            long id,
            String number,
            String kind,
            String playbook,
            int playbookVersion,
            @Nullable String channel,
            @Nullable Long askerId,
            @Nullable Long openerId,
            @Nullable Long openerUnitId,
            @Nullable Long subjectId,
            @Nullable Long parentId,
            @Nullable Double longitude,
            @Nullable Double latitude,
            Instant openedAt) {}

    /// What moves change.
    ///
    /// @param ownerId  the unit that owes the next step; climbs with lateness
    /// @param baseId   the unit the present stage was given to; it may still act after a climb
    /// @param takerId  the person who took it on
    /// @param placeId  the unit of the place
    /// @param chain    all units above place and owner, themselves included
    /// @param seq      number of the last move
    /// @param head     hash of the last move
    /// @param told     the roles that moves told of it, sorted
    /// @param ownUnitId the unit that alone sees it; seen as usual when null
    record State(
            String stage,
            @Nullable String outcome,
            @Nullable String grade,
            @Nullable String category,
            long ownerId,
            long baseId,
            @Nullable Long takerId,
            long placeId,
            List<Long> chain,
            @Nullable Long intoId,
            int seq,
            byte[] head,
            Instant movedAt,
            @Nullable Instant endedAt,
            List<String> told,
            @Nullable Long ownUnitId) {

        /// Whether nobody may see it from outside of its own unit.
        boolean isOwnUnits() {
            return ownUnitId != null;
        }
    }

    int district() {
        return identity.district();
    }

    long id() {
        return identity.id();
    }

    String stage() {
        return state.stage();
    }

    boolean isOpen() {
        return state.endedAt() == null;
    }

    Optional<Long> parentId() {
        return Optional.ofNullable(identity.parentId());
    }

    Tally tally(String verb) {
        return tally.getOrDefault(verb, Tally.NONE);
    }

    Optional<Due> running(String clock) {
        return Optional.ofNullable(dues.get(clock)).filter(Due::isRunning);
    }

    Collection<Due> runningDues() {
        return dues.values().stream().filter(Due::isRunning).toList();
    }

    /// The next due time that is owed; a paused clock counts by the due time it had.
    Optional<Instant> nextDueAt() {
        return isOpen() ? runningDues().stream().map(Due::dueAt).min(Comparator.naturalOrder()) : Optional.empty();
    }

    /// Whether every one of these facts is so; an undeclared flag is false.
    boolean says(Map<String, Object> expected) {
        return Facts.match(expected, facts);
    }
}
