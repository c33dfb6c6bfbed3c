package org.jinlin.matters;

import java.util.List;

/// Who is asked for what in a week.
///
/// @param tasks      in the order of the needs
/// @param unserved   numbers of needs, once for each place that nobody was found for
/// @param costMetres of the tasks: ways and loads
/// @param gapMetres  so much better at most any other plan could be, proven; 0: none is better
/// @param rounds     how often the network was solved until then
public record HelpPlan(List<Task> tasks, List<String> unserved, long costMetres, long gapMetres, int rounds) {

    /// @param part of the week, as [FreeHours] numbers them
    public record Task(String need, long personId, int part) {}
}
