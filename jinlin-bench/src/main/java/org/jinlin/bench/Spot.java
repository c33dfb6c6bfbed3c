package org.jinlin.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A grid with everything that answers for it and everybody in it, by names that are the same at every spot of every tenant:
/// `grid`, `community`, `property`, `department.housing`; `grid_worker@grid`, `handler@property`; `resident.0`.
///
/// @param ids by name
record Spot(Map<String, Long> ids, List<Long> residents) {

    static final String RESIDENT = "resident.";

    /// The id that a name has here.
    ///
    /// @param turn whom of the residents a `resident.N` means: the Nth after this one
    long id(String name, int turn) {
        if (name.startsWith(RESIDENT)) {
            return residents.get((Integer.parseInt(name.substring(RESIDENT.length())) + turn) % residents.size());
        }
        Long id = ids.get(name);
        if (id == null) {
            throw new IllegalStateException("there is no " + name + " at a spot");
        }
        return id;
    }

    long id(String name) {
        return id(name, 0);
    }

    /// The names by id.
    Map<Long, String> names() {
        var names = new HashMap<Long, String>();
        ids.forEach((name, id) -> names.put(id, name));
        for (int i = 0; i < residents.size(); i++) {
            names.put(residents.get(i), RESIDENT + i);
        }
        return names;
    }
}
