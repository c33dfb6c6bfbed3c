package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.Masks;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Refusal;
import org.jinlin.kit.Spreadsheet;
import org.jinlin.matters.MatterPagesForm.Choice;
import org.jinlin.matters.RosterStore.Row;
import org.jinlin.org.Tree;
import org.jinlin.people.Actor;
import org.jinlin.people.Masked;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jinlin.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Where a work unit or community reads a list of its people in, sees who has answered, and takes it back.
@Hidden
@RestController
class RosterPages {

    private static final String ROSTERS = "/rosters";
    private static final int FITS_SHOWN = 50;

    private final Rosters rosters;
    private final Desk desk;
    private final People people;
    private final MoveSearch search;
    private final PageFrames frames;

    RosterPages(Rosters rosters, Desk desk, People people, MoveSearch search, PageFrames frames) {
        this.rosters = rosters;
        this.desk = desk;
        this.people = people;
        this.search = search;
        this.frames = frames;
    }

    @GetMapping(ROSTERS)
    ResponseEntity<JteModel> home(HttpServletRequest request, Actor actor, @RequestParam @Nullable String after) {
        return home(request, actor, after, "", null, null);
    }

    /// Looks at a file, row by row. A form that comes back after signing in has lost its file, so nothing is looked at.
    @PostMapping(ROSTERS)
    ResponseEntity<JteModel> look(HttpServletRequest request, Actor actor, @RequestParam(name = "f.unit", defaultValue = "") String unit, @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) throws IOException {
        if (show != null) {
            return home(request, actor, null, unit, null, null);
        }
        PageFrame frame = frames.of(request, Optional.of(actor));
        var words = new RosterWords(frame.texts());
        byte[] bytes = file == null ? new byte[0] : file.getBytes();
        return switch (rosters.look(actor, unit, bytes, words.names())) {
            case Outcome.Done<Rosters.Preview>(Rosters.Preview seen) -> home(request, actor, null, unit, null, seen(actor.district(), seen, words));
            case Outcome.Refused<Rosters.Preview>(Refusal refusal) when refusal.code().equals("ROSTER_NOT_YOURS") -> MatterPages.unknown(frame);
            case Outcome.Refused<Rosters.Preview>(Refusal refusal) -> home(request, actor, null, unit, words.sentence(refusal), null);
        };
    }

    private RosterScreen.Seen seen(int district, Rosters.Preview seen, RosterWords words) {
        Tree tree = desk.tree(district);
        return new RosterScreen.Seen(Long.toString(seen.id()), seen.sender().unit().name(), seen.good().size(), words.wrong(seen.bad()),
                seen.good().stream().limit(FITS_SHOWN).map(row -> new RosterScreen.Fits(row.number(), Masks.name(row.name()), RosterWords.name(tree, row.place()),
                        Optional.ofNullable(seen.grids().get(row.place())).map(grid -> RosterWords.name(tree, grid)).orElse(""), row.of() instanceof RosterLine.Of.Elsewhere(Elsewheres.Found unit) ? unit.both() : null)).toList());
    }

