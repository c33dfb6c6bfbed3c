package org.jinlin.matters;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.kit.Ids;
import org.jinlin.kit.Masks;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.PublicNumber;
import org.jinlin.matters.Decision.Consequence;
import org.jinlin.people.Actor;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;

/// One transaction of the engine in one tenant: saves a decision and everything that follows from it on the parent and
/// the children. The parent of the first matter is locked by the caller; children are locked here, so the order is
/// always from the top down.
final class Work {

    /// Far more than any playbook needs; more means a playbook whose consequences go round in a circle.
    private static final int STEPS_MAX = 200;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final MatterStore store;
    private final FileStore files;
    private final Desk desk;
    private final Ids ids;
    private final int district;
    private final Instant now;
    private final Actor engine;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private final Held held;
    private MatterStore.@Nullable Sent sent;

    Work(MatterStore store, FileStore files, Desk desk, Ids ids, int district) {
        this.store = store;
        this.files = files;
        this.desk = desk;
        this.ids = ids;
        this.district = district;
        this.now = desk.now();
        this.engine = Actor.engine(district);
        this.held = new Held(store, desk);
    }

    Instant now() {
        return now;
    }

    /// Keeps with the next move what somebody sent and that it has been carried out.
    void carriesOut(UUID clientId, byte[] digest) {
        sent = new MatterStore.Sent(clientId, digest);
    }

    /// A matter as this transaction leaves it.
    Matter latest(Matter matter) {
        return held.latest(matter);
    }

    /// Locks the matter with this number, its parent first, for somebody who wants to make a move on it.
    Optional<Situation> lock(String number, Actor actor) {
        return held.lock(number, actor).map(matter -> held.situation(matter, actor));
    }

    /// What the rules look at for a matter as this transaction leaves it.
    Situation situation(Matter matter, Actor actor) {
        return held.situation(held.latest(matter), actor);
    }

    /// Saves the move and carries out all that follows. The matter as it is right after the move itself.
    Matter carry(Situation situation, Decision decision) {
        Matter after = save(situation.matter(), decision.move(), false);
        follow(after, decision);
        drain(after);
        return after;
    }

    private void drain(Matter matter) {
        int steps = 0;
        while (!waiting.isEmpty()) {
            if (++steps > STEPS_MAX) {
                throw new IllegalStateException("the consequences of a move on matter " + matter.id() + " do not end");
            }
            waiting.poll().run();
        }
    }

    /// What a new matter is made from.
    ///
    /// @param takerId    the person whose step it is from the start
    /// @param countsFrom when the first clocks start; now when null
    record Opening(
            Playbook playbook, String kind, Actor actor, @Nullable String channel, long placeId, long ownerId, @Nullable Long askerId, @Nullable Long openerId,
            @Nullable Long openerUnitId, @Nullable Long subjectId, @Nullable Long parentId, @Nullable Double longitude, @Nullable Double latitude, Map<String, Object> presets,
            @Nullable Long takerId, @Nullable Instant countsFrom) {

        Opening(Playbook playbook, String kind, Actor actor, @Nullable String channel, long placeId, long ownerId, @Nullable Long askerId, @Nullable Long openerId,
                @Nullable Long openerUnitId, @Nullable Long subjectId, @Nullable Long parentId, @Nullable Double longitude, @Nullable Double latitude, Map<String, Object> presets) {
            this(playbook, kind, actor, channel, placeId, ownerId, askerId, openerId, openerUnitId, subjectId, parentId, longitude, latitude, presets, null, null);
        }
    }

    /// Opens a matter and carries out all that follows.
    Outcome<Matter> open(Opening opening, Map<String, Object> raw) {
        return opened(opening, raw).map(matter -> {
            drain(matter);
            return matter;
        });
    }

