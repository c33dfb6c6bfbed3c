package org.jinlin.points;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.people.Actor;
import org.jinlin.people.Switch;
import org.jinlin.people.Switches;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What was given, looked at afterwards: put right by a further entry with its reason, and compared. Units may always be compared; persons only where the district has
/// switched that on (see [Switch#PERSON_RANKING]).
@Component
public class Corrections {

    static final int RANKED_MAX = 50;

    private final Db db;
    private final JinlinClock clock;
    private final Ledger ledger;
    private final Plans plans;
    private final Awards awards;
    private final Switches switches;
    private final Orgs orgs;

    Corrections(Db db, JinlinClock clock, Ledger ledger, Plans plans, Awards awards, Switches switches, Orgs orgs) {
        this.db = db;
        this.clock = clock;
        this.ledger = ledger;
        this.plans = plans;
        this.awards = awards;
        this.switches = switches;
        this.orgs = orgs;
    }

    /// How much somebody was given.
    public record Ranked(Holder holder, long points) {}

    /// What was given at the units whose shop one keeps and below, the latest first. Refuses the cursor of another list.
    public Outcome<Page<Award>> given(Actor actor, @Nullable String after) {
        List<Long> places = awards.places(actor).stream().filter(unit -> plans.keeps(actor, unit)).toList();
        return Paging.read(after, null, Long.class).map(paging -> Page.of(db.read(new Scope(actor.district(), Scope.Kind.STAFF, actor.personId()),
                sql -> new AwardStore(sql, actor.district()).given(places, paging)), paging, award -> Cursor.of(award.id())));
    }

    /// Books back what was given, as far as it is still there. Refuses with POINTS_NOT_GIVEN where it was not or is not the actor's to see, and POINTS_OWN for one's own.
    ///
    /// @return how much was booked back
    public Outcome<Long> correct(Actor actor, long awardId, Posting.Reason reason) {
        int district = actor.district();
        return db.writeOutcome(new Scope(district, Scope.Kind.MOVE, actor.personId()), sql -> {
            var store = new AwardStore(sql, district);
            var award = store.locked(awardId).filter(one -> one.state() == Award.State.GIVEN && plans.keeps(actor, one.placeId()));
            if (award.isEmpty()) {
                return Outcome.refused("POINTS_NOT_GIVEN");
            }
            if (store.holder(award.get().accountId()).filter(Holder.person(actor.personId())::equals).isPresent()) {
                return Outcome.refused("POINTS_OWN");
            }
            var booked = new LedgerStore(sql, district);
            long back = Earnings.transfers(awardId).flatMap(key -> booked.booked(key).stream())
                    .mapToLong(transfer -> ledger.correct(sql, district, transfer.id(), actor.personId(), reason).orThrow().amount()).sum();
            store.decide(awardId, Award.State.TAKEN_BACK, actor.personId(), clock.now());
            return Outcome.done(back);
        });
    }

    /// Teams and communities by what they were given in a month, the most first.
    public List<Ranked> units(int district, YearMonth month) {
        return ranked(district, month, List.of(Holder.Kind.TEAM, Holder.Kind.COMMUNITY));
    }

    /// Persons likewise; nothing at all where the district has not switched it on.
    public Optional<List<Ranked>> persons(int district, YearMonth month) {
        return switches.on(district, Switch.PERSON_RANKING) ? Optional.of(ranked(district, month, List.of(Holder.Kind.PERSON))) : Optional.empty();
    }

    /// The month of today.
    YearMonth month(int district) {
        return YearMonth.from(orgs.today(district));
    }

    private List<Ranked> ranked(int district, YearMonth month, List<Holder.Kind> kinds) {
        LocalDate first = month.atDay(1);
        return db.read(Scope.service(district, Scope.Kind.REPORT), sql -> new AwardStore(sql, district).ranked(kinds, first, month.atEndOfMonth(), RANKED_MAX));
    }
}
