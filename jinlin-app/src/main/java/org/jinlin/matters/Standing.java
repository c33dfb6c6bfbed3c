package org.jinlin.matters;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jinlin.org.Tree;
import org.jinlin.people.Actor;
import org.jinlin.people.Post;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;

/// As what somebody stands before a matter: by which of a move's actor words, for which unit, in which role. Pure.
///
/// @param forId the person whose post it is, where somebody stands in
record Standing(OptionalLong unit, @Nullable String role, @Nullable Long forId) {

    Standing(OptionalLong unit, @Nullable String role) {
        this(unit, role, null);
    }

    static final Standing ALONE = new Standing(OptionalLong.empty(), null);

    /// The first of the move's actor words that fits, those of a post before those of a person; empty when none does.
    static Optional<Standing> of(MoveRule rule, Actor actor, Situation situation, @Nullable Move undone) {
        Matter matter = situation.matter();
        if (actor.isEngine()) {
            return rule.by().contains("engine") ? Optional.of(ALONE) : Optional.empty();
        }
        Optional<Standing> byPost = byPost(rule.by(), actor, situation);
        if (byPost.isPresent()) {
            return byPost;
        }
        boolean alone = rule.by().stream().anyMatch(word -> switch (word) {
            case "asker" -> matter.identity().askerId() != null && matter.identity().askerId() == actor.personId();
            case "follower" -> situation.follows();
            case "owner" -> matter.state().takerId() != null && matter.state().takerId() == actor.personId();
            case "opener" -> matter.identity().openerId() != null && matter.identity().openerId() == actor.personId();
            case "same_person" -> undone != null && undone.actor().personId() != null && undone.actor().personId() == actor.personId();
            case "resident" -> actor.kind() == Actor.Kind.PERSON;
            case "guest" -> actor.kind() == Actor.Kind.GUEST;
            case "api" -> actor.viaApi();
            default -> false;
        });
        return alone ? Optional.of(new Standing(sameUnit(undone, actor), null)) : Optional.empty();
    }

    private static Optional<Standing> byPost(Set<String> by, Actor actor, Situation situation) {
        Tree tree = situation.offices().tree();
        Playbook playbook = situation.playbook();
        Matter matter = situation.matter();
        List<Long> ownerPath = path(tree, matter.state().baseId(), matter.state().ownerId());
        if (by.contains("owner")) {
            for (long unit : ownerPath) {
                for (Post post : actor.posts()) {
                    if (post.unitId() == unit && playbook.owns(post.role())) {
                        return standing(post);
                    }
                }
            }
        }
        if (by.contains("above")) {
            // above the unit that the stage was given to, also when lateness carried it up to there: whoever it climbed to may press for it
            for (long unit : tree.chain(ownerPath.getFirst()).stream().skip(1).toList()) {
                for (Post post : actor.posts()) {
                    if (post.unitId() == unit && playbook.owns(post.role())) {
                        return standing(post);
                    }
                }
            }
        }
        if (by.contains("parent_owner") && situation.parent().isPresent()) {
            long parentOwner = situation.parent().get().state().ownerId();
            for (Post post : actor.posts()) {
                if (playbook.owns(post.role()) && tree.isAtOrAbove(post.unitId(), parentOwner)) {
                    return standing(post);
                }
            }
        }
        // a role that the move names: anywhere on the chain of place and owner
        return actor.posts().stream()
                .filter(post -> by.contains(post.role()) && matter.state().chain().contains(post.unitId()))
                .findFirst()
                .flatMap(Standing::standing);
    }

    /// From the unit the stage was given to, up to the unit it climbed to.
    private static List<Long> path(Tree tree, long base, long owner) {
        List<Long> chain = tree.chain(base);
        int end = chain.indexOf(owner);
        return end < 0 ? List.of(owner) : chain.subList(0, end + 1);
    }

    private static OptionalLong sameUnit(@Nullable Move undone, Actor actor) {
        return undone != null && undone.actor().unitId() != null && undone.actor().personId() == actor.personId()
                ? OptionalLong.of(undone.actor().unitId())
                : OptionalLong.empty();
    }

    private static Optional<Standing> standing(Post post) {
        return Optional.of(new Standing(OptionalLong.of(post.unitId()), post.role(), post.forId()));
    }

    Move.ActorLine line(Actor actor) {
        return actor.isEngine()
                ? Move.ActorLine.ENGINE
                : new Move.ActorLine(actor.kind() == Actor.Kind.GUEST ? "guest" : "person", actor.personId(), unit.isPresent() ? unit.getAsLong() : null, role, forId);
    }
}
