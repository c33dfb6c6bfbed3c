package org.jinlin.matters;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Who suits a wish or a post, and what it costs to send them there, in metres: the way, and a way more for everything that
/// the person has on already. A kindness is asked of all in turn (Regulations on Voluntary Service, Art. 15: by age, skill and
/// strength; Art. 25: never by force, so who said no is not asked again for the same). Pure.
public final class HelpRules {

    /// Everything that somebody has on already counts as this much farther to go.
    public static final int METRES_A_TASK = 500;
    /// No fit costs more than this.
    static final long COST_METRES_MAX = HelpOffer.REACH_METRES_MAX + (long) METRES_A_TASK * (HelpOffer.TASKS_BEFORE_MAX + HelpOffer.TASKS_MAX);

    /// Nobody is sent: no way is as short.
    static final int NO_WAY = -1;

    private static final double METRES_A_DEGREE = 111_320;

    private HelpRules() {}

    /// Nothing where the person said no, lacks a skill, has no hour in common, takes on nothing or lives too far away.
    public static Optional<HelpFit> fit(HelpNeed need, HelpOffer offer) {
        int way = offer.skills().containsAll(need.skills()) ? suitableWay(need, narrowing(need), offer) : NO_WAY;
        return way == NO_WAY ? Optional.empty()
                : Optional.of(new HelpFit(offer.personId(), need.skills(), way, need.when().and(offer.free()), offer.tasksBefore(), way + loadMetres(offer, 0)));
    }

    /// The way, or [#NO_WAY] where anything but skills stands against it.
    ///
    /// @param narrowing of the need, as [#narrowing] says
    static int suitableWay(HelpNeed need, double narrowing, HelpOffer offer) {
        if ((need.when().parts() & offer.free().parts()) == 0 || offer.tasksAtMost() == 0) {
            return NO_WAY;
        }
        double north = (offer.latitude() - need.latitude()) * METRES_A_DEGREE;
        double east = (offer.longitude() - need.longitude()) * METRES_A_DEGREE * narrowing;
        long way = Math.round(Math.sqrt(north * north + east * east));
        return way <= offer.reachMetres() && !need.refusedBy().contains(offer.personId()) ? (int) way : NO_WAY;
    }

    /// How much shorter a degree of longitude is than one of latitude there: a plane that is true within a city.
    static double narrowing(HelpNeed need) {
        return Math.cos(Math.toRadians(need.latitude()));
    }

    /// Those who suit best, the best first; of equals who has the lower number.
    public static List<HelpFit> suggested(HelpNeed need, Collection<HelpOffer> offers, int most) {
        return offers.stream().map(offer -> fit(need, offer)).flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(HelpFit::costMetres).thenComparingLong(HelpFit::personId)).limit(most).toList();
    }

    /// What one more task costs somebody who got so many in this week. It rises with each, so loads even out.
    static long loadMetres(HelpOffer offer, int tasks) {
        return (long) METRES_A_TASK * (offer.tasksBefore() + tasks);
    }
}
