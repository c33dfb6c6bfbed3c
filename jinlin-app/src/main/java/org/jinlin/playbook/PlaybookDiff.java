package org.jinlin.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What differs between two playbooks in meaning: key by key after merging and expanding, whatever their files look like.
public final class PlaybookDiff {

    /// @param path   the keys that lead there, joined by dots
    /// @param before empty when the key was added
    /// @param after  empty when the key was removed
    public record Change(String path, String before, String after) {

        public boolean isAdded() {
            return before.isEmpty();
        }

        public boolean isRemoved() {
            return after.isEmpty();
        }

        @Override
        public String toString() {
            if (isAdded()) {
                return "+ " + path + ": " + after;
            }
            return isRemoved() ? "- " + path + ": " + before : "~ " + path + ": " + before + " -> " + after;
        }
    }

    private PlaybookDiff() {}

    /// The changes that lead from one to the other, in the order of their paths. Code and version do not count.
    public static List<Change> between(Playbook before, Playbook after) {
        var old = leaves(before);
        var now = leaves(after);
        var paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        var changes = new ArrayList<Change>();
        for (String path : paths) {
            String was = old.getOrDefault(path, "");
            String is = now.getOrDefault(path, "");
            if (!was.equals(is)) {
                changes.add(new Change(path, was, is));
            }
        }
        return List.copyOf(changes);
    }

    private static Map<String, String> leaves(Playbook playbook) {
        var all = new TreeMap<String, String>();
        leaves("", Plain.of(playbook), all);
        all.remove("code");
        all.remove("version");
        return all;
    }

    private static void leaves(String path, Object value, Map<String, String> all) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> leaves(path.isEmpty() ? key.toString() : path + "." + key, inner, all));
        } else {
            all.put(path, value.toString());
        }
    }
}
