package org.jinlin.torture;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jinlin.torture.Script.Who;
import org.jinlin.torture.Strike.Fault;

/// `jinlin torture`: two servers on one durable database under load, a schedule of faults by a seed, and then the question
/// whether anything is lost.
public final class Torture {

    private static final int PLAYERS = 6;
    private static final Duration START_PATIENCE = Duration.ofMinutes(5);
    private static final Duration ANSWER_PATIENCE = Duration.ofMinutes(3);
    private static final Duration NOBODY_SERVES = Duration.ofMinutes(10);
    private static final long TICK_MILLISECONDS = 100;
    private static final long TELL_EVERY_SECONDS = 10;

    private final Options options;
    private final Home home;
    private final Path jar;
    private final PrintStream out;
    private final Ledger ledger = new Ledger();
    private final Map<Fault, Integer> struck = new EnumMap<>(Fault.class);
    private final Postgres postgres;
    private final List<Server> servers = new ArrayList<>();
    private volatile boolean failed;
    /// Written by the striker only.
    private volatile long millisecondsServed;

    private Torture(Options options, Home home, Path jar, PrintStream out) {
        this.options = options;
        this.home = home;
        this.jar = jar;
        this.out = out;
        this.postgres = new Postgres(home.data());
    }

    /// The process. The property `jinlin.server.jar` names the product's jar.
    public static void main(String[] args) throws Exception {
        System.exit(run(Path.of(System.getProperty("jinlin.server.jar", "jinlin.jar")), System.out, args));
    }

    /// The exit code: 0 when nothing is broken, 1 when something is, 2 when there can be no torture; then nothing was touched.
    static int run(Path jar, PrintStream out, String... args) throws IOException, InterruptedException, SQLException {
        try {
            var options = Options.read(args);
            if (!Files.isRegularFile(jar)) {
                throw new Problem("There is no " + jar + ": build it with mvn package, or call ./jinlin torture.");
            }
            List<Integer> ports = ports(options.port());
            var torture = new Torture(options, Home.make(options.data(), options.minutes()), jar.toAbsolutePath(), out);
            return torture.run(ports);
        } catch (Problem e) {
            out.println(e.getMessage());
            return 2;
        }
    }

    private static List<Integer> ports(int first) throws IOException {
        try (var one = new ServerSocket(first, 1, InetAddress.getLoopbackAddress());
                var two = new ServerSocket(first == 0 ? 0 : first + 1, 1, InetAddress.getLoopbackAddress())) {
            return List.of(one.getLocalPort(), two.getLocalPort());
        } catch (IOException e) {
            throw new Problem("The ports %d and %d are not both free: name another one with --port.".formatted(first, first + 1));
        }
    }

    private int run(List<Integer> ports) throws IOException, InterruptedException, SQLException {
        List<Strike> schedule = Strike.schedule(options.seed(), options.minutes());
        out.println("torture seed " + options.seed() + " for " + options.minutes() + " min in " + home.directory() + ", " + schedule.size() + " faults:");
        schedule.forEach(strike -> out.println("  " + strike));
        var hook = new Thread(this::interrupted);
        Runtime.getRuntime().addShutdownHook(hook);
        List<String> broken;
        try {
            start(ports);
            load(ports, schedule);
            out.println("the faults are over; waiting for both servers and for rest");
            broken = new ArrayList<>(failed ? List.of("a player or the striker failed; see above") : List.of());
            broken.addAll(recovered() ? new Verdict(home, postgres, jar).find(ledger) : List.of());
            broken.addAll(servers.stream().filter(server -> !server.isReady()).map(server -> "a server is not back: " + server.lastWords()).toList());
        } finally {
            servers.reversed().forEach(Server::close);
            killAll();
            Runtime.getRuntime().removeShutdownHook(hook);
        }
        tell(broken, schedule.size());
        return broken.isEmpty() ? 0 : 1;
    }

    private void start(List<Integer> ports) throws InterruptedException {
        servers.add(new Server("first", home, jar, List.of("run", "--port", ports.getFirst().toString(), "--data", home.data().toString())));
        requireStart(servers.getFirst());
        servers.add(new Server("second", home, jar, List.of("run", "--port", ports.getLast().toString(), "--join", home.data().toString(), "--no-demo")));
        requireStart(servers.getLast());
    }

    private static void requireStart(Server server) throws InterruptedException {
        if (!server.awaitReady(START_PATIENCE)) {
            throw new IllegalStateException("the server did not start: " + server.lastWords());
        }
    }

    private boolean recovered() throws InterruptedException {
        boolean all = true;
        for (Server server : servers) {
            all &= server.awaitReady(START_PATIENCE);
        }
        return all;
    }

