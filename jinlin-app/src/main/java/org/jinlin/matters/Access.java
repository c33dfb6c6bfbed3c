package org.jinlin.matters;

import java.util.Set;
import org.jinlin.people.Actor;
import org.jinlin.people.Post;
import org.jinlin.playbook.Playbook;

/// Who may see a matter, and how much of it. The only door asks here. Pure.
enum Access {
    /// nothing, not even that it exists
    NONE,
    /// where it stands, not what was said: whoever follows it
    OUTLINE,
    /// everything but what is internal: the asker, and the roles that a move told of it
    OWN,
    /// everything: staff on its chain or with a child of it
    FULL;

    static Access of(Actor actor, Situation situation) {
        if (actor.isEngine()) {
            return FULL;
        }
        Matter matter = situation.matter();
        Playbook playbook = situation.playbook();
        if (matter.state().isOwnUnits()) {
            return ofOwnUnit(actor, situation);
        }
        boolean onChain = actor.posts().stream().anyMatch(post -> matter.state().chain().contains(post.unitId()) && (playbook.owns(post.role()) || named(post, situation)));
        if (onChain || isTaker(actor, matter) || ownsChild(actor, situation)) {
            return FULL;
        }
        if (isAsker(actor, matter) || isTold(actor, matter)) {
            return OWN;
        }
        return situation.follows() ? OUTLINE : NONE;
    }

    /// What one unit alone sees is closed to everybody above it, also where lateness carried it up, where a move told of it, or
    /// who follows it: they have its numbers (`seen_by: own_unit`).
    private static Access ofOwnUnit(Actor actor, Situation situation) {
        Matter matter = situation.matter();
        boolean there = actor.posts().stream().anyMatch(post -> post.unitId() == matter.state().ownUnitId() && (situation.playbook().owns(post.role()) || named(post, situation)));
        return there || isTaker(actor, matter) ? FULL : isAsker(actor, matter) ? OWN : NONE;
    }

    /// Whether somebody may know of a matter that hangs on another one.
    static boolean mayKnow(Actor actor, Matter relative) {
        return !relative.state().isOwnUnits() || actor.isEngine() || isTaker(actor, relative) || isAsker(actor, relative)
                || actor.posts().stream().anyMatch(post -> post.unitId() == relative.state().ownUnitId());
    }

    private static boolean isAsker(Actor actor, Matter matter) {
        return matter.identity().askerId() != null && matter.identity().askerId() == actor.personId();
    }

    /// A role that answers for nothing sees a matter only while it could do something on it.
    private static boolean named(Post post, Situation situation) {
        return situation.kind().moves().values().stream()
                .anyMatch(rule -> rule.by().contains(post.role()) && rule.from().contains(situation.matter().stage()));
    }

    /// Who was told may follow it to its end, without a duty on it: the asker's phone stays closed to them.
    private static boolean isTold(Actor actor, Matter matter) {
        return actor.posts().stream().anyMatch(post -> matter.state().chain().contains(post.unitId()) && matter.state().told().contains(post.role()));
    }

    private static boolean isTaker(Actor actor, Matter matter) {
        return matter.state().takerId() != null && matter.state().takerId() == actor.personId();
    }

    private static boolean ownsChild(Actor actor, Situation situation) {
        if (situation.children().isEmpty()) {
            return false;
        }
        Set<String> owning = situation.playbook().owningRoles();
        return situation.children().stream().anyMatch(child -> actor.holds(owning, child.state().ownerId()) || actor.holds(owning, child.state().baseId()));
    }
}
