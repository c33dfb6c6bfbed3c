package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.MATTER;
import static org.jinlin.db.matters.Tables.MOVE;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

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
import org.jooq.Condition;
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
        Condition after = paging.after().map(cursor -> (Condition) row(MOVE.AT, MOVE.MATTER_ID, MOVE.SEQ).lessThan(cursor.instant(0), cursor.number(1), (int) cursor.number(2))).orElse(noCondition());
        List<Deed> deeds = db.read(scope(district), sql -> sql.select(MOVE.AT, MOVE.MATTER_ID, MOVE.SEQ, MATTER.NUMBER, MOVE.VERB, MOVE.UNIT_ID, MATTER.KIND, MATTER.PLAYBOOK_CODE, MATTER.PLAYBOOK_VERSION)
                .from(MOVE).join(MATTER).on(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(MOVE.MATTER_ID))
                .where(MOVE.DISTRICT_ID.eq(district), MOVE.ACTOR_ID.eq(personId), MOVE.AT.ge(from), MOVE.AT.lt(until)).and(after)
                .orderBy(MOVE.AT.desc(), MOVE.MATTER_ID.desc(), MOVE.SEQ.desc()).limit(paging.fetch())
                .fetch(row -> new Deed(row.value1(), row.value2(), row.value3(), row.value4(), playbooks.get(row.value8(), row.value9()).term(row.value7(), row.value5(), language),
                        row.value6() == null ? 0 : row.value6())));
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
        return ids.isEmpty() ? Map.of() : db.read(scope(district), sql -> sql.select(MATTER.ID, MATTER.NUMBER).from(MATTER)
                .where(MATTER.DISTRICT_ID.eq(district), MATTER.ID.in(ids)).fetchMap(MATTER.ID, MATTER.NUMBER));
    }

    private static Scope scope(int district) {
        return Scope.service(district, Scope.Kind.REPORT);
    }
}
