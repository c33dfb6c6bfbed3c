package org.jinlin.playbook;

import java.util.LinkedHashMap;
import java.util.List;

/// Lays a pack over the one it extends: maps merge by key and keep the lower order, `~` removes a key, everything else
/// (lists, texts, and values of one of several shapes such as `within` and `late`) is replaced whole.
final class Merge {
    private final List<Fault> faults;

    private Merge(List<Fault> faults) {
        this.faults = faults;
    }

    static Node merge(Node lower, Node upper, Form form, List<Fault> faults) {
        return new Merge(faults).merge(lower, upper, form, "");
    }

    private Node merge(Node lower, Node upper, Form form, String path) {
        if (form instanceof Form.Either || !(lower instanceof Node.Table below) || !(upper instanceof Node.Table above)) {
            return upper;
        }
        var entries = new LinkedHashMap<>(below.entries());
        above.entries().forEach((key, entry) -> {
            String here = FormCheck.below(path, key);
            if (entry.value() instanceof Node.Scalar scalar && scalar.sort() == Node.Sort.REMOVE) {
                remove(entries, key, entry, here);
                return;
            }
            var inner = inner(form, key);
            var old = entries.get(key);
            var under = old == null && entry.value() instanceof Node.Table table
                    ? new Node.Table(table.mark(), new LinkedHashMap<>())
                    : old == null ? entry.value() : old.value();
            entries.put(key, new Node.Entry(entry.key(), merge(under, entry.value(), inner, here)));
        });
        return new Node.Table(above.mark(), entries);
    }

    private void remove(LinkedHashMap<String, Node.Entry> entries, String key, Node.Entry entry, String path) {
        if (entries.remove(key) == null) {
            faults.add(Fault.at(entry.key(), path, "`~` removes '" + key + "', but the extended pack has no such key"
                    + FormCheck.meant(key, entries.keySet()) + "; leave the line out"));
        }
    }

    /// Unknown keys merge as maps: the form check reports them afterwards.
    private static Form inner(Form form, String key) {
        return switch (form) {
            case Form.Table table -> table.value();
            case Form.Block block when block.keys().containsKey(key) -> block.keys().get(key).form();
            default -> new Form.Fact();
        };
    }
}
