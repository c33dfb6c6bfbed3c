package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jinlin.kit.Db;
import org.jinlin.kit.Paging;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.LinkRow;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.People;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The own page of whoever has duties towards units: my units, the next visit to each, and my projects.
@Hidden
@RestController
class FieldPagesLinked {

    private final Db db;
    private final Desk desk;
    private final People people;
    private final MatterLists lists;
    private final PageFrames frames;

    FieldPagesLinked(Db db, Desk desk, People people, MatterLists lists, PageFrames frames) {
        this.db = db;
        this.desk = desk;
        this.people = people;
        this.lists = lists;
        this.frames = frames;
    }

    @GetMapping("/f/linked")
    ResponseEntity<JteModel> linked(HttpServletRequest request, Actor actor) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return actor.isStaff() ? ResponseEntity.ok(MatterPages.PAGES.fieldLinked(frame, of(actor, frame))) : MatterPages.unknown(frame);
    }

    private FieldLinked of(Actor actor, PageFrame frame) {
        return db.read(Matters.scope(actor), sql -> {
            List<Matter> taken = new ListStore(sql, actor.district()).takenBy(actor.personId(), Paging.first(FieldLists.MOST));
            var places = places(actor, taken, frame);
            List<Matter> projects = taken.stream().filter(matter -> matter.identity().subjectId() == null).toList();
            Map<Long, String> said = lists.summaries(sql, actor, projects);
            var store = new MatterStore(sql, actor.district());
            return new FieldLinked(places, projects.stream().map(matter -> project(store, matter, said.get(matter.id()), frame)).toList());
        });
    }

    /// The units of the own duties today, each with the visit that is open for it.
    private List<FieldLinked.Place> places(Actor actor, List<Matter> taken, PageFrame frame) {
        var places = new ArrayList<FieldLinked.Place>();
        actor.posts().stream().map(post -> desk.playbookAt(actor.district(), post.unitId())).distinct().forEach(playbook -> playbook.links().values().stream()
                .filter(link -> link.to().equals("unit") && actor.posts().stream().anyMatch(post -> post.role().equals(link.from())))
                .forEach(link -> people.links(actor.district(), link.code()).stream().filter(row -> row.personId() == actor.personId())
                        .forEach(row -> places.add(place(actor, playbook, link.code(), row, taken, frame)))));
        return places;
    }

    private FieldLinked.Place place(Actor actor, Playbook playbook, String duty, LinkRow row, List<Matter> taken, PageFrame frame) {
        Optional<Matter> visit = taken.stream().filter(matter -> Objects.equals(matter.identity().subjectId(), row.unitId())).findFirst();
        return new FieldLinked.Place(desk.tree(actor.district()).find(row.unitId()).map(Unit::name).orElse(""), playbook.term("", duty, frame.language()),
                visit.map(matter -> matter.identity().number()).orElse(null), visit.map(matter -> chip(matter, null, frame)).orElse(null));
    }

    private FieldLinked.Project project(MatterStore store, Matter matter, @Nullable String said, PageFrame frame) {
        Map<Boolean, Long> parts = store.relatives(matter).stream().filter(other -> other.parentId().equals(Optional.of(matter.id())))
                .collect(Collectors.partitioningBy(Matter::isOpen, Collectors.counting()));
        return new FieldLinked.Project(lists.line(matter, said, frame.language()), chip(matter, said, frame), parts.get(true).intValue(), (int) (parts.get(true) + parts.get(false)));
    }

    private MatterPagesChip chip(Matter matter, @Nullable String said, PageFrame frame) {
        return MatterPagesChip.of(lists.line(matter, said, frame.language()), frame.texts());
    }
}
