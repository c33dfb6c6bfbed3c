package org.jinlin.app;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jinlin.app.PlaybookDraft.Choice;
import org.jinlin.app.PlaybookDraft.Found;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.org.Binding;
import org.jinlin.org.Bound;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.PageKept;
import org.jinlin.playbook.PackSource;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.playbook.Playbooks;
import org.jinlin.playbook.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Playbooks on their way from the form to where they hold: begun, typed, checked, published.
@Component
class PlaybookDrafts {

    private static final String FILE = PageKept.FIELD + "file.";
    private static final int FILES_MOST = 40;
    private static final int CHOICES = 100;
    private static final int DAYS_AHEAD = 366;

    private final PlaybookDesk desk;
    private final PlaybookVersions versions;
    private final Publishing publishing;
    private final PlaybookTrials trials;
    private final Orgs orgs;
    private final JinlinClock clock;

    PlaybookDrafts(PlaybookDesk desk, PlaybookVersions versions, Publishing publishing, PlaybookTrials trials, Orgs orgs, JinlinClock clock) {
        this.desk = desk;
        this.versions = versions;
        this.publishing = publishing;
        this.trials = trials;
        this.orgs = orgs;
        this.clock = clock;
    }

    /// An empty form, or one with the own texts of a version.
    Outcome<PlaybookDraft> begun(Actor actor, @Nullable String from, @Nullable String unit) {
        if (from == null || from.isEmpty()) {
            return desk.admitted(actor).map(who -> draft(who, "", "", unit, "", Map.of()));
        }
        return desk.version(actor, from).map(playbook -> {
            var own = new LinkedHashMap<String, String>();
            String folder = playbook.code() + "/";
            versions.sources(playbook.code(), playbook.version()).orElseThrow().forEach((path, text) -> {
                if (path.startsWith(folder)) {
                    own.put(path.substring(folder.length()), text);
                }
            });
            return draft(actor, from, playbook.code(), unit, "", own);
        });
    }

    /// What came with the form; texts of a zip stand before those that were typed.
    Outcome<PlaybookDraft> typed(Actor actor, HttpServletRequest request, Map<String, String> zip) {
        String from = text(request, "from");
        if (!from.isEmpty() && request.getParameterMap().keySet().stream().anyMatch(name -> name.startsWith(PlaybookMatrix.CELL))) {
            return begun(actor, from, text(request, PageKept.FIELD + "unit")).then(draft -> graded(actor, draft, request));
        }
        String code = text(request, PageKept.FIELD + "code").strip();
        var files = new LinkedHashMap<String, String>();
        request.getParameterMap().forEach((name, given) -> {
            if (name.startsWith(FILE) && isFile(name.substring(FILE.length())) && files.size() < FILES_MOST) {
                files.put(name.substring(FILE.length()), plain(given[0]));
            }
        });
        String packed = code.isEmpty() ? packed(zip) : code;
        if (!zip.isEmpty()) {
            files.clear();
            zip.forEach((path, text) -> files.put(path.startsWith(packed + "/") ? path.substring(packed.length() + 1) : path, plain(text)));
        }
        Outcome<Actor> admitted = from.isEmpty() ? desk.admitted(actor) : desk.version(actor, from).map(_ -> actor);
        return admitted.map(who -> draft(who, from, packed, text(request, PageKept.FIELD + "unit"), text(request, PageKept.FIELD + "day"), files));
    }

    /// A version with the grade matrix that came with the form, as a draft.
    private Outcome<PlaybookDraft> graded(Actor actor, PlaybookDraft draft, HttpServletRequest request) {
        return desk.version(actor, draft.from()).then(playbook -> Optional.ofNullable(PlaybookMatrix.of(playbook, ""))
                .map(matrix -> Outcome.done(draft.with(PlaybookMatrix.FILE, matrix.csv(request::getParameter)))).orElseGet(() -> Outcome.refused("PLAYBOOK_UNKNOWN")));
    }

    /// The first pack of a zip that no other pack in it extends.
    private static String packed(Map<String, String> zip) {
        return zip.keySet().stream().filter(path -> path.endsWith("/playbook.yml")).map(path -> path.substring(0, path.indexOf('/'))).sorted()
                .filter(code -> zip.values().stream().noneMatch(text -> text.lines().anyMatch(line -> line.matches("extends: *" + code + "\\b.*")))).findFirst().orElse("");
    }

    private static boolean isFile(String name) {
        int slash = name.indexOf('/');
        return PlaybookDraft.FILES.contains(name.substring(slash + 1)) && (slash < 0 || name.substring(0, slash).matches("[a-z][a-z0-9_]{0,39}"));
    }

