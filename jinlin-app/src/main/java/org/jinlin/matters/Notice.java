package org.jinlin.matters;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What everybody may read of a matter, in words.
///
/// @param title     what it is called; the name of its kind when it is called nothing
/// @param state     how it stands; empty where it is read in one stage only
/// @param where     its place, as far as it may be told
/// @param of        what kind of organisation that is; absent for a place of the tree
/// @param said      what is known of it, in the order of the playbook
/// @param each      lines of their own, as members who joined
/// @param week      who is there on each day from Monday on; empty where it is no roster
/// @param longitude of its point, where it has one for everybody
/// @param followable whether a resident may follow it, and say something where the playbook hears it
/// @param follow     what following is called there; empty where it is called as everywhere
/// @param votable    whether residents vote on it now
/// @param calls      offices that are named in it and have a phone
/// @param photos     addresses of those that were published, with what had to be covered covered
public record Notice(String number, String kind, String kindName, String title, String stage, String state, MatterView.Place where, MatterView.@Nullable Named of, List<Part> said, List<List<Part>> each,
        List<Day> week, @Nullable Double longitude, @Nullable Double latitude, boolean followable, String follow, boolean votable, List<MatterPagesPlaces.Office> calls, List<String> photos) {

    /// A field and what it says.
    public record Part(String field, String name, String value) {}

    /// @param who empty when nobody is named
    public record Day(String name, String who, boolean today) {}

    /// Who is there today; empty where it is no roster.
    public Optional<Day> today() {
        return week.stream().filter(Day::today).findFirst();
    }

    /// A line of its own in one: what everybody reads first.
    public static String line(List<Part> parts, String between) {
        return String.join(between, parts.stream().map(Part::value).toList());
    }
}
