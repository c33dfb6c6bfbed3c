package org.jinlin.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jinlin.kit.BlindIndex;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.springframework.stereotype.Component;

/// Searches the audit for the audit administrator, and nobody else. That it was searched is an entry too.
@Component
public class AuditSearch {

    private static final int BATCH = 5000;

    private final Db db;
    private final Audit audit;
    private final AuditRight right;
    private final AccountStore accounts;
    private final PersonStore persons;
    private final Seals seals;
    private final JinlinClock clock;

    AuditSearch(Db db, Audit audit, AuditRight right, AccountStore accounts, PersonStore persons, Seals seals, JinlinClock clock) {
        this.db = db;
        this.audit = audit;
        this.right = right;
        this.accounts = accounts;
        this.persons = persons;
        this.seals = seals;
        this.clock = clock;
    }

    /// What is looked for: all of it together.
    ///
    /// @param installation the entries of no district, instead of those of the own
    /// @param until        the first moment that is not looked at
    public record Ask(boolean installation, Optional<Long> actor, Optional<AuditAct> act, Optional<AuditSubject> subject, Instant from, Instant until) {
        int district(Actor reader) {
            return installation ? 0 : reader.district();
        }
    }

    /// A page of entries, the latest first. Refuses who is not the audit administrator (AUDIT_NOT_YOURS).
    public Outcome<Page<AuditEntry>> search(Actor reader, Ask ask, Paging paging) {
        return right.admitted(reader).map(who -> {
            if (paging.after().isEmpty()) {
                audit.addAlone(AuditNote.of(who, AuditAct.AUDIT_SEARCHED, ask.actor().map(AuditSubject::person).or(ask::subject).orElse(AuditSubject.NONE)));
            }
            int district = ask.district(who);
            List<AuditEntry> found = db.read(AuditChainer.scope(district), sql -> new AuditStore(sql, district).search(ask, paging));
            return Page.of(found, paging, entry -> Cursor.of(entry.at(), entry.id()));
        });
    }

    /// Hands over every entry, the oldest first, a few thousand at a time, however many there are; what comes while it runs is left out.
    /// That it was taken out is written down before. Refuses as [#search] does; then nothing is handed over.
    public Outcome<Consumer<Consumer<AuditEntry>>> export(Actor reader, Ask ask) {
        return right.admitted(reader).map(who -> {
            audit.addAlone(AuditNote.of(who, AuditAct.AUDIT_EXPORTED, ask.actor().map(AuditSubject::person).or(ask::subject).orElse(AuditSubject.NONE)));
            var settled = new Ask(ask.installation(), ask.actor(), ask.act(), ask.subject(), ask.from(), earlier(ask.until(), clock.now()));
            return to -> each(ask.district(who), settled, to);
        });
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /// Every entry that is asked for, in batches of a read each: a long export holds no transaction open.
    void each(int district, Ask ask, Consumer<AuditEntry> to) {
        Optional<AuditEntry> last = Optional.empty();
        while (true) {
            Optional<AuditEntry> behind = last;
            List<AuditEntry> entries = db.read(AuditChainer.scope(district), sql -> new AuditStore(sql, district).behind(ask, behind, BATCH));
            entries.forEach(to);
            if (entries.size() < BATCH) {
                return;
            }
            last = Optional.of(entries.getLast());
        }
    }

    /// Who is meant by a phone, a sign-in name or the number of a person. Refuses what names nobody here (AUDIT_PERSON_UNKNOWN).
    public Outcome<Long> person(Actor reader, String typed) {
        return right.admitted(reader).then(who -> {
            String said = typed.strip();
            BlindIndex index = seals.phoneIndex(who.district(), said);
            Function<Long, Outcome<Long>> done = Outcome::done;
            return Optional.ofNullable(index).flatMap(known -> db.read(AuditChainer.scope(who.district()), sql -> persons.byPhone(sql, who.district(), known)))
                    .or(() -> login(who.district(), said)).or(() -> number(said)).map(done).orElseGet(() -> Outcome.refused("AUDIT_PERSON_UNKNOWN"));
        });
    }

    private Optional<Long> login(int district, String said) {
        return Logins.isValid(said) ? accounts.claim(said).filter(claim -> claim.district() == district)
                .flatMap(claim -> db.read(Accounts.scope(claim), sql -> accounts.account(sql, district, claim.accountId()))).map(AccountStore.Row::personId) : Optional.empty();
    }

    /// Ids are longer than any phone: what was mistyped as a phone must not stand in an address as if it were one.
    private static Optional<Long> number(String said) {
        return said.matches("[0-9]{12,18}|[0-8][0-9]{18}") ? Optional.of(Long.valueOf(said)) : Optional.empty();
    }
}
