package org.jinlin.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the register of people keeps of one person, in clear: only for that person, or who speaks for it.
///
/// @param tags     what the care for the household has to know
/// @param sessions browsers that are signed in
/// @param links    guest links that still lead to the own requests
/// @param careOf   who has a duty towards the household, by the kind of duty
public record OwnRecord(long personId, String name, @Nullable String phone, @Nullable String address, @Nullable Long unitId, @Nullable String door, List<String> tags,
        boolean account, List<Signed> sessions, List<Ended> links, List<Care> careOf, Instant since) {

    /// A browser that is signed in.
    public record Signed(Instant since, Instant until) {}

    /// A guest link, and when it ends.
    public record Ended(Instant until) {}

    /// @param consentAt when somebody of the household agreed; absent where it rests on no consent
    public record Care(String kind, LocalDate from, @Nullable Instant consentAt) {}

    /// Nothing of it belongs into a log.
    @Override
    public String toString() {
        return "OwnRecord[personId=" + personId + "]";
    }
}
