package org.jinlin.matters;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.Scope;
import org.jinlin.matters.CalendarSubjects.Ruled;
import org.jinlin.matters.CalendarSubjects.Subject;
import org.jinlin.matters.CalendarSubjects.Taker;
import org.jinlin.people.Actor;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Playbook.CalendarRule;
import org.jinlin.playbook.Span;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Opens what the calendar of a playbook says: a care visit for each link, a turn for each building. Each once for its rule,
/// subject and period, however often and by however many servers it is asked; after a downtime only the current period
/// opens, the ones between are written down as missed.
///
/// From when the clocks count: a rolling rule counts from the end of the last matter, so that a week after a visit is a week
/// also when the server slept in between. The first one counts from the first day of the link, or from now when that is
/// longer ago than the rule's span: nobody is late for what the installation did not ask for yet. A period counts from its
/// first day, except the first one of all, which counts from now.
@Component
public class CalendarOpener {

    static final String TURN = "turn";
    private static final Logger log = LoggerFactory.getLogger(CalendarOpener.class);

    private final Db db;
    private final Desk desk;
    private final Ids ids;
    private final CalendarSubjects subjects;

    CalendarOpener(Db db, Desk desk, Ids ids, CalendarSubjects subjects) {
        this.db = db;
        this.desk = desk;
        this.ids = ids;
        this.subjects = subjects;
    }

    /// What is to be opened for a subject.
    ///
    /// @param code       the period, or the how manieth of a rolling rule
    /// @param countsFrom when the clocks start
    /// @param missed     periods that nobody opened
    private record Occasion(String code, Instant countsFrom, List<String> missed) {}

    /// Opens everything that is to be open now in a tenant. How many matters were opened.
    public int run(int district) {
        return subjects.ruled(district).stream().mapToInt(ruled -> run(district, ruled)).sum();
    }

    private int run(int district, Ruled ruled) {
        String rule = ruled.rule().code();
        Map<Long, CalendarStore.Last> lasts = db.read(Scope.service(district, Scope.Kind.CLOCK),
                db -> new CalendarStore(db, district).last(rule, ruled.subjects().stream().map(Subject::id).toList()));
        int opened = 0;
        for (Subject subject : ruled.subjects()) {
            CalendarStore.Last last = lasts.get(subject.id());
            Occasion occasion = occasion(district, ruled.rule(), subject, last);
            opened += occasion != null && open(district, ruled, subject, occasion, last == null ? null : last.turn()) ? 1 : 0;
        }
        return opened;
    }

    private @Nullable Occasion occasion(int district, CalendarRule rule, Subject subject, CalendarStore.@Nullable Last last) {
        Instant now = desk.now();
        ZoneId zone = desk.tenant(district).zone();
        if (rule.every().sinceLastDone().isPresent()) {
            return rolling(rule.every().sinceLastDone().get(), subject, last, now, zone);
        }
        Period current = Period.of(rule.every().period().orElseThrow(), now.atZone(zone).toLocalDate());
        if (last == null) {
            return new Occasion(current.code(), now, List.of());
        }
        return last.period().compareTo(current.code()) >= 0 ? null
                : new Occasion(current.code(), current.startsAt(zone), current.missedSince(last.at(), zone).stream().map(Period::code).toList());
    }

    private static @Nullable Occasion rolling(Span span, Subject subject, CalendarStore.@Nullable Last last, Instant now, ZoneId zone) {
        if (last == null) {
            Instant start = subject.link() == null ? now : subject.link().from().atStartOfDay(zone).toInstant();
            return new Occasion(rolling(1), start.plus(span.elapsed()).isAfter(now) ? start : now, List.of());
        }
        return last.endedAt() == null ? null : new Occasion(rolling(Integer.parseInt(last.period().replaceAll("\\D", "")) + 1), last.endedAt(), List.of());
    }

    /// Sorts like the count, and behind every period of the calendar.
    private static String rolling(int count) {
        return "r%08d".formatted(count);
    }

    /// One that cannot be opened stops no other.
    private boolean open(int district, Ruled ruled, Subject subject, Occasion occasion, @Nullable Long lastTurn) {
        String rule = ruled.rule().code();
        try {
            Taker taker = subjects.taker(district, ruled.playbook(), ruled.rule(), subject, lastTurn);
            Work.Opening opening = opening(district, ruled, subject, occasion, taker);
            return db.write(Scope.service(district, Scope.Kind.CLOCK), db -> {
                var calendar = new CalendarStore(db, district);
                if (!calendar.claim(rule, subject.id(), occasion.code(), desk.now())) {
                    return false;
                }
                occasion.missed().forEach(missed -> calendar.claim(rule, subject.id(), missed, desk.now()));
                var work = new Work(new MatterStore(db, district), new FileStore(db, district), desk, ids, district);
                calendar.opened(rule, subject.id(), occasion.code(), work.open(opening, Map.of()).orThrow().id());
                return true;
            });
        } catch (RuntimeException e) {
            log.error("rule {} of the calendar could not open {} for subject {} in district {}", rule, occasion.code(), subject.id(), district, e);
            return false;
        }
    }

    /// Whose turn it is, and that a role is vacant and who stands in for it, are facts of the matter: everybody at it sees them.
    private static Work.Opening opening(int district, Ruled ruled, Subject subject, Occasion occasion, Taker taker) {
        var facts = new TreeMap<String, Object>(Map.of("calendar", ruled.rule().code(), "period", occasion.code()));
        if (taker.person() != null) {
            facts.put(TURN, taker.person());
        }
        if (taker.vacant() != null) {
            facts.put("vacant_role", taker.vacant());
            ruled.rule().each().link().map(ruled.playbook().links()::get).map(Playbook.LinkKind::ifVacant)
                    .ifPresent(role -> facts.put("stands_in", role));
        }
        return new Work.Opening(ruled.playbook(), ruled.rule().opens(), Actor.engine(district), null, subject.place(), subject.place(), null, null, null,
                subject.about(), null, null, null, facts, taker.person(), occasion.countsFrom());
    }
}
