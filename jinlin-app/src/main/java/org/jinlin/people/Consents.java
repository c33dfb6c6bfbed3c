package org.jinlin.people;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.jinlin.playbook.Consent;
import org.jinlin.playbook.Playbook;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Consents: given by itself each, to a version of a text, and taken back as easily (PIPL Art. 13 to 16; Regulation on Network
/// Data Security Art. 22). What rests on one ends in the transaction that takes it back. Given and taken back stay written down.
@Component
public class Consents {

    private final Db db;
    private final ConsentStore store;
    private final OwnRecordStore own;
    private final Guardians guardians;
    private final Orgs orgs;
    private final Audit audit;
    private final Ids ids;
    private final JinlinClock clock;

    Consents(Db db, ConsentStore store, OwnRecordStore own, Guardians guardians, Orgs orgs, Audit audit, Ids ids, JinlinClock clock) {
        this.db = db;
        this.store = store;
        this.own = own;
        this.guardians = guardians;
        this.orgs = orgs;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// Those that hold, by code.
    public Map<String, GivenConsent> holding(int district, long personId) {
        return db.readWithin(Scope.service(district, Kind.REPORT), sql -> store.holding(sql, district, personId)).stream().collect(Collectors.toMap(GivenConsent::code, given -> given));
    }

    /// All that were ever given, the latest first, page by page.
    public Outcome<Page<GivenConsent>> all(int district, long personId, @Nullable String after) {
        return Paging.read(after, null, Long.class).map(paging -> db.read(new Scope(district, Kind.PERSON, personId),
                sql -> Page.of(store.page(sql, district, personId, paging), paging, row -> Cursor.of(row.id()))));
    }

    /// A receipt, for the person it is about and who may speak for it; empty for everybody else.
    public Optional<GivenConsent> receipt(Actor reader, long id) {
        return db.read(Scope.service(reader.district(), Kind.REPORT), sql -> store.find(sql, reader.district(), id)).filter(given -> guardians.maySpeakFor(reader, given.personId()));
    }

    /// Whether somebody agreed to the present version of a text with this use. A consent to an older version no longer counts.
    public boolean holds(int district, long personId, Playbook playbook, Consent.Use use) {
        Map<String, GivenConsent> given = holding(district, personId);
        return of(playbook, use).stream().anyMatch(text -> given.containsKey(text.code()) && given.get(text.code()).version() == text.version());
    }

    /// Agrees to a text, for oneself or a child. Agreeing twice changes nothing; to a newer version it takes the place of the older.
    /// Refused: `NOT_FOUND` (somebody else's), `CONSENT_UNKNOWN`, `CONSENT_CHANGED` (the text that was read is no longer the present one),
    /// `CONSENT_BY_GUARDIAN` (a child under fourteen agrees to nothing by itself).
    public Outcome<GivenConsent> give(Actor by, long personId, String code, int version, Playbook playbook) {
        Consent text = playbook.consents().get(code);
        if (!guardians.maySpeakFor(by, personId)) {
            return Outcome.refused("NOT_FOUND");
        }
        if (text == null) {
            return Outcome.refused("CONSENT_UNKNOWN");
        }
        if (text.version() != version) {
            return Outcome.refused("CONSENT_CHANGED");
        }
        if (by.personId() == personId && guardians.isChild(by.district(), personId)) {
            return Outcome.refused("CONSENT_BY_GUARDIAN", Guardians.YEARS);
        }
        return db.writeOutcome(Scope.service(by.district(), Kind.SETUP), sql -> {
            if (own.kept(sql, by.district(), personId).isEmpty()) {
                return Outcome.refused("NOT_FOUND");
            }
            return Outcome.done(given(sql, by, personId, text, playbook));
        });
    }

    private GivenConsent given(DSLContext sql, Actor by, long personId, Consent text, Playbook playbook) {
        int district = by.district();
        Instant now = clock.now();
        Optional<GivenConsent> before = store.holding(sql, district, personId).stream().filter(given -> given.code().equals(text.code())).findFirst();
        if (before.filter(given -> given.version() == text.version()).isPresent()) {
            return before.get();
        }
        before.ifPresent(older -> store.withdraw(sql, district, personId, older.code(), now));
        var given = new GivenConsent(ids.next(), personId, by.personId(), text.code(), text.version(), playbook.code(), playbook.version(), now, null);
        store.insert(sql, district, given);
        audit.add(sql, AuditNote.of(by, AuditAct.CONSENT_GIVEN, AuditSubject.person(personId)));
        // of two at once one was written; both have the same receipt
        GivenConsent kept = store.holding(sql, district, personId).stream().filter(one -> one.code().equals(text.code())).findFirst().orElse(given);
        if (text.use() == Consent.Use.CARE) {
            household(sql, district, personId).ifPresent(household -> store.agreed(sql, district, household, caring(playbook), now));
        }
        return kept;
    }

    /// Takes one back, in the caller's transaction, and ends what this room keeps on its ground: the phone, the duties of care. What it
    /// was for, so that the caller ends the rest; empty when none held.
    public Optional<Consent.Use> withdraw(DSLContext sql, Actor by, long personId, String code, Playbook playbook) {
        int district = by.district();
        Consent text = playbook.consents().get(code);
        if (text == null || store.withdraw(sql, district, personId, code, clock.now()) == 0) {
            return Optional.empty();
        }
        audit.add(sql, AuditNote.of(by, AuditAct.CONSENT_WITHDRAWN, AuditSubject.person(personId)));
        switch (text.use()) {
            case PHONE -> own.change(sql, district, personId, DataRequest.What.PHONE, "");
            case CARE -> household(sql, district, personId).ifPresent(household -> store.ended(sql, district, household, caring(playbook), orgs.today(district)));
            case FOLLOW, SHARE -> { } // followed matters are the next room's, and sharing is asked about each time
        }
        return Optional.of(text.use());
    }

    /// Notes that somebody gave the own phone with the text beside it, in the transaction that keeps the phone.
    public void phoneGiven(DSLContext sql, Actor by, Playbook playbook) {
        of(playbook, Consent.Use.PHONE).forEach(text -> given(sql, by, by.personId(), text, playbook));
    }

    private Optional<Long> household(DSLContext sql, int district, long personId) {
        return own.kept(sql, district, personId).map(OwnRecordStore.Kept::householdId);
    }

    /// Duties that know what care a household needs.
    private static Set<String> caring(Playbook playbook) {
        return playbook.links().values().stream().filter(link -> !link.tagged().isEmpty()).map(Playbook.LinkKind::code).collect(Collectors.toSet());
    }

    private static List<Consent> of(Playbook playbook, Consent.Use use) {
        return playbook.consents().values().stream().filter(text -> text.use() == use).toList();
    }
}
