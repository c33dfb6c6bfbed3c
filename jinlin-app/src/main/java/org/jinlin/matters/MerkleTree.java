package org.jinlin.matters;

import java.util.ArrayList;
import java.util.List;
import org.jinlin.kit.Hashing;

/// A Merkle tree over hashes in a fixed order, built as RFC 6962 (Certificate Transparency, part 2.1): leaves and nodes are
/// hashed with different first bytes, so that no node can pass for a leaf. Pure.
final class MerkleTree {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final List<byte[]> leaves;

    MerkleTree(List<byte[]> leaves) {
        this.leaves = List.copyOf(leaves);
    }

    /// A hash beside the way from a leaf to the root.
    ///
    /// @param left whether it stands on the left
    record Step(boolean left, byte[] hash) {}

    /// Of no leaves it is the hash of nothing.
    byte[] root() {
        return leaves.isEmpty() ? Hashing.sha256() : root(leaves);
    }

    /// The hashes that lead from a leaf to the root, the nearest first.
    List<Step> path(int index) {
        var steps = new ArrayList<Step>();
        collect(leaves, index, steps);
        return List.copyOf(steps);
    }

    /// The root that a leaf and its path make.
    static byte[] rootOf(byte[] leaf, List<Step> path) {
        byte[] hash = Hashing.sha256(LEAF, leaf);
        for (Step step : path) {
            hash = step.left() ? Hashing.sha256(NODE, step.hash(), hash) : Hashing.sha256(NODE, hash, step.hash());
        }
        return hash;
    }

    private static byte[] root(List<byte[]> part) {
        if (part.size() == 1) {
            return Hashing.sha256(LEAF, part.getFirst());
        }
        int split = Integer.highestOneBit(part.size() - 1);
        return Hashing.sha256(NODE, root(part.subList(0, split)), root(part.subList(split, part.size())));
    }

    private static void collect(List<byte[]> part, int index, List<Step> steps) {
        if (part.size() == 1) {
            return;
        }
        int split = Integer.highestOneBit(part.size() - 1);
        List<byte[]> left = part.subList(0, split);
        List<byte[]> right = part.subList(split, part.size());
        if (index < split) {
            collect(left, index, steps);
            steps.add(new Step(false, root(right)));
        } else {
            collect(right, index - split, steps);
            steps.add(new Step(true, root(left)));
        }
    }
}
