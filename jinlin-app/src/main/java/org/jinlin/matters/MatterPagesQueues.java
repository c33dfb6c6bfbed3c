package org.jinlin.matters;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the list beside a matter out of an address. What stands in the address is what is shown; where it says nothing,
/// the list that was looked at last, which the browser keeps.
@Component
class MatterPagesQueues {

    private static final String TOLD = "told";
    private static final int LARGEST = 99;

    private final MatterQueues queues;
    private final Search search;
    private final MatterPresence presence;
    private final MatterPagesFilters filters;
    private final Beginnings beginnings;
    private final Desk desk;

    MatterPagesQueues(MatterQueues queues, Search search, MatterPresence presence, MatterPagesFilters filters, Beginnings beginnings, Desk desk) {
        this.queues = queues;
        this.search = search;
        this.presence = presence;
        this.filters = filters;
        this.beginnings = beginnings;
        this.desk = desk;
    }

    /// Refuses unknown lists and cursors, and lists that are not the reader's.
    Outcome<MatterPagesQueue> of(HttpServletRequest request, Actor actor, @Nullable String current, PageFrame frame) {
        List<String> offered = queues.offered(actor);
        if (offered.isEmpty()) {
            return Outcome.refused("NO_POST", "desk");
        }
        MatterPagesAsked asked = MatterPagesAsked.of(request, offered);
        String after = request.getParameter("after");
        if (asked.typed().isEmpty()) {
            return queues.list(actor, asked.view(), asked.filter(), after, frame.language()).map(page -> queue(actor, asked, page, current, null, frame));
        }
        return switch (search.find(actor, asked.typed(), after, null, frame.language())) {
            case Outcome.Done<Page<MatterLine>>(Page<MatterLine> page) -> Outcome.done(queue(actor, asked, page, current, null, frame));
            case Outcome.Refused<Page<MatterLine>>(Refusal refusal) when List.of("SEARCH_TOO_SHORT", "TEXT_TOO_LONG").contains(refusal.code()) ->
                Outcome.done(queue(actor, asked, new Page<>(List.of(), Optional.empty()), current, sentence(refusal, frame.texts()), frame));
            case Outcome.Refused<Page<MatterLine>>(Refusal refusal) -> new Outcome.Refused<>(refusal);
        };
    }

    private static String sentence(Refusal refusal, PageTexts texts) {
        return new MatterPagesSentences(texts).know("q", texts.get("desk.search")).sentence(refusal);
    }

    private MatterPagesQueue queue(Actor actor, MatterPagesAsked asked, Page<MatterLine> page, @Nullable String current, @Nullable String problem, PageFrame frame) {
        String query = asked.query();
        Map<String, String> here = new TreeMap<>();
        presence.others(actor, frame.language()).forEach((number, who) -> here.put(number, frame.text("desk.here", String.join(frame.text("comma"), who))));
        return new MatterPagesQueue(at(actor), tabs(actor, asked), asked.view(), query, MatterPagesRow.of(page, frame).items(),
                page.next().map(cursor -> query.isEmpty() ? cursor : "/desk?" + query + "&after=" + cursor).orElse(null), current, here, filters(actor, asked, frame.language()), new MatterPagesQueue.Saved(filters.of(actor), "", null), asked.typed(), problem, queues.writesDown(actor), beginnings.byPost(actor));
    }

    /// Keeps a list under a name, or forgets one; the page says what is wrong with the name.
    Outcome<MatterPagesQueue> named(HttpServletRequest request, Actor actor, String name, @Nullable String remove, PageFrame frame) {
        MatterPagesAsked asked = MatterPagesAsked.of(request, queues.offered(actor));
        return !asked.isList() ? Outcome.refused("VIEW_UNKNOWN", "", "") : of(request, actor, null, frame).map(queue -> {
            if (remove != null) {
                filters.remove(actor, remove);
                return queue;
            }
            return filters.save(actor, name, asked.query()).map(saved -> queue).orElse(refusal ->
                    queue.naming(name, new MatterPagesSentences(frame.texts()).know("name", frame.text("desk.saved.name")).sentence(refusal)));
        });
    }

    /// Whoever changed something, or hears that somebody did, is not shown what was counted before.
    void changed(Actor actor) {
        queues.changed(actor);
    }

    private String at(Actor actor) {
        return actor.posts().stream().findFirst().flatMap(post -> desk.tree(actor.district()).find(post.unitId())).map(org.jinlin.org.Unit::name).orElse("");
    }

    private List<MatterPagesQueue.Tab> tabs(Actor actor, MatterPagesAsked asked) {
        Map<String, MatterQueues.Size> sizes = queues.sizes(actor);
        return queues.offered(actor).stream().map(view -> {
            MatterQueues.Size size = sizes.get(view);
            return new MatterPagesQueue.Tab(view, size == null ? null : count(size), view.equals(asked.view()), view.equals("late") && size != null && size.count() > 0);
        }).toList();
    }

    private static String count(MatterQueues.Size size) {
        return size.count() > LARGEST ? LARGEST + "+" : size.count() + (size.atLeast() ? "+" : "");
    }

    private MatterPagesQueue.Filters filters(Actor actor, MatterPagesAsked asked, String language) {
        boolean offered = !asked.view().isEmpty() && MatterQueues.isFiltered(asked.view()) && !queues.offered(actor).getFirst().equals(TOLD);
        return offered ? new MatterPagesQueue.Filters(queues.grades(actor, language), queues.places(actor), asked.grade(), asked.place()) : MatterPagesQueue.Filters.NONE;
    }
}
