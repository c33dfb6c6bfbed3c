package org.jinlin.matters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jinlin.kit.Db;
import org.jinlin.kit.Paging;
import org.jinlin.people.Actor;
import org.jinlin.people.Household;
import org.jinlin.people.Households;
import org.jinlin.people.Landing;
import org.jinlin.people.PageTexts;
import org.jinlin.people.Post;
import org.jinlin.playbook.Playbook;
import org.springframework.stereotype.Component;

/// What waits for somebody who goes out or carries out: what the own units owe, what the person took on, and what climbed from
/// there and may still be done by the own unit. Each from its indexed list, the most urgent first.
@Component
class FieldLists {

    /// Of each list; who has more than that open begins with the most urgent of them.
    static final int MOST = 60;

    private final Db db;
    private final MatterLists lists;
    private final Households households;
    private final Landing landing;
    private final Desk desk;

    FieldLists(Db db, MatterLists lists, Households households, Landing landing, Desk desk) {
        this.db = db;
        this.lists = lists;
        this.households = households;
        this.landing = landing;
        this.desk = desk;
    }

    /// All that waits, by the time left.
    List<FieldRow> waiting(Actor actor, PageTexts texts) {
        List<Long> answered = lists.units(actor);
        List<Long> near = actor.posts().stream().filter(post -> answered.contains(post.unitId()) && landing.of(actor.district(), post) != Landing.Start.DESK).map(Post::unitId).distinct().toList();
        List<Matter> found = new ArrayList<>();
        var words = new HashMap<Long, String>();
        db.read(Matters.scope(actor), sql -> {
            found.addAll(found(new ListStore(sql, actor.district()), actor, answered, near, desk.now()));
            words.putAll(lists.summaries(sql, actor, found));
            return null;
        });
        Map<Long, Household> doors = doors(actor, found);
        return found.stream().map(matter -> new FieldReading(matter, desk.playbook(matter), answered, texts))
                .sorted(Comparator.comparing(FieldReading::dueAt))
                .map(reading -> reading.row(lists.line(reading.matter(), words.get(reading.matter().id()), texts.language()), doors)).toList();
    }

    private static Collection<Matter> found(ListStore store, Actor actor, List<Long> answered, List<Long> near, Instant now) {
        var byId = new LinkedHashMap<Long, Matter>();
        if (!answered.isEmpty()) {
            store.ownedBy(answered, now, Paging.first(MOST)).forEach(matter -> byId.put(matter.id(), matter));
        }
        store.takenBy(actor.personId(), Paging.first(MOST)).forEach(matter -> byId.putIfAbsent(matter.id(), matter));
        if (!near.isEmpty()) {
            store.below(near, Paging.first(MOST)).stream().filter(matter -> near.contains(matter.state().baseId()) && ListStore.isAtHand(matter, now)).forEach(matter -> byId.putIfAbsent(matter.id(), matter));
        }
        return byId.values();
    }

    /// Where a duty leads to a household, its door.
    private Map<Long, Household> doors(Actor actor, List<Matter> found) {
        var byPlaybook = new IdentityHashMap<Playbook, List<Long>>();
        for (Matter matter : found) {
            Playbook playbook = desk.playbook(matter);
            OptionalLong subject = Matters.household(playbook.kind(matter.identity().kind()), matter);
            subject.ifPresent(id -> byPlaybook.computeIfAbsent(playbook, none -> new ArrayList<>()).add(id));
        }
        return byPlaybook.entrySet().stream().flatMap(entry -> households.forVisits(actor, entry.getValue(), entry.getKey()).stream())
                .collect(Collectors.toMap(Household::id, Function.identity(), (one, other) -> one));
    }

    /// What is used most around somebody, for the chips of a quick report: by the open matters of the own lists.
    List<String> categories(Actor actor) {
        List<Long> answered = lists.units(actor);
        List<Matter> found = db.read(Matters.scope(actor), sql -> {
            var store = new ListStore(sql, actor.district());
            return answered.isEmpty() ? store.takenBy(actor.personId(), Paging.first(MOST)) : store.below(answered, Paging.first(MOST));
        });
        Map<String, Long> counts = found.stream().map(matter -> matter.state().category()).filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).map(Map.Entry::getKey).toList();
    }
}
