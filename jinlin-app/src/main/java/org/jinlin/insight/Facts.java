package org.jinlin.insight;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jinlin.matters.LogReader;
import org.jinlin.matters.LogReader.Clock;
import org.jinlin.matters.LogReader.Entry;
import org.jinlin.org.Orgs;
import org.jinlin.playbook.PlaybookVersions;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Keeps the facts: reads the log behind its own position and folds each move into one line a matter and one line a round
/// of a clock. Lines and position change in one transaction, so nothing is counted twice or skipped, whatever is cut off
/// in the middle. An undo, a reopening, a new rating, a new grade each correct the past.
@Component
public class Facts {

    static final String READER = "facts";
    private static final int BATCH = LogReader.MOST;
    private static final int NAMED = 100;

    private final Db db;
    private final LogReader log;
    private final Orgs orgs;
    private final PlaybookVersions playbooks;

    Facts(Db db, LogReader log, Orgs orgs, PlaybookVersions playbooks) {
        this.db = db;
        this.log = log;
        this.orgs = orgs;
        this.playbooks = playbooks;
    }

    /// Reads everything that is numbered now. How many moves were read.
    public int run(int district) {
        return run(district, taken -> {});
    }

    /// @param taken told of every move after the transaction that took it in: once, whichever server read it
    public int run(int district, Consumer<Entry> taken) {
        int read = 0;
        while (true) {
            long position = position(district);
            List<Entry> entries = log.after(district, position, BATCH);
            if (entries.isEmpty() || !db.write(scope(district), db -> take(db, district, position, entries))) {
                return read;
            }
            entries.forEach(taken);
            read += entries.size();
        }
    }

    /// Forgets all facts of a tenant and reads its log again from the start; the result is the same. Meanwhile the numbers
    /// are low, and [#behind] says by how much.
    public int rebuild(int district) {
        db.write(scope(district), db -> {
            var store = new FactStore(db, district);
            store.lockedPosition(READER);
            store.clear();
            store.moveTo(READER, 0);
            return READER;
        });
        return run(district);
    }

    /// Reads the log again from the start, up to where the facts stand, without keeping what comes of it. One sentence for each
    /// matter of which the facts say something else than the log, the first hundred; the reader waits meanwhile.
    public List<String> check(int district) {
        return db.rehearse(scope(district), db -> {
            var store = new FactStore(db, district);
            long end = store.lockedPosition(READER);
            Map<Long, Integer> kept = store.digests();
            store.clear();
            for (long position = 0; position < end; ) {
                long last = Math.min(end, position + BATCH);
                fold(db, district, log.after(district, position, (int) (last - position)));
                position = last;
            }
            Map<Long, Integer> made = store.digests();
            return Stream.concat(kept.keySet().stream(), made.keySet().stream()).distinct().sorted()
                    .filter(matter -> !Objects.equals(kept.get(matter), made.get(matter))).limit(NAMED)
                    .map("the facts of matter %d are not what the log makes of them"::formatted).toList();
        });
    }

    /// How many numbered moves are not in the facts yet.
    public long behind(int district) {
        return unread(district).moves();
    }

    /// The numbered moves that are not in the facts yet.
    public LogReader.Backlog unread(int district) {
        return log.behind(district, position(district));
    }

    private long position(int district) {
        return db.read(scope(district), db -> new FactStore(db, district).position(READER));
    }

    /// False when another process read on meanwhile: then it is that one's turn.
    private boolean take(DSLContext db, int district, long position, List<Entry> entries) {
        var store = new FactStore(db, district);
        if (store.lockedPosition(READER) != position) {
            return false;
        }
        fold(db, district, entries);
        store.moveTo(READER, entries.getLast().position());
        return true;
    }

    private void fold(DSLContext db, int district, List<Entry> entries) {
        var store = new FactStore(db, district);
        var deeds = new DeedStore(db, district);
        var facts = store.facts(entries.stream().map(entry -> entry.about().matterId()).distinct().toList());
        var changed = new LinkedHashMap<Long, Fact>();
        var rounds = new HashMap<Long, Map<String, Map<Integer, FactStore.ClockLine>>>();
        for (Entry entry : entries) {
            long matter = entry.about().matterId();
            Fact before = facts.get(matter);
            if (before != null && before.seq() >= entry.seq()) {
                continue;
            }
            Fact after = Fact.next(before, entry);
            facts.put(matter, after);
            changed.put(matter, after);
            var clocks = rounds.computeIfAbsent(matter, none -> new HashMap<>());
            entry.clocks().forEach(clock -> turn(store, clocks.computeIfAbsent(clock.clock(), none -> new HashMap<>()), after, clock, entry));
            count(deeds, new DeedRules(playbooks.get(entry.about().playbook(), entry.about().playbookVersion()), orgs.tenant(district).zone()), after, entry);
        }
        store.put(changed.values());
        store.putClocks(rounds.values().stream().flatMap(clocks -> clocks.values().stream()).flatMap(lines -> lines.values().stream()).toList());
    }

    private static void count(DeedStore store, DeedRules rules, Fact after, Entry entry) {
        if (rules.playbook().obligations().isEmpty()) {
            return;
        }
        if (entry.undoes() != 0) {
            store.takeBack(after.matterId(), entry.undoes());
        }
        if (Boolean.FALSE.equals(entry.ended())) {
            store.reopen(after.matterId(), rules.byEnd(after.kind()));
        }
        rules.of(after, entry).forEach(store::add);
    }

    /// A clock that an undo sets back to an earlier round has never had the later ones. A move that stops a clock and starts it
    /// anew tells of the new round only: the one before ended with it.
    private static void turn(FactStore store, Map<Integer, FactStore.ClockLine> lines, Fact fact, Clock clock, Entry entry) {
        if (entry.undoes() != 0) {
            lines.keySet().removeIf(round -> round > clock.round());
            store.forgetRounds(fact.matterId(), clock.clock(), clock.round());
        } else if (clock.round() > 1) {
            lines.replaceAll((round, line) -> round < clock.round() ? line.ended(entry.at()) : line);
            store.endRounds(fact.matterId(), clock.clock(), clock.round(), entry.at());
        }
        lines.put(clock.round(), new FactStore.ClockLine(fact.matterId(), fact.kind(), fact.placeId(), clock));
    }

    private static Scope scope(int district) {
        return Scope.service(district, Scope.Kind.READER);
    }
}
