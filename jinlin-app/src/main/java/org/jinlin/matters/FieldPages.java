package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jinlin.org.Tree;
import org.jinlin.people.Actor;
import org.jinlin.people.DataRequests;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.Post;
import org.jinlin.playbook.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The day of somebody in the field.
@Hidden
@RestController
class FieldPages {

    /// More than that nobody visits in a day.
    private static final int HOMES_MOST = 20;

    private final FieldLists waiting;
    private final FieldNext next;
    private final Beginnings beginnings;
    private final DataRequests requests;
    private final DataStewards stewards;
    private final Desk desk;
    private final PageFrames frames;

    FieldPages(FieldLists waiting, FieldNext next, Beginnings beginnings, DataRequests requests, DataStewards stewards, Desk desk, PageFrames frames) {
        this.waiting = waiting;
        this.next = next;
        this.beginnings = beginnings;
        this.requests = requests;
        this.stewards = stewards;
        this.desk = desk;
        this.frames = frames;
    }

    /// @param done the number of the matter that was just given out of hand
    @GetMapping("/f/today")
    ResponseEntity<JteModel> today(HttpServletRequest request, Actor actor, @RequestParam @Nullable String done) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        if (!actor.isStaff()) {
            return MatterPages.unknown(frame);
        }
        Tree tree = desk.tree(actor.district());
        List<Post> posts = actor.posts().stream().filter(post -> tree.find(post.unitId()).isPresent()).toList();
        String sign = posts.stream().findFirst().map(post -> role(actor, post, frame)).map(role -> role.substring(0, role.offsetByCodePoints(0, 1))).orElse("");
        List<String> names = posts.stream().map(post -> tree.unit(post.unitId()).name() + " " + role(actor, post, frame)).toList();
        List<FieldRow> rows = waiting.waiting(actor, frame.texts());
        List<Kind> begun = beginnings.kindsByPost(actor);
        var day = new FieldToday(sign, names, FieldToday.parts(rows), next.line(actor, done, frame).orElse(null), posts.stream().anyMatch(post -> isLinked(actor, post)), !begun.isEmpty(),
                requests.homesWaiting(actor, stewards.units(actor), HOMES_MOST), FieldToday.keep(rows, begun));
        return ResponseEntity.ok(MatterPages.PAGES.fieldToday(frame, day));
    }

    private boolean isLinked(Actor actor, Post post) {
        return desk.playbookAt(actor.district(), post.unitId()).links().values().stream().anyMatch(link -> link.to().equals("unit") && link.from().equals(post.role()));
    }

    private String role(Actor actor, Post post, PageFrame frame) {
        return desk.playbookAt(actor.district(), post.unitId()).term("", post.role(), frame.language());
    }
}
