package org.jinlin.people;

import static org.jinlin.db.people.Tables.APPOINTMENT;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Refusal;
import org.jinlin.org.Orgs;
import org.jinlin.org.Unit;
import org.jinlin.people.Enrolment.NewAppointment;
import org.jinlin.playbook.PlaybookVersions;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Roles that one person alone holds at a unit: each grid has one head (report row ZA-03). Before a playbook holds nothing is known of roles.
@Component
final class SingleHoldersStore {

    private final Orgs orgs;
    private final PlaybookVersions playbooks;

    SingleHoldersStore(Orgs orgs, PlaybookVersions playbooks) {
        this.orgs = orgs;
        this.playbooks = playbooks;
    }

    /// The first appointment that would make a second holder.
    Optional<Refusal> second(DSLContext sql, int district, List<NewAppointment> appointments, Instant now) {
        var taken = new HashSet<String>();
        return appointments.stream().filter(each -> isSingle(district, each, now))
                .filter(each -> !taken.add(each.role() + each.unitId()) || sql.fetchExists(APPOINTMENT, APPOINTMENT.DISTRICT_ID.eq(district), APPOINTMENT.UNIT_ID.eq(each.unitId()),
                        APPOINTMENT.ROLE.eq(each.role()), APPOINTMENT.FOR_PERSON_ID.isNull(),
                        APPOINTMENT.UNTIL_AT.isNull().or(APPOINTMENT.UNTIL_AT.gt(now)), APPOINTMENT.VALID_TO.isNull().or(APPOINTMENT.VALID_TO.gt(each.from()))))
                .findFirst().map(each -> Refusal.of("POST_TAKEN", orgs.tree(district).find(each.unitId()).map(Unit::name).orElse("")));
    }

    private boolean isSingle(int district, NewAppointment appointment, Instant now) {
        return orgs.tree(district).knows(appointment.unitId()) && orgs.binding(district, appointment.unitId(), now).map(binding -> playbooks.get(binding.code(), binding.version()))
                .map(playbook -> playbook.roles().get(appointment.role())).filter(role -> role.one()).isPresent();
    }
}
