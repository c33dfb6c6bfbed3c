package org.jinlin.matters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Db;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.kit.PublicNumber;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.people.Actor;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds matters on and below the units that somebody answers for: by the number, long or short; by what was said; by the
/// name of a place; by the asker's whole name or phone, or the last four digits of it within a unit of one's own. The
/// newest first. What was typed is never logged: names and phones stand in it.
@Component
public class Search {

    private static final int TYPED_MAX = 100;
    private static final int LOOKS_MAX = 5;
    /// Who has to read more than this many looks for something narrower.
    private static final String FEW = "20";

    private final Db db;
    private final Orgs orgs;
    private final SearchWays ways;
    private final MatterLists lists;
    private final Matters matters;
    private final MatterViews views;

    Search(Db db, Orgs orgs, SearchWays ways, MatterLists lists, Matters matters, MatterViews views) {
        this.db = db;
        this.orgs = orgs;
        this.ways = ways;
        this.lists = lists;
        this.matters = matters;
        this.views = views;
    }

    /// Within what somebody looks, for what.
    ///
    /// @param said on the opening of what was found, kept for the rows of the answer
    private record Asked(Actor actor, List<Long> units, List<SearchWays.Way> ways, Map<Long, String> said) {}

    /// A page of what is found. Refuses who answers for no unit, more than 100 characters, fewer than two, and cursors of
    /// other lists. The number, when it is one, stands first on the first page and counts as none of its rows.
    public Outcome<Page<MatterLine>> find(Actor actor, String typed, @Nullable String after, @Nullable String limit, String language) {
        List<Long> units = topMost(orgs.tree(actor.district()), lists.units(actor));
        if (units.isEmpty()) {
            return Outcome.refused("NO_POST", "search");
        }
        if (typed.length() > TYPED_MAX) {
            return Outcome.refused("TEXT_TOO_LONG", "q", TYPED_MAX, typed.length());
        }
        if (SearchText.parts(typed).isEmpty()) {
            return Outcome.refused("SEARCH_TOO_SHORT");
        }
        return Paging.read(after, limit == null || limit.isEmpty() ? FEW : limit, Long.class).map(paging -> {
            Optional<String> number = paging.after().isPresent() ? Optional.empty() : number(actor, typed, language);
            var asked = new Asked(actor, units, ways.of(actor.district(), typed, units), new HashMap<>());
            return db.read(Matters.scope(actor), db -> lists.lines(actor, page(db, asked, number, paging), asked.said(), language));
        });
    }

    private Optional<String> number(Actor actor, String typed, String language) {
        return PublicNumber.parse(typed, actor.district(), orgs.today(actor.district())).map(PublicNumber::text)
                .filter(number -> matters.find(actor, number, language).isDone());
    }

    private Page<Matter> page(DSLContext db, Asked asked, Optional<String> number, Paging paging) {
        var matters = new MatterStore(db, asked.actor().district());
        List<Matter> numbered = number.flatMap(matters::address).flatMap(address -> matters.find(address.id())).stream().toList();
        numbered.forEach(matter -> new WordsStore(db, asked.actor().district()).of(matter.id(), 1).ifPresent(body -> asked.said().put(matter.id(), body)));
        Page<Matter> rest = page(db, asked, paging);
        return new Page<>(Stream.concat(numbered.stream(), rest.items().stream()).distinct().toList(), rest.next());
    }

    private Page<Matter> page(DSLContext db, Asked asked, Paging paging) {
        var found = new ArrayList<Matter>();
        Long before = paging.after().map(cursor -> cursor.number(0)).orElse(null);
        for (int look = 0; look < LOOKS_MAX && found.size() < paging.fetch(); look++) {
            Map<Long, List<SearchWays.Way>> candidates = candidates(db, asked, before, paging.fetch());
            List<Long> ids = candidates.keySet().stream().limit(paging.fetch()).toList();
            found.addAll(seen(db, asked, ids, candidates));
            if (candidates.size() < paging.fetch()) {
                return Page.of(found, paging, matter -> Cursor.of(matter.id()));
            }
            before = ids.getLast();
        }
        // very many have the pairs and not the words: what is left is looked for from here, and the page is a short one
        return found.size() >= paging.fetch() ? Page.of(found, paging, matter -> Cursor.of(matter.id())) : new Page<>(found, Optional.ofNullable(before).map(id -> Cursor.of(id).encode()));
    }

    /// What has the terms of a way, and by which ways, the newest first.
    private static Map<Long, List<SearchWays.Way>> candidates(DSLContext db, Asked asked, @Nullable Long before, int most) {
        var store = new SearchStore(db, asked.actor().district());
        var candidates = new TreeMap<Long, List<SearchWays.Way>>(Comparator.reverseOrder());
        for (SearchWays.Way way : asked.ways()) {
            store.having(way.terms(), before, most).forEach(id -> candidates.computeIfAbsent(id, none -> new ArrayList<>()).add(way));
        }
        return candidates;
    }

    /// Those that are on or below the units still, and hold what was typed.
    private List<Matter> seen(DSLContext db, Asked asked, List<Long> ids, Map<Long, List<SearchWays.Way>> candidates) {
        if (ids.isEmpty()) {
            return List.of();
        }
        int district = asked.actor().district();
        asked.said().putAll(new WordsStore(db, district).onOpening(ids));
        Map<Long, Matter> matters = new SearchStore(db, district).matters(ids).stream().collect(Collectors.toMap(Matter::id, Function.identity()));
        return ids.stream()
                .filter(matters::containsKey)
                .filter(id -> matters.get(id).state().chain().stream().anyMatch(asked.units()::contains))
                // a name or phone that finds it would tell whom it reports who asked
                .filter(id -> candidates.get(id).stream().filter(way -> !way.parts().isEmpty() || !views.hides(asked.actor(), matters.get(id))).anyMatch(way -> SearchText.holds(SearchReader.text(asked.said().getOrDefault(id, "{}")), way.parts())))
                .map(matters::get).toList();
    }

    /// Of units above one another the highest.
    private static List<Long> topMost(Tree tree, List<Long> units) {
        return units.stream().filter(unit -> units.stream().noneMatch(other -> !other.equals(unit) && tree.isAtOrAbove(other, unit))).toList();
    }
}
