package org.jinlin.points;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.Scope;
import org.jinlin.matters.LogReader;
import org.jinlin.matters.LogReader.Entry;
import org.jinlin.org.Orgs;
import org.jinlin.playbook.Currency;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.playbook.Span;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Turns moves into points: reads the log behind its own position and writes down what each move earned, then books it, one award a
/// transaction. Awards and position change together, so nothing is earned twice or forgotten, and no move ever waits for it.
@Component
public class Earnings {

    private static final int BATCH = LogReader.MOST;
    private static final int BOOKED_AT_ONCE = 200;

    private final Db db;
    private final Ids ids;
    private final LogReader log;
    private final Ledger ledger;
    private final Orgs orgs;
    private final PlaybookVersions playbooks;

    Earnings(Db db, Ids ids, LogReader log, Ledger ledger, Orgs orgs, PlaybookVersions playbooks) {
        this.db = db;
        this.ids = ids;
        this.log = log;
        this.ledger = ledger;
        this.orgs = orgs;
        this.playbooks = playbooks;
    }

    /// Reads everything that is numbered now, and books what is due.
    ///
    /// @return how many moves were read
    public int run(int district) {
        int read = 0;
        while (true) {
            long position = db.read(scope(district), sql -> new AwardStore(sql, district).position());
            List<Entry> entries = log.after(district, position, BATCH);
            if (entries.isEmpty() || !db.write(scope(district), sql -> take(sql, district, position, entries))) {
                settle(district);
                return read;
            }
            read += entries.size();
        }
    }

    /// The numbered moves that this reader has not read yet.
    public LogReader.Backlog unread(int district) {
        return log.behind(district, db.read(scope(district), sql -> new AwardStore(sql, district).position()));
    }

    /// Books what is due, and books back what was undone.
    void settle(int district) {
        while (true) {
            List<Long> due = db.read(scope(district), sql -> new AwardStore(sql, district).toBook(BOOKED_AT_ONCE));
            if (!due.isEmpty()) {
                Stream.of(Currency.earned()).forEach(currency -> ledger.ready(district, currency));
            }
            for (long award : due) {
                db.write(scope(district), sql -> settled(sql, district, award));
            }
            if (due.size() < BOOKED_AT_ONCE) {
                return;
            }
        }
    }

    /// The same of one award alone: whoever confirmed it waits for it, and for nothing else.
    void settle(int district, long award) {
        db.write(scope(district), sql -> settled(sql, district, award));
    }

    /// False when another process read on meanwhile: then it is that one's turn.
    private boolean take(DSLContext sql, int district, long position, List<Entry> entries) {
        var store = new AwardStore(sql, district);
        if (store.lockedPosition() != position) {
            return false;
        }
        Map<Long, Subject> subjects = store.subjects(entries.stream().map(entry -> entry.about().matterId()).distinct().toList());
        ZoneId zone = orgs.tenant(district).zone();
        for (Entry entry : entries) {
            var rules = new EarningRules(playbooks.get(entry.about().playbook(), entry.about().playbookVersion()));
            Subject before = subjects.get(entry.about().matterId());
            if (!rules.concerns(entry.about().kind()) || before != null && before.seq() >= entry.seq()) {
                continue;
            }
            Subject after = Subject.next(before, entry);
            subjects.put(after.matterId(), after);
            store.put(after);
            if (entry.undoes() != 0) {
                store.takeBack(after.matterId(), entry.undoes());
            }
            if (Boolean.FALSE.equals(entry.ended())) {
                store.reopen(after.matterId(), rules.byEnd(entry.about().kind()));
            }
            LocalDate day = entry.at().atZone(zone).toLocalDate();
            rules.of(after, entry).forEach(earned -> add(sql, store, district, rules.playbook(), after, entry, earned, day));
        }
        store.moveTo(entries.getLast().position());
        return true;
    }

