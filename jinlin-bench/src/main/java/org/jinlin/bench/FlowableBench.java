package org.jinlin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jinlin.matters.Matters;
import org.jinlin.postgres.JoinedDatabase;

/// `bench flowable`: the same five steps on Flowable and on our engine, both in this process, on the same PostgreSQL, each
/// in a database of its own, turn by turn.
final class FlowableBench {

    static final List<String> OPTIONS = List.of(Home.DATA, Homes.EXISTING, "--threads", "--seconds", "--warm-up", "--repeats");

    private static final String DATABASE = "flowable";
    private static final String SUPERUSER = "postgres";

    private FlowableBench() {}

    static void run(Options options, Report report) throws Exception {
        int threads = options.number("--threads", 8, 1, 100);
        int seconds = options.number("--seconds", 20, 1, 3600);
        int warmUp = options.number("--warm-up", 60, 0, 3600);
        int repeats = options.number("--repeats", 3, 1, 100);
        try (Home home = Homes.prepared(options, report); Engine engine = Engine.start(home.directory(), "--jinlin.jobs=true")) {
            JoinedDatabase database = engine.database(home);
            try (Connection owner = Seeder.open(database); FlowableEngine flowable = flowable(home, database)) {
                report.machine(home, owner);
                report.line("Flowable " + FlowableEngine.version());
                var grounds = new ArrayList<Ground>();
                for (int district : home.tenants().districts()) {
                    grounds.add(Ground.read(owner, district));
                }
                var texts = Texts.load();
                var ours = new ArrayList<Work>();
                var theirs = new ArrayList<Work>();
                for (int i = 0; i < threads; i++) {
                    ours.add(new EngineLifecycle(engine.bean(Matters.class), grounds, texts, i));
                    theirs.add(flowable.lifecycle(texts, i));
                }
                ClosedLoop.run("warm-up", ours, warmUp, OptionalLong.empty());
                ClosedLoop.run("warm-up", theirs, warmUp, OptionalLong.empty());
                measure(report, ours, theirs, seconds, repeats);
            }
        }
    }

    private static void measure(Report report, List<Work> ours, List<Work> theirs, int seconds, int repeats) throws InterruptedException {
        var own = new ArrayList<Double>();
        var peer = new ArrayList<Double>();
        for (int i = 0; i <= repeats; i++) {
            Cell here = ClosedLoop.run("engine x" + ours.size(), ours, seconds, OptionalLong.empty());
            Cell there = ClosedLoop.run("flowable x" + theirs.size(), theirs, seconds, OptionalLong.empty());
            if (i == 0) {
                report.line("left out  " + here.line());
                report.line("left out  " + there.line());
            } else {
                report.cell(here);
                report.cell(there);
                own.add(here.perSecond());
                peer.add(there.perSecond());
            }
        }
        report.figure("engine_per_second", Report.median(own), "median of our engine: %.1f lifecycles/s");
        report.figure("flowable_per_second", Report.median(peer), "median of Flowable: %.1f lifecycles/s");
        report.figure("times", Report.median(own) / Report.median(peer), "that is %.1f times");
    }

    private static FlowableEngine flowable(Home home, JoinedDatabase database) throws SQLException, IOException {
        String password = Files.readString(home.directory().resolve(Path.of("secrets", SUPERUSER))).strip();
        String server = database.url().substring(0, database.url().lastIndexOf('/') + 1);
        try (Connection superuser = DriverManager.getConnection(server + SUPERUSER, SUPERUSER, password); var statement = superuser.createStatement()) {
            statement.execute("drop database if exists " + DATABASE);
            statement.execute("create database " + DATABASE + " owner " + database.owner().name());
        }
        return new FlowableEngine(server + DATABASE, database.owner().name(), database.owner().password());
    }
}
