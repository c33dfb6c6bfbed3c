package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Refusal;
import org.jinlin.matters.FieldRow.Section;
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

/// The day of somebody in the field, and who lives on the own ground.
@Hidden
@RestController
public class FieldPages {

    private final FieldLists waiting;
    private final FieldCase cases;
    private final Households households;
    private final Landing landing;
    private final Desk desk;
    private final PageFrames frames;

    FieldPages(FieldLists waiting, FieldCase cases, Households households, Landing landing, Desk desk, PageFrames frames) {
        this.waiting = waiting;
        this.cases = cases;
        this.households = households;
        this.landing = landing;
        this.desk = desk;
        this.frames = frames;
    }

    /// The page of a day.
    ///
    /// @param posts as what and where, in words
    /// @param note  what happens next with what was just given out of hand
    public record Today(List<String> posts, List<Part> parts, @Nullable String note) {
        public boolean isEmpty() {
            return parts.stream().allMatch(part -> part.rows().isEmpty());
        }

        /// Whether some lists may have more than was read of them.
        public boolean isFull() {
            return parts.stream().mapToInt(part -> part.rows().size()).sum() >= FieldLists.MOST;
        }
    }

    /// One of the parts of a day.
    public record Part(String code, List<FieldRow> rows) {}

    /// A household with its tags in words.
    public record Home(Household home, List<String> tags) {}

    /// The households of one building.
    public record Building(String name, List<Home> homes) {}

    @GetMapping("/f/today")
    ResponseEntity<JteModel> today(HttpServletRequest request, Actor actor, @RequestParam @Nullable String done) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        if (!actor.isStaff()) {
            return MatterPages.unknown(frame);
        }
        List<FieldRow> rows = waiting.waiting(actor, frame.texts());
        List<Part> parts = Arrays.stream(Section.values()).map(section -> new Part(section.code(), rows.stream().filter(row -> row.section() == section).toList())).toList();
        var screen = new Today(posts(actor, frame), parts, cases.next(actor, done, frame).orElse(null));
        return ResponseEntity.ok(MatterPages.PAGES.fieldToday(frame, screen));
    }

    /// Who lives on the own ground: how many behind which door, no names and no phones.
    @GetMapping("/f/home")
    ResponseEntity<JteModel> homes(HttpServletRequest request, Actor actor, @RequestParam @Nullable String after) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        List<Long> ground = ground(actor);
        if (!actor.isStaff()) {
            return MatterPages.unknown(frame);
        }
        Tree tree = desk.tree(actor.district());
        Playbook playbook = desk.playbookAt(actor.district(), ground.stream().findFirst().orElse(tree.root().id()));
        List<Long> units = ground.stream().flatMap(unit -> Stream.concat(Stream.of(unit), tree.under(unit).stream().map(Unit::id))).distinct().toList();
        return switch (households.at(actor, units, after, playbook)) {
            case Outcome.Done<Page<Household>>(Page<Household> page) -> ResponseEntity.ok(MatterPages.PAGES.fieldHomes(frame, buildings(page.items(), tree, playbook, frame), page.next().orElse(null)));
            case Outcome.Refused<Page<Household>>(Refusal refusal) -> MatterPages.unknown(frame);
        };
    }

    private static List<Building> buildings(List<Household> homes, Tree tree, Playbook playbook, PageFrame frame) {
        return homes.stream().map(Household::unitId).distinct().map(unit -> new Building(tree.find(unit).map(Unit::name).orElse(""),
                homes.stream().filter(home -> home.unitId() == unit)
                        .map(home -> new Home(home, home.tags().stream().map(tag -> playbook.term("", tag, frame.language())).toList())).toList())).toList();
    }

    private List<Long> ground(Actor actor) {
        return actor.posts().stream().filter(post -> landing.isGround(actor.district(), post)).map(Post::unitId).distinct().toList();
    }

    private List<String> posts(Actor actor, PageFrame frame) {
        Tree tree = desk.tree(actor.district());
        return actor.posts().stream().filter(post -> tree.find(post.unitId()).isPresent())
                .map(post -> tree.unit(post.unitId()).name() + " " + desk.playbookAt(actor.district(), post.unitId()).term("", post.role(), frame.language())).toList();
    }
}
