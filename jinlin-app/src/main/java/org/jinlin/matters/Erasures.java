package org.jinlin.matters;

import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Scope;
import org.jinlin.people.Audit;
import org.jinlin.people.AuditAct;
import org.jinlin.people.AuditNote;
import org.jinlin.people.AuditSubject;
import org.springframework.stereotype.Component;

/// Erases what was said with a move, and keeps that and why it was erased (PIPL Art. 47). The move stays: it holds codes
/// and the salted hash of the words, and without the salt nobody can tell whether a guess was right.
@Component
public class Erasures {

    private static final int RULE_CHARACTERS_MAX = 200;

    private final Db db;
    private final MatterFiles files;
    private final SearchReader search;
    private final Desk desk;
    private final Audit audit;
    private final JinlinClock clock;

    Erasures(Db db, MatterFiles files, SearchReader search, Desk desk, Audit audit, JinlinClock clock) {
        this.db = db;
        this.files = files;
        this.search = search;
        this.desk = desk;
        this.audit = audit;
        this.clock = clock;
    }

    /// Erases words and photos of one move. Refuses a rule that says nothing, and a move that has no words.
    ///
    /// @param rule which law, retention or wish of the person it follows from, as it will be shown in the timeline
    public Outcome<Boolean> erase(int district, long matterId, int seq, String rule) {
        if (rule.isBlank() || rule.length() > RULE_CHARACTERS_MAX) {
            return Outcome.refused("FIELD_MISSING", "rule");
        }
        Outcome<List<Long>> photos = db.writeOutcome(Scope.service(district, Scope.Kind.MOVE), db -> {
            var words = new WordsStore(db, district);
            Optional<String> said = words.of(matterId, seq);
            if (!words.erase(matterId, seq, rule.strip(), clock.now())) {
                return Outcome.refused("NOTHING_TO_ERASE");
            }
            if (seq == 1) {
                said.ifPresent(body -> search.forget(db, district, matterId, body));
            }
            new Shown(db, district, desk).renew(matterId);
            var store = new FileStore(db, district);
            List<Long> gone = store.of(matterId, seq);
            // the bytes go first: a photo whose row is gone could not be found again
            gone.forEach(id -> files.delete(db, district, id));
            store.delete(matterId, seq);
            audit.add(db, AuditNote.of(district, 0, AuditAct.ERASED, AuditSubject.matter(matterId)).amount(1 + gone.size()));
            return Outcome.done(gone);
        });
        return photos.map(gone -> true);
    }
}
