package org.jinlin.matters;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jinlin.kit.Db;
import org.jinlin.kit.Outcome;
import org.jinlin.org.Tree;
import org.jinlin.people.Actor;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Playbook;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// The teams of a district and what they can do, as their register says: which suit a matter, and that it goes to one of them.
@Component
class SkilledTeams {

    /// More teams than that have no list that anybody reads.
    private static final int ENTRIES_MOST = 1_000;

    private final Db db;
    private final Desk desk;

    SkilledTeams(Db db, Desk desk) {
        this.db = db;
        this.desk = desk;
    }

    /// A decision that sends a team, if it has the skill or a reason is given. Refuses with `SKILL_NOT_THERE`.
    Outcome<Decision> checked(DSLContext sql, Situation situation, Decision decision) {
        Optional<MoveRule.Skilled> skilled = Optional.ofNullable(situation.kind().moves().get(decision.move().verb())).flatMap(MoveRule::skilled);
        if (skilled.isEmpty()) {
            return Outcome.done(decision);
        }
        MoveRule.Skilled rule = skilled.get();
        Values values = decision.move().values();
        return TeamRules.refused(values.id(rule.unit()).orElse(0L), values.code(rule.wanted()).orElse(""), values.has(rule.why()),
                        offers(sql, situation.matter().district(), situation.offices().tree(), rule), rule.unit())
                .<Outcome<Decision>>map(Outcome.Refused::new).orElseGet(() -> Outcome.done(decision));
    }

    /// A form with the teams that suit before all other units, under each skill that may be wanted.
    MatterPagesForm first(Actor actor, MatterView matter, Playbook playbook, MoveRule.Skilled rule, MatterPagesForm form, PageTexts texts) {
        Tree tree = desk.tree(actor.district());
        List<Long> above = tree.chain(Long.parseLong(matter.place().id()));
        List<TeamOffer> offers = db.read(Matters.scope(actor), sql -> offers(sql, actor.district(), tree, rule));
        List<MatterPagesForm.Group> groups = playbook.fields().get(rule.wanted()).of().stream()
                .map(skill -> new MatterPagesForm.Group(texts.get("desk.skilled", playbook.term(matter.kind(), skill, texts.language())),
                        TeamRules.fits(above, skill, offers).stream().map(fit -> choice(tree, fit, texts)).toList()))
                .filter(group -> !group.choices().isEmpty()).toList();
        return form.with(form.entries().stream().map(entry -> entry.field().equals(rule.unit()) ? entry.with(Stream.concat(groups.stream(), entry.groups().stream()).toList()) : entry).toList());
    }

    private static MatterPagesForm.Choice choice(Tree tree, TeamFit fit, PageTexts texts) {
        return new MatterPagesForm.Choice(Long.toString(fit.unitId()), texts.get("desk.skilled.fit", tree.unit(fit.unitId()).name(), tree.unit(fit.sharedId()).name(), fit.open()));
    }

    private List<TeamOffer> offers(DSLContext sql, int district, Tree tree, MoveRule.Skilled rule) {
        var store = new TeamStore(sql, district);
        var skills = new HashMap<Long, Set<String>>();
        for (Matter entry : store.kept(rule.from(), ENTRIES_MOST)) {
            long team = entry.state().placeId();
            if (tree.find(team).isPresent()) {
                rule.offered().stream().map(entry.facts()::get).filter(Objects::nonNull).forEach(skill -> skills.computeIfAbsent(team, _ -> new TreeSet<>()).add(skill.toString()));
            }
        }
        Map<Long, Integer> open = skills.isEmpty() ? Map.of() : store.onHand(skills.keySet(), desk.now());
        return skills.entrySet().stream().map(team -> new TeamOffer(team.getKey(), tree.chain(team.getKey()), team.getValue(), open.getOrDefault(team.getKey(), 0))).toList();
    }
}
