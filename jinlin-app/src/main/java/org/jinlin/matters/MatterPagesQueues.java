package org.jinlin.matters;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageTexts;
import org.jinlin.people.SessionCookies;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/// Makes the list beside a matter out of an address. What stands in the address is what is shown; where it says nothing,
/// the list that was looked at last, which the browser keeps.
@Component
class MatterPagesQueues {

    private static final String COOKIE = "jinlin_desk";
    private static final String VIEW = "view";
    private static final String GRADE = "grade";
    private static final String PLACE = "place";
    private static final String SEARCH = "q";
    private static final String TOLD = "told";
    private static final String KEPT = "[a-z_]{1,20}\\.[a-z_]{0,20}\\.\\d{0,18}";
    private static final int LARGEST = 99;

    private final MatterQueues queues;
    private final Search search;
    private final MatterPresence presence;
    private final Desk desk;

    MatterPagesQueues(MatterQueues queues, Search search, MatterPresence presence, Desk desk) {
        this.queues = queues;
        this.search = search;
        this.presence = presence;
        this.desk = desk;
    }

    /// What of the address says which list.
    private record Asked(String view, String grade, String place, String typed) {

        static Asked of(Map<String, String> parameters, List<String> offered) {
            String typed = parameters.getOrDefault(SEARCH, "").strip();
            String view = !typed.isEmpty() ? "" : parameters.getOrDefault(VIEW, offered.stream().findFirst().orElse("desk"));
            return new Asked(view, parameters.getOrDefault(GRADE, ""), parameters.getOrDefault(PLACE, ""), typed);
        }

        String query() {
            var parts = new LinkedHashMap<String, String>();
            parts.put(VIEW, view);
            parts.put(GRADE, grade);
            parts.put(PLACE, place);
            parts.put(SEARCH, typed);
            return parts.entrySet().stream().filter(part -> !part.getValue().isEmpty())
                    .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        }

        MatterQueues.Filter filter() {
            return new MatterQueues.Filter(grade.isEmpty() ? null : grade, place.matches("\\d{1,18}") ? Long.valueOf(place) : null);
        }
    }

    /// Refuses unknown lists and cursors, and lists that are not the reader's.
    Outcome<MatterPagesQueue> of(HttpServletRequest request, Actor actor, @Nullable String current, PageFrame frame) {
        List<String> offered = queues.offered(actor);
        Asked asked = Asked.of(parameters(request, offered), offered);
        String after = request.getParameter("after");
        if (asked.typed().isEmpty()) {
            return queues.list(actor, asked.view(), asked.filter(), after, frame.language()).map(page -> queue(actor, asked, page, current, null, frame));
        }
        return switch (search.find(actor, asked.typed(), after, "30", frame.language())) {
            case Outcome.Done<Page<MatterLine>>(Page<MatterLine> page) -> Outcome.done(queue(actor, asked, page, current, null, frame));
            case Outcome.Refused<Page<MatterLine>>(Refusal refusal) when List.of("SEARCH_TOO_SHORT", "TEXT_TOO_LONG").contains(refusal.code()) ->
                Outcome.done(queue(actor, asked, new Page<>(List.of(), Optional.empty()), current, sentence(refusal, frame.texts()), frame));
            case Outcome.Refused<Page<MatterLine>>(Refusal refusal) -> new Outcome.Refused<>(refusal);
        };
    }

    private static String sentence(Refusal refusal, PageTexts texts) {
        return new MatterPagesSentences(texts).know(SEARCH, texts.get("desk.search")).sentence(refusal);
    }

    private MatterPagesQueue queue(Actor actor, Asked asked, Page<MatterLine> page, @Nullable String current, @Nullable String problem, PageFrame frame) {
        String query = asked.query();
        Map<String, String> here = new TreeMap<>();
        presence.others(actor, frame.language()).forEach((number, who) -> here.put(number, frame.text("desk.here", String.join(frame.text("comma"), who))));
        return new MatterPagesQueue(at(actor), tabs(actor, asked), asked.view(), query, MatterPagesRow.of(page, frame).items(),
                page.next().map(cursor -> "/desk?" + query + "&after=" + cursor).orElse(null), current, here, filters(actor, asked, frame.language()), asked.typed(), problem);
    }

    private String at(Actor actor) {
        return actor.posts().stream().findFirst().flatMap(post -> desk.tree(actor.district()).find(post.unitId())).map(org.jinlin.org.Unit::name).orElse("");
    }

    private List<MatterPagesQueue.Tab> tabs(Actor actor, Asked asked) {
        Map<String, MatterQueues.Size> sizes = queues.sizes(actor);
        return queues.offered(actor).stream().map(view -> {
            MatterQueues.Size size = sizes.get(view);
            return new MatterPagesQueue.Tab(view, size == null ? null : count(size), view.equals(asked.view()), view.equals("late") && size != null && size.count() > 0);
        }).toList();
    }

    private static String count(MatterQueues.Size size) {
        return size.count() > LARGEST ? LARGEST + "+" : size.count() + (size.atLeast() ? "+" : "");
    }

    private MatterPagesQueue.Filters filters(Actor actor, Asked asked, String language) {
        boolean offered = !asked.view().isEmpty() && MatterQueues.isFiltered(asked.view()) && !queues.offered(actor).getFirst().equals(TOLD);
        return offered ? new MatterPagesQueue.Filters(queues.grades(actor, language), queues.places(actor), asked.grade(), asked.place()) : MatterPagesQueue.Filters.NONE;
    }

    /// Of the address, else of the list that was looked at last.
    private static Map<String, String> parameters(HttpServletRequest request, List<String> offered) {
        var parameters = new TreeMap<String, String>();
        for (String name : List.of(VIEW, GRADE, PLACE, SEARCH)) {
            Optional.ofNullable(request.getParameter(name)).ifPresent(value -> parameters.put(name, value));
        }
        boolean asks = request.getMethod().equals("GET") && !parameters.isEmpty();
        return asks ? parameters : kept(request).filter(last -> offered.contains(last.getOrDefault(VIEW, ""))).orElse(Map.of());
    }

    private static Optional<Map<String, String>> kept(HttpServletRequest request) {
        return SessionCookies.value(request, COOKIE).filter(value -> value.matches(KEPT)).map(value -> {
            String[] parts = value.split("\\.", -1);
            return Map.of(VIEW, parts[0], GRADE, parts[1], PLACE, parts[2]);
        });
    }

    /// For the browser to keep until it is closed; what was searched for is not.
    static Optional<ResponseCookie> keep(HttpServletRequest request) {
        String kept = Arrays.stream(new String[] {VIEW, GRADE, PLACE}).map(name -> Optional.ofNullable(request.getParameter(name)).orElse("")).collect(Collectors.joining("."));
        return request.getParameter(VIEW) == null || !kept.matches(KEPT) ? Optional.empty()
                : Optional.of(ResponseCookie.from(COOKIE, kept).httpOnly(true).secure(request.isSecure()).sameSite("Lax").path("/desk").build());
    }
}