    /// As an editor of any system writes it.
    private static String plain(String text) {
        return text.replace("\r\n", "\n").replace("\uFEFF", "");
    }

    private static String text(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    private PlaybookDraft draft(Actor actor, String from, String code, @Nullable String unit, String day, Map<String, String> given) {
        var files = new LinkedHashMap<String, String>();
        PlaybookDraft.FILES.forEach(name -> files.put(name, given.getOrDefault(name, "")));
        files.putAll(given);
        Tree tree = orgs.tree(actor.district());
        String chosen = unit == null || unit.isEmpty() ? Long.toString(tree.root().id()) : unit;
        return new PlaybookDraft(from, code, chosen, day, files, choices(actor.district(), tree, chosen), null, null);
    }

    private List<Choice> choices(int district, Tree tree, String chosen) {
        var below = tree.children(tree.root().id()).stream().limit(CHOICES);
        var bound = orgs.bindings(district).stream().map(Bound::unitId).flatMap(unit -> tree.find(unit).stream());
        return Stream.of(Stream.of(tree.root()), tree.units().stream().filter(unit -> Long.toString(unit.id()).equals(chosen)), bound, below).flatMap(each -> each)
                .distinct().map(unit -> new Choice(Long.toString(unit.id()), unit.name())).toList();
    }

    /// The draft with what checking finds; refuses what no text is needed to see: the unit, and a day that is none or too far.
    Outcome<PlaybookDraft> checked(Actor actor, PlaybookDraft draft, String language) {
        Reading reading = read(draft);
        return target(actor, draft).then(target -> from(actor, draft).map(_ -> {
            if (!reading.faults().isEmpty()) {
                return draft.checked(new Found(reading.faults(), List.of(), List.of(), List.of(), null));
            }
            var plan = publishing.plan(reading, target);
            return draft.checked(new Found(List.of(), plan.problems(), plan.open(), plan.changes(), plan.before().map(older -> trials.of(target, older, reading.orThrow(), language)).orElse(null)));
        }));
    }

    /// Publishes a draft that was found good.
    Outcome<Binding> publish(Actor actor, PlaybookDraft draft) {
        Reading reading = read(draft);
        return target(actor, draft).then(target -> from(actor, draft).then(from -> {
            if (target.unit().id() == orgs.tree(actor.district()).root().id() && !actor.holds(reading.orThrow().owningRoles(), target.unit().id())) {
                return Outcome.refused("PLAYBOOK_LOCKS_OUT");
            }
            return Outcome.done(publishing.carry(publishing.plan(reading, target), from, actor.personId()));
        }));
    }

    /// The pack itself from the draft alone; what it extends from there, from the program, or as its version had it.
    private Reading read(PlaybookDraft draft) {
        Map<String, String> kept = draft.from().isEmpty() ? Map.of()
                : versions.sources(draft.from().substring(0, draft.from().indexOf('/')), Integer.parseInt(draft.from().substring(draft.from().indexOf('/') + 1))).orElse(Map.of());
        return Playbooks.read(PackSource.of(draft.sources()).orElse(PackSource.builtIn().orElse(PackSource.of(kept)).without(draft.code())), draft.code());
    }

    private Outcome<Publishing.Target> target(Actor actor, PlaybookDraft draft) {
        return (draft.unit().matches("\\d{1,18}") ? orgs.tree(actor.district()).find(Long.parseLong(draft.unit())) : Optional.<Unit>empty())
                .map(unit -> Outcome.done(new Publishing.Target(orgs.tenant(actor.district()), unit))).orElseGet(() -> Outcome.refused("UNIT_UNKNOWN", draft.unit()));
    }

    /// The beginning of the day, or now for today and where none is given.
    private Outcome<Instant> from(Actor actor, PlaybookDraft draft) {
        LocalDate today = orgs.today(actor.district());
        try {
            LocalDate day = draft.day().isEmpty() ? today : LocalDate.parse(draft.day());
            if (day.isBefore(today) || day.isAfter(today.plusDays(DAYS_AHEAD))) {
                return Outcome.refused("PLAYBOOK_DAY", DAYS_AHEAD);
            }
            return Outcome.done(day.equals(today) ? clock.now() : day.atStartOfDay(orgs.tenant(actor.district()).zone()).toInstant());
        } catch (DateTimeParseException e) {
            return Outcome.refused("DAY_MALFORMED", draft.day());
        }
    }
}
