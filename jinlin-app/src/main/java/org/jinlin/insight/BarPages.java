package org.jinlin.insight;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.kit.Scope;
import org.jinlin.matters.MatterLists;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.pages.StaticTemplates;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Which;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The board of a kind whose playbook names its planned and actual times: what is open and what is over, with what is late in red.
@RestController
class BarPages {

    private static final StaticTemplates PAGES = new StaticTemplates();

    private final Db db;
    private final Orgs orgs;
    private final Insight insight;
    private final MatterLists lists;
    private final JinlinClock clock;
    private final PageFrames frames;
    private final DashAnswers answers;

    BarPages(Db db, Orgs orgs, Insight insight, MatterLists lists, JinlinClock clock, PageFrames frames, DashAnswers answers) {
        this.db = db;
        this.orgs = orgs;
        this.insight = insight;
        this.lists = lists;
        this.clock = clock;
        this.frames = frames;
        this.answers = answers;
    }

    /// Refuses kinds that the playbook of the unit does not have (KIND_UNKNOWN), and those without such times (LIST_UNKNOWN).
    @GetMapping("/registers/{kind}/bars")
    ResponseEntity<JteModel> page(HttpServletRequest request, Actor actor, @PathVariable String kind, @RequestParam @Nullable String unit, @RequestParam @Nullable String after) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Outcome<BarBoard> board = board(actor, unit, kind, after, frame.texts());
        return answers.page(board.map(shown -> PAGES.bars(frame, shown)), request, frame, HttpStatus.OK);
    }

    /// The same for programs.
    @GetMapping("/api/registers/{kind}/bars")
    Outcome<BarBoard> bars(Actor actor, @PathVariable String kind, @RequestParam @Nullable String unit, @RequestParam @Nullable String after, Locale locale) {
        return board(actor, unit, kind, after, frames.texts(actor, locale));
    }

    private Outcome<BarBoard> board(Actor actor, @Nullable String unit, String kind, @Nullable String after, PageTexts texts) {
        return insight.unit(actor, unit, null).then(chosen -> Paging.read(after, null, Instant.class, Long.class).then(paging -> {
            Playbook playbook = insight.playbook(actor.district(), chosen.unit().id()).orElseThrow();
            Kind known = playbook.kinds().get(kind);
            return known == null ? Outcome.refused("KIND_UNKNOWN", kind)
                    : known.bars().map(bars -> Outcome.done(board(actor, chosen, playbook, kind, bars, paging, texts))).orElseGet(() -> Outcome.refused("LIST_UNKNOWN"));
        }));
    }

    private BarBoard board(Actor actor, Mapped unit, Playbook playbook, String kind, Kind.Bars bars, Paging paging, PageTexts texts) {
        int district = actor.district();
        Instant now = clock.now();
        ZoneId zone = orgs.tenant(district).zone();
        Tree tree = unit.tree();
        var wanted = new FigureStore.Wanted(new Which(kind, Set.of(), Set.of(), Map.of()), Optional.empty(), Optional.empty());
        Page<Fact> page = Page.of(db.read(Scope.service(district, Scope.Kind.REPORT), sql -> new FigureStore(sql, district).matters(wanted, unit.units(), paging)), paging,
                fact -> Cursor.of(fact.openedAt(), fact.matterId()));
        Map<Long, String> said = lists.summaries(actor, page.items().stream().map(Fact::matterId).toList());
        List<BarLine> drawn = page.items().stream().flatMap(fact -> BarLine.of(fact, bars, now, zone, said.get(fact.matterId()), Insight.place(tree, fact.ownerId()).name(),
                playbook.term(kind, fact.outcome() == null ? fact.stage() : fact.outcome(), texts.language())).stream()).toList();
        LocalDate today = LocalDate.ofInstant(now, zone);
        return new BarBoard(Insight.place(unit.unit()), Insight.named(playbook, kind, kind, texts.language()), today, BarBoard.scale(drawn, today), drawn,
                (int) drawn.stream().filter(bar -> bar.late() > 0).count(), page.next().orElse(null));
    }
}
