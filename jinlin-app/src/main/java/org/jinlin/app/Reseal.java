package org.jinlin.app;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jinlin.app.SealedColumns.Column;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.KeyRotation;
import org.jinlin.kit.KeyState;
import org.jinlin.kit.Keyring;
import org.jinlin.kit.Scope;
import org.jinlin.kit.Sealed;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Seals anew what older keys sealed, in small transactions beside everybody's work, and counts what is left of it.
@Component
public class Reseal {

    private static final int BATCH = 200;

    private final Db db;
    private final ResealStore store;
    private final Keyring keyring;
    private final JinlinClock clock;
    /// By district the newest key under which nothing was left, once no older one can be in use.
    private final Map<Integer, String> settled = new ConcurrentHashMap<>();

    Reseal(Db db, ResealStore store, Keyring keyring, JinlinClock clock) {
        this.db = db;
        this.store = store;
        this.keyring = keyring;
        this.clock = clock;
    }

    /// How many fields there are, and how many of them older keys sealed.
    public record Count(long sealed, long left) {

        Count plus(Count other) {
            return new Count(sealed + other.sealed, left + other.left);
        }
    }

    /// Seals anew all that is left in a district. Does nothing while there is one key only, or nothing is left.
    ///
    /// @return how many fields
    public int run(int district) {
        List<KeyState> states = keyring.states();
        KeyState newest = states.getLast();
        Instant begun = clock.now();
        if (states.size() == 1 || newest.id().equals(settled.get(district))) {
            return 0;
        }
        int done = 0;
        for (Column column : SealedColumns.all()) {
            done += reseal(column, district);
        }
        if (done == 0 && newest.since().plus(KeyRotation.REST).isBefore(begun)) {
            settled.put(district, newest.id());
        }
        return done;
    }

    private int reseal(Column column, int district) {
        int done = 0;
        List<Object> after = List.of();
        List<ResealStore.Row> rows;
        do {
            var behind = after;
            rows = db.read(scope(district), sql -> store.rows(sql, column, district, behind, BATCH));
            var old = rows.stream().filter(row -> !keyring.isNewest(row.sealed())).toList();
            if (!old.isEmpty()) {
                done += db.write(scope(district), sql -> replaced(sql, column, district, old));
            }
            after = rows.isEmpty() ? List.of() : rows.getLast().key();
        } while (rows.size() == BATCH);
        return done;
    }

    private int replaced(DSLContext sql, Column column, int district, List<ResealStore.Row> old) {
        int done = 0;
        for (ResealStore.Row row : old) {
            String context = column.context(district, row.key());
            byte[] anew = keyring.seal(keyring.open(new Sealed(row.sealed()), context), context).bytes();
            done += store.replace(sql, column, district, row, anew) ? 1 : 0;
        }
        return done;
    }

    /// Looks at every sealed field of a district.
    public Count count(int district) {
        Count count = new Count(0, 0);
        for (Column column : SealedColumns.all()) {
            List<Object> after = List.of();
            List<ResealStore.Row> rows;
            do {
                var behind = after;
                rows = db.read(scope(district), sql -> store.rows(sql, column, district, behind, BATCH));
                count = count.plus(new Count(rows.size(), rows.stream().filter(row -> !keyring.isNewest(row.sealed())).count()));
                after = rows.isEmpty() ? List.of() : rows.getLast().key();
            } while (rows.size() == BATCH);
        }
        return count;
    }

    private static Scope scope(int district) {
        return Scope.service(district, Scope.Kind.SETUP);
    }
}
