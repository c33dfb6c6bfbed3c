package org.jinlin.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a person wants done with the own data: a correction, or that all of it is erased (PIPL Art. 46, 47).
///
/// @param wanted what it is to be, in clear, while it waits; nothing once it is decided
/// @param dueAt  when it is carried out though nobody has looked at it (an erasure), or answered late (a correction)
/// @param reason why it was refused, for the person
/// @param unitId where the home is that is to be confirmed; nothing for all else
public record DataRequest(long id, long personId, What what, State state, @Nullable String wanted, Instant askedAt, Instant dueAt,
        @Nullable Instant doneAt, @Nullable String reason, @Nullable Long unitId) {

    /// A field to be corrected, a home to be confirmed, or everything to be erased.
    public enum What { NAME, PHONE, ADDRESS, HOME, ERASURE }

    /// CONFIRMED is an erasure that somebody who knows the person has agreed to, and that the next run carries out.
    public enum State { ASKED, CONFIRMED, REFUSED, DONE, TAKEN_BACK }

    public boolean isOpen() {
        return state == State.ASKED || state == State.CONFIRMED;
    }

    /// What is wanted stays out of logs.
    @Override
    public String toString() {
        return "DataRequest[id=" + id + "]";
    }
}
