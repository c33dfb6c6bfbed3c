package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jinlin.kit.Hashing;

class MerkleTreeTest {

    private static final HexFormat HEX = HexFormat.of();

    /// The leaves and roots with which implementations of RFC 6962 are compared.
    private static final List<String> LEAVES = List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
    private static final Map<Integer, String> ROOTS = Map.of(
            0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static List<byte[]> leaves(int size) {
        return IntStream.range(0, size).mapToObj(i -> Hashing.sha256(new byte[] {(byte) i, (byte) (i >> 8)})).toList();
    }

    @Example
    void theRootsAreThoseOfTheStandard() {
        List<byte[]> leaves = LEAVES.stream().map(HEX::parseHex).toList();
        ROOTS.forEach((size, root) -> assertThat(HEX.formatHex(new MerkleTree(leaves.subList(0, size)).root())).as("of " + size).isEqualTo(root));
    }

    @Property(tries = 300)
    void everyLeafLeadsToTheRootInAFewSteps(@ForAll @IntRange(min = 1, max = 300) int size) {
        var tree = new MerkleTree(leaves(size));
        int index = Math.floorMod(size * 31, size);
        var path = tree.path(index);
        assertThat(MerkleTree.rootOf(leaves(size).get(index), path)).isEqualTo(tree.root());
        assertThat(path.size()).isLessThanOrEqualTo(32 - Integer.numberOfLeadingZeros(size - 1));
    }

    @Property(tries = 300)
    void noOtherLeafAndNoChangedStepLeadsThere(@ForAll @IntRange(min = 2, max = 100) int size, @ForAll @IntRange(min = 0, max = 255) int bit) {
        var tree = new MerkleTree(leaves(size));
        int index = bit % size;
        var path = tree.path(index);
        assertThat(MerkleTree.rootOf(leaves(size).get((index + 1) % size), path)).isNotEqualTo(tree.root());
        byte[] changed = path.getFirst().hash().clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        var wrong = IntStream.range(0, path.size()).mapToObj(i -> i == 0 ? new MerkleTree.Step(path.get(0).left(), changed) : path.get(i)).toList();
        assertThat(MerkleTree.rootOf(leaves(size).get(index), wrong)).isNotEqualTo(tree.root());
    }

    @Example
    void aNodeDoesNotPassForALeaf() {
        var four = new MerkleTree(leaves(4));
        byte[] left = new MerkleTree(leaves(2)).root();
        assertThat(MerkleTree.rootOf(left, four.path(0).subList(1, 2))).isNotEqualTo(four.root());
    }

    @Property(tries = 50)
    void theOrderCounts(@ForAll @IntRange(min = 2, max = 50) int size) {
        List<byte[]> swapped = leaves(size).reversed();
        assertThat(new MerkleTree(swapped).root()).isNotEqualTo(new MerkleTree(leaves(size)).root());
    }
}
