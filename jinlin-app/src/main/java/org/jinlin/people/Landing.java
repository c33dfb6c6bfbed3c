package org.jinlin.people;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.jinlin.kit.JinlinClock;
import org.jinlin.org.Orgs;
import org.jinlin.org.Unit;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookVersions;
import org.springframework.stereotype.Component;

/// Where somebody's day begins after signing in. One rule for all districts: it reads the levels and roles of the playbook that
/// holds at a post, and knows none by name.
@Component
public class Landing {

    /// The first pages there are. Who could begin on several begins on the first of them.
    public enum Start {
        /// who answers for a unit from a desk
        DESK("/desk"),
        /// who answers on the lowest level, serves below it, or is sent out by a playbook
        FIELD("/f/today"),
        /// who carries out for an organisation
        HANDLER("/u"),
        /// whose post only hears of things
        TOLD("/desk"),
        /// who holds no post
        HOME("/");

        private final String path;

        Start(String path) {
            this.path = path;
        }

        public String path() {
            return path;
        }
    }

    private final Orgs orgs;
    private final PlaybookVersions playbooks;
    private final JinlinClock clock;

    Landing(Orgs orgs, PlaybookVersions playbooks, JinlinClock clock) {
        this.orgs = orgs;
        this.playbooks = playbooks;
        this.clock = clock;
    }

    /// The first page of somebody with the posts of today.
    public Start of(Actor actor) {
        return actor.posts().stream().map(post -> of(actor.district(), post)).min(Comparator.naturalOrder()).orElse(Start.HOME);
    }

    /// Whether a post is one of those who answer for its unit.
    public boolean answers(int district, Post post) {
        return playbook(district, post).map(playbook -> playbook.roles().get(post.role())).filter(Playbook.Role::owns).isPresent();
    }

    /// Whether a post is one on the ground: at the lowest level where somebody answers, or below it.
    public boolean isGround(int district, Post post) {
        return level(district, post).flatMap(level -> playbook(district, post).map(playbook -> isGround(playbook, level))).orElse(false);
    }

    /// The page that one post leads to.
    public Start of(int district, Post post) {
        return level(district, post).flatMap(level -> playbook(district, post).map(playbook -> of(playbook, post.role(), level))).orElse(Start.TOLD);
    }

    private Optional<String> level(int district, Post post) {
        return orgs.tree(district).find(post.unitId()).map(Unit::level);
    }

    private Optional<Playbook> playbook(int district, Post post) {
        return orgs.binding(district, post.unitId(), clock.now()).map(binding -> playbooks.get(binding.code(), binding.version()));
    }

    static Start of(Playbook playbook, String role, String level) {
        Playbook.Role known = playbook.roles().get(role);
        if (known == null) {
            return Start.TOLD;
        }
        boolean ground = isGround(playbook, level);
        if (known.owns()) {
            return playbook.organisations().contains(level) ? Start.HANDLER : ground ? Start.FIELD : Start.DESK;
        }
        return ground || isSentOut(playbook, role) ? Start.FIELD : Start.TOLD;
    }

    /// At or below the lowest level of the tree at which somebody answers; where only the top answers there is no ground.
    static boolean isGround(Playbook playbook, String level) {
        int lowest = playbook.roles().values().stream().filter(Playbook.Role::owns).map(Playbook.Role::at).flatMap(Set::stream)
                .mapToInt(playbook.levels()::indexOf).max().orElse(-1);
        return lowest > 0 && playbook.levels().indexOf(level) >= lowest;
    }

    /// Whether the playbook has work for a role that answers for nothing: a move, a duty towards households, a turn.
    private static boolean isSentOut(Playbook playbook, String role) {
        return playbook.kinds().values().stream().flatMap(kind -> kind.moves().values().stream()).anyMatch(move -> move.by().contains(role))
                || playbook.links().values().stream().anyMatch(link -> link.from().equals(role))
                || playbook.calendar().values().stream().anyMatch(rule -> rule.each().rota().filter(role::equals).isPresent());
    }
}
