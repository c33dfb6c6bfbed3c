package org.jinlin.playbook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A piece of a pack as written, each with the place it came from; merged packs keep the places of both files.
sealed interface Node {

    Mark mark();

    /// The same without places: maps, lists, texts, flags and whole numbers.
    Object plain();

    enum Sort { TEXT, FLAG, WHOLE, FRACTION, REMOVE, NOTHING }

    record Scalar(Mark mark, Sort sort, String text) implements Node {
        @Override
        public Object plain() {
            return switch (sort) {
                case FLAG -> Boolean.valueOf(text);
                case WHOLE -> Integer.valueOf(text);
                case FRACTION -> Double.valueOf(text);
                default -> text;
            };
        }
    }

    record Items(Mark mark, List<Node> items) implements Node {
        @Override
        public Object plain() {
            return items.stream().map(Node::plain).toList();
        }
    }

    /// @param key where the key stands
    record Entry(Mark key, Node value) {}

    /// A map in the order it was written. The readers below trust that [FormCheck] has passed it.
    record Table(Mark mark, Map<String, Entry> entries) implements Node {

        @Override
        public Object plain() {
            return map((key, value) -> value.plain());
        }

        Optional<Node> at(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        Optional<String> text(String key) {
            return at(key).map(node -> ((Scalar) node).text());
        }

        Optional<Integer> whole(String key) {
            return text(key).map(Integer::valueOf);
        }

        Optional<Span> span(String key) {
            return text(key).map(Span::parse);
        }

        boolean flag(String key, boolean otherwise) {
            return text(key).map(Boolean::valueOf).orElse(otherwise);
        }

        Set<String> set(String key) {
            return Collections.unmodifiableSet(new LinkedHashSet<>(list(key)));
        }

        List<String> list(String key) {
            return at(key).map(Node::texts).orElse(List.of());
        }

        /// The map under a key, each value read by `read`; empty when the key is absent.
        <T> Map<String, T> map(String key, BiFunction<String, Node, T> read) {
            return at(key).map(node -> ((Table) node).map(read)).orElse(Map.of());
        }

        <T> Map<String, T> map(BiFunction<String, Node, T> read) {
            var all = new LinkedHashMap<String, T>();
            entries.forEach((key, entry) -> all.put(key, read.apply(key, entry.value())));
            return Collections.unmodifiableMap(all);
        }

        /// Equality conditions and facts to set: code -> text, flag or whole number.
        Map<String, Object> facts(String key) {
            return map(key, (fact, node) -> node.plain());
        }
    }

    default List<String> texts() {
        var all = new ArrayList<String>();
        ((Items) this).items().forEach(item -> all.add(((Scalar) item).text()));
        return List.copyOf(all);
    }

    default Table table() {
        return (Table) this;
    }

    /// Reads a value that is either a bare word or a map.
    default <T> T either(Function<String, T> word, Function<Table, T> table) {
        return this instanceof Scalar scalar ? word.apply(scalar.text()) : table.apply(table());
    }
}