    private ResponseEntity<JteModel> home(HttpServletRequest request, Actor actor, @Nullable String after, String unit, @Nullable String fault, RosterScreen.@Nullable Seen seen) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Tree tree = desk.tree(actor.district());
        List<Choice> units = rosters.senders(actor).stream().map(sender -> new Choice(Long.toString(sender.unit().id()), sender.unit().name())).toList();
        boolean wrong = fault != null || seen != null && seen.asked() == 0;
        return switch (rosters.entered(actor, after)) {
            case Outcome.Refused<Page<Rosters.Line>> refused -> MatterPages.unknown(frame);
            case Outcome.Done<Page<Rosters.Line>>(Page<Rosters.Line> page) -> ResponseEntity.status(wrong ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK).body(MatterPages.PAGES.rosters(frame,
                    new RosterScreen.Home(units, unit, Rosters.ROWS_MAX, fault, seen, page.items().stream().map(line -> card(line, tree, frame)).toList(), page.next().map(next -> ROSTERS + "?after=" + next))));
        };
    }

    private static RosterScreen.Card card(Rosters.Line line, Tree tree, PageFrame frame) {
        Map<String, Integer> states = line.states();
        return new RosterScreen.Card(Long.toString(line.roster().id()), RosterWords.name(tree, line.roster().unitId()), frame.texts().when(line.roster().sentAt()),
                states.getOrDefault(RosterStore.WAITING, 0), states.getOrDefault(RosterStore.YES, 0), states.getOrDefault(RosterStore.NO, 0), line.roster().rowsBad(), line.roster().undoneAt() != null);
    }

    @GetMapping("/rosters/template.xlsx")
    ResponseEntity<?> template(HttpServletRequest request, Actor actor) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return rosters.senders(actor).stream().findFirst().<ResponseEntity<?>>map(sender -> ResponseEntity.ok().contentType(MediaType.parseMediaType(Spreadsheet.TYPE))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(frame.text("roster.sheet") + ".xlsx", StandardCharsets.UTF_8).build().toString())
                .body(new RosterWords(frame.texts()).template(sender.playbook(), sender.kind().roster().orElseThrow()).bytes())).orElseGet(() -> MatterPages.unknown(frame));
    }

    @GetMapping("/rosters/{id:\\d{1,18}}")
    ResponseEntity<JteModel> list(HttpServletRequest request, Actor actor, @PathVariable long id, @RequestParam @Nullable String after) {
        return list(request, actor, id, after, null, null, List.of());
    }

    /// Enters a list that was looked at, or takes it back.
    @PostMapping("/rosters/{id:\\d{1,18}}")
    ResponseEntity<JteModel> act(HttpServletRequest request, Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String go, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        var words = new RosterWords(frame.texts());
        if (show != null || !go.matches("enter|undo")) {
            return list(request, actor, id, null, null, null, List.of());
        }
        if (go.equals("enter")) {
            return switch (rosters.enter(actor, id)) {
                case Outcome.Done<Rosters.Entered>(Rosters.Entered entered) -> list(request, actor, id, null, null, frame.text("roster.entered", entered.asked()),
                        entered.left().stream().map(row -> frame.text("roster.row", row.number(), words.sentence(row.faults().getFirst()))).toList());
                case Outcome.Refused<Rosters.Entered>(Refusal refusal) -> list(request, actor, id, null, words.sentence(refusal), null, List.of());
            };
        }
        return switch (rosters.undo(actor, id)) {
            case Outcome.Done<Rosters.Undone>(Rosters.Undone undone) -> list(request, actor, id, null, null, frame.text("roster.undone", undone.rows()), left(actor, undone.left(), frame));
            case Outcome.Refused<Rosters.Undone>(Refusal refusal) -> list(request, actor, id, null, words.sentence(refusal), null, List.of());
        };
    }

    /// Who has answered is named: a yes is that person's own, and only that person or the community ends it.
    private List<String> left(Actor actor, List<Row> rows, PageFrame frame) {
        Map<Long, String> names = names(actor, rows);
        return rows.stream().map(row -> frame.text("roster.row", row.number(), frame.text("roster.left." + row.state(), names.getOrDefault(row.id(), "")))).toList();
    }

    private Map<Long, String> names(Actor actor, List<Row> rows) {
        List<Long> persons = rows.stream().map(Row::personId).filter(java.util.Objects::nonNull).toList();
        Map<Long, Masked> known = people.masked(actor.district(), persons);
        var names = new java.util.HashMap<Long, String>();
        rows.forEach(row -> names.put(row.id(), rosters.said(actor.district(), row).map(said -> Masks.name(said.name()))
                .or(() -> Optional.ofNullable(row.personId()).map(known::get).map(Masked::name)).orElse("")));
        return names;
    }

    private ResponseEntity<JteModel> list(HttpServletRequest request, Actor actor, long id, @Nullable String after, @Nullable String fault, @Nullable String done, List<String> left) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Tree tree = desk.tree(actor.district());
        return rosters.rows(actor, id, after).map(found -> {
            Rosters.Line line = found.getKey();
            Page<Row> page = found.getValue();
            Map<Long, String> names = names(actor, page.items());
            Map<Long, String> numbers = search.numbers(actor.district(), page.items().stream().map(Row::matterId).filter(java.util.Objects::nonNull).toList());
            String until = rosters.mayUndo(line.roster()) ? frame.texts().when(java.util.Objects.requireNonNull(line.roster().enteredAt()).plus(Rosters.UNDO)) : null;
            var whole = new RosterScreen.Whole(card(line, tree, frame), until, page.items().stream().map(row -> new RosterScreen.Line(row.number(), names.get(row.id()), frame.text("roster.state." + row.state()),
                    row.matterId() == null ? null : numbers.get(row.matterId()))).toList(), page.next().map(next -> ROSTERS + "/" + id + "?after=" + next), fault, done, left);
            return ResponseEntity.status(fault == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT).<JteModel>body(MatterPages.PAGES.roster(frame, whole));
        }).orElse(refusal -> MatterPages.unknown(frame));
    }
}