    private void add(DSLContext sql, AwardStore store, int district, Playbook playbook, Subject after, Entry entry, EarningRules.Earned earned, LocalDate day) {
        Optional<Holder> known = earned.holder().or(() -> community(district, after.placeId(), earned.level().orElseThrow()));
        if (known.isEmpty()) {
            return;
        }
        Holder holder = known.get();
        var rule = earned.rule();
        Account account = ledger.opened(sql, district, holder, rule.currency());
        long amount = EarningRules.capped(earned.amount(), rule.most(), store.given(account.id(), rule.code(), after.matterId(), day));
        var state = amount == 0 ? Award.State.CAPPED : rule.confirmedBy().isEmpty() ? Award.State.DUE : Award.State.WAITING;
        Long asker = entry.about().askerId();
        Long payer = rule.askerPays() && asker != null && !holder.equals(Holder.person(asker)) ? asker : null;
        store.add(new Award(ids.next(), rule.code(), rule.currency(), account.id(), after.matterId(), entry.seq(), entry.about().number(), after.placeId(), entry.personId(), payer,
                earned.amount(), amount, expiry(playbook, rule.currency(), holder, day), day, entry.at(), state, playbook.code(), playbook.version()));
    }

    /// The unit of a level at or above the place; nobody where there is none.
    private Optional<Holder> community(int district, long place, String level) {
        var tree = orgs.tree(district);
        return tree.knows(place) ? tree.atLevel(place, level).stream().mapToObj(unit -> new Holder(Holder.Kind.COMMUNITY, unit)).findFirst() : Optional.empty();
    }

    /// What persons earn may expire; what teams and communities have is there for all.
    private static @Nullable LocalDate expiry(Playbook playbook, Currency currency, Holder holder, LocalDate day) {
        Span span = holder.kind() == Holder.Kind.PERSON ? playbook.points().expire().get(currency) : null;
        return span == null ? null : day.plusDays(span.days().getDays());
    }

    private boolean settled(DSLContext sql, int district, long id) {
        var store = new AwardStore(sql, district);
        var award = store.locked(id);
        if (award.isPresent() && award.get().state() == Award.State.DUE) {
            give(sql, store, district, award.get());
            store.become(id, Award.State.GIVEN);
            return true;
        }
        if (award.isPresent() && award.get().state() == Award.State.UNDOING) {
            takeBack(sql, district, id);
            store.become(id, Award.State.TAKEN_BACK);
            return true;
        }
        return false;
    }

    /// The keys under which an award was booked: what the asker paid, and what the bank did.
    static Stream<UUID> transfers(long award) {
        return Stream.of("served", "award").map(what -> Keys.of(what, award));
    }

    /// Whoever paid gets it back, as far as it is still there.
    private void takeBack(DSLContext sql, int district, long id) {
        var booked = new LedgerStore(sql, district);
        transfers(id).flatMap(key -> booked.booked(key).stream()).forEach(transfer -> ledger.correct(sql, district, transfer.id(), 0).orThrow());
    }

    /// The asker pays first, as far as it reaches; then the bank. The bank's account is locked last.
    private void give(DSLContext sql, AwardStore store, int district, Award award) {
        Holder holder = store.holder(award.accountId()).orElseThrow();
        var cause = new Posting.Cause(award.matterId(), award.number(), award.rule(), null);
        long left = award.amount();
        if (award.payerId() != null) {
            left -= ledger.book(sql, district, Posting.whole(Keys.of("served", award.id()), Posting.Kind.SERVED, award.currency(), Holder.person(award.payerId()), holder, left, null, cause)
                    .asFarAsItReaches().until(award.expiresOn())).orThrow().amount();
        }
        if (left > 0) {
            ledger.book(sql, district, Posting.whole(Keys.of("award", award.id()), Posting.Kind.EARNED, award.currency(), Holder.BANK, holder, left, null, cause).until(award.expiresOn())).orThrow();
        }
        start(sql, district, holder, award);
    }

    /// What a person's account begins with, once, with the first thing earned.
    private void start(DSLContext sql, int district, Holder holder, Award award) {
        int start = playbooks.get(award.pack(), award.version()).points().start();
        if (start > 0 && holder.kind() == Holder.Kind.PERSON && award.currency() == Currency.POINTS) {
            ledger.book(sql, district, Posting.whole(Keys.of("start", award.accountId()), Posting.Kind.STARTED, Currency.POINTS, Holder.BANK, holder, start, null, Posting.Cause.NONE)).orThrow();
        }
    }

    private static Scope scope(int district) {
        return Scope.service(district, Scope.Kind.READER);
    }
}
