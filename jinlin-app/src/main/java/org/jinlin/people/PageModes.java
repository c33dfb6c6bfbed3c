package org.jinlin.people;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jinlin.org.Orgs;
import org.jinlin.org.Overlay;
import org.jinlin.org.Tree;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookVersions;
import org.springframework.stereotype.Component;

/// What every page says while an operating mode is in force: plainly to staff, kindly to whoever lives there. Nothing is
/// read for it in normal times.
@Component
class PageModes {

    private final Orgs orgs;
    private final People people;
    private final PlaybookVersions playbooks;

    PageModes(Orgs orgs, People people, PlaybookVersions playbooks) {
        this.orgs = orgs;
        this.people = people;
        this.playbooks = playbooks;
    }

    /// @param actor who looks; of nobody known only what holds in the whole district counts
    Optional<String> of(int district, Optional<Actor> actor, PageTexts texts) {
        List<Overlay> holding = orgs.overlays(district);
        if (holding.isEmpty()) {
            return Optional.empty();
        }
        Tree tree = orgs.tree(district);
        boolean staff = actor.filter(Actor::isStaff).isPresent();
        List<Overlay> theirs = staff ? ofPosts(tree, holding, actor.orElseThrow()) : ofHome(district, tree, holding, actor);
        return theirs.stream().findFirst().map(first -> {
            List<String> units = theirs.stream().flatMap(overlay -> tree.find(overlay.unitId()).stream()).map(unit -> unit.name()).toList();
            Playbook playbook = playbooks.get(first.binding().code(), first.binding().version());
            String mode = playbook.mode().map(code -> playbook.term("mode", code, texts.language())).orElse(playbook.code());
            return texts.get(staff ? "mode.staff" : "mode.resident", mode, String.join(texts.get("mode.and"), units), texts.when(first.since()));
        });
    }

    /// What holds at, above or below somebody's posts.
    private static List<Overlay> ofPosts(Tree tree, List<Overlay> holding, Actor actor) {
        return holding.stream().filter(overlay -> actor.posts().stream().filter(post -> tree.find(post.unitId()).isPresent() && tree.find(overlay.unitId()).isPresent())
                .anyMatch(post -> tree.isAtOrAbove(overlay.unitId(), post.unitId()) || tree.isAtOrAbove(post.unitId(), overlay.unitId()))).toList();
    }

    private List<Overlay> ofHome(int district, Tree tree, List<Overlay> holding, Optional<Actor> actor) {
        OptionalLong home = actor.map(known -> people.home(district, known.personId())).orElse(OptionalLong.empty());
        return orgs.overlay(district, home.isPresent() && tree.find(home.getAsLong()).isPresent() ? home.getAsLong() : tree.root().id()).stream().toList();
    }
}
