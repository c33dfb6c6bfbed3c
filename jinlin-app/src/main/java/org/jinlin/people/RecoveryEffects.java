package org.jinlin.people;

import java.time.Instant;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.people.AccountStore.Claim;
import org.springframework.stereotype.Component;

/// What an account looks like after it was given back: a new password, and nothing left by which anybody else comes in.
@Component
class RecoveryEffects {

    private static final byte[] NONE = {};

    private final Db db;
    private final RecoveryStore recoveries;
    private final AccountStore accounts;
    private final SessionStore sessions;
    private final DeviceStore devices;
    private final RememberedStore remembered;
    private final FactorStore factors;
    private final AccountEventStore events;
    private final JinlinClock clock;

    RecoveryEffects(Db db, RecoveryStore recoveries, AccountStore accounts, SessionStore sessions, DeviceStore devices, RememberedStore remembered, FactorStore factors, AccountEventStore events,
            JinlinClock clock) {
        this.db = db;
        this.recoveries = recoveries;
        this.accounts = accounts;
        this.sessions = sessions;
        this.devices = devices;
        this.remembered = remembered;
        this.factors = factors;
        this.events = events;
        this.clock = clock;
    }

    /// False, and nothing changed, when the code was used meanwhile.
    boolean giveBack(Claim claim, long recovery, String passwordHash) {
        Instant now = clock.now();
        return db.write(Accounts.scope(claim), sql -> {
            if (!recoveries.use(sql, claim.district(), recovery, now)) {
                return false;
            }
            accounts.setPassword(sql, claim, passwordHash);
            sessions.endOthers(sql, claim, NONE);
            devices.forget(sql, claim);
            remembered.forget(sql, claim);
            recoveries.revokeTokens(sql, claim, now);
            factors.removeAll(sql, claim);
            events.add(sql, claim, AccountEvent.Kind.RECOVERED, null, now);
            return true;
        });
    }
}
