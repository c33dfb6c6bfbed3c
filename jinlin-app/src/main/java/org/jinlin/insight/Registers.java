package org.jinlin.insight;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.kit.Scope;
import org.jinlin.matters.Elsewheres;
import org.jinlin.matters.MatterLists;
import org.jinlin.org.Orgs;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.PageTexts;
import org.jinlin.people.People;
import org.jinlin.playbook.Field;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Which;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Every kind of matter as a register of a unit: what is open of it there and below. Refuses like [Insight#rates].
@Component
class Registers {

    private final Db db;
    private final Orgs orgs;
    private final People people;
    private final Insight insight;
    private final MatterLists lists;
    private final Elsewheres elsewheres;
    private final JinlinClock clock;

    Registers(Db db, Orgs orgs, People people, Insight insight, MatterLists lists, Elsewheres elsewheres, JinlinClock clock) {
        this.db = db;
        this.orgs = orgs;
        this.people = people;
        this.insight = insight;
        this.lists = lists;
        this.elsewheres = elsewheres;
        this.clock = clock;
    }

    /// The registers of a unit, in the order of its playbook, with how many stand in each.
    Outcome<List<Register.Kept>> kept(Actor actor, @Nullable String unit, PageTexts texts) {
        int district = actor.district();
        return insight.unit(actor, unit).map(chosen -> {
            Map<String, Integer> open = db.read(Scope.service(district, Scope.Kind.REPORT), sql -> new RegisterStore(sql, district).kinds(insight.below(district, chosen)));
            Playbook playbook = insight.playbook(district, chosen.id()).orElseThrow();
            return playbook.kinds().keySet().stream().map(kind -> new Register.Kept(kind, playbook.term(kind, kind, texts.language()), open.getOrDefault(kind, 0))).toList();
        });
    }

    /// A page of a register. Refuses kinds that the playbook of the unit does not have.
    Outcome<Register> register(Actor actor, @Nullable String unit, String kind, boolean over, @Nullable String after, @Nullable String limit, PageTexts texts) {
        int district = actor.district();
        return insight.unit(actor, unit).then(chosen -> Paging.read(after, limit, Instant.class, Long.class).then(paging -> {
            Playbook playbook = insight.playbook(district, chosen.id()).orElseThrow();
            return playbook.kinds().containsKey(kind) ? Outcome.done(register(actor, chosen, playbook, kind, over, paging, texts)) : Outcome.refused("KIND_UNKNOWN", kind);
        }));
    }

    private Register register(Actor actor, Unit unit, Playbook playbook, String kind, boolean over, Paging paging, PageTexts texts) {
        int district = actor.district();
        Instant now = clock.now();
        Optional<Collection<Long>> units = insight.below(district, unit);
        var words = new FigureWords(playbook, texts);
        List<Field> fields = RegisterWords.fields(words, playbook.kind(kind));
        List<String> numbers = fields.stream().filter(field -> field.type() == Field.Type.NUMBER).map(Field::code).toList();
        var totals = db.read(Scope.service(district, Scope.Kind.REPORT), sql -> new RegisterStore(sql, district).totals(kind, over, units, numbers, now));
        Page<DashListStore.Line> page = Page.of(db.read(Scope.service(district, Scope.Kind.REPORT), sql -> over
                ? new FigureStore(sql, district).matters(ended(playbook.kind(kind)), units, paging).stream().map(fact -> new DashListStore.Line(Objects.requireNonNull(fact.endedAt()), fact)).toList()
                : new DashListStore(sql, district).open(new DashListStore.Open(kind, units, Optional.empty(), Optional.empty(), false), now, paging)), paging,
                line -> Cursor.of(line.dueAt(), line.fact().matterId()));
        List<Fact> facts = page.items().stream().map(DashListStore.Line::fact).toList();
        var shown = new RegisterWords(words, orgs.tree(district), people.masked(district, RegisterWords.persons(fields, facts)), elsewheres);
        Map<Long, String> said = lists.summaries(actor, facts.stream().map(Fact::matterId).toList());
        Page<Register.Line> lines = page.map(line -> line(line, fields, shown, said, now));
        List<Register.Column> columns = fields.stream().filter(field -> totals.sums().containsKey(field.code()) || lines.items().stream().anyMatch(line -> line.fields().containsKey(field.code())))
                .map(field -> new Register.Column(field.code(), words.term(kind, field.code()), totals.sums().get(field.code()))).toList();
        return new Register(Insight.place(unit), Insight.named(playbook, kind, kind, texts.language()), over, totals.matters(), totals.late(), playbook.kind(kind).bars().isPresent(), columns, lines);
    }

    private static FigureStore.Wanted ended(Kind kind) {
        var ends = kind.stages().values().stream().flatMap(stage -> stage.ends().stream()).collect(Collectors.toUnmodifiableSet());
        return new FigureStore.Wanted(new Which(kind.code(), Set.of(), ends, Map.of()), Optional.empty(), Optional.empty());
    }

    private static Register.Line line(DashListStore.Line line, List<Field> fields, RegisterWords shown, Map<Long, String> said, Instant now) {
        Fact fact = line.fact();
        boolean promised = line.dueAt().isBefore(OpenStore.NEVER);
        return new Register.Line(fact.number(), said.get(fact.matterId()), Insight.place(shown.tree(), fact.placeId()).name(), shown.words().term(fact.kind(), fact.outcome() == null ? fact.stage() : fact.outcome()),
                promised ? line.dueAt() : null, promised && fact.endedAt() == null && line.dueAt().isBefore(now), shown.of(fact, fields));
    }
}
