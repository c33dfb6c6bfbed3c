package org.jinlin.people;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.PhoneNumbers;
import org.jinlin.people.Limits.Limit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// How much people without a post may report in a day: so many by one person or phone, by one browser, and by one address, which many
/// share. Counted on all servers together, and gone with the day. What no browser and no program sent, such as a replay, is not counted.
@Component
public class ReportLimits {

    private static final Duration DAY = Duration.ofDays(1);

    private final Limits limits;
    private final Db db;
    private final int personMost;
    private final int deviceMost;
    private final int addressMost;

    /// @param personMost  reports in a day by one person or one phone; 0 for no limit
    /// @param deviceMost  by one browser in which somebody has signed in before
    /// @param addressMost by one address of the network: the phones of a whole town may have the same
    ReportLimits(Limits limits, Db db, @Value("${jinlin.reports.person-day:20}") int personMost, @Value("${jinlin.reports.device-day:40}") int deviceMost,
            @Value("${jinlin.reports.address-day:1000}") int addressMost) {
        this.limits = limits;
        this.db = db;
        this.personMost = personMost;
        this.deviceMost = deviceMost;
        this.addressMost = addressMost;
    }

    /// Counts a report of somebody. Refused: `REPORTS_WAIT` with minutes, when one of the limits is used up; then none of them counts it.
    ///
    /// @param phone as it was typed
    public Outcome<Boolean> take(Actor actor, @Nullable String phone) {
        if (!actor.openingPosts().isEmpty() || actor.isEngine() || db.isRehearsal() || !(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return Outcome.done(true);
        }
        Browser browser = Browser.of(attributes.getRequest());
        List<Limit> all = new ArrayList<>();
        add(all, "report by person", actor.district() + " " + actor.personId(), personMost);
        Optional.ofNullable(phone).flatMap(PhoneNumbers::normalise).ifPresent(digits -> add(all, "report by phone", digits, personMost));
        Optional.ofNullable(browser.device()).ifPresent(device -> add(all, "report by device", device, deviceMost));
        add(all, "report by address", browser.address(), addressMost);
        Optional<Duration> wait = all.isEmpty() ? Optional.empty() : limits.take(all);
        return wait.<Outcome<Boolean>>map(left -> Outcome.refused("REPORTS_WAIT", Math.max(1, left.plusSeconds(59).toMinutes()))).orElseGet(() -> Outcome.done(true));
    }

    private static void add(List<Limit> all, String what, String of, int most) {
        if (most > 0) {
            all.add(new Limit(what, of, DAY.dividedBy(most), most));
        }
    }
}
