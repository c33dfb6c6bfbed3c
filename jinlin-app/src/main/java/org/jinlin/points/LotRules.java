package org.jinlin.points;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What of the things that expire is spent: what goes first is spent first, and only then what holds for ever. Pure.
final class LotRules {

    private LotRules() {}

    /// What is left of something earned.
    ///
    /// @param expiresOn the last day on which it may be used
    record Lot(long id, long remaining, LocalDate expiresOn) {}

    /// So much out of a lot.
    record Taken(Lot lot, long amount) {}

    /// Out of which lots an amount is taken. What the lots do not hold is taken from what never expires.
    static List<Taken> take(List<Lot> lots, long amount) {
        var taken = new ArrayList<Taken>();
        long left = amount;
        for (Lot lot : lots.stream().sorted(Comparator.comparing(Lot::expiresOn).thenComparing(Lot::id)).toList()) {
            long part = Math.min(left, lot.remaining());
            if (part > 0) {
                taken.add(new Taken(lot, part));
                left -= part;
            }
        }
        return List.copyOf(taken);
    }

    /// What may be used no more on a day.
    static List<Lot> expired(List<Lot> lots, LocalDate today) {
        return lots.stream().filter(lot -> lot.expiresOn().isBefore(today)).toList();
    }

    static long sum(List<Lot> lots) {
        return lots.stream().mapToLong(Lot::remaining).sum();
    }
}
