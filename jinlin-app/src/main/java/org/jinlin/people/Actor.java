package org.jinlin.people;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Who is doing something: a signed-in person with today's posts, a guest with a claim link, or the engine itself.
///
/// @param personId 0 for the engine
/// @param posts    the offices: all that somebody may do and see beyond a resident rests on them
/// @param lay      the posts that are no office (`lay` in a playbook): they open matters, and nothing else
/// @param viaApi   came with a bearer token
public record Actor(int district, Kind kind, long personId, List<Post> posts, List<Post> lay, boolean viaApi) {

    /// Somebody who holds no post that is no office.
    public Actor(int district, Kind kind, long personId, List<Post> posts, boolean viaApi) {
        this(district, kind, personId, posts, List.of(), viaApi);
    }

    /// PERSON is signed in, GUEST came with a claim link, ENGINE is a clock, a reaction or a calendar.
    public enum Kind { PERSON, GUEST, ENGINE }

    public static Actor engine(int district) {
        return new Actor(district, Kind.ENGINE, 0, List.of(), false);
    }

    public boolean isEngine() {
        return kind == Kind.ENGINE;
    }

    /// Whether the person holds any office at all, and is thus staff rather than a resident only.
    public boolean isStaff() {
        return !posts.isEmpty();
    }

    /// What somebody may open matters as: offices and what is none.
    public List<Post> openingPosts() {
        return lay.isEmpty() ? posts : Stream.concat(posts.stream(), lay.stream()).toList();
    }

    /// Whether the person holds one of these roles at this unit.
    public boolean holds(Set<String> roles, long unitId) {
        return posts.stream().anyMatch(post -> post.unitId() == unitId && roles.contains(post.role()));
    }
}