    /// Its identity and number, its first move and first clocks.
    private Outcome<Matter> opened(Opening opening, Map<String, Object> raw) {
        var zone = desk.tenant(district).zone();
        var day = now.atZone(zone).toLocalDate();
        var offices = desk.offices(district, opening.playbook());
        var identity = new Matter.Identity(district, ids.next(), "", opening.kind(), opening.playbook().code(), opening.playbook().version(), opening.channel(),
                opening.askerId(), opening.openerId(), opening.openerUnitId(), opening.subjectId(), opening.parentId(), opening.longitude(), opening.latitude(), now);
        Optional<Matter> parent = Optional.ofNullable(opening.parentId()).map(held::lock);
        Matter before = Replay.before(identity, opening.placeId(), opening.ownerId(), opening.presets());
        var situation = new Situation(opening.playbook(), opening.playbook().kind(opening.kind()), before, parent, List.of(), false, offices);
        Instant start = opening.countsFrom() == null ? now : opening.countsFrom();
        return new MatterRules(situation, start).decide("open", raw, opening.actor(), List.of()).then(decision -> owned(decision, opening.actor())).map(decision -> {
            // the number is drawn last: its counter is the one row that all openings of a day share
            Matter numbered = Replay.numbered(before, new PublicNumber(district, day, store.nextNumber(day)).toString());
            Decision complete = whole(decision, numbered, opening, offices);
            Matter after = save(numbered, complete.move(), true);
            follow(after, complete);
            return after;
        });
    }

    private Outcome<Decision> owned(Decision decision, Actor actor) {
        return files.areFree(decision.move().values().files(), actor.personId()) ? Outcome.done(decision) : Outcome.refused("FILE_UNKNOWN", "photos");
    }

    static Decision whole(Decision decision, Matter before, Opening opening, Offices offices) {
        var change = decision.move().change();
        var set = new TreeMap<>(change.set());
        set.putIfAbsent(Change.PLACE, opening.placeId());
        set.putIfAbsent(Change.OWNER, opening.ownerId());
        set.putIfAbsent(Change.BASE, set.get(Change.OWNER));
        if (opening.playbook().kind(opening.kind()).ownUnit()) {
            set.put(Change.OWN_UNIT, set.get(Change.BASE));
        }
        if (opening.takerId() != null) {
            set.putIfAbsent(Change.TAKER, opening.takerId());
        }
        set.put(Change.CHAIN, offices.chain((long) set.get(Change.PLACE), (long) set.get(Change.OWNER)));
        var facts = new TreeMap<String, @Nullable Object>(opening.presets());
        facts.putAll(change.facts());
        var whole = new Change(before.identity(), set, facts, change.dues(), change.anew(), change.tells());
        var draft = decision.move();
        return new Decision(new Decision.Draft(draft.verb(), draft.toStage(), draft.actor(), draft.internal(), whole, draft.values()), decision.consequences());
    }

    private Matter save(Matter before, Decision.Draft draft, boolean isNew) {
        byte[] salt = null;
        String body = null;
        Map<String, String> sealed = draft.values().sealed(desk.playbook(before));
        if (!draft.values().texts().isEmpty() || !draft.values().files().isEmpty()) {
            salt = new byte[16];
            RANDOM.nextBytes(salt);
            body = CanonicalJson.write(words(draft.values(), sealed.keySet()));
        }
        Move move = hashed(before, draft, now, salt == null ? null : MoveHash.words(salt, body));
        Matter after = Replay.next(before, move);
        store.save(after, isNew, move, salt, body, sent);
        store.seal(desk, move, sealed);
        sent = null;
        files.attach(draft.values().files(), after.id(), move.seq());
        // thousands vote, and nothing that anybody reads changes by a vote
        if (!Ballots.isVote(desk.playbook(before).kind(before.identity().kind()), draft.verb())) {
            store.shown(desk).renew(after);
        }
        held.saved(after, isNew);
        return after;
    }

    /// The move that a decision makes next on a matter, at its place in the chain.
    static Move hashed(Matter before, Decision.Draft draft, Instant now, byte @Nullable [] wordsHash) {
        var move = new Move(before.district(), before.id(), before.state().seq() + 1, draft.verb(), before.stage(), draft.toStage(), draft.actor(), draft.internal(),
                now, draft.change(), wordsHash, before.state().head(), new byte[0]);
        return move.hashed(MoveHash.of(move));
    }

