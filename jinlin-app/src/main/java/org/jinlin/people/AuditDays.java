package org.jinlin.people;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.kit.ChainHash;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jinlin.people.AuditChainStore.Day;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The published root of each day of the audit: one hash over how far its chain reached and over the root before. Who wrote it down can
/// show later that no entry of that day or before was changed or taken away, also when entries past their time are gone.
@Component
public class AuditDays {

    /// Transactions that began before midnight are over and chained by then; what is later still belongs to the next day.
    static final Duration SETTLED = Duration.ofMinutes(10);
    /// Days closed in one run after a long standstill.
    private static final int DAYS_A_RUN = 31;

    private final Db db;
    private final Orgs orgs;
    private final JinlinClock clock;
    private final ChainHash by;

    AuditDays(Db db, Orgs orgs, JinlinClock clock, @Value("${jinlin.audit.hash:sha256}") String hash) {
        this.db = db;
        this.orgs = orgs;
        this.clock = clock;
        this.by = ChainHash.of(hash);
    }

    /// @param entries how many entries the chain had from its beginning to the end of the day
    /// @param hash    by which root and chain are made: sha256 or sm3
    public record Root(LocalDate day, long entries, String head, String root, String hash) {}

    /// Closes every day that is over and not closed yet, from the first entry on. How many days were closed.
    public int run(int district) {
        return db.write(AuditChainer.scope(district), sql -> {
            var store = new AuditChainStore(sql, district);
            Optional<Day> last = store.lastDay();
            LocalDate day = last.map(closed -> closed.day().plusDays(1)).or(() -> store.first().map(at -> at.atZone(zone(district)).toLocalDate())).orElse(LocalDate.MAX);
            int closed = 0;
            while (closed < DAYS_A_RUN && isOver(district, day)) {
                last = Optional.of(close(store, district, day, last));
                day = day.plusDays(1);
                closed++;
            }
            return closed;
        });
    }

    private Day close(AuditChainStore store, int district, LocalDate day, Optional<Day> before) {
        long behind = before.map(Day::last).orElse(0L);
        Optional<Long> reached = store.lastBefore(end(district, day), behind);
        byte[] head = reached.map(store::hashAt).orElseGet(() -> before.map(Day::head).orElse(AuditChainer.START));
        long last = reached.orElse(behind);
        var closed = new Day(day, last, head, root(by, district, before.map(Day::root).orElse(AuditChainer.START), day, last, head), by.code());
        store.insert(closed);
        return closed;
    }

    static byte[] root(ChainHash by, int district, byte[] before, LocalDate day, long last, byte[] head) {
        return by.hash(before, CanonicalJson.write(Map.of("day", day.toString(), "district", (long) district, "head", HexFormat.of().formatHex(head), "last", last)).getBytes(StandardCharsets.UTF_8));
    }

    /// The root of a day, of the last closed one when no day is named.
    public Optional<Root> root(int district, Optional<LocalDate> wanted) {
        return db.read(AuditChainer.scope(district), sql -> {
            var store = new AuditChainStore(sql, district);
            return wanted.isPresent() ? store.day(wanted.get()) : store.lastDay();
        }).map(day -> new Root(day.day(), day.last(), HexFormat.of().formatHex(day.head()), HexFormat.of().formatHex(day.root()), day.hashedBy()));
    }

    private boolean isOver(int district, LocalDate day) {
        return day.isBefore(LocalDate.MAX) && !clock.now().isBefore(end(district, day).plus(SETTLED));
    }

    private Instant end(int district, LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone(district)).toInstant();
    }

    /// The installation's own days are those of its first tenant.
    private ZoneId zone(int district) {
        return district > 0 ? orgs.tenant(district).zone() : orgs.tenants().stream().findFirst().map(Tenant::zone).orElse(ZoneId.of("UTC"));
    }
}
