package org.jinlin.people;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongPredicate;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Scope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Notices who looks at very many persons: one alarm an hour from a number on, shown to whoever answers for the unit of the reader
/// and above, and no further look from a second number on (PIPL Art. 51: what may be done with personal data is limited). Looks that run
/// at the very same moment may pass the second number by as many as they are; each is in the log of looks.
@Component
public class RevealWatch {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SHOWN = Duration.ofDays(30);
    private static final int LATEST = 200;

    private final Db db;
    private final RevealStore store;
    private final People people;
    private final Ids ids;
    private final JinlinClock clock;
    private final int alarmAt;
    private final int most;

    /// @param alarmAt so many looks within an hour raise an alarm
    /// @param most    so many are allowed within an hour
    RevealWatch(Db db, RevealStore store, People people, Ids ids, JinlinClock clock, @Value("${jinlin.reveals.alarm}") int alarmAt, @Value("${jinlin.reveals.most}") int most) {
        if (alarmAt < 1 || most < alarmAt) {
            throw new IllegalStateException("jinlin.reveals.alarm is at least 1, and jinlin.reveals.most not less than that");
        }
        this.db = db;
        this.store = store;
        this.people = people;
        this.ids = ids;
        this.clock = clock;
        this.alarmAt = alarmAt;
        this.most = most;
    }

    /// Before a look: how many there were in the last hour. Refused when there were too many; the alarm is kept all the same.
    public Outcome<Integer> before(Actor reader) {
        Instant now = clock.now();
        int looks = db.write(new Scope(reader.district(), Scope.Kind.STAFF, reader.personId()), sql -> {
            int counted = store.looks(sql, reader.district(), reader.personId(), now.minus(HOUR));
            boolean refused = counted >= most;
            if (counted + 1 >= alarmAt && !store.isRaised(sql, reader.district(), reader.personId(), refused, now.minus(HOUR))) {
                long unit = reader.posts().stream().findFirst().map(Post::unitId).orElse(0L);
                store.raise(sql, reader.district(), ids.next(), new RevealStore.Row(now, reader.personId(), unit, counted + (refused ? 0 : 1), refused));
            }
            return counted;
        });
        return looks >= most ? Outcome.refused("REVEALS_TOO_MANY", most) : Outcome.done(looks);
    }

    /// The alarms of the last thirty days, the latest first.
    ///
    /// @param unit of which units somebody may see them
    public List<RevealAlarm> alarms(int district, LongPredicate unit) {
        Instant since = clock.now().minus(SHOWN);
        var rows = db.read(Scope.service(district, Scope.Kind.REPORT), sql -> store.latest(sql, district, since, LATEST)).stream().filter(row -> unit.test(row.unitId())).toList();
        var names = people.masked(district, rows.stream().map(RevealStore.Row::readerId).toList());
        return rows.stream().map(row -> new RevealAlarm(row.at(), row.readerId(), names.containsKey(row.readerId()) ? names.get(row.readerId()).name() : "",
                row.unitId(), row.looks(), row.refused())).toList();
    }
}
