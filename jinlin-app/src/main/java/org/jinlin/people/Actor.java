package org.jinlin.people;

import java.util.List;
import java.util.Set;

/// Who is doing something: a signed-in person with today's posts, a guest with a claim link, or the engine itself.
///
/// @param personId 0 for the engine
/// @param viaApi   came with a bearer token
public record Actor(int district, Kind kind, long personId, List<Post> posts, boolean viaApi) {

    /// PERSON is signed in, GUEST came with a claim link, ENGINE is a clock, a reaction or a calendar.
    public enum Kind { PERSON, GUEST, ENGINE }

    public static Actor engine(int district) {
        return new Actor(district, Kind.ENGINE, 0, List.of(), false);
    }

    public boolean isEngine() {
        return kind == Kind.ENGINE;
    }

    /// Whether the person holds any post at all, and is thus staff rather than a resident only.
    public boolean isStaff() {
        return !posts.isEmpty();
    }

    /// Whether the person holds one of these roles at this unit.
    public boolean holds(Set<String> roles, long unitId) {
        return posts.stream().anyMatch(post -> post.unitId() == unitId && roles.contains(post.role()));
    }
}
