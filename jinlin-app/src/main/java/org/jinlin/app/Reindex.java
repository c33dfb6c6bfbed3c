package org.jinlin.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jinlin.app.IndexColumns.Column;
import org.jinlin.kit.Db;
import org.jinlin.kit.IndexState;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.KeyRotation;
import org.jinlin.kit.Keyring;
import org.jinlin.kit.Scope;
import org.jinlin.matters.SearchMarks;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jinlin.people.IndexTurn;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Brings blind indexes under a new key, in small transactions of one district each, beside everybody's work. First rows are written
/// with the new key everywhere ([IndexTurn]), then what is there is changed. A row says itself which key made its index: whoever begins again after a
/// crash finds what is left, and two servers at once do no harm.
@Component
public class Reindex {

    private static final Logger log = LoggerFactory.getLogger(Reindex.class);
    private static final int BATCH = 500;
    private static final int OF_THE_INSTALLATION = 0;

    private final Db db;
    private final ReindexStore store;
    private final SearchMarks marks;
    private final IndexTurn turn;
    private final Keyring keyring;
    private final Orgs orgs;
    private final JinlinClock clock;
    /// The key under which nothing was left, once no older one can be in use.
    private volatile String settled = "";

    Reindex(Db db, ReindexStore store, SearchMarks marks, IndexTurn turn, Keyring keyring, Orgs orgs, JinlinClock clock) {
        this.db = db;
        this.store = store;
        this.marks = marks;
        this.turn = turn;
        this.keyring = keyring;
        this.orgs = orgs;
        this.clock = clock;
    }

    /// How far a change of the key is.
    ///
    /// @param rows  with a blind index, and matters with an asker
    /// @param left  of them, those that are still under an older key
    /// @param begun when rows were first written with the newest key; empty as long as they are not
    public record Progress(long rows, long left, Optional<Instant> begun) {

        /// How long what is left takes at the pace so far; empty when there is no pace yet.
        public Optional<Duration> remaining(Instant now) {
            long done = rows - left;
            return begun.filter(_ -> done > 0 && left > 0).map(since -> Duration.between(since, now)).filter(spent -> spent.isPositive())
                    .map(spent -> Duration.ofMillis((long) ((double) spent.toMillis() / done * left)));
        }
    }

    /// Brings everything that is left under the newest key, when every server knows it. Does nothing while there is one key only, or nothing is left.
    ///
    /// @return how many rows
    public int run() {
        IndexState newest = keyring.indexStates().getLast();
        Instant begun = clock.now();
        if (!keyring.isIndexChanging() || newest.id().equals(settled) || newest.since().plus(KeyRotation.KNOWN).isAfter(begun)) {
            return 0;
        }
        turn.turn(begun);
        int done = 0;
        for (Column column : IndexColumns.all()) {
            for (int district : districts(column)) {
                done += batches(column, district);
            }
        }
        done += orgs.tenants().stream().mapToInt(tenant -> marks.run(tenant.district(), newest.id())).sum();
        if (done > 0) {
            log.info("{} blind indexes are under the key {} now", done, newest.id());
        } else if (newest.since().plus(KeyRotation.REST).isBefore(begun)) {
            settled = newest.id();
        }
        return done;
    }

    private int batches(Column column, int district) {
        int done = 0;
        Batch batch;
        List<Object> after = List.of();
        do {
            batch = batch(column, district, after);
            done += batch.done();
            after = batch.last();
        } while (!after.isEmpty());
        return done;
    }

    /// @param last where it ended; empty when there is nothing behind it
    record Batch(int done, List<Object> last) {}

    /// One batch, in one transaction.
    Batch batch(Column column, int district, List<Object> after) {
        var rows = db.read(scope(district), sql -> store.rows(sql, column, district, after, BATCH));
        var old = rows.stream().filter(row -> !keyring.isNewestIndex(row.index())).toList();
        int done = old.isEmpty() ? 0 : db.write(scope(district), sql -> replaced(sql, column, district, old));
        return new Batch(done, rows.size() < BATCH ? List.of() : rows.getLast().key());
    }

    private int replaced(DSLContext sql, Column column, int district, List<ReindexStore.Row> old) {
        return (int) old.stream().filter(row -> store.replace(sql, column, district, row, keyring.renewed(row.index()))).count();
    }

    /// Looks at every blind index there is.
    public Progress progress() {
        IndexTurn.Turned turned = turn.now();
        String newest = keyring.indexStates().getLast().id();
        long rows = 0;
        long left = 0;
        for (Column column : IndexColumns.all()) {
            for (int district : districts(column)) {
                List<Object> after = List.of();
                List<ReindexStore.Row> some;
                do {
                    var behind = after;
                    some = db.read(scope(district), sql -> store.rows(sql, column, district, behind, BATCH));
                    rows += some.size();
                    left += some.stream().filter(row -> !keyring.isNewestIndex(row.index())).count();
                    after = some.isEmpty() ? List.of() : some.getLast().key();
                } while (some.size() == BATCH);
            }
        }
        boolean begun = turned.key().equals(newest);
        for (Tenant tenant : orgs.tenants()) {
            SearchMarks.Count count = marks.count(tenant.district(), newest, begun ? turned.since() : clock.now());
            rows += count.matters();
            left += newest.equals(Keyring.FIRST_INDEX) ? 0 : count.left();
        }
        return new Progress(rows, left, begun && !newest.equals(Keyring.FIRST_INDEX) ? Optional.of(turned.since()) : Optional.empty());
    }

    private List<Integer> districts(Column column) {
        return column.ofInstallation() ? List.of(OF_THE_INSTALLATION) : orgs.tenants().stream().map(Tenant::district).toList();
    }

    private static Scope scope(int district) {
        return Scope.service(district, Scope.Kind.SETUP);
    }
}
