package org.jinlin.people;

/// A session on the page of one's own.
///
/// @param here whether it is this one, which is ended by signing out
/// @param id   by which it can be ended from here
public record SessionLine(String agent, String since, boolean here, String id) {

    /// Something that has happened to the account.
    public record Told(String at, String what) {}
}
