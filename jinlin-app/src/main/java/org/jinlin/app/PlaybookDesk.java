package org.jinlin.app;

import java.util.Optional;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.org.Binding;
import org.jinlin.org.Orgs;
import org.jinlin.people.Actor;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookVersions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What somebody who answers for the whole tenant may read of its playbooks: the versions that are, were or will be bound in
/// it, and no other tenant's.
@Component
class PlaybookDesk {

    private final Orgs orgs;
    private final PlaybookVersions versions;
    private final JinlinClock clock;

    PlaybookDesk(Orgs orgs, PlaybookVersions versions, JinlinClock clock) {
        this.orgs = orgs;
        this.versions = versions;
        this.clock = clock;
    }

    /// Refuses everybody but who holds an owning role at the top of the tree: ROOT_POST_NEEDED.
    Outcome<Actor> admitted(Actor actor) {
        long root = orgs.tree(actor.district()).root().id();
        boolean answers = orgs.binding(actor.district(), root, clock.now()).map(this::playbook).filter(playbook -> actor.holds(playbook.owningRoles(), root)).isPresent();
        return answers ? Outcome.done(actor) : Outcome.refused("ROOT_POST_NEEDED");
    }

    Outcome<PlaybookShelf> shelf(Actor actor, String language) {
        return admitted(actor).map(who -> PlaybookShelf.of(orgs.bindings(who.district()), orgs.tree(who.district()), clock.now(),
                binding -> playbook(binding).name().getOrDefault(language, binding.code())));
    }

    Outcome<PlaybookText> text(Actor actor, String key, String language) {
        return version(actor, key).map(playbook -> PlaybookText.of(playbook, versions.sources(playbook.code(), playbook.version()).orElseThrow(), language));
    }

    /// @param key as `base/3`
    Outcome<Playbook> version(Actor actor, @Nullable String key) {
        return admitted(actor).then(who -> bound(who.district(), key).map(binding -> Outcome.done(playbook(binding))).orElseGet(() -> Outcome.refused("PLAYBOOK_UNKNOWN")));
    }

    private Optional<Binding> bound(int district, @Nullable String key) {
        return orgs.bindings(district).stream().map(bound -> bound.binding()).filter(binding -> PlaybookShelf.Line.key(binding).equals(key)).findFirst();
    }

    private Playbook playbook(Binding binding) {
        return versions.get(binding.code(), binding.version());
    }
}
