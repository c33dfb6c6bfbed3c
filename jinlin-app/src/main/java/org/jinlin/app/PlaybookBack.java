package org.jinlin.app;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.org.Binding;
import org.jinlin.org.Bound;
import org.jinlin.org.Orgs;
import org.jinlin.people.Actor;
import org.jinlin.people.Audit;
import org.jinlin.people.AuditAct;
import org.jinlin.people.AuditNote;
import org.jinlin.people.AuditSubject;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Takes the newest binding of a unit back: one that lies ahead never comes, and after one that holds the version before it
/// holds again. Matters that began meanwhile keep what they began with.
@Component
class PlaybookBack {

    private final PlaybookDesk desk;
    private final Publishing publishing;
    private final Orgs orgs;
    private final Audit audit;
    private final JinlinClock clock;

    PlaybookBack(PlaybookDesk desk, Publishing publishing, Orgs orgs, Audit audit, JinlinClock clock) {
        this.desk = desk;
        this.publishing = publishing;
        this.orgs = orgs;
        this.audit = audit;
        this.clock = clock;
    }

    /// Refuses when somebody bound another one since the page was made (CHANGED_MEANWHILE), when nothing was there before
    /// (PLAYBOOK_NOTHING_BEFORE), and when open matters need what that lacks (PLAYBOOK_STILL_NEEDED).
    ///
    /// @param newest as the page showed it, `base/3`
    /// @return the version that holds then
    Outcome<Binding> back(Actor actor, String unit, String newest) {
        return desk.admitted(actor).then(who -> {
            List<Bound> rising = orgs.bindings(who.district()).stream().filter(bound -> Long.toString(bound.unitId()).equals(unit)).sorted(Comparator.comparing(Bound::from)).toList();
            if (rising.isEmpty() || !PlaybookShelf.Line.key(rising.getLast().binding()).equals(newest)) {
                return Outcome.refused("CHANGED_MEANWHILE");
            }
            Optional<Binding> before = PlaybookShelf.before(rising);
            return before.isEmpty() ? Outcome.refused("PLAYBOOK_NOTHING_BEFORE") : back(who, rising.getLast(), before.get());
        });
    }

    private Outcome<Binding> back(Actor who, Bound newest, Binding before) {
        int district = who.district();
        Consumer<DSLContext> noted = sql -> audit.add(sql, AuditNote.of(who, AuditAct.PLAYBOOK_TAKEN_BACK, AuditSubject.unit(newest.unitId())));
        if (newest.from().isAfter(clock.now())) {
            orgs.unbind(district, newest, noted);
            return Outcome.done(before);
        }
        var target = new Publishing.Target(orgs.tenant(district), orgs.tree(district).unit(newest.unitId()));
        List<String> problems = publishing.problems(target, before);
        if (!problems.isEmpty()) {
            return Outcome.refused("PLAYBOOK_STILL_NEEDED", String.join("; ", problems));
        }
        orgs.bind(district, newest.unitId(), before, clock.now(), noted);
        return Outcome.done(before);
    }
}
