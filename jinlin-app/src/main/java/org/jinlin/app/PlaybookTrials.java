package org.jinlin.app;

import java.time.Instant;
import org.jinlin.insight.PastPromises;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.TimeCounting;
import org.jinlin.kit.WorkCalendar;
import org.jinlin.playbook.Playbook;
import org.springframework.stereotype.Component;

/// Tries a playbook on the matters of the last month at the place where it is to hold.
@Component
class PlaybookTrials {

    private final PastPromises past;
    private final WorkCalendar calendar;
    private final JinlinClock clock;

    PlaybookTrials(PastPromises past, WorkCalendar calendar, JinlinClock clock) {
        this.past = past;
        this.calendar = calendar;
        this.clock = clock;
    }

    PlaybookTrial of(Publishing.Target target, Playbook older, Playbook newer, String language) {
        Instant now = clock.now();
        var zone = target.tenant().zone();
        Instant from = now.atZone(zone).toLocalDate().minusDays(PlaybookTrial.DAYS).atStartOfDay(zone).toInstant();
        var rounds = past.of(target.tenant().district(), target.unit(), older.kinds().keySet(), from, now.plusSeconds(1), PlaybookTrial.MOST);
        var versions = new PlaybookTrial.Versions(older, newer, playbook -> new TimeCounting(calendar, zone, playbook.hours().open(), playbook.hours().close()));
        return PlaybookTrial.of(rounds, versions, now, language);
    }
}
