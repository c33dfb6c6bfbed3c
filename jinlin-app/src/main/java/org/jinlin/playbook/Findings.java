package org.jinlin.playbook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What checking finds, each at the keys that lead to it. `in` goes down; all levels share one list.
record Findings(List<String> path, List<Finding> all) {

    /// @param path    keys from the top of the pack; `grades.csv` stands for that table
    /// @param message what is wrong, and what to write instead
    record Finding(List<String> path, String message) {}

    Findings() {
        this(List.of(), new ArrayList<>());
    }

    Findings in(String... keys) {
        var deeper = new ArrayList<>(path);
        deeper.addAll(List.of(keys));
        return new Findings(List.copyOf(deeper), all);
    }

    void say(String message) {
        all.add(new Finding(path, message));
    }

    void unless(boolean right, String message) {
        if (!right) {
            say(message);
        }
    }

    /// Says so when a word is not among the known ones.
    void known(String word, Collection<String> known, String what) {
        unless(known.contains(word), "there is no " + what + " '" + word + "'" + FormCheck.meant(word, known)
                + "; write one of " + (known.isEmpty() ? "(none is declared)" : String.join(", ", known)));
    }
}
