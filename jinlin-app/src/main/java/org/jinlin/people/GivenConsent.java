package org.jinlin.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A consent as it was given: its receipt. The text that was read stands in that version of that playbook.
///
/// @param personId whose data it is about
/// @param givenBy  the person, or the guardian of a child
public record GivenConsent(long id, long personId, long givenBy, String code, int version, String playbook, int playbookVersion, Instant givenAt, @Nullable Instant withdrawnAt) {

    public boolean holds() {
        return withdrawnAt == null;
    }
}
