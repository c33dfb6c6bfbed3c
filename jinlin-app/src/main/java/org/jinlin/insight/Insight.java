package org.jinlin.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.People;
import org.jinlin.people.Post;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookVersions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Numbers for staff: the rates and the open list of a unit and everything below it by the tree of today. Only somebody
/// who answers for a unit sees numbers, of that unit and below; whoever does not is told why, never shown an empty page.
@Component
public class Insight {

    static final String USUAL_KIND = "request";
    static final int USUAL_DAYS = 30;

    private final Db db;
    private final Orgs orgs;
    private final People people;
    private final PlaybookVersions playbooks;
    private final Facts facts;
    private final RateMemory memory;
    private final JinlinClock clock;

    Insight(Db db, Orgs orgs, People people, PlaybookVersions playbooks, Facts facts, RateMemory memory, JinlinClock clock) {
        this.db = db;
        this.orgs = orgs;
        this.people = people;
        this.playbooks = playbooks;
        this.facts = facts;
        this.memory = memory;
        this.clock = clock;
    }

    /// A code with its text in the caller's language.
    public record Named(String code, String name) {}

    /// A unit and its name; ids are text.
    public record Place(String id, String name) {}

    /// @param from   first day of the period, in which the matters were opened; they are counted as they stand at `at`
    /// @param to     last day of the period
    /// @param behind moves that are not counted yet: what is missing when it is not 0
    /// @param vacant whether nobody answers for the unit today
    public record RatesView(Place unit, Named kind, LocalDate from, LocalDate to, Instant at, long behind, boolean vacant, int matters, Rates.Rate response,
            Rates.Rate onTime, Rates.Voice resolution, Rates.Voice satisfaction) {}

    /// @param owner the unit that the stage was given to
    /// @param dueAt of the promise that is due first
    public record OpenLine(String number, Named kind, Named stage, @Nullable Named grade, Place place, Place owner, Instant openedAt, @Nullable Instant dueAt, boolean late) {}

    /// The rates of the matters of a kind that were opened in a period. Refuses who answers for no unit (NO_UNIT_OF_YOURS),
    /// units elsewhere (UNIT_NOT_BELOW_YOU), unknown units and kinds, and days that are none or in the wrong order.
    ///
    /// @param unit an id or code; the highest own unit when not said
    /// @param from the first day, `to` the last; thirty days up to today when not said
    /// @param map  the day whose boundaries say what lies below the unit; today when not said
    public Outcome<RatesView> rates(Actor actor, @Nullable String unit, @Nullable String from, @Nullable String to, @Nullable String kind, @Nullable String map, String language) {
        LocalDate today = orgs.today(actor.district());
        return unit(actor, unit, map).then(mapped -> day("to", to, today).then(last -> day("from", from, last.minusDays(USUAL_DAYS - 1L)).then(first -> {
            Playbook playbook = playbook(actor.district(), mapped.unit().id()).orElseThrow();
            String code = kind == null ? USUAL_KIND : kind;
            if (!playbook.kinds().containsKey(code)) {
                return Outcome.refused("KIND_UNKNOWN", code);
            }
            return first.isAfter(last) ? Outcome.refused("PERIOD_BACKWARDS", first.toString(), last.toString())
                    : Outcome.done(rates(actor.district(), mapped, first, last, playbook, code, language));
        })));
    }

    private RatesView rates(int district, Mapped mapped, LocalDate first, LocalDate last, Playbook playbook, String kind, String language) {
        Unit unit = mapped.unit();
        var zone = orgs.tenant(district).zone();
        var asked = new RateStore.Asked(kind, first.atStartOfDay(zone).toInstant(), last.plusDays(1).atStartOfDay(zone).toInstant(), mapped.units());
        var counted = memory.of(district, asked, () -> {
            Instant now = clock.now();
            return new RateMemory.Counted(db.read(Scope.service(district, Scope.Kind.REPORT), db -> new RateStore(db, district).cells(asked, now)), now);
        });
        Rates rates = Rates.of(counted.cells());
        boolean vacant = people.staffed(district, playbook.owningRoles()).stream().noneMatch(staffed -> staffed == unit.id());
        return new RatesView(place(unit), named(playbook, kind, kind, language), first, last, counted.at(), facts.behind(district), vacant, rates.matters(),
                rates.response(), rates.onTime(), rates.resolution(), rates.satisfaction());
    }

    /// What is open at a unit and below, the gravest grade first and in it what is due longest. Refuses like [#rates].
    public Outcome<Page<OpenLine>> open(Actor actor, @Nullable String unit, @Nullable String kind, @Nullable String after, @Nullable String limit, String language) {
        return unit(actor, unit).then(chosen -> Paging.read(after, limit, Long.class, Instant.class, Long.class).then(paging -> {
            Playbook playbook = playbook(actor.district(), chosen.id()).orElseThrow();
            if (kind != null && !playbook.kinds().containsKey(kind)) {
                return Outcome.refused("KIND_UNKNOWN", kind);
            }
            var lines = db.read(Scope.service(actor.district(), Scope.Kind.REPORT),
                    db -> new OpenStore(db, actor.district()).open(kind, below(actor.district(), chosen), playbook.grades(), paging));
            Tree tree = orgs.tree(actor.district());
            return Outcome.done(Page.of(lines, paging, line -> Cursor.of(line.rank(), line.dueAt(), line.fact().matterId())).map(line -> line(tree, playbook, line, language)));
        }));
    }

