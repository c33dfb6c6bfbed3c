package org.jinlin.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.org.Orgs;
import org.jinlin.people.AccountStore.Claim;
import org.jinlin.people.AccountStore.Standing;
import org.jinlin.playbook.PlaybookVersions;
import org.springframework.stereotype.Component;

/// Tells offices from posts that are none: by what the playbook that holds now at the unit of a post says of its role (`lay`). Whoever
/// holds only the latter signs in as a resident does, with one proof, and may be remembered by the own phone.
@Component
class LayPosts {

    private final Db db;
    private final AccountStore accounts;
    private final AppointmentStore appointments;
    private final Orgs orgs;
    private final PlaybookVersions playbooks;
    private final JinlinClock clock;

    LayPosts(Db db, AccountStore accounts, AppointmentStore appointments, Orgs orgs, PlaybookVersions playbooks, JinlinClock clock) {
        this.db = db;
        this.accounts = accounts;
        this.appointments = appointments;
        this.orgs = orgs;
        this.playbooks = playbooks;
        this.clock = clock;
    }

    /// Somebody signed in with these posts.
    Actor actor(int district, long personId, List<Post> held, boolean viaApi) {
        if (held.isEmpty()) {
            return new Actor(district, Actor.Kind.PERSON, personId, held, viaApi);
        }
        Map<Boolean, List<Post>> parted = held.stream().collect(Collectors.partitioningBy(post -> isLay(district, post)));
        return new Actor(district, Actor.Kind.PERSON, personId, parted.get(false), parted.get(true), viaApi);
    }

    /// How the owner of an account stands on coming in: no staff who holds no office.
    Optional<Standing> standing(Claim claim, Moment now) {
        int district = claim.district();
        record Found(Standing standing, List<Post> posts) {}
        return db.read(Accounts.scope(claim), sql -> accounts.standing(sql, claim, now).map(standing -> new Found(standing, appointments.posts(sql, district, standing.personId(), now))))
                .map(found -> found.standing().administrator() || found.posts().stream().anyMatch(post -> !isLay(district, post)) ? found.standing() : found.standing().withoutOffice());
    }

    /// A post at a unit that does not stand today is taken for an office: of its holder two proofs are asked rather than one.
    private boolean isLay(int district, Post post) {
        return orgs.tree(district).find(post.unitId()).isPresent()
                && orgs.binding(district, post.unitId(), clock.now()).filter(binding -> playbooks.get(binding.code(), binding.version()).isLay(post.role())).isPresent();
    }
}
