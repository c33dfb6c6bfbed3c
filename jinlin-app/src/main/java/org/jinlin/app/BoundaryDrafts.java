package org.jinlin.app;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.matters.BoundaryPlans;
import org.jinlin.matters.MatterRequests;
import org.jinlin.matters.Matters;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageKept;
import org.jinlin.playbook.Effect;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookVersions;
import org.springframework.stereotype.Component;

/// Plans of boundaries from a form: looked at as often as one likes, and proposed as a matter that somebody else approves.
@Component
class BoundaryDrafts {

    private final Orgs orgs;
    private final PlaybookVersions playbooks;
    private final BoundaryPlans plans;
    private final Matters matters;
    private final JinlinClock clock;

    BoundaryDrafts(Orgs orgs, PlaybookVersions playbooks, BoundaryPlans plans, Matters matters, JinlinClock clock) {
        this.orgs = orgs;
        this.playbooks = playbooks;
        this.plans = plans;
        this.matters = matters;
        this.clock = clock;
    }

    /// What was typed. Refuses who proposes no boundaries.
    Outcome<BoundaryDraft> typed(Actor actor, HttpServletRequest request) {
        Optional<Kind> kind = kind(actor.district());
        Tree tree = orgs.tree(actor.district());
        List<BoundaryDraft.Place> places = actor.posts().stream().filter(post -> kind.filter(known -> known.openedBy().contains(post.role())).isPresent()).flatMap(post -> tree.find(post.unitId()).stream())
                .distinct().map(unit -> new BoundaryDraft.Place(Long.toString(unit.id()), unit.name())).toList();
        String id = said(request, "id");
        return places.isEmpty() ? Outcome.refused("BOUNDARIES_NOT_YOURS")
                : Outcome.done(new BoundaryDraft(places, said(request, "place"), said(request, "day"), said(request, "lines"), said(request, "text"), id.isEmpty() ? UUID.randomUUID().toString() : id, List.of(), null));
    }

    /// What the plan would do, and all that stands against it.
    BoundaryDraft looked(Actor actor, BoundaryDraft draft, PageFrame frame) {
        return day(draft).map(day -> {
            BoundaryPlans.Look look = plans.look(actor.district(), draft.lines(), day);
            return draft.found(look.faults().stream().map(fault -> sentence(frame, fault)).toList(), look);
        }).orElseGet(() -> draft.found(List.of(sentence(frame, Refusal.of("DAY_MALFORMED", frame.text("boundaries.day")))), null));
    }

    /// The number of the matter that asks somebody else to approve it.
    Outcome<String> propose(Actor actor, BoundaryDraft draft) {
        ZoneId zone = orgs.tenant(actor.district()).zone();
        return kind(actor.district()).flatMap(kind -> day(draft).map(day -> {
            var fields = Map.<String, Object>of("lines", draft.lines(), "effective", day.atStartOfDay(zone).toOffsetDateTime().toString(), "text", draft.reason());
            return matters.open(actor, new MatterRequests.Open(id(draft), kind.code(), null, new MatterRequests.Place(draft.place(), null, null), null, fields));
        })).orElseGet(() -> Outcome.refused("BOUNDARIES_NOT_YOURS")).map(receipt -> receipt.number());
    }

    /// The kind of the district's playbook that redraws boundaries.
    private Optional<Kind> kind(int district) {
        return orgs.binding(district, orgs.tenant(district).rootId(), clock.now()).map(binding -> playbooks.get(binding.code(), binding.version())).map(Playbook::kinds)
                .flatMap(kinds -> kinds.values().stream().filter(kind -> kind.moves().values().stream().anyMatch(move -> move.effects().contains(Effect.REDRAW))).findFirst());
    }

    private static Optional<LocalDate> day(BoundaryDraft draft) {
        try {
            return Optional.of(LocalDate.parse(draft.day()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static UUID id(BoundaryDraft draft) {
        try {
            return UUID.fromString(draft.id());
        } catch (IllegalArgumentException e) {
            // a form whose id was lost proposes once more at worst, and the second plan is refused
            return UUID.randomUUID();
        }
    }

    private static String said(HttpServletRequest request, String field) {
        String said = request.getParameter(PageKept.FIELD + field);
        return said == null ? "" : said.replace("\r\n", "\n").strip();
    }

    static String sentence(PageFrame frame, Refusal refusal) {
        return frame.texts().sentence(refusal, refusal.args().stream().map(arg -> frame.texts().find("boundaries.field." + arg).orElse(arg.toString())).toList());
    }
}
