package org.jinlin.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The departments and queues that a file names, counted from 0 in the order of their first sight. A tree of units lives in
/// memory, so there is a limit.
final class ReplayUnits {

    /// As many as the engine's tree is made for.
    static final int UNITS_MAX = 10_000;
    /// The whole city: for rows that name neither department nor queue.
    static final int ROOT = 0;

    /// @param parent the number of the department of a queue; of everything else that of the city
    record Place(String level, String name, int parent) {}

    private final List<Place> places = new ArrayList<>();
    private final Map<Place, Integer> numbers = new LinkedHashMap<>();

    ReplayUnits() {
        places.add(new Place("", "", ROOT));
    }

    /// The number of the queue, or of the department where no queue is named; empty when there would be too many.
    OptionalInt number(String department, String queue) {
        int above = department.isBlank() ? ROOT : number(new Place(ReplayFormat.DEPARTMENT, department, ROOT));
        int number = above < 0 || queue.isBlank() ? above : number(new Place(ReplayFormat.QUEUE, queue, above));
        return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /// All of them, parents first; the first is the city.
    List<Place> places() {
        return List.copyOf(places);
    }

    private int number(Place place) {
        @Nullable Integer known = numbers.get(place);
        if (known != null) {
            return known;
        }
        if (places.size() >= UNITS_MAX) {
            return -1;
        }
        places.add(place);
        numbers.put(place, places.size() - 1);
        return places.size() - 1;
    }
}
