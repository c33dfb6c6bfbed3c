package org.jinlin.matters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Small weeks of wishes and people, and how to judge a plan without the planner.
record HelpWorld(List<HelpNeed> needs, List<HelpOffer> offers) {

    private static final List<String> SKILLS = List.of("haircut", "electrics", "company");

    /// @param tight few hours and few skills, so that wishes compete
    static HelpWorld of(long seed, int needs, int offers, boolean tight) {
        var random = new Random(seed);
        int parts = tight ? 3 : FreeHours.A_WEEK;
        var wishes = new ArrayList<HelpNeed>();
        for (int i = 0; i < needs; i++) {
            int places = random.nextInt(4) == 0 ? 2 : 1;
            var refused = new HashSet<Long>();
            for (int k = random.nextInt(3); k > 0; k--) {
                refused.add((long) random.nextInt(offers + 1));
            }
            wishes.add(new HelpNeed("n" + i, skills(random, 1), degrees(random), degrees(random), hours(random, parts, places > 1 ? 1 : 2), places, random.nextInt(4), refused));
        }
        var people = new ArrayList<HelpOffer>();
        for (int i = 0; i < offers; i++) {
            people.add(new HelpOffer(i, skills(random, 3), degrees(random), degrees(random), 600 + random.nextInt(5000), hours(random, parts, 3), random.nextInt(3), random.nextInt(4)));
        }
        return new HelpWorld(wishes, people);
    }

    private static Set<String> skills(Random random, int most) {
        var skills = new HashSet<String>();
        for (int k = random.nextInt(most + 1); k > 0; k--) {
            skills.add(SKILLS.get(random.nextInt(SKILLS.size())));
        }
        return skills;
    }

    private static double degrees(Random random) {
        return 25 + random.nextInt(40) / 1000.0;
    }

    private static FreeHours hours(Random random, int parts, int most) {
        FreeHours hours = FreeHours.part(random.nextInt(parts));
        for (int k = 1; k < most; k++) {
            hours = hours.or(FreeHours.part(random.nextInt(parts)));
        }
        return hours;
    }

    /// What the plan leaves out and what it costs, in one number: less is better, and one place weighs more than all ways.
    double badness(HelpPlan plan) {
        return plan.unserved().stream().mapToDouble(number -> dear() * (1 + need(number).weeksWaiting())).sum() + cost(plan.tasks());
    }

    double dear() {
        return needs.stream().mapToLong(HelpNeed::places).sum() * (double) HelpRules.COST_METRES_MAX + 1;
    }

    /// Ways, and for everything that somebody has on already as much again.
    double cost(List<HelpPlan.Task> tasks) {
        Map<Long, Integer> had = new HashMap<>();
        double cost = 0;
        for (var task : tasks) {
            cost += HelpRules.fit(need(task.need()), offer(task.personId())).orElseThrow().costMetres()
                    + (double) HelpRules.METRES_A_TASK * (had.merge(task.personId(), 1, Integer::sum) - 1);
        }
        return cost;
    }

    /// The least badness of all plans, found by trying every one.
    double least() {
        var places = needs.stream().flatMap(need -> java.util.Collections.nCopies(need.places(), need).stream()).toList();
        return least(places, 0, new ArrayList<>(), 0);
    }

    private double least(List<HelpNeed> places, int at, List<HelpPlan.Task> tasks, double left) {
        if (at == places.size()) {
            return left + cost(tasks);
        }
        HelpNeed need = places.get(at);
        double best = least(places, at + 1, tasks, left + dear() * (1 + need.weeksWaiting()));
        for (HelpOffer offer : offers) {
            var fit = HelpRules.fit(need, offer);
            if (fit.isEmpty()) {
                continue;
            }
            for (int part : fit.get().when().numbers().toArray()) {
                tasks.add(new HelpPlan.Task(need.number(), offer.personId(), part));
                if (isAllowed(tasks)) {
                    best = Math.min(best, least(places, at + 1, tasks, left));
                }
                tasks.removeLast();
            }
        }
        return best;
    }

    /// Nobody at two places at once, twice at one need, or asked for more than was offered; nowhere more than are wanted.
    boolean isAllowed(List<HelpPlan.Task> tasks) {
        Map<Long, Integer> asked = new HashMap<>();
        Map<String, Integer> given = new HashMap<>();
        var moments = new HashSet<List<Object>>();
        var pairs = new HashSet<List<Object>>();
        return tasks.stream().allMatch(task -> moments.add(List.of(task.personId(), task.part())) && pairs.add(List.of(task.personId(), task.need()))
                && asked.merge(task.personId(), 1, Integer::sum) <= offer(task.personId()).tasksAtMost()
                && given.merge(task.need(), 1, Integer::sum) <= need(task.need()).places());
    }

    HelpNeed need(String number) {
        return needs.get(Integer.parseInt(number.substring(1)));
    }

    HelpOffer offer(long person) {
        return offers.get((int) person);
    }
}
