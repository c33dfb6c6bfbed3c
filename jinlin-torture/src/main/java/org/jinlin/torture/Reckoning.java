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

    /// What was booked because of one matter.
    record Booked(String number, String currency) {}

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

    /// Each move that earns something is booked whole and once, and nothing else is.
    ///
    /// @param booked how much of a currency, by matter
    static List<String> points(Map<Made, Integer> made, Map<Booked, Long> booked) {
        Map<Booked, Long> earned = new HashMap<>();
        made.forEach((move, times) -> {
            if (move.verb().equals("confirm_help")) {
                earned.merge(new Booked(move.number(), "minutes"), (long) times * Script.HELP_MINUTES, Long::sum);
            } else if (move.verb().equals("correct_points")) {
                earned.merge(new Booked(move.number(), "points"), (long) times * Script.APPEAL_POINTS, Long::sum);
            }
        });
        return Stream.concat(earned.keySet().stream(), booked.keySet().stream()).distinct().filter(what -> !earned.getOrDefault(what, 0L).equals(booked.getOrDefault(what, 0L)))
                .map(what -> "%s earned %d %s and %d are booked".formatted(what.number(), earned.getOrDefault(what, 0L), what.currency(), booked.getOrDefault(what, 0L))).toList();
    }
}
