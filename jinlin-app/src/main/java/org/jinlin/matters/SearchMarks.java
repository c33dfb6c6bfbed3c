package org.jinlin.matters;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jinlin.kit.BlindIndex;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.people.Marks;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Brings that by which matters are found through their asker, name and phone, under a new key of blind indexes. Terms are bare numbers that do not
/// say which key made them: how far it came is kept by the number of the matter, in the same transaction. Only what is there under an older key is
/// written under the new one, so what was erased or corrected meanwhile does not come back.
@Component
public class SearchMarks {

    private static final int BATCH = 200;

    private final Db db;
    private final Orgs orgs;
    private final Marks marks;

    SearchMarks(Db db, Orgs orgs, Marks marks) {
        this.db = db;
        this.orgs = orgs;
        this.marks = marks;
    }

    /// @param matters that somebody asked for
    /// @param left    those that were not looked at yet
    public record Count(long matters, long left) {}

    /// Looks at every matter that is left. Rows are written with the new key already ([org.jinlin.people.IndexTurn]).
    ///
    /// @return how many terms were changed
    public int run(int district, String key) {
        int done = 0;
        Part part;
        do {
            part = db.write(scope(district), sql -> part(sql, district, key));
            done += part.done();
        } while (part.matters() == BATCH);
        return done;
    }

    /// How many there are, and how many of those that were opened by a time are left.
    public Count count(int district, String key, Instant opened) {
        return db.read(scope(district), sql -> {
            var store = new SearchMarkStore(sql, district);
            return new Count(store.asked(0, opened), store.asked(store.position(key), opened));
        });
    }

    /// @param done terms
    private record Part(int done, int matters) {}

    private Part part(DSLContext sql, int district, String key) {
        var store = new SearchMarkStore(sql, district);
        List<SearchStore.Subject> subjects = store.next(store.lockedPosition(key), BATCH);
        if (subjects.isEmpty()) {
            return new Part(0, 0);
        }
        Map<Long, List<BlindIndex>> known = marks.of(sql, district, SearchReader.near(orgs.tree(district), subjects));
        int done = 0;
        for (SearchStore.Subject subject : subjects) {
            var newer = new HashMap<Long, Long>();
            known.getOrDefault(subject.askerId(), List.of()).forEach(mark -> mark.all().stream().limit(mark.all().size() - 1L)
                    .forEach(older -> newer.put(SearchHashes.of(older), SearchHashes.of(mark.newest()))));
            done += newer.isEmpty() ? 0 : store.renew(subject.matterId(), newer);
        }
        store.moveTo(key, subjects.getLast().matterId());
        return new Part(done, subjects.size());
    }

    private static Scope scope(int district) {
        return Scope.service(district, Scope.Kind.READER);
    }
}
