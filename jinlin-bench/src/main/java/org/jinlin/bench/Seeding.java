package org.jinlin.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.jinlin.kit.Ids;
import org.jinlin.kit.PublicNumber;
import org.jspecify.annotations.Nullable;

/// Fills one tenant with copies of stories, in the order of their time: three years of ended ones, and some that are open now.
final class Seeding {

    static final Duration YEARS = Duration.ofDays(3 * 365);

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final double OPEN_SHARE = 0.03;
    private static final int BATCH = 1000;
    private static final Duration LONGEST_OPEN = Duration.ofDays(20);
    /// Nothing wakes while a bench begins.
    private static final Duration ASLEEP = Duration.ofHours(2);
    private static final Duration SHORTEST_OVERDUE = Duration.ofMinutes(1);
    private static final Duration LONGEST_OVERDUE = Duration.ofHours(1);
    private static final int FIRST_NODE = 900;

    private final Connection owner;
    private final Ground ground;
    private final Stories.@Nullable Told stories;
    private final Instant now;
    private final Random random;
    private final Texts texts = Texts.load();
    private final Tables tables = new Tables();
    private final Writer writer;
    private final Map<LocalDate, Integer> counters = new HashMap<>();
    private final Ids ids;
    private long idMillis;
    private long machineMillis;

    /// @param stories to copy; not needed for what is overdue
    /// @param now     every matter is older
    Seeding(Connection owner, Ground ground, Stories.@Nullable Told stories, Instant now) throws SQLException {
        this.owner = owner;
        this.ground = ground;
        this.stories = stories;
        this.now = now;
        this.random = new Random(ground.district());
        this.writer = new Writer(tables, random, logEnd());
        this.ids = new Ids(FIRST_NODE + ground.district() % 100, () -> idMillis);
    }

    /// @param made counts the matters of all tenants
    void fill(int matters, AtomicLong made) throws SQLException {
        int open = (int) (matters * OPEN_SHARE);
        int written = 0;
        int stories = 0;
        while (written < matters) {
            boolean isOpen = written >= matters - open;
            List<Template> plots = isOpen ? this.stories.open() : this.stories.ended();
            Template template = plots.get(random.nextInt(plots.size()));
            Duration shift = isOpen ? openShift(template) : endedShift(template, (double) written / (matters - open));
            writer.write(template, copy(template, shift));
            written += template.matters().size();
            made.addAndGet(template.matters().size());
            if (++stories % BATCH == 0) {
                tables.flush(owner);
            }
        }
        tables.flush(owner);
        settle();
    }

    /// Copies of one story whose next clock should have woken within the last hour.
    void overdue(Template template, int matters) throws SQLException {
        // these come beside what a running server makes
        machineMillis = now.toEpochMilli();
        for (int i = 0; i < matters; i++) {
            Duration ago = SHORTEST_OVERDUE.plusMillis((long) (LONGEST_OVERDUE.toMillis() * random.nextDouble()));
            writer.write(template, copy(template, Duration.between(template.lastAt().plus(template.wake()), now.minus(ago))));
        }
        tables.flush(owner);
        settle();
        // who waits for a clock was findable long ago: its words are not read again while clocks are measured
        hasRead("matters.position", "search");
    }

    /// @param share 0 for the oldest, 1 for the newest
    private Duration endedShift(Template template, double share) {
        Duration length = Duration.between(template.openedAt().getFirst(), template.lastAt());
        Duration span = YEARS.minus(length).minus(ASLEEP);
        Instant opened = now.minus(YEARS).plusMillis((long) (span.toMillis() * Math.min(1, share + random.nextDouble() * 1e-4)));
        return Duration.between(template.openedAt().getFirst(), opened);
    }

    /// As far back as may be without waking before long.
    private Duration openShift(Template template) {
        Duration most = template.wake() == null ? LONGEST_OPEN : template.wake().minus(ASLEEP);
        Duration ago = most.isPositive() ? Duration.ofMillis((long) (most.toMillis() * random.nextDouble())) : Duration.ZERO;
        return Duration.between(template.lastAt(), now.minus(ago));
    }

    /// A copy anywhere in the tenant; few spots are busy, most are not.
    private Copy copy(Template template, Duration shift) throws SQLException {
        Spot spot = ground.spots().get(Texts.skewed(random, ground.spots().size()));
        Texts.Complaint complaint = texts.complaint(random);
        var matters = new ArrayList<Long>();
        var numbers = new ArrayList<String>();
        for (Instant opened : template.openedAt()) {
            Instant at = opened.plus(shift);
            idMillis = machineMillis == 0 ? at.toEpochMilli() : machineMillis;
            matters.add(ids.next());
            LocalDate day = at.atZone(ZONE).toLocalDate();
            numbers.add(new PublicNumber(ground.district(), day, number(day)).text());
        }
        return new Copy(ground.district(), spot, random.nextInt(spot.residents().size()), shift, matters, numbers, complaint.category(), complaint.text(), null, null, null, null);
    }

    private int number(LocalDate day) throws SQLException {
        Integer last = counters.get(day);
        int next = 1 + (last == null ? lastNumber(day) : last);
        counters.put(day, next);
        return next;
    }

    private int lastNumber(LocalDate day) throws SQLException {
        try (var select = owner.prepareStatement("select next_number - 1 from matters.day_counter where district_id = ? and day = ?")) {
            select.setInt(1, ground.district());
            select.setObject(2, day);
            try (var rows = select.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }

    /// What goes on from here: the numbers of the days, the log, its reader, and the roots of days that are over.
    private void settle() throws SQLException {
        try (var counter = owner.prepareStatement("insert into matters.day_counter (district_id, day, next_number) values (?, ?, ?)"
                + " on conflict (district_id, day) do update set next_number = excluded.next_number")) {
            for (var day : counters.entrySet()) {
                counter.setInt(1, ground.district());
                counter.setObject(2, day.getKey());
                counter.setInt(3, day.getValue() + 1);
                counter.addBatch();
            }
            counter.executeBatch();
        }
        counters.clear();
        try (var numberer = owner.prepareStatement("""
                insert into matters.numberer (district_id, next_position) values (?, ?)
                on conflict (district_id) do update set next_position = excluded.next_position""")) {
            numberer.setInt(1, ground.district());
            numberer.setLong(2, writer.position() + 1);
            numberer.executeUpdate();
        }
        hasRead("insight.position", "facts");
        try (var root = owner.prepareStatement("insert into matters.day_root (district_id, day, matters, root, at) values (?, ?, 0, ?, ?) on conflict (district_id, day) do nothing")) {
            root.setInt(1, ground.district());
            root.setObject(2, now.atZone(ZONE).toLocalDate().minusDays(1));
            root.setBytes(3, new byte[32]);
            root.setObject(4, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            root.executeUpdate();
        }
    }

    private void hasRead(String positions, String reader) throws SQLException {
        try (var position = owner.prepareStatement("insert into " + positions + " (district_id, reader, position) values (?, ?, ?)"
                + " on conflict (district_id, reader) do update set position = excluded.position")) {
            position.setInt(1, ground.district());
            position.setString(2, reader);
            position.setLong(3, writer.position());
            position.executeUpdate();
        }
    }

    private long logEnd() throws SQLException {
        try (var select = owner.prepareStatement("select coalesce(max(position), 0) from matters.log where district_id = ?")) {
            select.setInt(1, ground.district());
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
