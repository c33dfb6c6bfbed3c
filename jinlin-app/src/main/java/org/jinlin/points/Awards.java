package org.jinlin.points;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.Post;
import org.jinlin.playbook.PlaybookVersions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What was earned and waits for a second pair of eyes, where the playbook wants that.
@Component
public class Awards {

    private final Db db;
    private final JinlinClock clock;
    private final Orgs orgs;
    private final PlaybookVersions playbooks;
    private final Earnings earnings;

    Awards(Db db, JinlinClock clock, Orgs orgs, PlaybookVersions playbooks, Earnings earnings) {
        this.db = db;
        this.clock = clock;
        this.orgs = orgs;
        this.playbooks = playbooks;
        this.earnings = earnings;
    }

    /// What waits at the units of one's posts and below, the oldest first, with what somebody else has to confirm. Refuses the cursor of another list.
    public Outcome<Page<Award>> waiting(Actor actor, @Nullable String after) {
        List<Long> places = places(actor);
        return Paging.read(after, null, Long.class).map(paging -> Page.of(db.read(new Scope(actor.district(), Scope.Kind.STAFF, actor.personId()),
                sql -> new AwardStore(sql, actor.district()).waiting(places, paging)), paging, award -> Cursor.of(award.id())));
    }

    /// The units of one's posts, and all below them.
    List<Long> places(Actor actor) {
        Tree tree = orgs.tree(actor.district());
        return actor.posts().stream().map(Post::unitId).filter(unit -> tree.find(unit).isPresent()).flatMap(unit -> Stream.concat(Stream.of(unit), tree.under(unit).stream().map(Unit::id))).distinct().toList();
    }

    /// Whose accounts awards go to.
    Map<Long, Holder> holders(int district, List<Award> awards) {
        return db.read(Scope.service(district, Scope.Kind.REPORT), sql -> new AwardStore(sql, district).holders(awards.stream().map(Award::accountId).distinct().toList()));
    }

    /// Confirms or refuses what waits. Refuses with POINTS_NOT_WAITING when it does not (any more) or is not the actor's to see, NOT_YOURS without the role for it, and
    /// POINTS_OWN when the actor earns by it or made the move.
    public Outcome<Award.State> decide(Actor actor, long awardId, boolean yes) {
        int district = actor.district();
        var state = yes ? Award.State.DUE : Award.State.REFUSED;
        Outcome<Award.State> decided = db.writeOutcome(new Scope(district, Scope.Kind.MOVE, actor.personId()), sql -> {
            var store = new AwardStore(sql, district);
            var award = store.locked(awardId).filter(one -> one.state() == Award.State.WAITING && isAbove(actor, one.placeId()));
            if (award.isEmpty()) {
                return Outcome.refused("POINTS_NOT_WAITING");
            }
            if (!mayConfirm(actor, award.get())) {
                return Outcome.refused("NOT_YOURS");
            }
            Long maker = award.get().makerId();
            if (maker != null && maker == actor.personId() || store.holder(award.get().accountId()).filter(Holder.person(actor.personId())::equals).isPresent()) {
                return Outcome.refused("POINTS_OWN");
            }
            store.decide(awardId, state, actor.personId(), clock.now());
            return Outcome.done(state);
        });
        if (decided.isDone()) {
            earnings.settle(district, awardId);
        }
        return decided;
    }

    private boolean isAbove(Actor actor, long place) {
        Tree tree = orgs.tree(actor.district());
        return actor.posts().stream().anyMatch(post -> tree.knows(place) && tree.find(post.unitId()).isPresent() && tree.isAtOrAbove(post.unitId(), place));
    }

    private boolean mayConfirm(Actor actor, Award award) {
        var rule = playbooks.get(award.pack(), award.version()).points().earn().get(award.rule());
        Set<String> roles = rule == null ? Set.of() : rule.confirmedBy();
        Tree tree = orgs.tree(actor.district());
        return actor.posts().stream().anyMatch(post -> roles.contains(post.role()) && tree.isAtOrAbove(post.unitId(), award.placeId()));
    }
}
