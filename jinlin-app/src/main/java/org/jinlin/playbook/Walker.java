package org.jinlin.playbook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Tries a playbook out: opens matters of each root kind and makes random moves, those made seldom so far first, until every
/// (stage, move) was made often enough; then leads each matter to its end by its owners alone. The seed is fixed: the same pack
/// always gives the same report. One walker may walk several packs: a kind that is the same in two packs is walked once.
public final class Walker {
    /// How often each (stage, move) is made.
    public static final int AIM = 50;

    private static final int MAX_WALKS = 20_000;
    private static final int IDLE_WALKS = 2_000;
    private static final int MAX_STEPS = 60;
    private static final int MAX_STEPS_TO_END = 300;
    private static final int MAX_CHILDREN = 4;
    private static final int MAX_WRONGS = 20;
    private static final long SEED = 20_260_101;

    private final Set<List<Object>> walked = new HashSet<>();

    /// Walks every root kind of a playbook that this walker has not walked yet.
    public WalkReport walk(Playbook playbook) {
        return later(playbook).get();
    }

    /// The same walks, to be made at any time and by any thread: which kinds they are is settled now.
    Supplier<WalkReport> later(Playbook playbook) {
        List<Kind> roots = playbook.kinds().values().stream().filter(kind -> kind.childOf().isEmpty() && walked.add(content(playbook, kind))).toList();
        return () -> {
            var tour = new Tour(playbook);
            roots.forEach(tour::walk);
            return tour.report();
        };
    }

    /// A kind with everything that can make it walk differently.
    private static List<Object> content(Playbook playbook, Kind kind) {
        var family = family(playbook, kind);
        var fields = new TreeMap<String, Field>();
        family.stream().flatMap(one -> one.moves().values().stream()).flatMap(move -> move.fields().stream())
                .forEach(code -> fields.put(code, playbook.fields().get(code)));
        return List.of(family, fields, playbook.grades());
    }

    private static Set<Kind> family(Playbook playbook, Kind kind) {
        var family = new LinkedHashSet<>(List.of(kind));
        boolean grew = true;
        while (grew) {
            grew = family.addAll(playbook.kinds().values().stream()
                    .filter(child -> family.stream().anyMatch(parent -> child.childOf().contains(parent.code()))).toList());
        }
        return family;
    }

    private static final class Tour {
        private final Playbook playbook;
        private final Machine machine;
        private final Draw draw;
        private final Coverage coverage;
        private final Map<String, Integer> distances = new HashMap<>();
        private final Map<String, Fault> wrongs = new LinkedHashMap<>();
        private SplittableRandom random = new SplittableRandom(SEED);
        private int walks;
        private long steps;

        Tour(Playbook playbook) {
            this.playbook = playbook;
            this.machine = new Machine(playbook);
            this.draw = new Draw(playbook);
            this.coverage = new Coverage(playbook);
        }

        void walk(Kind root) {
            random = new SplittableRandom(SEED);
            family(playbook, root).forEach(coverage::aim);
            int idle = 0;
            for (int walk = 0; walk < MAX_WALKS && idle < IDLE_WALKS && wrongs.size() < MAX_WRONGS && coverage.lacking() > 0; walk++) {
                long before = coverage.lacking();
                walkOnce(root);
                idle = coverage.lacking() < before ? 0 : idle + 1;
            }
        }

        private void walkOnce(Kind root) {
            walks++;
            var trail = new ArrayList<String>();
            var log = new Machine.Log();
            var at = machine.open(root, draw.given(root, root.open(), random), log);
            trail.add("open");
            note(root, at, log, trail);
            for (int step = 0; step < MAX_STEPS && wrongs.size() < MAX_WRONGS; step++) {
                var choice = coverage.choose(choices(at), random);
                if (choice.isEmpty()) {
                    break;
                }
                at = step(root, at, choice.get(), trail);
                if (at.isFinal() && random.nextInt(4) == 0) {
                    break;
                }
            }
            toEnd(root, at, trail);
        }

