package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Refusal;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.Household;
import org.jinlin.people.Households;
import org.jinlin.people.Landing;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.Post;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who lives on the own ground: how many behind which door, no names and no phones.
@Hidden
@RestController
class FieldPagesHomes {

    private final Households households;
    private final Landing landing;
    private final Desk desk;
    private final PageFrames frames;

    FieldPagesHomes(Households households, Landing landing, Desk desk, PageFrames frames) {
        this.households = households;
        this.landing = landing;
        this.desk = desk;
        this.frames = frames;
    }

    @GetMapping("/f/home")
    ResponseEntity<JteModel> homes(HttpServletRequest request, Actor actor, @RequestParam @Nullable String after) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        if (!actor.isStaff()) {
            return MatterPages.unknown(frame);
        }
        Tree tree = desk.tree(actor.district());
        List<Long> ground = actor.posts().stream().filter(post -> landing.isGround(actor.district(), post)).map(Post::unitId).distinct().toList();
        List<Long> units = ground.stream().flatMap(unit -> Stream.concat(Stream.of(unit), tree.under(unit).stream().map(Unit::id))).distinct().toList();
        Playbook playbook = desk.playbookAt(actor.district(), ground.stream().findFirst().orElse(tree.root().id()));
        return switch (households.at(actor, units, after, playbook)) {
            case Outcome.Done<Page<Household>>(Page<Household> page) ->
                ResponseEntity.ok(MatterPages.PAGES.fieldHomes(frame, FieldHomes.of(page.items(), tree, playbook, frame.language()), page.next().orElse(null)));
            case Outcome.Refused<Page<Household>>(Refusal refusal) -> MatterPages.unknown(frame);
        };
    }
}
