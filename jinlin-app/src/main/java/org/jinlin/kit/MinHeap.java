package org.jinlin.kit;

import java.util.Arrays;

/// Numbers by their keys, the least first, without an object for each: a binary heap.
final class MinHeap {

    private long[] keys = new long[256];
    private int[] values = new int[256];
    private int size;

    void clear() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// The least key. There must be one.
    long least() {
        return keys[0];
    }

    void add(long key, int value) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        int at = size++;
        while (at > 0 && keys[(at - 1) / 2] > key) {
            put(at, keys[(at - 1) / 2], values[(at - 1) / 2]);
            at = (at - 1) / 2;
        }
        put(at, key, value);
    }

    /// Takes the value of the least key away. There must be one.
    int remove() {
        int least = values[0];
        size--;
        sink(keys[size], values[size]);
        return least;
    }

    private void sink(long key, int value) {
        int at = 0;
        for (int below = 1; below < size; below = 2 * at + 1) {
            int child = below + 1 < size && keys[below + 1] < keys[below] ? below + 1 : below;
            if (keys[child] >= key) {
                break;
            }
            put(at, keys[child], values[child]);
            at = child;
        }
        put(at, key, value);
    }

    private void put(int at, long key, int value) {
        keys[at] = key;
        values[at] = value;
    }
}
