package org.jinlin.matters;

import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.org.Binding;
import org.jinlin.org.Orgs;
import org.jinlin.org.Overlay;
import org.jinlin.people.Actor;
import org.jinlin.people.Audit;
import org.jinlin.people.AuditAct;
import org.jinlin.people.AuditNote;
import org.jinlin.people.AuditSubject;
import org.jinlin.playbook.Effect;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookVersions;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Switches the operating mode where a matter says so, in the transaction of its move: what is opened from then on at the
/// place and below goes by the pack laid over the district's own. What is open keeps the version it was opened with.
@Component
class Modes {

    private final Orgs orgs;
    private final Desk desk;
    private final PlaybookVersions playbooks;
    private final Audit audit;

    Modes(Orgs orgs, Desk desk, PlaybookVersions playbooks, Audit audit) {
        this.orgs = orgs;
        this.desk = desk;
        this.playbooks = playbooks;
        this.audit = audit;
    }

    /// Whether a kind's move switches the mode: then [#told] follows its commit.
    static boolean switches(Optional<MoveRule> rule) {
        return rule.filter(move -> move.effects().contains(Effect.OVERLAY_ON) || move.effects().contains(Effect.OVERLAY_OFF)).isPresent();
    }

    /// Puts in force or ends what a move switches. Refuses a mode that is in force already, that the playbook does not name, or that was ended.
    Outcome<Matter> hold(DSLContext sql, Situation situation, String verb, Actor actor) {
        var effects = situation.kind().moves().get(verb).effects();
        if (effects.contains(Effect.OVERLAY_ON)) {
            return on(sql, situation.matter()).map(matter -> noted(sql, actor, AuditAct.MODE_ON, matter));
        }
        if (!effects.contains(Effect.OVERLAY_OFF)) {
            return Outcome.done(situation.matter());
        }
        return orgs.takeOff(sql, situation.matter().district(), situation.matter().id()) ? Outcome.done(noted(sql, actor, AuditAct.MODE_OFF, situation.matter())) : Outcome.refused("MODE_NOT_ON", verb);
    }

    private Matter noted(DSLContext sql, Actor actor, AuditAct act, Matter matter) {
        audit.add(sql, AuditNote.of(actor, act, AuditSubject.unit(matter.state().placeId())));
        return matter;
    }

    private Outcome<Matter> on(DSLContext sql, Matter matter) {
        int district = matter.district();
        long place = matter.state().placeId();
        if (orgs.overlay(district, place).isPresent()) {
            return Outcome.refused("MODE_ALREADY_ON");
        }
        String mode = String.valueOf(matter.facts().get("mode"));
        Optional<Playbook> over = playbooks.overlay(desk.playbookAt(district, place), mode);
        if (over.isEmpty()) {
            return Outcome.refused("MODE_UNKNOWN", mode);
        }
        var binding = new Binding(over.get().code(), over.get().version());
        return orgs.putOver(sql, district, new Overlay(place, binding, desk.now(), matter.id())) ? Outcome.done(matter) : Outcome.refused("MODE_ALREADY_ON");
    }

    /// The switch is committed.
    void told() {
        orgs.overlaid();
    }
}
