package org.jinlin.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jinlin.kit.JinlinClock;
import org.jinlin.matters.DayRoots;
import org.jinlin.matters.Invariants;
import org.jinlin.matters.MatterFiles;
import org.jinlin.matters.NothingLost;
import org.jinlin.org.Tenant;
import org.jinlin.people.Accounts;
import org.jinlin.people.People;
import org.jinlin.points.Earnings;
import org.springframework.stereotype.Component;

/// What can be told of a district by its own rules.
@Component
class DoctorDistrict {

    private final Pulse pulse;
    private final NothingLost nothingLost;
    private final Invariants invariants;
    private final DayRoots roots;
    private final MatterFiles files;
    private final People people;
    private final Accounts accounts;
    private final Earnings earnings;
    private final JinlinClock clock;

    DoctorDistrict(Pulse pulse, NothingLost nothingLost, Invariants invariants, DayRoots roots, MatterFiles files, People people, Accounts accounts, Earnings earnings, JinlinClock clock) {
        this.pulse = pulse;
        this.nothingLost = nothingLost;
        this.invariants = invariants;
        this.roots = roots;
        this.files = files;
        this.people = people;
        this.accounts = accounts;
        this.earnings = earnings;
        this.clock = clock;
    }

    /// @param serverRuns where no server runs, nothing can be behind
    List<Finding> look(Tenant tenant, boolean serverRuns) {
        int district = tenant.district();
        var findings = new ArrayList<Finding>();
        var beat = pulse.look(List.of(district));
        findings.add(lag("clocks", beat.dueLag(), serverRuns, "look for errors of DueScan in the log of the server"));
        findings.add(lag("numberer", beat.numbererLag(), serverRuns, "look for errors of number-log in the log of the server"));
        findings.add(lag("facts", beat.readerLag(), serverRuns, "look for errors of read-facts, read-for-search and carry-elsewhere in the log of the server"));
        findings.add(lag("points", unbooked(district), serverRuns, "look for errors of book-points in the log of the server"));
        findings.add(none("lost", nothingLost.find(district).stream().map(lost -> lost.number() + " has " + lost.why().replace('_', ' ')).toList(),
                "nothing is lost", "whoever answers for the whole district sees them at /api/nothing-lost and hands them to a unit"));
        findings.add(none("matters", invariants.sample(district), "rows, clocks, chains and words of a sample are what their moves make of them",
                "somebody changed the database by hand, or the disk is failing: keep a copy of everything, and restore the last backup that the doctor finds well"));
        findings.add(roots.overdue(district).map(day -> Finding.wrong("day roots", "%s has none: look for errors of close-days in the log of the server", day))
                .filter(wrong -> serverRuns).orElseGet(() -> Finding.well("day roots", "every day that is over has one")));
        findings.add(none("photos", files.missing(district), "the newest are there", "put them back from a backup, below files/"));
        findings.add(people.isReadable(district) ? Finding.well("sealed", "the keys open names")
                : Finding.wrong("sealed", "secrets/keys does not open the names: put back the key file that belongs to these data"));
        findings.add(accounts.demoBesideReal(district) == 0 ? Finding.well("accounts", "no demo account beside real staff")
                : Finding.wrong("accounts", "%d demo accounts are open beside real staff: block them, everybody who ran a demo knows their names", accounts.demoBesideReal(district)));
        return findings;
    }

    /// How long ago the oldest move was made that nobody was thanked for yet.
    private Duration unbooked(int district) {
        Instant since = earnings.unread(district).since();
        return since == null || since.isAfter(clock.now()) ? Duration.ZERO : Duration.between(since, clock.now());
    }

    private static Finding lag(String about, Duration lag, boolean serverRuns, String advice) {
        if (!serverRuns) {
            return Finding.well(about, "no server runs; it goes on from where it stood");
        }
        return lag.compareTo(PulseHealth.MOST) <= 0 ? Finding.well(about, "%d s behind", lag.toSeconds()) : Finding.wrong(about, "%d s behind: %s", lag.toSeconds(), advice);
    }

    private static Finding none(String about, List<String> faults, String well, String advice) {
        return faults.isEmpty() ? Finding.well(about, well) : Finding.wrong(about, "%s%s: %s", faults.getFirst(),
                faults.size() == 1 ? "" : " and " + (faults.size() - 1) + " more", advice);
    }
}
