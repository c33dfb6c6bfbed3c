package org.jinlin.people;

import org.jspecify.annotations.Nullable;

/// What somebody is appointed as now, and where.
///
/// @param forId the person in whose place the post is held meanwhile; one's own when null
public record Post(String role, long unitId, @Nullable Long forId) {

    /// A post of one's own.
    public Post(String role, long unitId) {
        this(role, unitId, null);
    }
}
