package org.jinlin.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jinlin.org.Unit;
import org.jinlin.proof.TestDatabase;
import org.jinlin.proof.TestPostgres;

/// A migrated database with two districts for each test class that asks.
public final class PeopleDatabase {

    public static final int CHANGTAI = 21;
    public static final int ZHAOAN = 22;
    /// Noon in both districts.
    public static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    public static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    private PeopleDatabase() {}

    public static TestDatabase create() {
        var database = TestPostgres.spread();
        var orgs = new Orgs(new Db(database.appSource()), JinlinClock.movable(NOON));
        for (int district : List.of(CHANGTAI, ZHAOAN)) {
            orgs.createTenant(new Tenant(district, "t" + district, "tenant", ZoneId.of("Asia/Shanghai"), 1),
                    new Unit(1, "district", "root", null), LocalDate.EPOCH, List.of(), List.of());
        }
        return database;
    }
}
