package org.jinlin.matters;

import java.util.Set;
import java.util.stream.Collectors;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.Consents;
import org.jinlin.people.People;
import org.jinlin.playbook.Consent;
import org.jinlin.playbook.Playbook;
import org.springframework.stereotype.Component;

/// Whether a name and phone may be handed on to an organisation outside of the administration: only where the person has agreed to
/// that by itself (PIPL Art. 23), and no longer once that is taken back.
@Component
class Sharing {

    private final Desk desk;
    private final People people;
    private final Consents consents;

    Sharing(Desk desk, People people, Consents consents) {
        this.desk = desk;
        this.people = people;
        this.consents = consents;
    }

    /// Whether the contact of a person may be opened to somebody. Who also holds a post in the administration sees it as that.
    boolean mayShow(Actor reader, long person) {
        int district = reader.district();
        if (!reader.isStaff() || reader.personId() == person) {
            return true;
        }
        Playbook playbook = desk.playbookAt(district, people.home(district, person).orElse(desk.tree(district).root().id()));
        Set<String> outside = playbook.consents().values().stream().filter(text -> text.use() == Consent.Use.SHARE).flatMap(text -> text.to().stream()).collect(Collectors.toSet());
        boolean isOutside = reader.posts().stream().allMatch(post -> desk.tree(district).find(post.unitId()).map(Unit::level).filter(outside::contains).isPresent());
        return !isOutside || consents.holds(district, person, playbook, Consent.Use.SHARE);
    }
}
