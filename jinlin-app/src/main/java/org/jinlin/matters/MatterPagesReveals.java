package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jinlin.org.Tree;
import org.jinlin.people.Actor;
import org.jinlin.people.Administrator;
import org.jinlin.people.Administrators;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.RevealAlarm;
import org.jinlin.people.RevealWatch;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who looked at very many persons within an hour: for whoever answers for the reader's unit or one above, by the playbook there
/// (`owns: true`), such as a secretary, and for the security administrator, who sees those of the whole district (GB/T 22239-2019, 8.1.4.4 f).
/// Nobody else sees an alarm about another part of the district.
@RestController
class MatterPagesReveals {

    private final RevealWatch reveals;
    private final Administrators administrators;
    private final Desk desk;
    private final PageFrames frames;

    MatterPagesReveals(RevealWatch reveals, Administrators administrators, Desk desk, PageFrames frames) {
        this.reveals = reveals;
        this.administrators = administrators;
        this.desk = desk;
        this.frames = frames;
    }

    @GetMapping("/reveals")
    JteModel page(HttpServletRequest request, Actor actor) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Tree tree = desk.tree(actor.district());
        return MatterPages.PAGES.reveals(frame, alarms(actor).stream().map(alarm -> new MatterPagesRevealsLine(frame.texts().when(alarm.at()), alarm.reader(),
                tree.find(alarm.unitId()).map(unit -> unit.name()).orElse(""), alarm.looks(), alarm.refused())).toList());
    }

    /// The alarms of the last thirty days that the reader may see, the latest first; at most 200.
    @GetMapping("/api/reveals")
    List<RevealAlarm> alarms(Actor actor) {
        if (administrators.of(actor).filter(Administrator.SECURITY::equals).isPresent()) {
            return reveals.alarms(actor.district(), _ -> true);
        }
        Tree tree = desk.tree(actor.district());
        List<Long> owned = actor.posts().stream().filter(post -> desk.playbookAt(actor.district(), post.unitId()).owningRoles().contains(post.role()))
                .map(post -> post.unitId()).toList();
        return owned.isEmpty() ? List.of()
                : reveals.alarms(actor.district(), unit -> tree.find(unit).isPresent() && owned.stream().anyMatch(upper -> tree.isAtOrAbove(upper, unit)));
    }
}
