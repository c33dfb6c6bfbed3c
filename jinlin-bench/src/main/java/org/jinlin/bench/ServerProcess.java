package org.jinlin.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jinlin.postgres.Credentials;
import org.jinlin.postgres.JoinedDatabase;

/// The server as an operator runs it: its jar, in a process of its own, with its own durable PostgreSQL.
final class ServerProcess implements AutoCloseable {

    /// All who report here have one address, and a few of them report for thousands.
    private static final List<String> UNLIMITED = List.of("-Djinlin.reports.person-day=0", "-Djinlin.reports.device-day=0", "-Djinlin.reports.address-day=0");

    private static final String ADDRESS = "Jinlin is at http://localhost:";
    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);
    private static final int KIB_PER_MIB = 1024;

    private final Process process;
    private final int port;
    private final Duration startTime;
    private final JoinedDatabase database;

    private ServerProcess(Process process, int port, Duration startTime, JoinedDatabase database) {
        this.process = process;
        this.port = port;
        this.startTime = startTime;
        this.database = database;
    }

    /// @param port 0 picks a free one; a taken one is refused before anything is touched
    static ServerProcess start(Home home, int port) {
        return start(home, port, List.of());
    }

    /// @param more options of its JVM, such as an agent; the cache of the start is not for those
    static ServerProcess start(Home home, int port, List<String> more) {
        requireFree(port);
        var command = command(more);
        command.addAll(List.of("run", "--data", home.directory().toString(), "--no-demo", "--port", Integer.toString(port)));
        Path errors = home.directory().resolve("server.log");
        long began = System.nanoTime();
        try {
            Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
            int listening = awaitAddress(process, errors);
            var took = Duration.ofNanos(System.nanoTime() - began);
            var database = JoinedDatabase.find(home.directory(), Home.DATABASE).orElseThrow(() -> new IllegalStateException("the server runs without its database"));
            return new ServerProcess(process, listening, took, database);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As `./jinlin run` starts it; without a jar, from the classes of this process.
    private static List<String> command(List<String> more) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(System.getProperty("jinlin.server.options", "--enable-native-access=ALL-UNNAMED").split(" ")));
        command.addAll(UNLIMITED);
        command.addAll(more);
        String cache = System.getProperty("jinlin.server.cache", "");
        if (!cache.isEmpty() && more.isEmpty()) {
            command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off"));
        }
        String jar = System.getProperty("jinlin.server.jar");
        if (jar != null) {
            command.addAll(List.of("-jar", jar));
        } else {
            String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            command.addAll(List.of("-cp", classes, "org.jinlin.app.JinlinApplication"));
        }
        return command;
    }

    static void requireFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw new BenchProblem("Port " + port + " is taken by another program: choose another one with --port.", e);
        }
    }

    private static int awaitAddress(Process process, Path errors) throws IOException {
        var out = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(ADDRESS)) {
                // what it says later must not fill the pipe
                Thread.ofVirtual().start(() -> out.lines().forEach(_ -> { }));
                return Integer.parseInt(line.substring(ADDRESS.length()).strip());
            }
        }
        try (var lines = Files.lines(errors)) {
            throw new BenchProblem(lines.filter(line -> !line.isBlank()).reduce((_, last) -> last).orElse("The server did not start and said nothing."));
        }
    }

    int port() {
        return port;
    }

    OptionalLong pid() {
        return OptionalLong.of(process.pid());
    }

    /// From the command to the address.
    Duration startTime() {
        return startTime;
    }

    JoinedDatabase database() {
        return database;
    }

    Connection asApp() throws SQLException {
        return connect(database.app());
    }

    /// Row-level security is passed.
    Connection asOwner() throws SQLException {
        return connect(database.owner());
    }

    private Connection connect(Credentials who) throws SQLException {
        return DriverManager.getConnection(database.url(), who.name(), who.password());
    }

    /// What of the process lies in memory now, MiB.
    int residentMib() {
        try {
            return Integer.parseInt(Machine.after(Path.of("/proc", Long.toString(process.pid()), "status"), "VmRSS").replaceAll("\\D", "")) / KIB_PER_MIB;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Stops the process where it stands, between two transactions, so that the floor has the cores for itself.
    void freeze() throws SQLException, IOException, InterruptedException {
        try (Connection app = asApp(); var query = app.prepareStatement("""
                select count(*) from pg_stat_activity
                where usename = current_user and pid <> pg_backend_pid() and state <> 'idle'""")) {
            while (true) {
                signal("STOP");
                try (var rows = query.executeQuery()) {
                    if (rows.next() && rows.getInt(1) == 0) {
                        return;
                    }
                }
                signal("CONT");
                Thread.sleep(20);
            }
        }
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        run("kill", "-" + name, Long.toString(process.pid()));
    }

    /// Asks the server's JVM for something, such as `JFR.start`.
    void jcmd(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(process.pid())));
        command.addAll(List.of(words));
        run(command.toArray(String[]::new));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process started = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(new File("/dev/null")).start();
        if (started.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + started.exitValue());
        }
    }

    @Override
    public void close() {
        stop(process);
    }

    private static void stop(Process process) {
        if (!process.isAlive()) {
            return;
        }
        try {
            // one that was frozen would never hear that it is to stop
            run("kill", "-CONT", Long.toString(process.pid()));
            process.destroy();
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
