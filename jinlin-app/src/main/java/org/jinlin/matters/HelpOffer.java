package org.jinlin.matters;

import java.util.Set;

/// What somebody offers for a week.
///
/// @param reachMetres  how far the person goes
/// @param free         parts of the week; no more than one thing is asked in each
/// @param tasksAtMost  in the week
/// @param tasksBefore  taken on in the last weeks: who did much is asked after who did little
public record HelpOffer(long personId, Set<String> skills, double longitude, double latitude, int reachMetres, FreeHours free, int tasksAtMost, int tasksBefore) {

    /// The farthest that anybody is sent.
    public static final int REACH_METRES_MAX = 50_000;
    /// The most tasks in a week.
    public static final int TASKS_MAX = FreeHours.A_WEEK;
    /// More tasks before than this count as so many.
    public static final int TASKS_BEFORE_MAX = 100;

    /// Refuses numbers that are negative or past their bounds.
    public HelpOffer {
        if (reachMetres < 0 || reachMetres > REACH_METRES_MAX || tasksAtMost < 0 || tasksAtMost > TASKS_MAX || tasksBefore < 0) {
            throw new IllegalArgumentException("an offer within " + reachMetres + " m, of " + tasksAtMost + " tasks, after " + tasksBefore);
        }
        if (!Double.isFinite(longitude) || !Double.isFinite(latitude)) {
            throw new IllegalArgumentException("an offer at " + longitude + ", " + latitude);
        }
        skills = Set.copyOf(skills);
        tasksBefore = Math.min(tasksBefore, TASKS_BEFORE_MAX);
    }
}
