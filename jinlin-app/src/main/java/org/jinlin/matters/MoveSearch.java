package org.jinlin.matters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Db;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.kit.PublicNumber;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.playbook.PlaybookVersions;
import org.springframework.stereotype.Component;

/// What somebody did on matters, as numbers and codes, without what was said: the half of the audit that the log of moves is. Whoever
/// calls has asked who may see it.
@Component
public class MoveSearch {

    private final Db db;
    private final Orgs orgs;
    private final Desk desk;
    private final PlaybookVersions playbooks;

    MoveSearch(Db db, Orgs orgs, Desk desk, PlaybookVersions playbooks) {
        this.db = db;
        this.orgs = orgs;
        this.desk = desk;
        this.playbooks = playbooks;
    }

    /// A move, without its words.
    ///
    /// @param what   in the playbook's words
    /// @param unitId 0 for who acted in no post
    public record Deed(Instant at, long matterId, int seq, String number, String what, long unitId) {}

    /// The moves that a person made in a stretch, the latest first.
    ///
    /// @param paging by time, matter and move
    public Page<Deed> of(int district, long personId, Instant from, Instant until, Paging paging, String language) {
        List<Deed> deeds = db.read(scope(district), sql -> new MoveSearchStore(sql, district).of(personId, from, until, paging)).stream()
                .map(row -> new Deed(row.at(), row.matterId(), row.seq(), row.number(), playbooks.get(row.playbook(), row.version()).term(row.kind(), row.verb(), language),
                        row.unitId() == null ? 0 : row.unitId())).toList();
        return Page.of(deeds, paging, deed -> Cursor.of(deed.at(), deed.matterId(), (long) deed.seq()));
    }

    /// The matter of a number as it is written in a district; empty when there is none.
    public Optional<Long> matter(int district, String number) {
        LocalDate today = LocalDate.ofInstant(desk.now(), orgs.tenant(district).zone());
        return PublicNumber.parse(number, district, today).filter(parsed -> parsed.district() == district)
                .flatMap(parsed -> db.read(scope(district), sql -> new MatterStore(sql, district).address(parsed.text())).map(address -> address.id()));
    }

    /// The numbers of matters; unknown ones are missing in the answer.
    public Map<Long, String> numbers(int district, Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : db.read(scope(district), sql -> new MoveSearchStore(sql, district).numbers(ids));
    }

    private static Scope scope(int district) {
        return Scope.service(district, Scope.Kind.REPORT);
    }
}
