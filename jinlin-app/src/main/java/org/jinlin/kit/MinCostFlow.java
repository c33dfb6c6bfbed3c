package org.jinlin.kit;

import java.util.Arrays;

/// A network through which units are sent one after the other, each by the way that makes the whole cheapest (successive shortest
/// paths with potentials: Ahuja, Magnanti, Orlin, Network Flows, 9.7). After every unit the flow is one of least cost for what was
/// sent so far, and the potentials prove it: [#reduced] is nowhere negative on an arc that can take more.
///
/// Refuses negative costs. Not for several threads.
public final class MinCostFlow {

    private static final int NONE = -1;

    private final int[] first;
    private final long[] potential;
    private int[] next = new int[1024];
    private int[] to = new int[1024];
    private int[] room = new int[1024];
    private long[] cost = new long[1024];
    private int arcs;

    private final long[] far;
    private final int[] by;
    private final int[] seen;
    private final int[] settled;
    private int round;
    private final MinHeap heap = new MinHeap();

    /// @param nodes how many there are, numbered from 0
    public MinCostFlow(int nodes) {
        first = new int[nodes];
        Arrays.fill(first, NONE);
        potential = new long[nodes];
        far = new long[nodes];
        by = new int[nodes];
        seen = new int[nodes];
        settled = new int[nodes];
    }

    /// A way from one node to another.
    ///
    /// @param capacity how many units it takes
    /// @param unitCost of each of them, not negative
    /// @return the number by which [#flow] knows it
    public int arc(int from, int into, int capacity, long unitCost) {
        if (unitCost < 0 || capacity < 0) {
            throw new IllegalArgumentException("an arc of cost " + unitCost + " and capacity " + capacity);
        }
        half(from, into, capacity, unitCost);
        half(into, from, 0, -unitCost);
        return arcs - 2;
    }

    private void half(int from, int into, int capacity, long unitCost) {
        if (arcs == to.length) {
            next = Arrays.copyOf(next, arcs * 2);
            to = Arrays.copyOf(to, arcs * 2);
            room = Arrays.copyOf(room, arcs * 2);
            cost = Arrays.copyOf(cost, arcs * 2);
        }
        to[arcs] = into;
        room[arcs] = capacity;
        cost[arcs] = unitCost;
        next[arcs] = first[from];
        first[from] = arcs++;
    }

    /// Sends one more unit, moving earlier ones where that makes the whole cheaper.
    ///
    /// @return false when no way is left; then nothing has changed
    public boolean send(int from, int into) {
        round++;
        int count = search(from, into);
        if (count == NONE) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            potential[settled[i]] += far[settled[i]] - far[into];
        }
        for (int at = into; at != from; at = to[by[at] ^ 1]) {
            room[by[at]]--;
            room[by[at] ^ 1]++;
        }
        return true;
    }

    /// Dijkstra over reduced costs, ended as soon as the end is reached.
    ///
    /// @return how many nodes were settled before the end, or none when it cannot be reached
    private int search(int from, int into) {
        heap.clear();
        far[from] = 0;
        seen[from] = round;
        heap.add(0, from);
        int count = 0;
        while (!heap.isEmpty()) {
            long length = heap.least();
            int at = heap.remove();
            if (length > far[at]) {
                continue;
            }
            if (at == into) {
                return count;
            }
            settled[count++] = at;
            relax(at, length);
        }
        return NONE;
    }

    private void relax(int at, long length) {
        for (int arc = first[at]; arc != NONE; arc = next[arc]) {
            if (room[arc] == 0) {
                continue;
            }
            int into = to[arc];
            long reached = length + cost[arc] + potential[at] - potential[into];
            if (seen[into] != round || reached < far[into]) {
                seen[into] = round;
                far[into] = reached;
                by[into] = arc;
                heap.add(reached, into);
            }
        }
    }

    /// How many units go over an arc.
    public int flow(int arc) {
        return room[arc ^ 1];
    }

    /// What a unit over an arc that is not in the network would cost more than the ways there are. When it is negative the arc
    /// would make the whole cheaper, for each unit by so much at most.
    public long reduced(int from, int into, long unitCost) {
        return unitCost + potential[from] - potential[into];
    }
}
