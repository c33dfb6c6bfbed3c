package org.jinlin.matters;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.kit.Outcome;
import org.jinlin.org.Boundaries;
import org.jinlin.org.Tree;
import org.jinlin.people.Actor;
import org.jinlin.people.Audit;
import org.jinlin.people.AuditAct;
import org.jinlin.people.AuditNote;
import org.jinlin.people.AuditSubject;
import org.jinlin.playbook.Effect;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.MoveRule;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Boundaries that a matter asks for: its plan is looked at when it is opened and once more when somebody else approves it, which
/// writes it down in the transaction of that move.
@Component
class Redraws {

    /// The field that holds the plan, and the one whose day it takes effect on.
    static final String PLAN = "lines";
    static final String EFFECTIVE = "effective";

    private final BoundaryPlans plans;
    private final Boundaries boundaries;
    private final Desk desk;
    private final Audit audit;

    Redraws(BoundaryPlans plans, Boundaries boundaries, Desk desk, Audit audit) {
        this.plans = plans;
        this.boundaries = boundaries;
        this.desk = desk;
        this.audit = audit;
    }

    /// Whether a kind's move redraws: then [#told] follows its commit.
    static boolean redraws(Optional<MoveRule> rule) {
        return rule.filter(move -> move.effects().contains(Effect.REDRAW)).isPresent();
    }

    /// Refuses to open a matter whose plan cannot be carried out; what is missing or no time is refused by the fields themselves.
    Outcome<Work.Opening> opens(Work.Opening opening, Map<String, Object> fields) {
        Kind kind = opening.playbook().kind(opening.kind());
        boolean isPlan = kind.moves().values().stream().anyMatch(move -> redraws(Optional.of(move)));
        return isPlan && fields.get(PLAN) instanceof String plan && !plan.isBlank()
                ? day(opening.actor().district(), fields.get(EFFECTIVE)).map(day -> plans.look(opening.actor().district(), plan, day).sound().map(_ -> opening)).orElseGet(() -> Outcome.done(opening))
                : Outcome.done(opening);
    }

    /// Writes down what a move approves. Refuses who does not answer for all that the plan changes, and plans that do not fit any more.
    Outcome<Matter> hold(DSLContext sql, Situation situation, String verb, Actor actor) {
        Matter matter = situation.matter();
        if (!redraws(Optional.ofNullable(situation.kind().moves().get(verb)))) {
            return Outcome.done(matter);
        }
        int district = matter.district();
        Optional<String> plan = new WordsStore(sql, district).of(matter.id(), 1).map(body -> String.valueOf(MatterJson.map(CanonicalJson.parse(body)).get(PLAN)));
        if (plan.isEmpty()) {
            return Outcome.refused("BOUNDARY_EMPTY");
        }
        BoundaryPlans.Look look = plans.look(district, plan.get(), day(district, matter.facts().get(EFFECTIVE)).orElseThrow());
        return look.sound().then(sound -> yours(look, situation, actor)).then(sound -> boundaries.enact(sql, district, sound)).map(_ -> {
            audit.add(sql, AuditNote.of(actor, AuditAct.BOUNDARIES_CHANGED, AuditSubject.matter(matter.id())).amount(look.plan().moves().size()));
            return matter;
        });
    }

    private Outcome<Boundaries.Plan> yours(BoundaryPlans.Look look, Situation situation, Actor actor) {
        Tree tree = desk.tree(actor.district());
        var own = actor.posts().stream().filter(post -> situation.playbook().owningRoles().contains(post.role()) && tree.find(post.unitId()).isPresent()).toList();
        return look.touched().filter(unit -> tree.find(unit).isPresent() && own.stream().noneMatch(post -> tree.isAtOrAbove(post.unitId(), unit))).findFirst()
                .<Outcome<Boundaries.Plan>>map(unit -> Outcome.refused("BOUNDARY_NOT_YOURS", tree.unit(unit).name())).orElseGet(() -> Outcome.done(look.plan()));
    }

    /// The day of a time in a district; empty for what is no time.
    private Optional<LocalDate> day(int district, @Nullable Object said) {
        try {
            return said == null ? Optional.empty() : Optional.of(LocalDate.ofInstant(OffsetDateTime.parse(said.toString()).toInstant(), desk.tenant(district).zone()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// The move is committed.
    void told() {
        boundaries.enacted();
    }
}
