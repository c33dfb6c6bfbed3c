package org.jinlin.matters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.people.Actor;

/// What one transaction knows of the matters it works with: each is read once, under its lock, and kept up with what the
/// transaction saves. It stays true because who moves a matter holds its parent too, so nobody else changes a family whose
/// top is held here.
final class Held {

    private final MatterStore store;
    private final Desk desk;
    private final Map<Long, Matter> matters = new HashMap<>();
    private final Map<Long, List<Matter>> relatives = new HashMap<>();
    private final Map<Follower, Boolean> followers = new HashMap<>();

    private record Follower(long matterId, long personId) {}

    Held(MatterStore store, Desk desk) {
        this.store = store;
        this.desk = desk;
    }

    /// A matter as this transaction leaves it.
    Matter latest(Matter matter) {
        return matters.getOrDefault(matter.id(), matter);
    }

    /// Locks a matter, for good in this transaction.
    Matter lock(long id) {
        return matters.computeIfAbsent(id, unread -> store.lock(unread).orElseThrow());
    }

    /// Locks a matter and its parent for somebody, the parent first. Empty when there is none with this number.
    Optional<Matter> lock(String number, Actor actor) {
        Optional<MatterStore.Seen> seen = store.lockTop(number, actor.personId()).or(() -> store.address(number).map(address -> {
            if (address.parentId() != null) {
                lock(address.parentId());
            }
            return store.lock(address.id(), actor.personId());
        }));
        return seen.map(found -> {
            matters.put(found.matter().id(), found.matter());
            followers.put(new Follower(found.matter().id(), actor.personId()), found.follows());
            return found.matter();
        });
    }

    /// Notes how a matter is after a move that was saved.
    void saved(Matter after, boolean isNew) {
        matters.put(after.id(), after);
        if (isNew) {
            relatives.put(after.id(), new ArrayList<>(after.parentId().map(this::lock).stream().toList()));
            after.parentId().ifPresent(parent -> relatives.computeIfPresent(parent, (_, known) -> {
                known.add(after);
                return known;
            }));
        }
    }

    /// Notes that somebody follows a matter from now on, or no longer for this reason.
    void changedFollower(long matterId, long personId) {
        followers.remove(new Follower(matterId, personId));
    }

    /// What the rules look at for a matter that is held.
    Situation situation(Matter matter, Actor actor) {
        List<Matter> family = relatives.computeIfAbsent(matter.id(), _ -> new ArrayList<>(store.relatives(matter))).stream().map(this::latest).toList();
        boolean follows = !actor.isEngine()
                && followers.computeIfAbsent(new Follower(matter.id(), actor.personId()), _ -> store.follows(matter.id(), actor.personId()));
        return desk.situation(matter, family, follows);
    }
}