    private OpenLine line(Tree tree, Playbook playbook, OpenStore.Line line, String language) {
        Fact fact = line.fact();
        boolean promised = line.dueAt().isBefore(OpenStore.NEVER);
        return new OpenLine(fact.number(), named(playbook, fact.kind(), fact.kind(), language), named(playbook, fact.kind(), fact.stage(), language),
                fact.grade() == null ? null : named(playbook, fact.kind(), fact.grade(), language), place(tree, fact.placeId()), place(tree, fact.ownerId()),
                fact.openedAt(), promised ? line.dueAt() : null, promised && line.dueAt().isBefore(clock.now()));
    }

    /// The same by the boundaries of a day: a unit of that day which has closed since belongs to whoever is above where it stood.
    ///
    /// @param map the day; today when not said
    Outcome<Mapped> unit(Actor actor, @Nullable String named, @Nullable String map) {
        int district = actor.district();
        LocalDate today = orgs.today(district);
        return day("map", map, today).then(day -> unit(actor, named, orgs.tree(district, day))
                .map(unit -> new Mapped(unit, day.equals(today) ? Optional.empty() : Optional.of(day), orgs.tree(district, day))));
    }

    Outcome<Unit> unit(Actor actor, @Nullable String named) {
        return unit(actor, named, orgs.tree(actor.district()));
    }

    /// The unit whose numbers somebody may see: one where the actor answers, or one below such a unit.
    private Outcome<Unit> unit(Actor actor, @Nullable String named, Tree map) {
        Tree tree = orgs.tree(actor.district());
        List<Unit> own = own(actor, tree);
        if (own.isEmpty()) {
            return Outcome.refused("NO_UNIT_OF_YOURS");
        }
        Optional<Unit> chosen = named == null || named.isEmpty() ? Optional.of(own.getFirst())
                : named.matches("\\d{1,18}") ? map.find(Long.parseLong(named)).or(() -> map.byCode(named)) : map.byCode(named);
        if (chosen.isEmpty() || map.find(chosen.get().id()).isEmpty() || tree.find(chosen.get().id()).isEmpty() && !tree.hasEnded(chosen.get().id())) {
            return Outcome.refused("UNIT_UNKNOWN", "unit");
        }
        boolean isBelow = own.stream().anyMatch(unit -> tree.isAtOrAbove(unit.id(), chosen.get().id()));
        return isBelow ? Outcome.done(chosen.get()) : Outcome.refused("UNIT_NOT_BELOW_YOU", chosen.get().name());
    }

    /// The units for which somebody answers today, the highest first.
    List<Unit> own(Actor actor, Tree tree) {
        return actor.posts().stream().filter(post -> answers(actor.district(), tree, post)).map(post -> tree.unit(post.unitId())).distinct()
                .sorted(Comparator.comparing(unit -> tree.chain(unit.id()).size())).toList();
    }

    /// From the own unit above one down to it.
    List<Place> trail(Actor actor, Mapped mapped) {
        Tree tree = orgs.tree(actor.district());
        List<Unit> own = own(actor, tree);
        var trail = new ArrayList<Place>();
        for (long above : mapped.tree().chain(mapped.unit().id())) {
            if (tree.knows(above) && own.stream().anyMatch(each -> tree.isAtOrAbove(each.id(), above))) {
                trail.add(place(mapped.tree().unit(above)));
            }
        }
        Collections.reverse(trail);
        return List.copyOf(trail);
    }

    private boolean answers(int district, Tree tree, Post post) {
        return tree.find(post.unitId()).isPresent() && playbook(district, post.unitId()).filter(playbook -> playbook.owningRoles().contains(post.role())).isPresent();
    }

    Optional<Playbook> playbook(int district, long unit) {
        return orgs.binding(district, unit, clock.now()).map(binding -> playbooks.get(binding.code(), binding.version()));
    }

    /// Empty for the top of the tree: everything.
    Optional<Collection<Long>> below(int district, Unit unit) {
        return new Mapped(unit, Optional.empty(), orgs.tree(district)).units();
    }


    static Outcome<LocalDate> day(String field, @Nullable String written, LocalDate otherwise) {
        try {
            return Outcome.done(written == null || written.isEmpty() ? otherwise : LocalDate.parse(written));
        } catch (DateTimeParseException e) {
            return Outcome.refused("DAY_MALFORMED", field);
        }
    }

    static Named named(Playbook playbook, String kind, String code, String language) {
        return new Named(code, playbook.term(kind, code, language));
    }

    static Place place(Unit unit) {
        return new Place(Long.toString(unit.id()), unit.name());
    }

    static Place place(Tree tree, long unit) {
        return new Place(Long.toString(unit), tree.find(unit).map(Unit::name).orElse(""));
    }
}
