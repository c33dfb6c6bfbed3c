package org.jinlin.matters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.org.Tree;
import org.jinlin.people.Actor;
import org.jinlin.people.Masked;
import org.jinlin.people.People;
import org.jinlin.playbook.Field;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Playbook;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Shows matters and timelines: names in the caller's language, persons masked, only what the actor may see.
@Component
class MatterViews {

    private final People people;
    private final Desk desk;

    MatterViews(People people, Desk desk) {
        this.people = people;
        this.desk = desk;
    }

    MatterView view(DSLContext db, Situation situation, Actor actor, String language) {
        var store = new MatterStore(db, actor.district());
        Matter matter = situation.matter();
        Access access = Access.of(actor, situation);
        var names = new Names(situation.playbook(), matter.identity().kind(), situation.offices().tree(), language);
        List<Move> history = needsHistory(situation) ? store.history(matter.id()) : List.of();
        var state = matter.state();
        var texts = access == Access.OUTLINE || access == Access.NONE ? Map.<String, Object>of() : new WordsStore(db, matter.district()).of(matter.id(), 1).map(MatterViews::said).orElse(Map.of());
        boolean hides = hides(actor, situation);
        @Nullable Long about = about(situation).filter(_ -> !hides).filter(_ -> access == Access.FULL || access == Access.OWN).orElse(null);
        var persons = people.masked(matter.district(), Stream.of(matter.identity().askerId(), state.takerId(), about).filter(Objects::nonNull).toList());
        return new MatterView(matter.id(), matter.identity().number(), state.seq(), matter.identity().kind(),
                names.term(state.stage()), names.termOrNull(state.outcome()), names.termOrNull(state.grade()), names.termOrNull(shown(matter)),
                names.category(state.category()), matter.identity().channel(), names.unit(state.ownerId()), names.unit(place(situation, access)),
                hides || access == Access.OUTLINE || access == Access.NONE ? null : person(persons, matter.identity().askerId(), access),
                person(persons, state.takerId(), access), person(persons, about, access),
                matter.identity().openedAt(), state.endedAt(), access == Access.FULL ? shownFacts(matter.facts()) : Map.of(), texts,
                clocks(matter, names),
                new MatterRules(situation, desk.now()).allowed(actor, history).stream().map(names::offer).toList(),
                situation.parent().filter(parent -> Access.mayKnow(actor, parent)).map(parent -> parent.identity().number()).orElse(null),
                state.intoId() == null ? null : store.find(state.intoId()).filter(into -> Access.mayKnow(actor, into)).map(into -> into.identity().number()).orElse(null),
                situation.children().stream().filter(child -> Access.mayKnow(actor, child)).filter(child -> access == Access.FULL || access == Access.OWN && isOpenlyGiven(situation, child)).map(child -> names.child(child)).toList(),
                earlier(db, situation, access).stream().map(names::child).toList(),
                access == Access.FULL || access == Access.OWN ? MatterPasses.until(situation, desk.now()).orElse(null) : null);
    }

    /// Whether the actor is reported by it and is not told who asked.
    boolean hides(Actor actor, Situation situation) {
        return Reported.hides(actor, situation, person -> people.unitsOf(actor.district(), person));
    }

    /// The same of a matter without a parent.
    boolean hides(Actor actor, Matter matter) {
        return Reported.hides(actor, desk.playbook(matter).fields().values(), List.of(matter), desk.tree(actor.district()), person -> people.unitsOf(actor.district(), person));
    }

    /// A matter about a unit lists what earlier ones left open there, as long as it is open itself.
    private static List<Matter> earlier(DSLContext db, Situation situation, Access access) {
        List<String> kinds = situation.playbook().kinds().values().stream().filter(kind -> kind.childOf().contains(situation.kind().code())).map(Kind::code).toList();
        boolean listed = access == Access.FULL && situation.matter().isOpen() && situation.kind().subject().filter("unit"::equals).isPresent() && !kinds.isEmpty();
        return listed ? new ListStore(db, situation.matter().district()).openChildren(kinds, situation.matter().state().placeId(), situation.matter().id()) : List.of();
    }

    /// To whom a move gave the work, as far as the asker is told: the units, where the move is not internal.
    private static Map<String, Object> given(Situation situation, Move move) {
        MoveRule rule = situation.kind().moves().get(move.verb());
        if (rule == null || rule.internal() || rule.opens().isEmpty()) {
            return Map.of();
        }
        var units = new TreeMap<String, Object>(shownFacts(move.change().facts()));
        units.keySet().retainAll(situation.playbook().fields().entrySet().stream().filter(field -> Set.of(Field.Type.UNIT, Field.Type.UNITS).contains(field.getValue().type()))
                .map(Map.Entry::getKey).toList());
        return units;
    }

