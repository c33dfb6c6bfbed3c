package org.jinlin.matters;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jinlin.kit.JinlinClock;
import org.jinlin.people.Actor;
import org.jinlin.people.People;
import org.jinlin.people.Post;
import org.springframework.stereotype.Component;

/// Who has which matter before them just now, so that two do not answer the same. Kept in the memory of this server only, a
/// person at one matter at a time, until some minutes after the last sign of life; nobody can look up later who was where.
@Component
class MatterPresence {

    private static final Duration KEPT = Duration.ofMinutes(2);

    private final People people;
    private final Desk desk;
    private final JinlinClock clock;
    private final Map<Who, Seen> present = new ConcurrentHashMap<>();

    MatterPresence(People people, Desk desk, JinlinClock clock) {
        this.people = people;
        this.desk = desk;
        this.clock = clock;
    }

    private record Who(int district, long personId) {}

    /// @param name masked, as everywhere on lists
    private record Seen(String number, String name, Optional<Post> post, Instant at) {}

    /// Somebody opened a matter. Whether that is news to the others.
    boolean comes(Actor actor, String number) {
        present.values().removeIf(seen -> isOver(seen));
        String name = people.masked(actor.district(), actor.personId()).name();
        Seen before = present.put(new Who(actor.district(), actor.personId()), new Seen(number, name, actor.posts().stream().findFirst(), clock.now()));
        return before == null || !before.number().equals(number);
    }

    /// The page of a matter is still open: who went on to another one is not called back.
    void stays(Actor actor, String number) {
        present.computeIfPresent(new Who(actor.district(), actor.personId()),
                (who, seen) -> seen.number().equals(number) ? new Seen(number, seen.name(), seen.post(), clock.now()) : seen);
    }

    /// Who else is there, by the number of the matter.
    Map<String, List<String>> others(Actor actor, String language) {
        var others = new LinkedHashMap<String, List<String>>();
        present.forEach((who, seen) -> {
            if (who.district() == actor.district() && who.personId() != actor.personId() && !isOver(seen)) {
                others.computeIfAbsent(seen.number(), none -> new ArrayList<>()).add(label(who.district(), seen, language));
            }
        });
        return others;
    }

    private String label(int district, Seen seen, String language) {
        return seen.post().map(post -> desk.playbookAt(district, post.unitId()).term(MatterQueues.REQUEST, post.role(), language) + " ").orElse("") + seen.name();
    }

    private boolean isOver(Seen seen) {
        return seen.at().plus(KEPT).isBefore(clock.now());
    }
}
