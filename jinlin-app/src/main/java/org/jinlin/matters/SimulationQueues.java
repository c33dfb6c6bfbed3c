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

    /// By unit and by sort: whoever does not do a sort passes all of it at once.
    private final Map<Long, Map<Sort, TreeSet<Ticket>>> queues = new HashMap<>();
    private final Map<Long, Ticket> tickets = new HashMap<>();
    private final SimulationTally tally;

    /// Who could do it, and when.
    ///
    /// @param roles  who could make one of the moves; whether somebody may, the rules say
    /// @param around it cannot wait for office hours
    record Sort(Set<String> roles, boolean around) {}

    /// A matter that waits.
    record Ticket(long matter, SimulationWant want, List<Long> units, Sort sort) {
        private static final Comparator<Ticket> URGENT = Comparator.comparing((Ticket ticket) -> ticket.want().dueAt()).thenComparing(Ticket::matter);
    }

    SimulationQueues(SimulationTally tally) {
        this.tally = tally;
    }

    void add(Ticket ticket, Instant now) {
        tickets.put(ticket.matter(), ticket);
        ticket.units().forEach(unit -> {
            queues.computeIfAbsent(unit, _ -> new HashMap<>()).computeIfAbsent(ticket.sort(), _ -> new TreeSet<>(Ticket.URGENT)).add(ticket);
            tally.waits(unit, ticket.matter(), now);
        });
    }

    void remove(long matter, Instant now) {
        Ticket ticket = tickets.remove(matter);
        if (ticket != null) {
            ticket.units().forEach(unit -> {
                queues.get(unit).get(ticket.sort()).remove(ticket);
                tally.leaves(unit, matter, now);
            });
        }
    }

    /// The most urgent at a unit, of the sorts that suit, of which this is so.
    Optional<Ticket> first(long unit, Predicate<Sort> suits, Predicate<Ticket> fits) {
        return queues.getOrDefault(unit, Map.of()).entrySet().stream().filter(queue -> suits.test(queue.getKey()))
                .flatMap(queue -> queue.getValue().stream().filter(fits).findFirst().stream()).min(Ticket.URGENT);
    }
}