    /// What lies in the words, where every reader finds it: of sealed fields a mask.
    private static Map<String, Object> words(Values values, Set<String> sealed) {
        var words = new TreeMap<String, Object>(values.texts());
        sealed.forEach(field -> words.put(field, Masks.hidden()));
        if (!values.files().isEmpty()) {
            words.put("files", values.files());
        }
        return words;
    }

    /// What was asked of other districts before is wanted no more, once the matter is over or asks anew.
    private void unwanted(Matter matter, String verb) {
        Kind kind = desk.playbook(matter).kind(matter.identity().kind());
        boolean anew = Optional.ofNullable(kind.moves().get(verb)).filter(MoveRule::asksElsewhere).isPresent();
        if (anew || !matter.isOpen() && kind.asksElsewhere()) {
            store.elsewhere().over(matter.id(), matter.isOpen() ? matter.state().seq() : matter.state().seq() + 1, now);
        }
    }

    private void follow(Matter matter, Decision decision) {
        unwanted(matter, decision.move().verb());
        for (Consequence consequence : decision.consequences()) {
            switch (consequence) {
                case Consequence.Open open -> waiting.add(() -> child(matter, open));
                case Consequence.Ask(String kind, ElsewhereUnit unit) -> store.elsewhere().asks(matter.id(), matter.state().seq(), kind, unit);
                case Consequence.OnChild(long child, String verb) -> waiting.add(() -> engineMove(child, verb, Map.of()));
                case Consequence.Then(String verb, Map<String, Object> facts) -> waiting.addFirst(() -> engineMove(matter.id(), verb, facts));
                case Consequence.OnParent(String childMove) -> waiting.add(() -> parentHears(matter, childMove, decision.move().actor()));
                case Consequence.Follow(long into, long person, long origin) -> {
                    store.follow(into, person, origin, now);
                    held.changedFollower(into, person);
                }
                case Consequence.Vote(long id, long line) -> store.ballots().count(id, line);
                case Consequence.Unfollow(long into, long person, long origin) -> {
                    store.unfollow(into, person, origin);
                    held.changedFollower(into, person);
                }
            }
        }
    }

    /// A move of the engine that somebody outside of this transaction has reason for; nothing happens where the rules do not allow it.
    void make(long id, String verb) {
        engineMove(id, verb, Map.of());
        drain(held.lock(id));
    }

    /// A matter hears what a child of it did that was opened in another district, as it hears its children here. Once it is over, it hears nothing.
    void hears(long id, String childMove, Map<String, Object> said) {
        Matter matter = held.lock(id);
        Situation situation = held.situation(matter, engine);
        if (matter.isOpen() && situation.kind().hears(childMove)) {
            carry(situation, new MatterRules(situation, now).hear(childMove, said, Move.ActorLine.ENGINE));
        }
    }

    private void child(Matter parent, Consequence.Open open) {
        var opening = new Opening(desk.playbook(parent), open.kind(), engine, null, parent.state().placeId(), open.ownerId(), null, null,
                parent.state().ownerId(), null, parent.id(), parent.identity().longitude(), parent.identity().latitude(), open.facts());
        opened(opening, Map.of()).orThrow();
    }

    /// A move of the engine that follows from something else; when the rules do not allow it, it does not happen.
    private void engineMove(long id, String verb, Map<String, Object> facts) {
        Situation situation = held.situation(held.lock(id), engine);
        new MatterRules(situation, now).decide(verb, facts, engine, List.of()).map(decision -> {
            Matter after = save(situation.matter(), decision.move(), false);
            follow(after, decision);
            return after;
        });
    }

    private void parentHears(Matter child, String childMove, Move.ActorLine actor) {
        Matter parent = held.lock(child.parentId().orElseThrow());
        Situation situation = held.situation(parent, engine);
        if (!situation.kind().hears(childMove) || !parent.isOpen() && !situation.playbook().kind(child.identity().kind()).outlives()) {
            return;
        }
        Decision decision = new MatterRules(situation, now).hear(childMove, child.facts(), actor);
        Matter after = save(parent, decision.move(), false);
        follow(after, decision);
    }
}
