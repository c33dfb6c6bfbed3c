package org.jinlin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MergeTest {
    private static final Mark LOW = new Mark("low.yml", 1, 1);
    private static final Mark HIGH = new Mark("high.yml", 2, 2);
    private static final Form ANY = new Form.Fact();

    @Property
    void sayingNothingChangesNothing(@ForAll("trees") Map<String, Object> lower) {
        assertThat(merged(lower, Map.of())).isEqualTo(lower);
    }

    @Property
    void sayingEverythingAgainChangesNothing(@ForAll("trees") Map<String, Object> lower) {
        assertThat(merged(lower, lower)).isEqualTo(lower);
    }

    @Property
    void sayingTheSameTwiceIsSayingItOnce(@ForAll("trees") Map<String, Object> lower, @ForAll("trees") Map<String, Object> upper) {
        var once = plainMap(merged(lower, upper));
        assertThat(merged(once, upper)).isEqualTo(once);
    }

    @Property
    void layersMayBeFoldedFromEitherEnd(
            @ForAll("trees") Map<String, Object> one, @ForAll("trees") Map<String, Object> two, @ForAll("trees") Map<String, Object> three) {
        assertThat(merged(plainMap(merged(one, two)), three)).isEqualTo(merged(one, plainMap(merged(two, three))));
    }

    @Property
    void everyKeyOfBothIsThereAndTheUpperSingleValueWins(@ForAll("trees") Map<String, Object> lower, @ForAll("trees") Map<String, Object> upper) {
        var both = plainMap(merged(lower, upper));
        assertThat(both.keySet()).containsAll(lower.keySet()).containsAll(upper.keySet());
        upper.forEach((key, value) -> {
            if (!(value instanceof Map)) {
                assertThat(both).containsEntry(key, value);
            }
        });
    }

    @Property
    void removingAKeyRemovesItAndNothingElse(@ForAll("trees") Map<String, Object> lower) {
        lower.keySet().forEach(key -> {
            var faults = new ArrayList<Fault>();
            var rest = new LinkedHashMap<>(lower);
            rest.remove(key);
            assertThat(Merge.merge(node(lower, LOW), removal(key), ANY, faults).plain()).isEqualTo(rest);
            assertThat(faults).isEmpty();
        });
    }

    @Test
    void removingWhatIsNotThereIsAFaultAtItsLine() {
        var faults = new ArrayList<Fault>();
        Merge.merge(node(Map.of("urge", "x"), LOW), removal("urgee"), ANY, faults);
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.file()).isEqualTo("high.yml");
            assertThat(fault.line()).isEqualTo(2);
            assertThat(fault.message()).contains("did you mean 'urge'?");
        });
    }

    @Test
    void theOrderBelowIsKeptAndNewKeysFollow() {
        var lower = new LinkedHashMap<String, Object>();
        lower.put("first", "1");
        lower.put("second", "2");
        var upper = new LinkedHashMap<String, Object>();
        upper.put("third", "3");
        upper.put("first", "9");
        assertThat(plainMap(merged(lower, upper)).keySet()).containsExactly("first", "second", "third");
    }

    @Test
    void aListIsReplacedWhole() {
        assertThat(merged(Map.of("by", List.of("owner", "above")), Map.of("by", List.of("clerk")))).isEqualTo(Map.of("by", List.of("clerk")));
    }

    /// Otherwise `within: {field: until}` over `within: {parent: solve}` would say both.
    @Test
    void aValueOfOneOfSeveralShapesIsReplacedWhole() {
        var faults = new ArrayList<Fault>();
        var lower = node(Map.of("within", Map.of("parent", "solve")), LOW);
        var upper = node(Map.of("within", Map.of("field", "until")), HIGH);
        assertThat(Merge.merge(lower, upper, Vocabulary.CLOCK, faults).plain()).isEqualTo(Map.of("within", Map.of("field", "until")));
    }

    @Test
    void everyValueKeepsThePlaceItCameFrom() {
        var merged = Merge.merge(node(Map.of("a", "1", "b", "2"), LOW), node(Map.of("b", "3"), HIGH), ANY, new ArrayList<>()).table();
        assertThat(merged.entries().get("a").key().file()).isEqualTo("low.yml");
        assertThat(merged.entries().get("b").key().file()).isEqualTo("high.yml");
    }

    /// Maps with a map, a list or a single value at each key: a key has the same kind of value in every tree, as the grammar has it.
    @Provide
    Arbitrary<Map<String, Object>> trees() {
        return tree(3);
    }

    private static Arbitrary<Map<String, Object>> tree(int depth) {
        Arbitrary<String> word = Arbitraries.of("one", "two", "three");
        Arbitrary<Map.Entry<String, Object>> single = word.map(value -> Map.entry("single_" + value, value));
        Arbitrary<Map.Entry<String, Object>> list = word.list().ofMinSize(1).ofMaxSize(3).map(values -> Map.entry("list", List.copyOf(values)));
        Arbitrary<Map.Entry<String, Object>> entry = depth == 0 ? single : Arbitraries.oneOf(single, list,
                Arbitraries.lazy(() -> word.flatMap(key -> tree(depth - 1).map(inner -> Map.entry("map_" + key, (Object) inner)))));
        return entry.list().ofMaxSize(4).map(entries -> {
            var all = new LinkedHashMap<String, Object>();
            entries.forEach(one -> all.put(one.getKey(), one.getValue()));
            return all;
        });
    }

    private static Object merged(Map<String, Object> lower, Map<String, Object> upper) {
        var faults = new ArrayList<Fault>();
        Object merged = Merge.merge(node(lower, LOW), node(upper, HIGH), ANY, faults).plain();
        assertThat(faults).isEmpty();
        return merged;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> plainMap(Object merged) {
        return (Map<String, Object>) merged;
    }

    private static Node removal(String key) {
        return new Node.Table(HIGH, Map.of(key, new Node.Entry(HIGH, new Node.Scalar(HIGH, Node.Sort.REMOVE, "~"))));
    }

    private static Node node(Object value, Mark mark) {
        return switch (value) {
            case Map<?, ?> map -> {
                var entries = new LinkedHashMap<String, Node.Entry>();
                map.forEach((key, inner) -> entries.put(key.toString(), new Node.Entry(mark, node(inner, mark))));
                yield new Node.Table(mark, entries);
            }
            case List<?> list -> new Node.Items(mark, list.stream().map(item -> node(item, mark)).toList());
            default -> new Node.Scalar(mark, Node.Sort.TEXT, value.toString());
        };
    }
}
