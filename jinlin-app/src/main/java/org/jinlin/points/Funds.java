package org.jinlin.points;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Keyring;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.kit.Refusal;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.Post;
import org.jinlin.playbook.Currency;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The neighbours' fund (近邻基金) of a community: what was given and what it was granted for, in double entry and open to everybody. No money moves here: what the bank did is
/// entered or imported. Who gave is named only where they said yes, and who was helped is nowhere.
@Component
public class Funds {

    private final Db db;
    private final Ids ids;
    private final JinlinClock clock;
    private final Keyring keyring;
    private final Ledger ledger;
    private final Statements statements;
    private final Plans plans;
    private final Orgs orgs;

    Funds(Db db, Ids ids, JinlinClock clock, Keyring keyring, Ledger ledger, Statements statements, Plans plans, Orgs orgs) {
        this.db = db;
        this.ids = ids;
        this.clock = clock;
        this.keyring = keyring;
        this.ledger = ledger;
        this.statements = statements;
        this.plans = plans;
        this.orgs = orgs;
    }

    /// What became of a sheet.
    ///
    /// @param known  lines that were there already
    /// @param faults lines that were not entered, by their number
    public record Imported(int entered, int known, List<Fault> faults) {}

    /// A line of a sheet that was not entered, and why.
    public record Fault(int number, Refusal why) {}

    /// Whether a unit has a fund by its playbook.
    public boolean isKept(int district, long unit) {
        Tree tree = orgs.tree(district);
        return tree.find(unit).filter(found -> plans.at(district, unit).filter(playbook -> playbook.points().fund().contains(found.level())).isPresent()).isPresent();
    }

    /// The units whose fund somebody keeps: those of the own posts.
    List<Unit> kept(Actor actor) {
        Tree tree = orgs.tree(actor.district());
        return actor.posts().stream().map(Post::unitId).distinct().filter(unit -> isKept(actor.district(), unit) && plans.keeps(actor, unit)).flatMap(unit -> tree.find(unit).stream()).toList();
    }

    /// What a fund has, in hundredths of a yuan.
    public long balance(int district, long unit) {
        return statements.accounts(looks(district), fund(unit)).stream().filter(account -> account.currency() == Currency.CENTS).mapToLong(Account::balance).sum();
    }

    /// What went in and out in a year of the calendar, by purpose.
    public List<FundLine.Sum> year(int district, long unit, int year) {
        return db.read(looks(district), sql -> store(sql, district).sums(unit, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
    }

    /// The lines of a fund, the last entered first. Refuses the cursor of another list.
    public Outcome<Page<FundLine>> lines(int district, long unit, @Nullable String after) {
        return Paging.read(after, null, Long.class).map(paging -> Page.of(db.read(looks(district), sql -> store(sql, district).lines(unit, paging)), paging, line -> Cursor.of(line.id())));
    }

    /// Enters one. The same reference again changes nothing. Refuses with NOT_YOURS, FUND_NOT_ENOUGH, and FUND_CHANGED where the reference stands for something else.
    ///
    /// @return whether it is new
    public Outcome<Boolean> enter(Actor actor, long unit, FundEntry entry) {
        if (!isKept(actor.district(), unit) || !plans.keeps(actor, unit)) {
            return Outcome.refused("NOT_YOURS");
        }
        ledger.ready(actor.district(), Currency.CENTS);
        return db.writeOutcome(moves(actor), sql -> book(sql, actor, unit, entry, null));
    }

    /// Enters what can be entered, line by line, and says what of the rest is wrong. Refuses with NOT_YOURS and as [FundSheet#read] does.
    Outcome<Imported> enter(Actor actor, long unit, FundSheet sheet, String text) {
        if (!isKept(actor.district(), unit) || !plans.keeps(actor, unit)) {
            return Outcome.refused("NOT_YOURS");
        }
        return sheet.read(text).map(rows -> {
            int entered = 0;
            int known = 0;
            var faults = new ArrayList<Fault>();
            for (FundSheet.Row row : rows) {
                switch (row.entry().then(entry -> enter(actor, unit, entry))) {
                    case Outcome.Done<Boolean>(Boolean fresh) -> {
                        entered += fresh ? 1 : 0;
                        known += fresh ? 0 : 1;
                    }
                    case Outcome.Refused<Boolean>(Refusal why) -> faults.add(new Fault(row.number(), why));
                }
            }
            return new Imported(entered, known, faults);
        });
    }

    /// Puts a line right by booking it the other way, once. Refuses with FUND_NO_LINE, NOT_YOURS and FUND_NOT_ENOUGH.
    public Outcome<Boolean> reverse(Actor actor, long lineId) {
        ledger.ready(actor.district(), Currency.CENTS);
        return db.writeOutcome(moves(actor), sql -> {
            var line = store(sql, actor.district()).find(lineId).filter(found -> found.purpose() != FundPurpose.REVERSED);
            if (line.isEmpty()) {
                return Outcome.refused("FUND_NO_LINE");
            }
            FundLine wrong = line.get();
            if (!isKept(actor.district(), wrong.unitId()) || !plans.keeps(actor, wrong.unitId())) {
                return Outcome.refused("NOT_YOURS");
            }
            return book(sql, actor, wrong.unitId(), new FundEntry("reverses " + lineId, orgs.today(actor.district()), -wrong.cents(), FundPurpose.REVERSED, null, null, false), lineId);
        });
    }

    private Outcome<Boolean> book(DSLContext sql, Actor actor, long unit, FundEntry entry, @Nullable Long corrects) {
        boolean in = entry.cents() > 0;
        var kind = corrects != null ? Posting.Kind.CORRECTED : in ? Posting.Kind.DONATED : Posting.Kind.GRANTED;
        var posting = Posting.whole(Keys.of("fund", unit, entry.reference()), kind, Currency.CENTS, in ? Holder.BANK : fund(unit), in ? fund(unit) : Holder.BANK, Math.abs(entry.cents()), actor.personId(),
                Posting.Cause.rule(entry.purpose().code()));
        return switch (ledger.book(sql, actor.district(), posting)) {
            case Outcome.Refused<Booked>(Refusal why) -> Outcome.refused(why.code().equals("POINTS_NOT_ENOUGH") ? "FUND_NOT_ENOUGH" : "FUND_CHANGED");
            case Outcome.Done<Booked>(Booked booked) -> {
                if (!booked.repeated()) {
                    store(sql, actor.district()).add(ids.next(), unit, booked.transferId(), entry, corrects, actor.personId(), clock.now());
                }
                yield Outcome.done(!booked.repeated());
            }
        };
    }

    private FundStore store(DSLContext sql, int district) {
        return new FundStore(sql, district, keyring);
    }

    private static Holder fund(long unit) {
        return new Holder(Holder.Kind.FUND, unit);
    }

    private static Scope looks(int district) {
        return Scope.service(district, Scope.Kind.REPORT);
    }

    private static Scope moves(Actor actor) {
        return new Scope(actor.district(), Scope.Kind.MOVE, actor.personId());
    }
}
