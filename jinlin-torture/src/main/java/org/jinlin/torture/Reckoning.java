package org.jinlin.torture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Holds what was acknowledged against what is there. Pure; each function gives one sentence for each fault.
final class Reckoning {

    private static final String OPEN = "open";

    private Reckoning() {}

    /// Moves of one kind that people made on one matter.
    record Made(String number, String verb) {}

    /// What was acknowledged is remembered with the matter that was named.
    ///
    /// @param numbers of the matter, by client id
    static List<String> commands(Ledger ledger, Map<String, String> numbers) {
        return ledger.acknowledged.stream().filter(move -> !move.number().equals(numbers.get(move.id().toString())))
                .map(move -> "%s on %s was acknowledged and is not known: %s".formatted(move.verb(), move.number(), move.id())).toList();
    }

    /// People's moves are as many as were acknowledged; no more than these and those of which nobody knows. What was refused was
    /// not done, then. Verbs with a dot are a parent's, which hears of a child's move.
    static List<String> moves(Ledger ledger, Map<Made, Integer> made) {
        Map<Made, Set<UUID>> sent = new HashMap<>();
        ledger.acknowledged.forEach(move -> sent.computeIfAbsent(new Made(move.number(), move.verb()), none -> new HashSet<>()).add(move.id()));
        Map<Made, Set<UUID>> open = new HashMap<>();
        ledger.unknown.forEach(move -> open.computeIfAbsent(new Made(move.number(), move.verb()), none -> new HashSet<>()).add(move.id()));
        var faults = new ArrayList<String>();
        Stream.concat(sent.keySet().stream(), made.keySet().stream()).distinct().filter(move -> !move.verb().contains(".")).forEach(move -> {
            int acknowledged = sent.getOrDefault(move, Set.of()).size();
            int there = made.getOrDefault(move, 0);
            // who never heard of a new matter knows no number of it
            var unknown = move.verb().equals(OPEN) ? new Made("", OPEN) : move;
            if (there < acknowledged || there > acknowledged + open.getOrDefault(unknown, Set.of()).size()) {
                faults.add("%s on %s was acknowledged %d times and is there %d times".formatted(move.verb(), move.number(), acknowledged, there));
            }
        });
        return faults;
    }

    /// What was written with an acknowledged move is there once; what was written with any other, once at most.
    ///
    /// @param texts how often the client id of a text is there
    static List<String> texts(Ledger ledger, Map<String, Integer> texts) {
        var faults = new ArrayList<String>();
        texts.entrySet().stream().filter(text -> text.getValue() > 1)
                .forEach(text -> faults.add("what was written with %s is there %d times".formatted(text.getKey(), text.getValue())));
        ledger.acknowledged.stream().filter(move -> move.hasText() && !texts.containsKey(move.id().toString()))
                .forEach(move -> faults.add("what was written with %s on %s is lost: %s".formatted(move.verb(), move.number(), move.id())));
        return faults;
    }
}
