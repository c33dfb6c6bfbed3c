package org.jinlin.people;

import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Scope;
import org.springframework.stereotype.Component;

/// What signing in leaves behind and nobody needs any more: steps that are over, tries and allowances that no longer count,
/// browsers and phones that are known no longer.
@Component
public class SignInRemains {

    private final Db db;
    private final Challenges challenges;
    private final SignInThrottle throttle;
    private final Limits limits;
    private final DeviceStore devices;
    private final RememberedStore remembered;
    private final JinlinClock clock;

    SignInRemains(Db db, Challenges challenges, SignInThrottle throttle, Limits limits, DeviceStore devices, RememberedStore remembered, JinlinClock clock) {
        this.db = db;
        this.challenges = challenges;
        this.throttle = throttle;
        this.limits = limits;
        this.devices = devices;
        this.remembered = remembered;
        this.clock = clock;
    }

    /// Deletes it, and answers how many rows: for the daily job.
    public int delete() {
        int known = db.write(Scope.service(0, Scope.Kind.SIGN_IN), sql -> devices.deleteExpired(sql, clock.now()) + remembered.deleteExpired(sql, clock.now()) + OpenidOutStore.deleteOver(sql, clock.now()));
        return known + challenges.deleteExpired() + throttle.deleteForgotten(clock.now()) + limits.deleteFull();
    }
}
