package org.jinlin.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.kit.Scope;
import org.jinlin.kit.Scope.Kind;
import org.jinlin.org.Orgs;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The own data of a person: to be read by that person (PIPL Art. 45), the log of who else looked, and how it is forgotten.
@Component
public class OwnRecords {

    private static final int REASON_CHARACTERS_MAX = 200;

    private final Db db;
    private final OwnRecordStore store;
    private final ForgetStore forget;
    private final LookStore looks;
    private final People people;
    private final Orgs orgs;
    private final Ids ids;
    private final JinlinClock clock;

    OwnRecords(Db db, OwnRecordStore store, ForgetStore forget, LookStore looks, People people, Orgs orgs, Ids ids, JinlinClock clock) {
        this.db = db;
        this.store = store;
        this.forget = forget;
        this.looks = looks;
        this.people = people;
        this.orgs = orgs;
        this.ids = ids;
        this.clock = clock;
    }

    /// What is kept; empty for a guest who has opened nothing yet, and for who was erased.
    ///
    /// @param personId oneself, or a child that one speaks for; the caller has made sure of it
    public Optional<OwnRecord> of(int district, long personId) {
        Instant now = clock.now();
        LocalDate today = orgs.today(district);
        return db.read(Scope.service(district, Kind.REPORT), sql -> store.kept(sql, district, personId).map(kept -> {
            Optional<Long> account = store.account(sql, district, personId);
            return new OwnRecord(personId, kept.name(), kept.phone(), kept.address(), kept.unitId(), kept.door(), kept.tags(), account.isPresent(),
                    account.map(id -> store.sessions(sql, district, id, now)).orElse(List.of()), store.links(sql, district, personId, now),
                    kept.householdId() == null ? List.of() : store.care(sql, district, kept.householdId(), today), kept.createdAt());
        }));
    }

    /// Writes down that somebody took all of the own data away, or looked at the proof of it.
    public void note(Actor reader, long personId, String what, String reason) {
        var look = new LookStore.Row(clock.now(), reader.personId(), null, what, reason.length() > REASON_CHARACTERS_MAX ? reason.substring(0, REASON_CHARACTERS_MAX) : reason);
        db.write(Scope.service(reader.district(), Kind.REPORT), sql -> {
            looks.insert(sql, reader.district(), ids.next(), personId, look);
            return look;
        });
    }

    /// Who looked at a person, the latest first, page by page. Refuses the cursor of another list.
    public Outcome<Page<LookRow>> looks(int district, long personId, @Nullable String after) {
        return Paging.read(after, null, Instant.class, Long.class).map(paging -> {
            var page = db.read(new Scope(district, Kind.PERSON, personId), sql -> Page.of(looks.page(sql, district, personId, paging), paging, row -> Cursor.of(row.look().at(), row.id())));
            var readers = people.masked(district, page.items().stream().map(row -> row.look().readerId()).toList());
            return page.map(row -> new LookRow(row.look().at(), row.look().readerId(), Optional.ofNullable(readers.get(row.look().readerId())).map(Masked::name).orElse(""),
                    row.look().matterId(), row.look().what(), row.look().reason()));
        });
    }

    /// Takes away all that says who a person is, and every way to sign in as that person, in the caller's transaction. The number
    /// stays: moves and counts name it. Twice does no harm.
    public void forget(DSLContext sql, int district, long personId) {
        Instant now = clock.now();
        forget.account(sql, district, personId);
        forget.ties(sql, district, personId, now);
        forget.person(sql, district, personId, now);
    }

    /// Whether somebody was forgotten.
    public boolean isErased(int district, long personId) {
        return db.readWithin(Scope.service(district, Kind.REPORT), sql -> forget.isErased(sql, district, personId));
    }
}
