package org.jinlin.playbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The shape of a value in a pack. One description serves reading, merging, the JSON Schema and the table in the docs.
sealed interface Form {

    /// What to write, in a few words.
    String hint();

    /// A text that matches a pattern.
    record Text(String pattern, String hint) implements Form {}

    /// One of a closed list of words.
    record Word(List<String> words) implements Form {
        @Override
        public String hint() {
            return "one of " + String.join(", ", words);
        }
    }

    record Flag() implements Form {
        @Override
        public String hint() {
            return "true or false";
        }
    }

    record Whole(int min, int max) implements Form {
        @Override
        public String hint() {
            return "a whole number from " + min + " to " + max;
        }
    }

    /// More than 0, at most 1.
    record Fraction() implements Form {
        @Override
        public String hint() {
            return "a fraction such as 0.5";
        }
    }

    /// A condition's value: a code, a flag or a whole number.
    record Fact() implements Form {
        @Override
        public String hint() {
            return "a code, true, false or a whole number";
        }
    }

    record Items(Form item) implements Form {
        @Override
        public String hint() {
            return "a list: [" + item.hint() + ", ...]";
        }
    }

    /// A map whose keys the pack chooses.
    record Table(String keyPattern, String keyHint, Form value) implements Form {
        @Override
        public String hint() {
            return "a map: " + keyHint + ": " + value.hint();
        }
    }

    /// A map with known keys.
    ///
    /// @param oneOf of these keys exactly one must be there once everything is merged; empty for no such rule
    record Block(String name, Map<String, Key> keys, List<String> oneOf) implements Form {
        static Block of(String name, Key... keys) {
            var all = new LinkedHashMap<String, Key>();
            for (Key key : keys) {
                all.put(key.name(), key);
            }
            return new Block(name, all, List.of());
        }

        Block oneOf(List<String> alternatives) {
            return new Block(name, keys, alternatives);
        }

        @Override
        public String hint() {
            return "a map with " + String.join(", ", keys.keySet());
        }
    }

    /// One of several shapes; such a value is a whole, so a pack replaces it whole instead of merging it.
    record Either(String hint, List<Form> options) implements Form {}

    /// @param required must be there once everything is merged
    record Key(String name, Form form, boolean required, String meaning) {
        static Key must(String name, Form form, String meaning) {
            return new Key(name, form, true, meaning);
        }

        static Key may(String name, Form form, String meaning) {
            return new Key(name, form, false, meaning);
        }
    }
}