    /// Whoever only follows is told the neighbourhood, not the door.
    private static long place(Situation situation, Access access) {
        long place = situation.matter().state().placeId();
        return access == Access.OUTLINE ? Neighbourhood.of(situation.offices().tree(), situation.playbook(), place) : place;
    }

    /// Who asked as staff, or was told, sees to whom it was given; what was asked inside stays there. A resident is not shown the
    /// order itself (row-level security) and reads it in the move that gave it: see [#given].
    private static boolean isOpenlyGiven(Situation situation, Matter child) {
        return situation.kind().moves().values().stream().anyMatch(rule -> !rule.internal() && rule.opens().containsKey(child.identity().kind()));
    }

    /// The person for whose sake the asker reports. What the calendar opens is about a household or a unit.
    static Optional<Long> about(Situation situation) {
        return situation.kind().openedBy().isEmpty() ? Optional.empty() : Optional.ofNullable(situation.matter().identity().subjectId());
    }

    private static boolean needsHistory(Situation situation) {
        return situation.kind().moves().values().stream()
                .filter(rule -> MatterRules.needsHistory(situation, rule) && rule.from().contains(situation.matter().stage()))
                .anyMatch(rule -> rule.gate().secondPerson() || rule.atPlace().isPresent() && situation.matter().tally(rule.code()).count() > 0 || rule.undoes().stream().anyMatch(verb -> situation.matter().tally(verb).count() > 0));
    }

    List<MoveView> moves(DSLContext db, Situation situation, Actor actor, String language) {
        Matter matter = situation.matter();
        Access access = Access.of(actor, situation);
        var names = new Names(situation.playbook(), matter.identity().kind(), situation.offices().tree(), language);
        List<Move> history = new MatterStore(db, actor.district()).history(matter.id());
        Map<Integer, Map<String, Object>> words = access == Access.OUTLINE ? Map.of() : words(db, matter.district(), matter.id());
        Map<Integer, String> erased = new WordsStore(db, matter.district()).erased(matter.id());
        var ids = history.stream().flatMap(move -> Stream.of(Optional.ofNullable(move.actor().personId()), Optional.ofNullable(move.actor().forId()))).flatMap(Optional::stream).filter(Objects::nonNull).distinct().toList();
        Map<Long, Masked> persons = people.masked(matter.district(), ids);
        var lines = new ArrayList<MoveView>();
        boolean hides = hides(actor, situation);
        for (Move move : history) {
            if (hides && Objects.equals(move.actor().personId(), matter.identity().askerId())) {
                lines.add(unnamed(situation, move, names, words, erased));
                continue;
            }
            if (move.internal() && access != Access.FULL) {
                continue;
            }
            boolean isTold = access != Access.OUTLINE || move.actor().unitId() != null;
            Masked masked = !isTold || move.actor().personId() == null ? null : persons.get(move.actor().personId());
            lines.add(new MoveView(move.seq(), move.verb(), names.term(move.verb()).name(), move.at(), names.term(move.toStage()), move.actor().kind(),
                    move.actor().role() == null ? null : names.term(move.actor().role()).name(),
                    move.actor().unitId() == null ? null : names.unit(move.actor().unitId()),
                    masked == null ? null : new MatterView.Person(access == Access.FULL ? Long.toString(masked.personId()) : null, masked.name(), null),
                    !isTold || move.actor().forId() == null ? null : new MatterView.Person(access == Access.FULL ? Long.toString(move.actor().forId()) : null, persons.getOrDefault(move.actor().forId(), new Masked(0, "", null)).name(), null),
                    move.internal(), access == Access.FULL ? shownFacts(move.change().facts()) : access == Access.OWN ? given(situation, move) : Map.of(),
                    words.getOrDefault(move.seq(), Map.of()), erased.get(move.seq()), HexFormat.of().formatHex(move.hash()), MatterPapers.isPaper(situation, move) && MatterPapers.mayOpen(actor, situation)));
        }
        return lines;
    }

    /// What the asker did, before whom the asker is not named: not as whom, for which unit, in whose place.
    private static MoveView unnamed(Situation situation, Move move, Names names, Map<Integer, Map<String, Object>> words, Map<Integer, String> erased) {
        return new MoveView(move.seq(), move.verb(), names.term(move.verb()).name(), move.at(), names.term(move.toStage()), "person", null, null, null, null, move.internal(), given(situation, move),
                words.getOrDefault(move.seq(), Map.of()), erased.get(move.seq()), HexFormat.of().formatHex(move.hash()), false);
    }

