package org.jinlin.playbook;

import java.util.Map;
import java.util.Objects;

/// Conditions of a playbook: equality on facts, all of them. A flag that nobody set is false.
public final class Facts {
    private Facts() {}

    /// @param wanted fact -> value, as a playbook writes it: code, flag or whole number
    /// @param facts  what is so
    public static boolean match(Map<String, Object> wanted, Map<String, ?> facts) {
        return wanted.entrySet().stream().allMatch(entry -> {
            Object fact = facts.get(entry.getKey());
            return Objects.equals(entry.getValue(), fact) || fact == null && Boolean.FALSE.equals(entry.getValue())
                    || entry.getValue() instanceof Number wished && fact instanceof Number number && wished.longValue() == number.longValue();
        });
    }
}
