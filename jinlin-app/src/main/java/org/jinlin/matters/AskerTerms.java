package org.jinlin.matters;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jinlin.org.Tree;
import org.jinlin.people.Marks;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// By what matters are found through who asked for them: name and phone. When either changes or goes, so must this.
@Component
class AskerTerms {

    private final Desk desk;
    private final Marks marks;

    AskerTerms(Desk desk, Marks marks) {
        this.desk = desk;
        this.marks = marks;
    }

    /// The terms that follow from the name and phone as they are kept now, by matter.
    Map<Long, List<Long>> of(DSLContext sql, int district, long person, List<Matter> matters) {
        Tree tree = desk.tree(district);
        var terms = new HashMap<Long, List<Long>>();
        matters.stream().filter(matter -> matter.parentId().isEmpty()).forEach(matter -> {
            List<Long> near = matter.state().chain().stream().filter(unit -> SearchWays.isNear(tree, unit)).toList();
            terms.put(matter.id(), marks.of(sql, district, Map.of(person, near)).getOrDefault(person, List.of()).stream().map(SearchHashes::of).toList());
        });
        return terms;
    }

    void take(DSLContext sql, int district, Map<Long, List<Long>> terms) {
        var store = new SearchStore(sql, district);
        terms.forEach(store::take);
    }

    void put(DSLContext sql, int district, Map<Long, List<Long>> terms) {
        new SearchStore(sql, district).put(terms.entrySet().stream().flatMap(entry -> entry.getValue().stream().sorted().map(hash -> new SearchStore.Line(hash, entry.getKey()))).toList());
    }
}
