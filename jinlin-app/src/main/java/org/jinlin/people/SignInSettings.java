package org.jinlin.people;

import java.time.Duration;
import org.jinlin.kit.Db;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// How strict signing in is in this house.
@Component
class SignInSettings {

    /// Of whom a second factor is asked (GB/T 22239-2019 level 3, 8.1.4.1: two kinds of proof for who administers).
    enum SecondFactor {
        /// of everybody who holds a post
        ALL,
        /// of the same, except of made-up persons of demo worlds
        REAL,
        /// of nobody
        OFF
    }

    /// A resident's session lives twelve hours after its last use.
    private static final Duration IDLE = Duration.ofHours(12);

    private final SecondFactor secondFactor;
    private final Duration staffIdle;
    private final Db db;

    /// @param staffIdle how long a session of somebody with a post lives after its last use, at most twelve hours
    SignInSettings(@Value("${jinlin.sign-in.second-factor:real}") SecondFactor secondFactor, @Value("${jinlin.sign-in.staff-idle:30m}") Duration staffIdle, Db db) {
        if (staffIdle.compareTo(Duration.ofMinutes(1)) < 0 || staffIdle.compareTo(IDLE) > 0) {
            throw new IllegalArgumentException("jinlin.sign-in.staff-idle is " + staffIdle + " and may be from 1 minute to 12 hours");
        }
        this.secondFactor = secondFactor;
        this.staffIdle = staffIdle;
        this.db = db;
    }

    /// Whether who holds a post has to prove more than one thing. Inside a rehearsal nobody is there who has a phone.
    ///
    /// @param synthetic made up for a demonstration
    boolean asksFactor(boolean synthetic) {
        return !db.isRehearsal() && (secondFactor == SecondFactor.ALL || secondFactor == SecondFactor.REAL && !synthetic);
    }

    Duration idle(boolean staff) {
        return staff ? staffIdle : IDLE;
    }
}