        /// More than a few open children show nothing new.
        private List<Machine.Choice> choices(Sketch at) {
            return machine.choices(at).stream()
                    .filter(choice -> choice.move().opens().isEmpty() || at.children().size() < MAX_CHILDREN)
                    .toList();
        }

        private Sketch step(Kind root, Sketch at, Machine.Choice choice, List<String> trail) {
            var log = new Machine.Log();
            String name = choice.move().code();
            trail.add(choice.path().isEmpty() ? name : choice.sketch().kind().code() + "." + name);
            var after = machine.make(at, choice, draw.given(choice.sketch().kind(), choice.move(), random), log);
            note(root, after, log, trail);
            return after;
        }

        /// The owners alone bring the matter to its end: children first, each by the shortest way.
        private void toEnd(Kind root, Sketch start, List<String> trail) {
            var at = start;
            for (int step = 0; !at.isFinal() && step < MAX_STEPS_TO_END; step++) {
                var choice = machine.choices(at).stream()
                        .filter(one -> one.clock().isEmpty() && isOwners(one.move()) && nearer(one))
                        .max(Comparator.comparingInt(one -> one.path().size()));
                if (choice.isEmpty()) {
                    wrong(root, "the owners cannot bring the matter to an end", trail);
                    return;
                }
                at = step(root, at, choice.get(), trail);
            }
            if (!at.isFinal()) {
                wrong(root, "the matter does not end", trail);
            }
        }

        private static boolean isOwners(MoveRule move) {
            return move.by().contains("owner") || move.by().contains("above");
        }

        private boolean nearer(Machine.Choice choice) {
            var kind = choice.sketch().kind();
            return choice.move().to().filter(to -> distance(kind, to) < distance(kind, choice.sketch().stage())).isPresent();
        }

        private int distance(Kind kind, String stage) {
            return distances.computeIfAbsent(kind.code() + "." + stage, _ -> measure(kind, stage));
        }

        /// How many moves of the owner an end is away.
        private static int measure(Kind kind, String stage) {
            var reached = new HashSet<String>();
            kind.stages().values().stream().filter(Kind.Stage::isFinal).forEach(end -> reached.add(end.code()));
            for (int distance = 0; distance <= kind.stages().size(); distance++) {
                if (reached.contains(stage)) {
                    return distance;
                }
                var before = Set.copyOf(reached);
                kind.moves().values().stream().filter(move -> FlowCheck.isAlways(move) && move.to().filter(before::contains).isPresent())
                        .forEach(move -> reached.addAll(move.from()));
            }
            return Integer.MAX_VALUE;
        }

        private void note(Kind root, Sketch at, Machine.Log log, List<String> trail) {
            steps++;
            log.made().forEach(coverage::count);
            log.wrongs().forEach(wrong -> wrong(root, wrong, trail));
            stands(root, at, trail);
        }

        /// What holds for every open matter at any time.
        private void stands(Kind root, Sketch at, List<String> trail) {
            if (!at.isFinal()) {
                if (at.counting().isEmpty()) {
                    wrong(root, "no clock runs in '" + at.kind().code() + "." + at.stage() + "'", trail);
                }
                var alone = at.with(List.of());
                if (at.kind().moves().values().stream()
                        .noneMatch(move -> isOwners(move) && move.to().isPresent() && machine.isPossible(alone, move))) {
                    wrong(root, "the owner cannot act in '" + at.kind().code() + "." + at.stage() + "'", trail);
                }
            }
            at.children().forEach(child -> stands(root, child, trail));
        }

        private void wrong(Kind root, String what, List<String> trail) {
            wrongs.putIfAbsent(what, new Fault(playbook.code() + "/playbook.yml", 0, 0, "kinds." + root.code(),
                    what + " after " + String.join(", ", trail) + "; mend the stages, clocks or moves on that way"));
        }

        WalkReport report() {
            return new WalkReport(walks, steps, coverage.never(), coverage.seldom(), List.copyOf(wrongs.values()));
        }
    }
}