    private static MatterView.@Nullable Person person(Map<Long, Masked> persons, @Nullable Long id, Access access) {
        if (id == null) {
            return null;
        }
        Masked masked = persons.getOrDefault(id, new Masked(id, "", null));
        return new MatterView.Person(access == Access.FULL ? Long.toString(id) : null, masked.name(), access == Access.FULL ? masked.phone() : null);
    }

    private static List<MatterView.Clock> clocks(Matter matter, Names names) {
        return matter.dues().values().stream().sorted(Comparator.comparing(Due::startedAt).thenComparing(Due::clock))
                .map(due -> new MatterView.Clock(due.clock(), names.clock(due.clock()), due.state().name().toLowerCase(Locale.ROOT), due.startedAt(), due.dueAt(),
                        due.missedAt(), due.endedAt(), due.promise(), names.termOrNull(due.shownGrade()), names.unit(due.unitId())))
                .toList();
    }

    private static @Nullable String shown(Matter matter) {
        return MatterStore.shownGrade(matter);
    }

    /// Ids inside facts become texts; a browser cannot hold them as numbers.
    private static Map<String, Object> shownFacts(Map<String, ?> facts) {
        var shown = new TreeMap<String, Object>();
        facts.forEach((field, value) -> {
            if (value != null && !field.startsWith("passed.")) {
                shown.put(field, value instanceof Long number && Math.abs(number) > Integer.MAX_VALUE ? number.toString() : value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : value);
            }
        });
        return shown;
    }

    private static Map<Integer, Map<String, Object>> words(DSLContext db, int district, long matterId) {
        var words = new HashMap<Integer, Map<String, Object>>();
        new WordsStore(db, district).of(matterId).forEach((seq, body) -> words.put(seq, said(body)));
        return words;
    }

    private static Map<String, Object> said(String body) {
        var said = new TreeMap<String, Object>();
        MatterJson.map(CanonicalJson.parse(body)).forEach((field, value) -> said.put(field, value instanceof List<?> files ? files.stream().map(String::valueOf).toList() : String.valueOf(value)));
        return said;
    }

    /// Codes with their texts in one language.
    record Names(Playbook playbook, String kind, Tree tree, String language) {

        MatterView.Named term(String code) {
            return new MatterView.Named(code, playbook.term(kind, code, language));
        }

        String clock(String code) {
            return playbook.clockTerm(kind, code, language);
        }

        MatterView.@Nullable Named termOrNull(@Nullable String code) {
            return code == null ? null : term(code);
        }

        MatterView.@Nullable Named category(@Nullable String code) {
            if (code == null) {
                return null;
            }
            var category = playbook.categories().get(code);
            return new MatterView.Named(code, category == null ? code : category.name().getOrDefault(language, code));
        }

        MatterView.Place unit(long id) {
            return new MatterView.Place(Long.toString(id), tree.find(id).map(org.jinlin.org.Unit::name).orElse(""));
        }

        MatterView.Child child(Matter child) {
            var names = new Names(playbook, child.identity().kind(), tree, language);
            return new MatterView.Child(child.identity().number(), child.identity().kind(), names.term(child.stage()), names.termOrNull(child.state().outcome()), unit(child.state().ownerId()));
        }

        MatterView.Offer offer(MoveRule rule) {
            return new MatterView.Offer(rule.code(), term(rule.code()).name(), rule.fields().stream().filter(this::isTyped).map(field -> input(rule, field)).toList());
        }

        private boolean isTyped(String field) {
            return playbook.fields().get(field).reckoned().isEmpty();
        }

        /// A choice is called by its field's own term, where it has one: what is slight as a harm may be light as a load.
        private MatterView.Named choice(String field, String code) {
            String own = field + "." + code;
            String text = playbook.term(kind, own, language);
            return text.equals(own) ? term(code) : new MatterView.Named(code, text);
        }

        private MatterView.Input input(MoveRule rule, String code) {
            var field = playbook.fields().get(code);
            String need = rule.needs().contains(code) ? "required" : rule.needsOne().contains(code) ? "one_of" : "optional";
            List<String> choices = field.type() == org.jinlin.playbook.Field.Type.GRADE ? playbook.grades() : field.of();
            return new MatterView.Input(code, term(code).name(), field.type().name().toLowerCase(Locale.ROOT), need, choices.stream().map(choice -> choice(code, choice)).toList());
        }
    }
}
