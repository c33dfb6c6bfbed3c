package org.jinlin.matters;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The list beside the matter: which queue, what is in it, and how to get to the others.
///
/// @param at      the unit for which the reader looks
/// @param view    the queue or list; empty for what a search found
/// @param query   of the address that shows this list again: `view=accept&grade=red`
/// @param current the number of the matter that is open beside it
/// @param here    who has which matter open, by its number
/// @param next    the address of the next page; of what a search found only its beginning, for a form
/// @param typed   what is searched for
/// @param problem why nothing could be searched for
/// @param saved   the lists that the reader gave a name to
/// @param intake  whether the reader may write down what others say
/// @param begins  whether a post of the reader opens matters of other kinds
public record MatterPagesQueue(String at, List<Tab> tabs, String view, String query, List<MatterPagesRow> rows, @Nullable String next, @Nullable String current,
        Map<String, String> here, Filters filters, Saved saved, String typed, @Nullable String problem, boolean intake, boolean begins) {

    /// A queue or list to change to.
    ///
    /// @param count   how many there are, `99+` when they are more; null where it is not counted
    /// @param isAlarm some are late
    public record Tab(String view, @Nullable String count, boolean isCurrent, boolean isAlarm) {}

    /// What the list can be cut down to, and what it is cut down to.
    public record Filters(List<MatterPagesForm.Choice> grades, List<MatterPagesForm.Choice> places, String grade, String place) {

        static final Filters NONE = new Filters(List.of(), List.of(), "", "");

        public boolean isOffered() {
            return !grades.isEmpty() || !places.isEmpty();
        }

        public boolean isSet() {
            return !grade.isEmpty() || !place.isEmpty();
        }
    }

    /// A list under a name.
    ///
    /// @param list the query of its address
    public record Named(String name, String list) {}

    /// The reader's own names for lists, and one that could not be taken.
    ///
    /// @param typed   a name that was typed
    /// @param problem why it was not taken
    public record Saved(List<Named> all, String typed, @Nullable String problem) {

        /// Whether somebody is at it.
        public boolean isNaming() {
            return problem != null || !typed.isEmpty();
        }
    }

    /// The same page with a name that was typed, and why it was not taken.
    MatterPagesQueue naming(String name, @Nullable String why) {
        return new MatterPagesQueue(at, tabs, view, query, rows, next, current, here, filters, new Saved(saved.all(), name, why), typed, problem, intake, begins);
    }

    /// The address of a matter with this list beside it.
    public String to(String number) {
        return "/desk/" + number + (query.isEmpty() ? "" : "?" + query);
    }

    /// How many wait for the reader, for the rail.
    public @Nullable String waiting() {
        return tabs.stream().filter(tab -> tab.view().equals("desk")).map(Tab::count).findFirst().orElse(null);
    }
}
