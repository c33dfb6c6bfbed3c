package org.jinlin.playbook;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/// `jinlin playbook check [CODE]` and `jinlin playbook diff A B`. Packs are read from the folder `playbooks` where the command is
/// run, so that an author checks what is being written; where there is none, from the program itself. The rows that stories may
/// name are those of `docs/mission.md` there.
public final class PlaybookCommand {
    private static final int OK = 0;
    private static final int FAULTS = 1;
    private static final int USAGE = 2;

    private final PackSource source;
    private final Set<String> rows;
    private final PrintStream out;

    PlaybookCommand(PackSource source, PrintStream out) {
        this(source, Set.of(), out);
    }

    /// @param rows that stories may name; none when nobody knows them
    PlaybookCommand(PackSource source, Set<String> rows, PrintStream out) {
        this.source = source;
        this.rows = rows;
        this.out = out;
    }

    /// @param args the words after `playbook`
    /// @return 0 when all is well, 1 when there are faults, 2 when the words make no sense
    public static int run(String[] args, PrintStream out) {
        return new PlaybookCommand(PackSource.atHand(), Stories.rows(Path.of("docs", "mission.md")), out).run(List.of(args));
    }

    int run(List<String> args) {
        if (args.size() == 1 && args.getFirst().equals("check")) {
            return check(source.codes());
        }
        if (args.size() == 2 && args.getFirst().equals("check")) {
            return check(List.of(args.getLast()));
        }
        if (args.size() == 3 && args.getFirst().equals("diff")) {
            return diff(args.get(1), args.get(2));
        }
        out.println("usage: jinlin playbook check [CODE]   read, check and walk every pack, or one");
        out.println("       jinlin playbook diff A B       what differs from pack A to pack B");
        return USAGE;
    }

    /// The last line is always `N playbooks, M errors`; base is read too but not counted, and a fault in it is counted once.
    private int check(List<String> codes) {
        var faults = new LinkedHashSet<Fault>();
        var walker = new Walker();
        try (var walkers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            codes.stream().map(code -> begin(code, walker, walkers)).toList().forEach(check -> tell(check, faults));
        }
        long packs = codes.stream().filter(code -> !code.equals("base") || codes.size() == 1).count();
        out.println(packs + " playbooks, " + faults.size() + " errors");
        return faults.isEmpty() ? OK : FAULTS;
    }

    /// A pack that was read and is being walked.
    private record Check(String code, List<Fault> faults, Optional<Walk> walk) {}

    private record Walk(int kinds, CompletableFuture<WalkReport> report) {}

    private Check begin(String code, Walker walker, Executor walkers) {
        var reading = Playbooks.read(source, code);
        var all = new ArrayList<>(reading.faults());
        Stories.read(source, code, rows, all);
        return new Check(code, all, reading.playbook().map(playbook -> new Walk(playbook.kinds().size(), CompletableFuture.supplyAsync(walker.later(playbook), walkers))));
    }

    private void tell(Check check, Set<Fault> faults) {
        check.faults().stream().filter(faults::add).forEach(out::println);
        check.walk().ifPresent(walk -> {
            var report = walk.report().join();
            report.wrongs().stream().filter(faults::add).forEach(out::println);
            out.println(check.code() + ": " + walk.kinds() + " kinds, " + report.walks() + " walks, " + report.steps() + " moves"
                    + (report.walks() == 0 ? " (every kind walked in another pack already)" : "")
                    + ", never taken: " + (report.never().isEmpty() ? "none" : String.join(" ", report.never())));
            if (!report.seldom().isEmpty()) {
                out.println(check.code() + ": taken less than " + Walker.AIM + " times: " + report.seldom());
            }
        });
    }

    private int diff(String before, String after) {
        var one = Playbooks.read(source, before);
        var other = Playbooks.read(source, after);
        var faults = new LinkedHashSet<>(one.faults());
        faults.addAll(other.faults());
        faults.forEach(out::println);
        if (one.playbook().isEmpty() || other.playbook().isEmpty()) {
            out.println(faults.size() + " errors; mend them first");
            return FAULTS;
        }
        var changes = PlaybookDiff.between(one.playbook().get(), other.playbook().get());
        changes.forEach(out::println);
        out.println(changes.size() + " differences");
        return OK;
    }
}
