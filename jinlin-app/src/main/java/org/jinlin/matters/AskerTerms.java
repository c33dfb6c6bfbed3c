package org.jinlin.matters;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jinlin.kit.BlindIndex;
import org.jinlin.org.Tree;
import org.jinlin.people.IndexTurn;
import org.jinlin.people.Marks;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// By what matters are found through who asked for them: name and phone. When either changes or goes, so must this.
@Component
class AskerTerms {

    private final Desk desk;
    private final Marks marks;
    private final IndexTurn turn;

    AskerTerms(Desk desk, Marks marks, IndexTurn turn) {
        this.desk = desk;
        this.marks = marks;
        this.turn = turn;
    }

    /// The terms that follow from the name and phone as they are kept now, by matter.
    Map<Long, List<BlindIndex>> of(DSLContext sql, int district, long person, List<Matter> matters) {
        Tree tree = desk.tree(district);
        var terms = new TreeMap<Long, List<BlindIndex>>();
        matters.stream().filter(matter -> matter.parentId().isEmpty()).forEach(matter -> {
            List<Long> near = matter.state().chain().stream().filter(unit -> SearchWays.isNear(tree, unit)).toList();
            terms.put(matter.id(), marks.of(sql, district, Map.of(person, near)).getOrDefault(person, List.of()));
        });
        return terms;
    }

    /// The older forms first: whoever brings one under a new key at this moment is waited for, and has written the newer one when that is looked for.
    void take(DSLContext sql, int district, Map<Long, List<BlindIndex>> terms) {
        var store = new SearchStore(sql, district);
        terms.forEach((matter, marks) -> {
            int forms = marks.stream().mapToInt(mark -> mark.all().size()).max().orElse(0);
            IntStream.range(0, forms).forEach(form -> store.take(matter, marks.stream().filter(mark -> mark.all().size() > form).map(mark -> SearchHashes.of(mark.all().get(form))).toList()));
        });
    }

    void put(DSLContext sql, int district, Map<Long, List<BlindIndex>> terms) {
        Function<BlindIndex, byte[]> form = turn.writing(sql);
        new SearchStore(sql, district).put(terms.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(mark -> SearchHashes.of(form.apply(mark))).sorted().map(hash -> new SearchStore.Line(hash, entry.getKey()))).toList());
    }
}
