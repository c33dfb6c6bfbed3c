package org.jinlin.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jinlin.kit.JinlinClock;
import org.jinlin.people.AuditCheck;
import org.jinlin.people.AuditConsole;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Removes the entries of the audit that are past their time, each night: what `jinlin audit trim` does. The role that the program works
/// as may remove none, so this opens a connection as the owner of the tables for as long as it takes. A chain that does not hold is
/// evidence, and stays whole.
@Component
class AuditRetention {

    private static final Logger log = LoggerFactory.getLogger(AuditRetention.class);

    private final DatabaseSetup.Prepared database;
    private final AuditCheck check;
    private final JinlinClock clock;
    private final int months;

    /// @param months so long entries are kept, six at least (网络安全法 Art. 21 (3))
    AuditRetention(DatabaseSetup.Prepared database, AuditCheck check, JinlinClock clock, @Value("${jinlin.audit.keep-months:12}") int months) {
        if (months < AuditConsole.KEPT_MONTHS_MIN) {
            throw new StartProblem("jinlin.audit.keep-months is " + months + ", and the law keeps logs for " + AuditConsole.KEPT_MONTHS_MIN + " months at least: set it to that or more.");
        }
        this.database = database;
        this.check = check;
        this.clock = clock;
        this.months = months;
    }

    /// One chain; how many entries were removed.
    int run(int chain) {
        LocalDate before = LocalDate.ofInstant(clock.now(), ZoneOffset.UTC).minusMonths(months);
        try (Connection owner = DriverManager.getConnection(database.url(), database.owner().name(), database.owner().password())) {
            owner.setAutoCommit(false);
            if (!AuditConsole.isDue(owner, chain, before)) {
                return 0;
            }
            if (!check.check(chain).faults().isEmpty()) {
                log.warn("the audit of {} does not hold, and nothing of it is removed: run ./jinlin audit verify", chain == 0 ? "the installation" : "district " + chain);
                return 0;
            }
            int removed = AuditConsole.trim(owner, chain, before);
            owner.commit();
            return removed;
        } catch (SQLException e) {
            throw new IllegalStateException("the database did not remove the entries of the audit that are past their time", e);
        }
    }
}
