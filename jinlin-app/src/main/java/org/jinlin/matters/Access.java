package org.jinlin.matters;

import java.util.Set;
import org.jinlin.people.Actor;
import org.jinlin.people.Post;

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
        Set<String> owning = situation.playbook().owningRoles();
        boolean onChain = actor.posts().stream().anyMatch(post -> matter.state().chain().contains(post.unitId()) && (owning.contains(post.role()) || named(post, situation)));
        if (onChain || isTaker(actor, matter) || ownsChild(actor, situation, owning)) {
            return FULL;
        }
        boolean asked = matter.identity().askerId() != null && matter.identity().askerId() == actor.personId();
        if (asked || isTold(actor, matter)) {
            return OWN;
        }
        return situation.follows() ? OUTLINE : NONE;
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

    private static boolean ownsChild(Actor actor, Situation situation, Set<String> owning) {
        return situation.children().stream().anyMatch(child -> actor.holds(owning, child.state().ownerId()) || actor.holds(owning, child.state().baseId()));
    }
}
