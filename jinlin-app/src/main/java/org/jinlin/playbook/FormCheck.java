package org.jinlin.playbook;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Compares what a pack says with the shape it must have; after it passed, decoding cannot fail.
final class FormCheck {
    private final List<Fault> faults;

    private FormCheck(List<Fault> faults) {
        this.faults = faults;
    }

    static void check(Node node, Form form, List<Fault> faults) {
        new FormCheck(faults).check(node, form, "");
    }

    private void check(Node node, Form form, String path) {
        switch (form) {
            case Form.Text text -> scalar(node, form, path, scalar -> scalar.sort() == Node.Sort.TEXT
                    && Pattern.matches(text.pattern(), scalar.text()));
            case Form.Word word -> word(node, word, path);
            case Form.Flag _ -> scalar(node, form, path, scalar -> scalar.sort() == Node.Sort.FLAG);
            case Form.Whole whole -> scalar(node, form, path, scalar -> scalar.sort() == Node.Sort.WHOLE
                    && Integer.parseInt(scalar.text()) >= whole.min() && Integer.parseInt(scalar.text()) <= whole.max());
            case Form.Fraction _ -> scalar(node, form, path, FormCheck::isFraction);
            case Form.Fact _ -> scalar(node, form, path, scalar -> switch (scalar.sort()) {
                case TEXT -> Pattern.matches(Vocabulary.CODE.pattern(), scalar.text());
                case FLAG, WHOLE -> true;
                default -> false;
            });
            case Form.Items items -> items(node, items, path);
            case Form.Table table -> table(node, table, path);
            case Form.Block block -> block(node, block, path);
            case Form.Either either -> either(node, either, path);
        }
    }

    private static boolean isFraction(Node.Scalar scalar) {
        if (scalar.sort() != Node.Sort.FRACTION && scalar.sort() != Node.Sort.WHOLE) {
            return false;
        }
        double value = Double.parseDouble(scalar.text());
        return value > 0 && value <= 1;
    }

    private void scalar(Node node, Form form, String path, Predicate<Node.Scalar> fits) {
        if (!(node instanceof Node.Scalar scalar)) {
            fault(node, path, "a single value belongs here; write " + form.hint());
        } else if (scalar.sort() != Node.Sort.NOTHING && !fits.test(scalar)) {
            fault(node, path, "'" + scalar.text() + "' does not fit; write " + form.hint());
        }
    }

    private void word(Node node, Form.Word word, String path) {
        scalar(node, word, path, scalar -> true);
        if (node instanceof Node.Scalar scalar && scalar.sort() != Node.Sort.NOTHING && !word.words().contains(scalar.text())) {
            fault(node, path, "'" + scalar.text() + "' is no word here" + meant(scalar.text(), word.words()) + "; write " + word.hint());
        }
    }

    private void items(Node node, Form.Items form, String path) {
        if (!(node instanceof Node.Items items)) {
            fault(node, path, "a list belongs here; write " + form.hint());
            return;
        }
        if (items.items().isEmpty()) {
            fault(node, path, "the list is empty; write " + form.hint() + ", or leave the key out");
        }
        items.items().forEach(item -> check(item, form.item(), path));
        var seen = new HashSet<Object>();
        items.items().stream().filter(item -> !seen.add(item.plain()))
                .forEach(item -> fault(item, path, "'" + item.plain() + "' stands in the list twice; keep one"));
    }

    private void table(Node node, Form.Table form, String path) {
        if (!(node instanceof Node.Table table)) {
            fault(node, path, "a map belongs here; write " + form.hint());
            return;
        }
        table.entries().forEach((key, entry) -> {
            if (!Pattern.matches(form.keyPattern(), key)) {
                faults.add(Fault.at(entry.key(), below(path, key), "'" + key + "' is no key here; write " + form.keyHint()
                        + " (small letters, digits and _)"));
            }
            check(entry.value(), form.value(), below(path, key));
        });
    }

    private void block(Node node, Form.Block form, String path) {
        if (!(node instanceof Node.Table table)) {
            fault(node, path, "a map belongs here; write " + form.hint());
            return;
        }
        table.entries().forEach((key, entry) -> {
            var known = form.keys().get(key);
            if (known == null) {
                faults.add(Fault.at(entry.key(), below(path, key), "unknown key '" + key + "'" + meant(key, form.keys().keySet())
                        + "; a " + form.name() + " has " + String.join(", ", form.keys().keySet())));
            } else {
                check(entry.value(), known.form(), below(path, key));
            }
        });
        form.keys().values().stream().filter(key -> key.required() && !table.entries().containsKey(key.name()))
                .forEach(key -> fault(node, path, "the " + form.name() + " lacks `" + key.name() + "` (" + key.meaning() + "); write "
                        + key.form().hint()));
        long alternatives = form.oneOf().stream().filter(table.entries()::containsKey).count();
        if (!form.oneOf().isEmpty() && alternatives != 1) {
            fault(node, path, "the " + form.name() + " says " + (alternatives == 0 ? "none" : "more than one") + " of " + String.join(", ", form.oneOf()) + "; write exactly one");
        }
    }

    private void either(Node node, Form.Either form, String path) {
        var option = option(node, form);
        if (option.isPresent()) {
            check(node, option.get(), path);
        } else {
            fault(node, path, "this does not fit; write " + form.hint());
        }
    }

    /// Which of the shapes is meant: a map by its first key, anything else by being no map.
    private static Optional<Form> option(Node node, Form.Either form) {
        if (!(node instanceof Node.Table table)) {
            return form.options().stream().filter(option -> !(option instanceof Form.Block)).findFirst();
        }
        return form.options().stream()
                .filter(option -> option instanceof Form.Block block
                        && table.entries().keySet().stream().findFirst().filter(block.keys()::containsKey).isPresent())
                .findFirst();
    }

    /// `, did you mean 'x'?` when a known word is at most two strokes away.
    static String meant(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .filter(candidate -> distance(word, candidate) <= 2)
                .map(candidate -> ", did you mean '" + candidate + "'?")
                .orElse("");
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= other.length(); column++) {
                int swap = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(swap, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    private void fault(Node node, String path, String message) {
        faults.add(Fault.at(node.mark(), path, message));
    }

    static String below(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
