package org.jinlin.matters;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jinlin.kit.MinCostFlow;

/// The network of a week: from each need to the free parts of persons' weeks, each of which takes one task, from these to the
/// person, and from there to the end by one arc for each task, each dearer than the one before. A place that nobody is found for
/// goes to the end by an arc of its own, so dear that it is the last resort.
///
/// Sets of needs that can be served together form a matroid (a gammoid), so the dearest that is left out in the end is as
/// little, and as few, as can be; the weeks of waiting only decide which.
final class HelpNetwork {

    private record Arc(int need, int offer, int part, int wayMetres, int number) {}

    private final List<HelpNeed> needs;
    private final List<HelpOffer> offers;
    private final MinCostFlow flow;
    private final List<Arc> arcs = new ArrayList<>();
    private final int[] last;
    private final int end;

    /// @param dear what leaving a place without anybody costs for each week, more than all tasks together
    HelpNetwork(List<HelpNeed> needs, List<HelpOffer> offers, long dear) {
        this.needs = needs;
        this.offers = offers;
        int persons = needs.size() + offers.size() * FreeHours.A_WEEK;
        end = persons + offers.size();
        flow = new MinCostFlow(end + 1);
        last = new int[needs.size()];
        for (int offer = 0; offer < offers.size(); offer++) {
            int person = persons + offer;
            int start = partNode(offer, 0);
            offers.get(offer).free().numbers().forEach(part -> flow.arc(start + part, person, 1, 0));
            for (int task = 0; task < offers.get(offer).tasksAtMost(); task++) {
                flow.arc(person, end, 1, HelpRules.loadMetres(offers.get(offer), task));
            }
        }
        for (int need = 0; need < needs.size(); need++) {
            last[need] = flow.arc(need, end, needs.get(need).places(), dear * (1 + needs.get(need).weeksWaiting()));
        }
    }

    private int partNode(int offer, int part) {
        return needs.size() + offer * FreeHours.A_WEEK + part;
    }

    /// Lets a need be served by somebody, in any part of the week that suits both.
    void join(int need, int offer, int wayMetres) {
        needs.get(need).when().and(offers.get(offer).free()).numbers()
                .forEach(part -> arcs.add(new Arc(need, offer, part, wayMetres, flow.arc(need, partNode(offer, part), 1, wayMetres))));
    }

    void solve() {
        for (int need = 0; need < needs.size(); need++) {
            for (int place = 0; place < needs.get(need).places(); place++) {
                flow.send(need, end);
            }
        }
    }

    /// By how much one place of this need could be cheaper with somebody who is not joined to it, at most; 0 when it could not.
    long gain(int need, int offer, int wayMetres) {
        int parts = needs.get(need).when().parts() & offers.get(offer).free().parts();
        long best = 0;
        for (int left = parts; left != 0; left &= left - 1) {
            int node = partNode(offer, Integer.numberOfTrailingZeros(left));
            best = Math.max(best, -flow.reduced(need, node, wayMetres));
        }
        return best;
    }

    HelpPlan plan(long gapMetres, int rounds) {
        var tasks = new ArrayList<HelpPlan.Task>();
        int[] given = new int[offers.size()];
        long cost = 0;
        for (Arc arc : arcs) {
            if (flow.flow(arc.number()) == 1) {
                HelpOffer offer = offers.get(arc.offer());
                tasks.add(new HelpPlan.Task(needs.get(arc.need()).number(), offer.personId(), arc.part()));
                cost += arc.wayMetres() + HelpRules.loadMetres(offer, given[arc.offer()]++);
            }
        }
        var unserved = new ArrayList<String>();
        for (int need = 0; need < needs.size(); need++) {
            unserved.addAll(Collections.nCopies(flow.flow(last[need]), needs.get(need).number()));
        }
        return new HelpPlan(List.copyOf(tasks), List.copyOf(unserved), cost, gapMetres, rounds);
    }
}
