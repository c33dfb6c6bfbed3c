package org.jinlin.matters;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// What waits at which unit, the most urgent first. A matter may wait at several units and is taken from all at once.
final class SimulationQueues {

    private final Map<Long, TreeSet<Ticket>> queues = new HashMap<>();
    private final Map<Long, Ticket> tickets = new HashMap<>();
    private final SimulationTally tally;

    /// A matter that waits.
    ///
    /// @param roles who could make one of the moves; whether somebody may, the rules say
    record Ticket(long matter, SimulationWant want, List<Long> units, Set<String> roles) {
        private static final Comparator<Ticket> URGENT = Comparator.comparing((Ticket ticket) -> ticket.want().dueAt()).thenComparing(Ticket::matter);
    }

    SimulationQueues(SimulationTally tally) {
        this.tally = tally;
    }

    void add(Ticket ticket, Instant now) {
        tickets.put(ticket.matter(), ticket);
        ticket.units().forEach(unit -> {
            queues.computeIfAbsent(unit, _ -> new TreeSet<>(Ticket.URGENT)).add(ticket);
            tally.waits(unit, ticket.matter(), now);
        });
    }

    void remove(long matter, Instant now) {
        Ticket ticket = tickets.remove(matter);
        if (ticket != null) {
            ticket.units().forEach(unit -> {
                queues.get(unit).remove(ticket);
                tally.leaves(unit, matter, now);
            });
        }
    }

    /// The most urgent at a unit of which this is so.
    Optional<Ticket> first(long unit, Predicate<Ticket> fits) {
        TreeSet<Ticket> queue = queues.get(unit);
        return queue == null || queue.isEmpty() ? Optional.empty() : queue.stream().filter(fits).findFirst();
    }
}
