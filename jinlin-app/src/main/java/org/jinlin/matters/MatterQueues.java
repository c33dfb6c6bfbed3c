package org.jinlin.matters;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jinlin.kit.CountMemory;
import org.jinlin.kit.Db;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.people.Actor;
import org.jinlin.people.Post;
import org.jinlin.playbook.Playbook;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The queues of a desk: what its units owe, by what is to be done next, and what is late below them. Which stages make a
/// queue is read off the playbook's moves, so that a district may call and cut its stages as it likes.
@Component
class MatterQueues {

    static final String REQUEST = "request";
    private static final String DESK = "desk";
    private static final String BELOW = "below";
    private static final String LATE = "late";
    private static final String ROWS = "30";

    private final Db db;
    private final Desk desk;
    private final MatterLists lists;
    private final CountMemory<Asked, Map<String, Size>> memory;

    /// @param kept how long the sizes of a unit's queues are good; own moves and a list that is read anew do not wait for that
    MatterQueues(Db db, Desk desk, MatterLists lists, @Value("${jinlin.rates-kept}") Duration kept) {
        this.memory = new CountMemory<>(kept, System::nanoTime);
        this.db = db;
        this.desk = desk;
        this.lists = lists;
    }

    /// What of a list is wanted: those of a grade, those at a unit or below it.
    record Filter(@Nullable String grade, @Nullable Long place) {

        static final Filter NONE = new Filter(null, null);

        boolean isEmpty() {
            return grade == null && place == null;
        }
    }

    /// Whose queues: those who answer for the same units have the same ones before them.
    private record Asked(int district, List<Long> units) {}

    /// How many are in a queue.
    ///
    /// @param atLeast there may be more
    record Size(int count, boolean atLeast) {}

    /// The queues and lists that somebody's desk offers, the usual one first.
    List<String> offered(Actor actor) {
        List<String> plain = lists.offered(actor);
        if (!plain.contains(DESK) || !dispatches(actor)) {
            return plain;
        }
        var all = new ArrayList<>(List.of(DESK, QueueStages.ACCEPT, QueueStages.DISPATCH, QueueStages.HANDLING, LATE, QueueStages.CALL_BACK));
        plain.stream().filter(view -> !view.equals(DESK)).forEach(all::add);
        return List.copyOf(all);
    }

    /// Whether filters can be set on a list.
    static boolean isFiltered(String view) {
        return !view.equals("taken") && !view.equals("told");
    }

    /// Departments and companies get orders; the queues of requests are those of the levels.
    private boolean dispatches(Actor actor) {
        return lists.units(actor).stream().anyMatch(unit -> desk.playbookAt(actor.district(), unit).levels().contains(desk.tree(actor.district()).unit(unit).level()));
    }

    /// Whether the actor may write down what others say on the phone or at a counter.
    boolean writesDown(Actor actor) {
        Set<String> roles = actor.posts().stream().map(Post::role).collect(Collectors.toSet());
        return lists.units(actor).stream().findFirst().map(unit -> desk.playbookAt(actor.district(), unit).channels().values()).stream().flatMap(Collection::stream)
                .anyMatch(channel -> channel.by().stream().anyMatch(roles::contains));
    }

    /// A page of a queue or list. Refuses what [MatterLists#list] refuses.
    Outcome<Page<MatterLine>> list(Actor actor, String view, Filter filter, @Nullable String after, String language) {
        boolean plain = filter.isEmpty() || !isFiltered(view);
        if (!offered(actor).contains(view) || plain && lists.offered(actor).contains(view)) {
            return lists.list(actor, view, after, ROWS, language);
        }
        return Paging.read(after, ROWS, Instant.class, Long.class).map(paging -> db.read(Matters.scope(actor), sql -> {
            Page<Matter> page = new QueueStore(sql, actor.district()).page(part(actor, view, filter), paging);
            return lists.lines(sql, actor, page, language);
        }));
    }

    private QueueStore.Part part(Actor actor, String view, Filter filter) {
        List<Long> units = lists.units(actor);
        return switch (view) {
            case LATE -> new QueueStore.Part(List.of(), desk.now(), desk.now(), units, null, filter.grade(), filter.place());
            case BELOW -> new QueueStore.Part(List.of(), desk.now(), null, units, null, filter.grade(), filter.place());
            case DESK -> new QueueStore.Part(units, desk.now(), null, List.of(), null, filter.grade(), filter.place());
            default -> new QueueStore.Part(units, desk.now(), null, List.of(), stages(actor).getOrDefault(view, Set.of()), filter.grade(), filter.place());
        };
    }

    /// How many there are in each queue that has a count.
    Map<String, Size> sizes(Actor actor) {
        List<String> offered = offered(actor);
        if (!offered.contains(DESK)) {
            return Map.of();
        }
        return memory.of(asked(actor), () -> db.read(Matters.scope(actor), sql -> sizes(sql, actor, offered.contains(LATE))));
    }

    private Asked asked(Actor actor) {
        return new Asked(actor.district(), lists.units(actor).stream().sorted().toList());
    }

    /// Something changed in the queues of the actor: they are counted anew when somebody looks next.
    void changed(Actor actor) {
        memory.forget(asked(actor));
    }

    private Map<String, Size> sizes(DSLContext sql, Actor actor, boolean queues) {
        var store = new QueueStore(sql, actor.district());
        List<QueueStore.Counted> owned = store.counts(part(actor, DESK, Filter.NONE));
        int all = count(owned);
        boolean full = all == QueueStore.NEXT;
        var sizes = new LinkedHashMap<String, Size>();
        sizes.put(DESK, new Size(all, full));
        if (queues) {
            stages(actor).forEach((queue, stages) -> sizes.put(queue, new Size(
                    owned.stream().filter(one -> one.kind().equals(REQUEST) && stages.contains(one.stage())).mapToInt(QueueStore.Counted::count).sum(), full)));
            QueueStore.Late late = store.late(part(actor, LATE, Filter.NONE));
            sizes.put(LATE, new Size(late.count(), late.atLeast()));
        }
        return sizes;
    }

    private static int count(List<QueueStore.Counted> counted) {
        return counted.stream().mapToInt(QueueStore.Counted::count).sum();
    }

    /// Which stages of a request make a queue.
    Map<String, Set<String>> stages(Actor actor) {
        var stages = new LinkedHashMap<String, Set<String>>();
        for (long unit : lists.units(actor)) {
            Optional.ofNullable(desk.playbookAt(actor.district(), unit).kinds().get(REQUEST))
                    .ifPresent(kind -> QueueStages.of(kind).forEach((queue, found) -> stages.computeIfAbsent(queue, none -> new LinkedHashSet<>()).addAll(found)));
        }
        return stages;
    }

    /// Grades to filter by, the most urgent first, with their names.
    List<MatterPagesForm.Choice> grades(Actor actor, String language) {
        Playbook playbook = desk.playbookAt(actor.district(), lists.units(actor).getFirst());
        return playbook.grades().reversed().stream().map(grade -> new MatterPagesForm.Choice(grade, playbook.term(REQUEST, grade, language))).toList();
    }

    /// Units right below one's own to filter by.
    List<MatterPagesForm.Choice> places(Actor actor) {
        var tree = desk.tree(actor.district());
        return lists.units(actor).stream().filter(unit -> tree.find(unit).isPresent()).flatMap(unit -> tree.children(unit).stream())
                .filter(unit -> desk.playbookAt(actor.district(), unit.id()).levels().contains(unit.level()))
                .map(unit -> new MatterPagesForm.Choice(Long.toString(unit.id()), unit.name())).distinct().toList();
    }
}
