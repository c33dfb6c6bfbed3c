package org.jinlin.matters;

import java.util.Set;

/// A wish or a post that somebody is looked for.
///
/// @param number       by which it is known
/// @param skills       all of which are needed; none where anybody will do
/// @param when         one of these parts of the week suits
/// @param places       how many persons; of a need for several `when` is one part, so that they come together
/// @param weeksWaiting since it was opened: those that wait longer come first where not all can be served
/// @param refusedBy    who was asked and said no, or gave it back: they are never asked again for it
public record HelpNeed(String number, Set<String> skills, double longitude, double latitude, FreeHours when, int places, int weeksWaiting, Set<Long> refusedBy) {

    /// The most persons for one need.
    public static final int PLACES_MAX = 100;
    /// After so many weeks all wait equally long.
    public static final int WEEKS_MAX = 52;

    /// Refuses a need for nobody, at no time, or for several at different times.
    public HelpNeed {
        if (places < 1 || places > PLACES_MAX || when.isNone() || places > 1 && when.count() > 1) {
            throw new IllegalArgumentException("a need for " + places + " in " + when.count() + " parts of the week");
        }
        if (!Double.isFinite(longitude) || !Double.isFinite(latitude) || weeksWaiting < 0) {
            throw new IllegalArgumentException("a need at " + longitude + ", " + latitude + " for " + weeksWaiting + " weeks");
        }
        skills = Set.copyOf(skills);
        refusedBy = Set.copyOf(refusedBy);
        weeksWaiting = Math.min(weeksWaiting, WEEKS_MAX);
    }
}
