package org.jinlin.matters;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Who is asked for what in a week: as many places as can be, those that wait longest first, and then by the least ways and the
/// fairest loads. It is a flow of least cost over all pairs that suit, and those are millions, so it begins with the nearest few of
/// each need, solves that network, and lets its potentials tell which other pairs could better it. When none can, the plan is the best
/// of all; when the rounds are used up before, the potentials still say how much better another could be at most. Pure.
public final class HelpPlanner {

    /// The most places in one plan.
    public static final int PLACES_MAX = 100_000;

    private static final int JOINED_FIRST = 24;
    private static final int JOINED_EACH_ROUND = 12;
    private static final int ROUNDS_MAX = 30;
    private static final int INDEX_BITS = 32;

    private final List<HelpNeed> needs;
    private final List<HelpOffer> offers;
    private final int[][] able;
    private final BitSet[] joined;
    private final long dear;
    private final long[] keys;

    private HelpPlanner(List<HelpNeed> needs, List<HelpOffer> offers) {
        long places = needs.stream().mapToLong(HelpNeed::places).sum();
        if (places > PLACES_MAX) {
            throw new IllegalArgumentException("a plan for " + places + " places");
        }
        if (offers.stream().map(HelpOffer::personId).distinct().count() < offers.size()) {
            throw new IllegalArgumentException("somebody offers twice");
        }
        this.needs = List.copyOf(needs);
        this.offers = List.copyOf(offers);
        able = able(this.needs, this.offers);
        joined = IntStream.range(0, needs.size()).mapToObj(_ -> new BitSet()).toArray(BitSet[]::new);
        dear = places * HelpRules.COST_METRES_MAX + 1;
        keys = new long[offers.size()];
    }

    /// What fits nobody is unserved. Refuses more than [#PLACES_MAX] places, and a person who offers twice.
    public static HelpPlan plan(List<HelpNeed> needs, List<HelpOffer> offers) {
        return new HelpPlanner(needs, offers).plan(ROUNDS_MAX);
    }

    /// As [#plan(List, List)], ended after so many rounds.
    static HelpPlan plan(List<HelpNeed> needs, List<HelpOffer> offers, int rounds) {
        return new HelpPlanner(needs, offers).plan(rounds);
    }

    private HelpPlan plan(int rounds) {
        for (int need = 0; need < needs.size(); need++) {
            joinNearest(need);
        }
        for (int round = 1; ; round++) {
            HelpNetwork network = solved();
            long gap = 0;
            for (int need = 0; need < needs.size(); need++) {
                gap += joinBetter(need, network);
            }
            if (gap == 0 || round >= rounds) {
                return network.plan(gap, round);
            }
        }
    }

    private HelpNetwork solved() {
        var network = new HelpNetwork(needs, offers, dear);
        for (int need = 0; need < needs.size(); need++) {
            double narrowing = HelpRules.narrowing(needs.get(need));
            for (int offer = joined[need].nextSetBit(0); offer >= 0; offer = joined[need].nextSetBit(offer + 1)) {
                network.join(need, offer, HelpRules.suitableWay(needs.get(need), narrowing, offers.get(offer)));
            }
        }
        network.solve();
        return network;
    }

    private void joinNearest(int number) {
        HelpNeed need = needs.get(number);
        double narrowing = HelpRules.narrowing(need);
        int count = 0;
        for (int offer : able[number]) {
            int way = HelpRules.suitableWay(need, narrowing, offers.get(offer));
            if (way != HelpRules.NO_WAY) {
                keys[count++] = key(way + HelpRules.loadMetres(offers.get(offer), 0), offer);
            }
        }
        Arrays.sort(keys, 0, count);
        for (int i = 0; i < Math.min(count, JOINED_FIRST + need.places()); i++) {
            joined[number].set((int) keys[i]);
        }
    }

    /// Joins the pairs of a need that would better the plan most.
    ///
    /// @return by how much the need could be cheaper at most
    private long joinBetter(int number, HelpNetwork network) {
        HelpNeed need = needs.get(number);
        double narrowing = HelpRules.narrowing(need);
        long most = 0;
        int count = 0;
        for (int offer : able[number]) {
            int way = joined[number].get(offer) ? HelpRules.NO_WAY : HelpRules.suitableWay(need, narrowing, offers.get(offer));
            long gain = way == HelpRules.NO_WAY ? 0 : network.gain(number, offer, way);
            if (gain > 0) {
                most = Math.max(most, gain);
                keys[count++] = key(Integer.MAX_VALUE - Math.min(gain, Integer.MAX_VALUE), offer);
            }
        }
        Arrays.sort(keys, 0, count);
        for (int i = 0; i < Math.min(count, JOINED_EACH_ROUND + need.places()); i++) {
            joined[number].set((int) keys[i]);
        }
        return most * Math.min(count, need.places());
    }

    /// Sorts by the first and ends in the second, which fits into the lower bits.
    private static long key(long order, int offer) {
        return order << INDEX_BITS | offer;
    }

    /// The offers that have the skills of each need; needs with the same skills share them.
    private static int[][] able(List<HelpNeed> needs, List<HelpOffer> offers) {
        Map<Set<String>, int[]> bySkills = new HashMap<>();
        return needs.stream().map(need -> bySkills.computeIfAbsent(need.skills(),
                skills -> IntStream.range(0, offers.size()).filter(offer -> offers.get(offer).skills().containsAll(skills)).toArray())).toArray(int[][]::new);
    }
}
