package org.jinlin.matters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jinlin.kit.BlindIndex;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.people.IndexTurn;
import org.jinlin.people.Marks;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Keeps what matters are found by: reads the log behind its own position, and writes down the terms of each matter that
/// was opened or brought to another place. Terms and position change in one transaction. What is erased is found no more:
/// the words and the terms go together (PIPL Art. 47).
@Component
public class SearchReader {

    private static final int PART = 4000;

    private final Db db;
    private final Orgs orgs;
    private final Marks marks;
    private final SearchHashes hashes;
    private final IndexTurn turn;
    private final LogReader log;

    SearchReader(Db db, Orgs orgs, Marks marks, SearchHashes hashes, IndexTurn turn, LogReader log) {
        this.db = db;
        this.orgs = orgs;
        this.marks = marks;
        this.hashes = hashes;
        this.turn = turn;
        this.log = log;
    }

    /// Reads everything that is numbered now.
    public void run(int district) {
        // looked at without a lock first: nearly always there is nothing to read
        while (db.read(scope(district), db -> hasMore(new SearchStore(db, district))) && db.write(scope(district), db -> part(db, district))) {
            // the next part
        }
    }

    private static boolean hasMore(SearchStore store) {
        return store.endOfPart(store.position(), 1).isPresent();
    }

    /// The numbered moves that this reader has not read yet.
    public LogReader.Backlog unread(int district) {
        return log.behind(district, db.read(scope(district), db -> new SearchStore(db, district).position()));
    }

    /// Makes that a matter is no longer found by what was said on it, in the transaction that erases the words.
    void forget(DSLContext db, int district, long matterId, String body) {
        new SearchStore(db, district).take(matterId, hashes.ofPairs(district, SearchText.pairs(text(body))));
    }

    private boolean part(DSLContext db, int district) {
        var store = new SearchStore(db, district);
        long position = store.lockedPosition();
        OptionalLong end = store.endOfPart(position, PART);
        if (end.isEmpty()) {
            return false;
        }
        List<SearchStore.Subject> placed = store.placed(position, end.getAsLong());
        if (!placed.isEmpty()) {
            store.put(lines(db, store, district, placed));
        }
        store.moveTo(end.getAsLong());
        return true;
    }

    private List<SearchStore.Line> lines(DSLContext db, SearchStore store, int district, List<SearchStore.Subject> placed) {
        Map<Long, String> said = store.saidOnOpening(placed.stream().map(SearchStore.Subject::matterId).toList());
        Map<Long, List<BlindIndex>> known = marks.of(db, district, near(orgs.tree(district), placed));
        Function<BlindIndex, byte[]> form = turn.writing(db);
        var lines = new ArrayList<SearchStore.Line>();
        for (SearchStore.Subject subject : placed) {
            var terms = new ArrayList<Long>();
            subject.chain().forEach(unit -> terms.add(hashes.ofUnit(district, unit)));
            terms.addAll(hashes.ofPairs(district, SearchText.pairs(text(said.getOrDefault(subject.matterId(), "{}")))));
            if (subject.askerId() != null) {
                known.getOrDefault(subject.askerId(), List.of()).forEach(mark -> terms.add(SearchHashes.of(form.apply(mark))));
            }
            terms.stream().sorted().forEach(hash -> lines.add(new SearchStore.Line(hash, subject.matterId())));
        }
        return lines;
    }

    /// By asker, the units with which four digits of the phone find the matter.
    static Map<Long, List<Long>> near(Tree tree, List<SearchStore.Subject> placed) {
        var near = new HashMap<Long, List<Long>>();
        placed.stream().filter(subject -> subject.askerId() != null).forEach(subject -> near.computeIfAbsent(subject.askerId(), none -> new ArrayList<>())
                .addAll(subject.chain().stream().filter(unit -> SearchWays.isNear(tree, unit)).toList()));
        return near;
    }

    static String text(String body) {
        Map<String, ?> words = MatterJson.map(CanonicalJson.parse(body));
        return words.get("title") instanceof String title && words.get("text") instanceof String text ? title + "\n" + text : MatterJson.called(words);
    }

    private static Scope scope(int district) {
        return Scope.service(district, Scope.Kind.READER);
    }
}
