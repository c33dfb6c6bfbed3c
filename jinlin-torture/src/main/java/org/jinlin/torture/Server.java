package org.jinlin.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// One server: the product's jar in a process of its own, as an operator runs it, and as an operator's system does it is
/// started again when it ends.
final class Server implements AutoCloseable {

    /// All who report here have one address, and a few of them report for thousands.
    private static final List<String> UNLIMITED = List.of("-Djinlin.reports.person-day=0", "-Djinlin.reports.device-day=0", "-Djinlin.reports.address-day=0");

    private static final Pattern READY = Pattern.compile("Jinlin is at (\\S+)");
    private static final Pattern ACCOUNT = Pattern.compile("^ {2}(demo-\\S+) +(\\S+) ", Pattern.MULTILINE);
    private static final long PAUSE_MILLISECONDS = 200;

    private final String name;
    private final Home home;
    private final Path jar;
    private final List<String> arguments;
    private final Thread keeper;
    private volatile Process process;
    private volatile Path output;
    private volatile boolean wanted = true;
    private volatile boolean closed;
    private volatile boolean ready;
    private volatile int starts;

    /// Starts it. `home`, `jar` and `arguments` as for `java -jar jar arguments`.
    Server(String name, Home home, Path jar, List<String> arguments) {
        this.name = name;
        this.home = home;
        this.jar = jar;
        this.arguments = arguments;
        this.output = home.directory();
        this.process = launch();
        this.keeper = Thread.ofPlatform().daemon().name("keeper-of-" + name).start(this::keep);
    }

    private Process launch() {
        ready = false;
        output = home.directory().resolve(name + "-" + ++starts + ".log");
        try {
            return command(home, jar, arguments).redirectOutput(output.toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ProcessBuilder command(Home home, Path jar, List<String> arguments) {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(List.of(System.getProperty("jinlin.server.options", "--enable-native-access=ALL-UNNAMED").split(" ")));
        command.addAll(UNLIMITED);
        String cache = System.getProperty("jinlin.server.cache", "");
        if (!cache.isEmpty()) {
            command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off"));
        }
        command.addAll(List.of("-Xmx512m", "-jar", jar.toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(home.directory().toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(variable -> variable.startsWith("JINLIN_"));
        builder.environment().put("JINLIN_CLOCK_AHEAD", home.clock().toString());
        // the clock jumps by hours, and nobody here signs in again
        builder.environment().put("JINLIN_SIGN_IN_STAFF_IDLE", "12h");
        return builder;
    }

    private void keep() {
        try {
            while (!closed) {
                if (wanted && !process.isAlive()) {
                    process = launch();
                }
                process.waitFor(PAUSE_MILLISECONDS, TimeUnit.MILLISECONDS);
                if (!process.isAlive()) {
                    Thread.sleep(PAUSE_MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// kill -9.
    void kill() {
        process.destroyForcibly();
    }

    /// Whether it is to be there; when it is killed meanwhile it stays away.
    void want(boolean wanted) {
        this.wanted = wanted;
    }

    boolean isReady() {
        ready = ready || READY.matcher(output()).find();
        return ready && process.isAlive();
    }

    boolean awaitReady(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(PAUSE_MILLISECONDS);
        }
        return true;
    }

    /// The last words of its log.
    String lastWords() {
        String all = output().strip();
        return all.substring(Math.max(0, all.length() - 500));
    }

    /// The printed demo accounts: the password by login.
    Map<String, String> accounts() {
        var accounts = new HashMap<String, String>();
        ACCOUNT.matcher(output()).results().forEach(line -> accounts.put(line.group(1), line.group(2)));
        return accounts;
    }

    private String output() {
        try {
            return Files.isRegularFile(output) ? Files.readString(output) : "";
        } catch (IOException e) {
            return "";
        }
    }

    /// Stops it in good order, or kills it when that takes too long.
    @Override
    public void close() {
        closed = true;
        wanted = false;
        try {
            keeper.join();
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
