package org.jinlin.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jinlin.matters.FreeHours;
import org.jinlin.matters.HelpFit;
import org.jinlin.matters.HelpNeed;
import org.jinlin.matters.HelpOffer;
import org.jinlin.matters.HelpPlan;
import org.jinlin.matters.HelpPlanner;
import org.jinlin.matters.HelpRules;

/// `bench assignment`: the plan of a week, in this process, without a database: how long it takes, how many it serves, how much better
/// any other plan could be at most, and beside it what a list does that gives each wish in turn to whoever suits it best.
final class AssignmentBench {

    static final List<String> OPTIONS = List.of("--wishes", "--members", "--seed", "--repeats");

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int WARM_UP = 500;

    private AssignmentBench() {}

    static void run(Options options, Report report) {
        int wishes = options.number("--wishes", 5000, 0, HelpPlanner.PLACES_MAX);
        int members = options.number("--members", 5000, 0, 100_000);
        int seed = options.number("--seed", 7, 0, Integer.MAX_VALUE / 4);
        int repeats = options.number("--repeats", 3, 1, 100);
        report.machine(Path.of("").toAbsolutePath());
        report.figure("wishes", wishes);
        report.figure("members", members);
        report.line(wishes + " wishes, " + members + " members, seeds from " + seed + "; warmed with " + WARM_UP + " of each");
        solve(AssignmentCrowd.of(WARM_UP, WARM_UP, seed));
        var seconds = new ArrayList<Double>();
        for (int i = 0; i < repeats; i++) {
            seconds.add(measure(report, AssignmentCrowd.of(wishes, members, seed + i)));
        }
        report.figure("seconds", Report.median(seconds), "median: %.2f s");
    }

    private static HelpPlan solve(AssignmentCrowd crowd) {
        return HelpPlanner.plan(crowd.needs(), crowd.offers());
    }

    private static double measure(Report report, AssignmentCrowd crowd) {
        long began = System.nanoTime();
        HelpPlan plan = solve(crowd);
        double seconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
        report.line(String.format(Locale.ROOT, "%.2f s: %d served, %d not, %d m, %d rounds; proven gap to the optimum: %d m%s", seconds, plan.tasks().size(), plan.unserved().size(),
                plan.costMetres(), plan.rounds(), plan.gapMetres(), plan.gapMetres() == 0 ? ", none is better" : ""));
        report.figure("gap_metres", (int) Math.min(Integer.MAX_VALUE, plan.gapMetres()));
        report.figure("served", plan.tasks().size());
        List<HelpFit> inTurn = inTurn(crowd);
        long metres = inTurn.stream().mapToLong(HelpFit::costMetres).sum();
        report.line(String.format(Locale.ROOT, "        a list in turn: %d served, %d m", inTurn.size(), metres));
        report.figure("served_in_turn", inTurn.size());
        return seconds;
    }

    /// Each wish goes to whoever suits it best of those that are left, in the order in which they wait.
    static List<HelpFit> inTurn(AssignmentCrowd crowd) {
        var left = new ArrayList<>(crowd.offers());
        var given = new ArrayList<HelpFit>();
        for (HelpNeed need : crowd.needs().stream().sorted((a, b) -> b.weeksWaiting() - a.weeksWaiting()).toList()) {
            HelpRules.suggested(need, left, 1).forEach(fit -> {
                given.add(fit);
                left.set((int) fit.personId(), without(left.get((int) fit.personId()), fit));
            });
        }
        return given;
    }

    /// What somebody offers after one task more.
    private static HelpOffer without(HelpOffer offer, HelpFit fit) {
        int part = Integer.lowestOneBit(fit.when().parts());
        return new HelpOffer(offer.personId(), offer.skills(), offer.longitude(), offer.latitude(), offer.reachMetres(),
                new FreeHours(offer.free().parts() & ~part), offer.tasksAtMost() - 1, offer.tasksBefore() + 1);
    }
}
