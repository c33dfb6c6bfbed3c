package org.jinlin.matters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jinlin.matters.Decision.Consequence;
import org.jinlin.people.Actor;
import org.jinlin.playbook.Effect;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Owner;
import org.jinlin.playbook.Playbook.MatrixCell;
import org.jspecify.annotations.Nullable;

/// Gathers what one move changes, in the order stage, owner, outcome, clocks, and what follows from it. Used once.
final class Changes {

    private final Situation situation;
    private final Matter matter;
    private final Instant now;
    private final String verb;
    private final Map<String, @Nullable Object> set = new TreeMap<>();
    private final Map<String, @Nullable Object> facts = new TreeMap<>();
    private final Set<String> triggers = new LinkedHashSet<>();
    private final Map<String, Instant> sets = new HashMap<>();
    private final List<String> tells = new ArrayList<>();
    private final List<Consequence> consequences = new ArrayList<>();

    Changes(Situation situation, Instant now, String verb) {
        this.situation = situation;
        this.matter = situation.matter();
        this.now = now;
        this.verb = verb;
        triggers.add(verb);
    }

    void values(Values values) {
        facts.putAll(values.facts());
        values.code("category").ifPresent(category -> set.put(Change.CATEGORY, category));
        values.code("grade").ifPresent(grade -> set.put(Change.GRADE, grade));
    }

    void enter(String stage, @Nullable Owner ownerOfMove, OptionalLong acting, Values values) {
        Kind.Stage to = situation.kind().stage(stage);
        if (!stage.equals(matter.stage())) {
            set.put(Change.STAGE, stage);
            triggers.add("enter." + stage);
        }
        if (to.isFinal()) {
            return;
        }
        if (!matter.isOpen()) {
            set.put(Change.ENDED, false);
            set.put(Change.OUTCOME, null);
        }
        owner(ownerOfMove == null ? to.owner().orElseThrow() : ownerOfMove, acting, values);
    }

    private void owner(Owner word, OptionalLong acting, Values values) {
        if (word == Owner.Word.SAME) {
            return;
        }
        OptionalLong target = word instanceof Owner.FromField(String field)
                ? values.id(field).map(OptionalLong::of).orElse(OptionalLong.empty())
                : OptionalLong.of(matter.state().ownerId());
        OptionalLong opener = matter.identity().openerUnitId() == null ? OptionalLong.empty() : OptionalLong.of(matter.identity().openerUnitId());
        OptionalLong parentOwner = situation.parent().map(parent -> OptionalLong.of(parent.state().ownerId())).orElse(OptionalLong.empty());
        long owner = situation.offices().owner(new Offices.Ask(word, matter.state(), acting, target, opener, parentOwner));
        if (word instanceof Owner.FromField && !matter.state().chain().contains(owner)) {
            set.put(Change.PLACE, owner);
        }
        give(owner);
    }

    private void give(long owner) {
        set.put(Change.OWNER, owner);
        set.put(Change.BASE, owner);
        if (owner != matter.state().ownerId() && !set.containsKey(Change.TAKER) && matter.state().takerId() != null) {
            set.put(Change.TAKER, null);
        }
        set.put(Change.CHAIN, situation.offices().chain((long) set.getOrDefault(Change.PLACE, matter.state().placeId()), owner));
    }

    /// Lateness carries the matter up; who had the stage may still act, and the chain holds all units above it already.
    void climbTo(long unit) {
        if (unit != matter.state().ownerId() && situation.offices().tree().isAtOrAbove(unit, matter.state().ownerId())) {
            set.put(Change.OWNER, unit);
        }
    }

    void end(String outcome) {
        set.put(Change.OUTCOME, outcome);
        if (matter.isOpen()) {
            set.put(Change.ENDED, true);
            situation.children().stream().filter(Matter::isOpen).forEach(child -> consequences.add(new Consequence.OnChild(child.id(), "cancel")));
        }
    }

    void sets(String clock, Instant at) {
        sets.put(clock, at);
    }

    void fact(String field, Object value) {
        facts.put(field, value);
    }

    void tells(Set<String> roles) {
        tells.addAll(roles);
    }

    void follows(Consequence consequence) {
        consequences.add(consequence);
    }

    void opens(MoveRule rule, Values values) {
        rule.opens().forEach((kind, opens) -> targets(opens.owner(), values).forEach(owner -> {
            var said = new HashMap<String, Object>(opens.sets());
            rule.fields().stream().filter(values.facts()::containsKey).filter(field -> !values.facts().get(field).equals(owner))
                    .forEach(field -> said.putIfAbsent(field, values.facts().get(field)));
            said.put("call", (long) matter.state().seq() + 1);
            values.id("lead").ifPresent(lead -> said.put("leads", lead.equals(owner)));
            consequences.add(new Consequence.Open(kind, owner, said));
        }));
        rule.fields().forEach(field -> rule.elsewhere(field).ifPresent(child -> ElsewhereUnit.of(values.facts().get(field))
                .ifPresent(unit -> consequences.add(new Consequence.Ask(child.getKey(), unit)))));
    }

    private List<Long> targets(Owner owner, Values values) {
        if (owner instanceof Owner.FromField(String field)) {
            Object named = values.facts().get(field);
            return named instanceof List<?> units ? units.stream().map(Long.class::cast).toList() : values.id(field).map(List::of).orElse(List.of());
        }
        OptionalLong parentOwner = situation.parent().map(parent -> OptionalLong.of(parent.state().ownerId())).orElse(OptionalLong.empty());
        return List.of(situation.offices().owner(new Offices.Ask(owner, matter.state(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), parentOwner)));
    }

