package org.jinlin.playbook;

import java.util.Map;
import java.util.Set;

/// What is owed again and again: of each person who holds a role, or of each unit of a level, so many deeds in each stretch of
/// the calendar. It is counted, never ranked.
///
/// @param of    a role, or a level or kind of organisation
/// @param times at least so many
public record Obligation(String code, String of, Deed counts, int times, Cycle every) {

    /// What counts. One matter counts once in a stretch, whatever else is done with it.
    ///
    /// @param ends  matters of the kind that end so count: for whoever ended them, or for the unit of the place
    /// @param moves these moves count, for whoever made them or for the unit of the place; either `ends` or `moves` is empty
    /// @param where only with these facts
    public record Deed(String kind, Set<String> ends, Set<String> moves, Map<String, Object> where) {}
}
