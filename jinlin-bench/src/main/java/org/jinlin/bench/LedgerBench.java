package org.jinlin.bench;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Properties;
import org.jinlin.kit.Scope;
import org.jinlin.playbook.Currency;
import org.jinlin.points.Account;
import org.jinlin.points.Ledger;
import org.jinlin.points.LedgerCheck;
import org.jinlin.points.Statements;

/// `bench ledger`: transfers between accounts of which one in ten is with the bank, by the ledger and by plain SQL on tables of its own beside it,
/// turn by turn; and the balance and the statement of an account with very many entries.
final class LedgerBench {

    static final List<String> OPTIONS = List.of(Home.DATA, Homes.EXISTING, "--threads", "--seconds", "--warm-up", "--repeats", "--accounts", "--entries", "--looks");

    private static final long BYTES_PER_ENTRY = 600;

    private final Report report;
    private final int threads;
    private final int seconds;
    private final int warmUp;
    private final int repeats;
    private final int accounts;
    private final int entries;
    private final int looks;

    private LedgerBench(Options options, Report report) {
        this.report = report;
        this.threads = options.number("--threads", 8, 1, 8);
        this.seconds = options.number("--seconds", 10, 1, 3600);
        this.warmUp = options.number("--warm-up", 30, 0, 3600);
        this.repeats = options.number("--repeats", 3, 1, 100);
        this.accounts = options.number("--accounts", 20_000, 10, 1_000_000);
        this.entries = options.number("--entries", 1_000_000, 1, 20_000_000);
        this.looks = options.number("--looks", 2_000, 10, 1_000_000);
    }

    static void run(Options options, Report report) throws Exception {
        var bench = new LedgerBench(options, report);
        try (Home home = Homes.prepared(options, report, (bench.entries + bench.accounts) * BYTES_PER_ENTRY); Engine engine = Engine.start(home.directory())) {
            bench.measure(home, engine);
        }
    }

    private void measure(Home home, Engine engine) throws Exception {
        var database = engine.database(home);
        int district = home.tenants().districts().getFirst();
        try (Connection owner = Seeder.open(database)) {
            report.machine(home, owner);
            LedgerSeed.fill(owner, district, accounts, entries);
            var app = new Properties();
            app.setProperty("user", database.app().name());
            app.setProperty("password", database.app().password());
            var ours = new ArrayList<Work>();
            var plain = new ArrayList<LedgerFloor>();
            for (int i = 0; i < threads; i++) {
                ours.add(new LedgerTransfers(engine.bean(Ledger.class), district, accounts, i));
                plain.add(new LedgerFloor(database.url(), app, accounts, i));
            }
            ClosedLoop.run("warm-up", ours, warmUp, OptionalLong.empty());
            ClosedLoop.run("warm-up", plain, warmUp, OptionalLong.empty());
            compare(ours, plain);
            for (LedgerFloor work : plain) {
                work.close();
            }
            look(engine, district);
            sound(engine, district);
            LedgerSeed.forget(owner, district);
        }
    }

    private void compare(List<Work> ours, List<LedgerFloor> plain) throws InterruptedException {
        var here = new ArrayList<Double>();
        var below = new ArrayList<Double>();
        for (int i = 0; i <= repeats; i++) {
            Cell ledger = ClosedLoop.run("ledger x" + threads, ours, seconds, OptionalLong.empty());
            Cell floor = ClosedLoop.run("plain SQL x" + threads, plain, seconds, OptionalLong.empty());
            if (i == 0) {
                report.line("left out  " + ledger.line());
                report.line("left out  " + floor.line());
            } else {
                report.cell(ledger);
                report.cell(floor);
                here.add(ledger.perSecond());
                below.add(floor.perSecond());
            }
        }
        report.figure("transfers_per_second", Report.median(here), "median of the ledger: %.0f transfers/s");
        report.figure("plain_per_second", Report.median(below), "median of plain SQL: %.0f transfers/s");
        report.figure("ratio", Report.median(here) / Report.median(below), "ratio: %.2f");
    }

    /// By one reader, one look after the other.
    private void look(Engine engine, int district) throws InterruptedException {
        var statements = engine.bean(Statements.class);
        var scope = new Scope(district, Scope.Kind.STAFF, 1);
        Account account = statements.accounts(scope, LedgerSeed.BUSY).getFirst();
        report.figure("entries", (int) account.entries());
        look("balance", () -> statements.accounts(scope, LedgerSeed.BUSY));
        look("statement", () -> statements.lines(scope, account.id(), null));
    }

    private void look(String name, Runnable look) throws InterruptedException {
        var histogram = new Parts(Long.MAX_VALUE);
        for (int i = 0; i < looks; i++) {
            long began = System.nanoTime();
            look.run();
            histogram.done(began);
        }
        report.figure(name + "_p50_ms", histogram.microseconds().getValueAtPercentile(50) / 1000.0, name + " of an account with very many entries, median: %.2f ms");
        report.figure(name + "_p99_ms", histogram.microseconds().getValueAtPercentile(99) / 1000.0, name + ", p99: %.2f ms");
    }

    private void sound(Engine engine, int district) {
        List<String> faults = engine.bean(LedgerCheck.class).check(district);
        long sum = engine.bean(LedgerCheck.class).sum(district, Currency.POINTS);
        if (!faults.isEmpty() || sum != 0) {
            throw new IllegalStateException(String.format(Locale.ROOT, "the ledger is broken after the bench: it sums to %d, %s", sum, faults));
        }
        report.line("afterwards every transfer has its two halves, and all sums to zero");
    }
}
