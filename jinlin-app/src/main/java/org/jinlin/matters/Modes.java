package org.jinlin.matters;

import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.org.Binding;
import org.jinlin.org.Orgs;
import org.jinlin.org.Overlay;
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

    Modes(Orgs orgs, Desk desk, PlaybookVersions playbooks) {
        this.orgs = orgs;
        this.desk = desk;
        this.playbooks = playbooks;
    }

    /// Whether a kind's move switches the mode: then [#told] follows its commit.
    static boolean switches(Optional<MoveRule> rule) {
        return rule.filter(move -> move.effects().contains(Effect.OVERLAY_ON) || move.effects().contains(Effect.OVERLAY_OFF)).isPresent();
    }

    /// Puts in force or ends what a move switches. Refuses a mode that is in force already, that the playbook does not name, or that was ended.
    Outcome<Matter> hold(DSLContext sql, Situation situation, String verb) {
        var effects = situation.kind().moves().get(verb).effects();
        if (effects.contains(Effect.OVERLAY_ON)) {
            return on(sql, situation.matter());
        }
        return effects.contains(Effect.OVERLAY_OFF) && !orgs.takeOff(sql, situation.matter().district(), situation.matter().id())
                ? Outcome.refused("MODE_NOT_ON", verb) : Outcome.done(situation.matter());
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
