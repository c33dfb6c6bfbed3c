package org.jinlin.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jinlin.matters.FreeHours;
import org.jinlin.matters.HelpNeed;
import org.jinlin.matters.HelpOffer;

/// A made-up week of a district: wishes and people spread over ten by eleven kilometres, 45 kinds of service of which some are
/// wanted far more often than others, a few free hours each. The same seed is the same week.
record AssignmentCrowd(List<HelpNeed> needs, List<HelpOffer> offers) {

    private static final int SERVICES = 45;
    private static final double DEGREES = 0.1;
    private static final double LONGITUDE = 118.2;
    private static final double LATITUDE = 25.3;

    static AssignmentCrowd of(int wishes, int members, long seed) {
        var random = new Random(seed);
        var needs = new ArrayList<HelpNeed>();
        for (int i = 0; i < wishes; i++) {
            Set<String> skills = random.nextInt(4) == 0 ? Set.of() : Set.of(service(random));
            Set<Long> refused = random.nextInt(10) == 0 ? Set.of((long) random.nextInt(Math.max(1, members))) : Set.of();
            needs.add(new HelpNeed("w" + i, skills, longitude(random), latitude(random), hours(random, 1 + random.nextInt(3)), 1, random.nextInt(8), refused));
        }
        var offers = new ArrayList<HelpOffer>();
        for (int i = 0; i < members; i++) {
            var skills = new HashSet<String>();
            for (int k = 0; k < 3; k++) {
                skills.add(service(random));
            }
            offers.add(new HelpOffer(i, skills, longitude(random), latitude(random), 2000 + random.nextInt(4000), hours(random, 4), 1 + random.nextInt(2), random.nextInt(4)));
        }
        return new AssignmentCrowd(needs, offers);
    }

    /// The lower numbers are the usual services.
    private static String service(Random random) {
        return "s" + (int) (SERVICES * random.nextDouble() * random.nextDouble());
    }

    private static double longitude(Random random) {
        return LONGITUDE + DEGREES * random.nextDouble();
    }

    private static double latitude(Random random) {
        return LATITUDE + DEGREES * random.nextDouble();
    }

    private static FreeHours hours(Random random, int parts) {
        FreeHours hours = new FreeHours(0);
        for (int k = 0; k < parts; k++) {
            hours = hours.or(new FreeHours(1 << random.nextInt(FreeHours.A_WEEK)));
        }
        return hours;
    }
}