    private void load(List<Integer> ports, List<Strike> schedule) throws InterruptedException {
        List<String> addresses = ports.stream().map(port -> "http://localhost:" + port).toList();
        var accounts = servers.getFirst().accounts();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < PLAYERS; i++) {
            int number = i;
            List<String> order = i % 2 == 0 ? addresses : addresses.reversed();
            threads.add(begin("player-" + i, () -> play(number, order, accounts)));
        }
        threads.add(begin("striker", () -> strike(schedule)));
        for (Thread thread : threads) {
            while (!thread.join(Duration.ofSeconds(TELL_EVERY_SECONDS))) {
                out.printf("%4d s left: %,d requests, %,d acknowledged, %d faults, servers %s%n", Math.max(0, options.minutes() * 60 - secondsServed()), ledger.requests.get(),
                        ledger.acknowledged.size(), struck.values().stream().mapToInt(Integer::intValue).sum(), servers.stream().map(server -> server.isReady() ? "up" : "down").toList());
            }
        }
    }

    private interface Job {
        void run() throws Exception;
    }

    private Thread begin(String name, Job job) {
        return Thread.ofPlatform().name(name).start(() -> {
            try {
                job.run();
            } catch (Exception e) {
                failed = true;
                e.printStackTrace(out);
            }
        });
    }

    private void play(int number, List<String> addresses, Map<String, String> accounts) throws InterruptedException {
        Map<Who, Phone> phones = new EnumMap<>(Who.class);
        Map.of(Who.RESIDENT, "demo-resident-01", Who.CLERK, "demo-clerk", Who.HANDLER, "demo-handler", Who.OTHER_HANDLER, "demo-property", Who.MEMBER, "demo-member",
                Who.VOLUNTEER, "demo-volunteer", Who.SECRETARY, "demo-secretary").forEach((who, login) -> phones.put(who, new Phone(addresses, login, accounts.get(login), ledger)));
        var helpers = Map.of(Who.MEMBER, me(phones.get(Who.MEMBER), "/person"), Who.VOLUNTEER, me(phones.get(Who.VOLUNTEER), "/person"));
        var cast = new Player.Cast(phones, unit(phones.get(Who.HANDLER)), unit(phones.get(Who.OTHER_HANDLER)), unit(phones.get(Who.SECRETARY)), helpers);
        var player = new Player(cast, ledger, home);
        for (int script = number; ledger.mayBegin(); script += PLAYERS) {
            player.play(Script.of(options.seed(), script));
        }
    }

    private static String unit(Phone phone) throws InterruptedException {
        return me(phone, "/posts/0/unit");
    }

    private static String me(Phone phone, String what) throws InterruptedException {
        return phone.send("/api/me", null).json().at(what).asString();
    }

    /// The load ends with the schedule.
    private void strike(List<Strike> schedule) throws Exception {
        try {
            for (Strike strike : schedule) {
                await(strike.second());
                struck.merge(strike.fault(), 1, Integer::sum);
                try {
                    strike(strike);
                } catch (SQLException e) {
                    // PostgreSQL is down already: then this is no worse
                    out.println("  " + strike + " met a PostgreSQL that was down");
                }
            }
            await(options.minutes() * 60);
        } finally {
            ledger.end(ANSWER_PATIENCE);
        }
    }

    /// Only the time counts in which somebody serves: on a slow machine a start takes longer, and the faults would strike nobody.
    private void await(int second) throws InterruptedException {
        long began = System.nanoTime();
        while (secondsServed() < second) {
            if (System.nanoTime() - began > NOBODY_SERVES.toNanos()) {
                throw new IllegalStateException("no server came back in " + NOBODY_SERVES.toMinutes() + " minutes");
            }
            Thread.sleep(TICK_MILLISECONDS);
            if (servers.stream().anyMatch(Server::isReady)) {
                millisecondsServed += TICK_MILLISECONDS;
            }
        }
    }

    private long secondsServed() {
        return millisecondsServed / 1000;
    }

    private void strike(Strike strike) throws Exception {
        Duration seconds = Duration.ofSeconds(strike.amount());
        switch (strike.fault()) {
            case KILL_FIRST -> servers.getFirst().kill();
            case KILL_SECOND -> servers.getLast().kill();
            case KILL_POSTGRES -> postgres.kill();
            case KILL_ALL -> {
                servers.forEach(Server::kill);
                postgres.kill();
            }
            case DROP_CONNECTIONS -> postgres.dropConnections();
            case STOP_BACKENDS -> postgres.standStill(seconds);
            case LOCK_MOVES -> postgres.lockMoves(seconds);
            case CLOCK_FORWARD -> home.moveClock(Duration.ofMinutes(strike.amount()).toMillis());
            case CLOCK_BACK -> home.moveClock(-Duration.ofMinutes(strike.amount()).toMillis());
            case DOWNTIME -> {
                servers.forEach(server -> server.want(false));
                servers.forEach(Server::kill);
                home.moveClock(Duration.ofMinutes(strike.amount()).toMillis());
                servers.forEach(server -> server.want(true));
            }
        }
    }

    /// Ctrl-C: nothing runs on, and nothing stays but what was asked for by name.
    private void interrupted() {
        killAll();
        if (!home.kept()) {
            try {
                home.delete();
            } catch (IOException | UncheckedIOException e) {
                out.println(home.directory() + " could not be deleted: delete it");
            }
        }
    }

    private void killAll() {
        servers.forEach(server -> server.want(false));
        servers.forEach(Server::kill);
        postgres.kill();
    }

    private void tell(List<String> broken, int faults) throws IOException {
        struck.forEach((fault, times) -> out.println("  " + times + " × " + fault.title));
        out.println("refused by the rules: " + ledger.refusals());
        out.println("sent again because of: " + ledger.retries() + "; never answered: " + ledger.unknown.size());
        broken.forEach(what -> out.println("BROKEN: " + what));
        if (!broken.isEmpty()) {
            out.println("everything is kept in " + home.directory());
        } else if (!home.kept()) {
            home.delete();
        }
        out.printf("torture seed %d: %d requests, %d acknowledged, %d faults, %d broken%n", options.seed(), ledger.requests.get(), ledger.acknowledged.size(), faults, broken.size());
    }
}