    void effect(Effect effect, Values values, Actor actor) {
        switch (effect) {
            case GRADE_BY_MATRIX -> grade(values);
            case TAKE -> set.put(Change.TAKER, actor.personId());
            case BRING -> set.put(Change.TAKER, situation.playbook().namedBy(values.facts()).orElseThrow());
            case LET_GO -> set.put(Change.TAKER, null);
            case FOLLOW -> follows(new Consequence.Follow(matter.id(), actor.personId(), 0));
            case VOTE -> follows(new Consequence.Vote(matter.id(), values.id(MoveRule.BALLOT).orElseThrow()));
            case MERGE -> merge(values);
            case QUORUM -> quorum();
            // what holds where is no state of the matter: see Modes and Redraws
            case OVERLAY_ON, OVERLAY_OFF, REDRAW -> { }
        }
    }

    private void grade(Values values) {
        var category = situation.playbook().categories().get(values.code("category").orElse(String.valueOf(matter.state().category())));
        String nature = said("nature", values, category == null ? "" : category.nature().orElse(""));
        String scope = said("scope", values, category == null ? "" : category.scope().orElse(""));
        String harm = said("harm", values, category == null ? "" : category.harm().orElse(""));
        String lowest = situation.playbook().grades().getFirst();
        String known = matter.state().grade() == null ? lowest : matter.state().grade();
        set.putIfAbsent(Change.GRADE, situation.playbook().matrix().getOrDefault(new MatrixCell(nature, scope, harm), known));
    }

    private String said(String field, Values values, String otherwise) {
        return values.code(field).orElse(matter.facts().getOrDefault(field, otherwise).toString());
    }

    private void merge(Values values) {
        long into = values.id("into").orElseThrow();
        set.put(Change.INTO, into);
        if (matter.identity().askerId() != null) {
            follows(new Consequence.Follow(into, matter.identity().askerId(), matter.id()));
        }
    }

    private void quorum() {
        long wanted = matter.facts().get("quorum") instanceof Long number ? number : Long.MAX_VALUE;
        boolean byQuorum = "quorum".equals(matter.facts().get("done_when"));
        Object call = situation.children().stream().filter(child -> child.facts().containsKey("leads") && !"undone".equals(child.state().outcome())).map(child -> child.facts().get("call"))
                .max(java.util.Comparator.comparing(seq -> (Long) seq)).orElse(0L);
        List<Matter> called = situation.children().stream().filter(child -> call.equals(child.facts().get("call"))).toList();
        if (byQuorum && called.stream().filter(child -> "done".equals(child.state().outcome())).count() >= wanted) {
            called.stream().filter(Matter::isOpen).forEach(child -> follows(new Consequence.OnChild(child.id(), "cancel")));
        }
    }

    /// The decision, with what the clocks make of it.
    Decision decision(Move.ActorLine actor, boolean internal, Values values) {
        return new Decision(new Decision.Draft(verb, stage(), actor, internal, new Change(null, set, facts, new ClockRules(situation, now).after(clocks()), anew(), tells), values), consequences());
    }

    /// The decision of lateness: one clock changes as given, the others not at all.
    Decision late(Due due) {
        return new Decision(new Decision.Draft(verb, stage(), Move.ActorLine.ENGINE, false, new Change(null, set, facts, List.of(due), List.of(), tells), Values.NONE), consequences());
    }

    /// The decision of a boundary: who owns it, the units above, who holds the clocks, and nothing else.
    Decision follow(long owner, long base, List<Long> chain, List<Due> dues) {
        if (matter.state().isOwnUnits()) {
            set.put(Change.OWN_UNIT, base);
        }
        if (owner != matter.state().ownerId() && matter.state().takerId() != null) {
            set.put(Change.TAKER, null);
        }
        set.put(Change.OWNER, owner);
        set.put(Change.BASE, base);
        set.put(Change.CHAIN, chain);
        return new Decision(new Decision.Draft(verb, stage(), Move.ActorLine.ENGINE, true, new Change(null, set, facts, dues, List.of(), tells), Values.NONE), consequences());
    }

    private List<Consequence> consequences() {
        if (matter.parentId().isPresent()) {
            consequences.add(new Consequence.OnParent(matter.identity().kind() + "." + verb));
        }
        return List.copyOf(consequences);
    }

    private String stage() {
        return (String) set.getOrDefault(Change.STAGE, matter.stage());
    }

    /// A field that a clock needs which this move would start, and that was not given.
    Optional<String> missing() {
        return new ClockRules(situation, now).missing(clocks());
    }

    private List<String> anew() {
        return situation.kind().moves().values().stream().filter(rule -> rule.anew().contains(verb)).map(MoveRule::code).sorted().toList();
    }

    private ClockRules.After clocks() {
        var all = new HashMap<>(matter.facts());
        all.putAll(facts);
        String before = String.valueOf(matter.state().grade());
        boolean ended = situation.kind().stage(stage()).isFinal();
        return new ClockRules.After(triggers, stage(), ended, before, String.valueOf(set.getOrDefault(Change.GRADE, matter.state().grade())), all, sets,
                (long) set.getOrDefault(Change.OWNER, matter.state().ownerId()));
    }
}
