package org.jinlin.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.ChainHash;
import org.jinlin.kit.Db;
import org.jinlin.people.AuditChainStore.Day;
import org.jinlin.people.AuditChainStore.Link;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Checks a chain of the audit from its first entry that is still there to its end, and names each entry and day that does not hold.
@Component
public class AuditCheck {

    private static final int BATCH = 5000;
    private static final int NAMED = 20;

    private final Db db;

    AuditCheck(Db db) {
        this.db = db;
    }

    /// @param faults  in words for whoever runs the check, each with its entry or day
    /// @param entries how many entries of the chain hold
    /// @param waiting how many are written and not chained yet: nothing vouches for these but the rights of the database
    /// @param since   when the oldest of them was written
    public record Checked(List<String> faults, long entries, int waiting, @Nullable Instant since) {}

    public Checked check(int district) {
        return db.read(AuditChainer.scope(district), sql -> new Run(new AuditChainStore(sql, district), district).checked());
    }

    /// One walk along a chain.
    private static final class Run {

        private final AuditChainStore store;
        private final int district;
        private final List<String> faults = new ArrayList<>();
        private final Map<Long, List<Day>> closing = new HashMap<>();
        private long holding;
        /// What the next hash must cover: as it is written, and as it should be written.
        private byte[] written = AuditChainer.START;
        private byte[] right = AuditChainer.START;
        private long position;

        Run(AuditChainStore store, int district) {
            this.store = store;
            this.district = district;
        }

        Checked checked() {
            days();
            begin();
            for (List<Link> links = store.after(position, BATCH); !links.isEmpty(); links = store.after(position, BATCH)) {
                links.forEach(this::link);
            }
            end();
            store.forgotten(NAMED).forEach(entry -> fault("entry %d stands in no chain and waits for none".formatted(entry)));
            var waiting = store.waiting();
            return new Checked(List.copyOf(faults), holding, waiting.entries(), waiting.since());
        }

        private void fault(String fault) {
            if (faults.size() < NAMED) {
                faults.add(fault);
            }
        }

        /// The roots, each of which covers the one before.
        private void days() {
            byte[] rootBefore = AuditChainer.START;
            LocalDate expected = null;
            long reached = 0;
            for (List<Day> days = store.days(LocalDate.EPOCH, BATCH); !days.isEmpty(); days = store.days(days.getLast().day(), BATCH)) {
                for (Day day : days) {
                    boolean holds = root(day, rootBefore).filter(root -> Arrays.equals(root, day.root())).isPresent();
                    if (!holds || expected != null && !day.day().equals(expected) || day.last() < reached) {
                        fault("the root of %s does not fit what it covers or the root before it".formatted(day.day()));
                    }
                    rootBefore = day.root();
                    expected = day.day().plusDays(1);
                    reached = day.last();
                    closing.computeIfAbsent(day.last(), _ -> new ArrayList<>()).add(day);
                }
            }
        }

        private Optional<byte[]> root(Day day, byte[] before) {
            return by(day.hashedBy()).map(by -> AuditDays.root(by, district, before, day.day(), day.last(), day.head()));
        }

        /// Entries past their time are removed by whole days: the chain may begin behind any closed day, with what its root says.
        private void begin() {
            Optional<Link> first = store.after(0, 1).stream().findFirst();
            long before = first.map(link -> link.position() - 1).orElseGet(() -> store.head().map(head -> head.nextPosition() - 1).orElse(0L));
            List<Day> days = closing.getOrDefault(before, List.of());
            if (before > 0 && days.isEmpty()) {
                fault("the chain begins at position %d, and no day was closed before it".formatted(before + 1));
            }
            if (before > 0 && !days.isEmpty()) {
                written = days.getFirst().head();
                right = written;
            }
            position = before;
        }

        private void link(Link link) {
            if (link.position() != position + 1) {
                fault("positions %d to %d are missing".formatted(position + 1, link.position() - 1));
            }
            if (holds(link)) {
                holding++;
            } else {
                fault(link.entry() == null ? "entry %d of position %d is missing".formatted(link.entryId(), link.position())
                        : "entry %d of position %d is not what was chained there: %s".formatted(link.entryId(), link.position(), link.entry().act()));
            }
            right = link.entry() == null ? link.hash() : by(link.hashedBy()).map(by -> link.entry().hash(by, written, link.position())).orElse(link.hash());
            written = link.hash();
            position = link.position();
            closing.getOrDefault(position, List.of()).stream().filter(day -> !Arrays.equals(day.head(), link.hash()))
                    .forEach(day -> fault("the root of %s covers another entry than %d of position %d".formatted(day.day(), link.entryId(), link.position())));
        }

        /// Whether a link has the hash that it must have. One that was changed itself is the fault of its own link only.
        private boolean holds(Link link) {
            AuditEntry entry = link.entry();
            return entry != null && by(link.hashedBy()).filter(by -> Arrays.equals(entry.hash(by, written, link.position()), link.hash())
                    || Arrays.equals(entry.hash(by, right, link.position()), link.hash())).isPresent();
        }

        private void end() {
            store.head().ifPresentOrElse(head -> {
                if (head.nextPosition() != position + 1 || !Arrays.equals(head.hash(), written)) {
                    fault("the chain ends at position %d, but it had reached position %d with another hash or length".formatted(position, head.nextPosition() - 1));
                }
            }, () -> {
                if (position > 0) {
                    fault("where the chain goes on is missing, and it has %d entries".formatted(position));
                }
            });
            closing.keySet().stream().filter(last -> last > position).sorted().forEach(last -> fault("the root of %s covers position %d, but the chain ends at %d".formatted(
                    closing.get(last).getFirst().day(), last, position)));
        }

        private static Optional<ChainHash> by(String code) {
            try {
                return Optional.of(ChainHash.of(code));
            } catch (IllegalArgumentException e) {
                return Optional.empty(); // changed: no hash is made by it
            }
        }
    }
}
