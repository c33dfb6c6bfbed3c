package org.jinlin.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jinlin.postgres.PostgresServer.Durability;

/// The files of one PostgreSQL under a home directory, and the programs that work on them.
record Cluster(Path home, Binaries binaries, ServerUser user) {

    private static final long LONGEST_LOG_BYTES = 10_000_000;
    private static final Pattern LAST_PORT = Pattern.compile("\"-p\" \"(\\d{1,5})\"");

    /// The last two keep what people wrote out of the log: a failing statement is named by its error only.
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_min_messages", "warning"),
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_error_verbosity", "terse"));

    Path directory() {
        return directory(home);
    }

    static Path directory(Path home) {
        return home.resolve("cluster");
    }

    Path log() {
        return home.resolve("postgres.log");
    }

    /// The port of the last start, which PostgreSQL keeps with its command line; 0 when there was none.
    int lastPort() throws IOException {
        Path options = directory().resolve("postmaster.opts");
        if (Files.notExists(options)) {
            return 0;
        }
        var port = LAST_PORT.matcher(Files.readString(options));
        return port.find() ? Integer.parseInt(port.group(1)) : 0;
    }

    /// The last fatal line of the log, without its time and process.
    String lastFailure() {
        try (var lines = Files.lines(log(), StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.contains("FATAL:")).reduce((_, line) -> line)
                    .map(line -> line.substring(line.indexOf("FATAL:") + "FATAL:".length()).strip()).orElse("it gave no reason");
        } catch (IOException e) {
            return "it gave no reason";
        }
    }

    /// Refuses, before anything is touched, a directory that these programs cannot work on.
    void requireReadable() throws IOException {
        Path version = directory().resolve("PG_VERSION");
        if (Files.exists(version)) {
            String major = Files.readString(version).strip();
            if (!major.equals(Integer.toString(binaries.majorVersion()))) {
                throw new DatabaseProblem("The data in " + directory() + " belong to PostgreSQL " + major + " and this Jinlin brings "
                        + binaries.majorVersion() + ": start the Jinlin that wrote them, or name another directory with --data.");
            }
        } else if (Files.exists(directory())) {
            throw new DatabaseProblem(directory() + " holds no PostgreSQL data that can be read: move it away, or name another directory"
                    + " with --data.");
        }
    }

    /// Creates the files when there are none. A creation that was cut short is begun again.
    void createIfMissing(Secrets secrets, Durability durability) throws IOException {
        if (Files.exists(directory())) {
            if (secrets.find(PostgresServer.SUPERUSER).isEmpty()) {
                throw new DatabaseProblem("The password of the data in " + home + " is missing: put back " + secrets.directory()
                        + ", or name another directory with --data.");
            }
            user.give(directory());
            return;
        }
        Path unfinished = home.resolve("cluster.new");
        delete(unfinished);
        Files.createDirectory(unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        user.give(unfinished);
        Path passwordFile = home.resolve("password.new");
        try {
            Files.deleteIfExists(passwordFile);
            Secrets.write(passwordFile, secrets.findOrCreate(PostgresServer.SUPERUSER).password());
            user.give(passwordFile);
            initialise(unfinished, passwordFile, durability);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.move(unfinished, directory(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void initialise(Path target, Path passwordFile, Durability durability) {
        // lc_ctype must know Unicode, or pg_trgm treats every Chinese character as a separator
        var result = run("initdb", "-D", target.toString(), "-U", PostgresServer.SUPERUSER, "-A", "scram-sha-256",
                "--pwfile=" + passwordFile, "-E", "UTF8", "-k",
                durability == Durability.DURABLE ? "--sync-method=fsync" : "--no-sync",
                "--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=PG_UNICODE_FAST");
        if (!result.success()) {
            throw new DatabaseProblem("PostgreSQL could not create its files in " + home + ": make room and make it writable (it said: "
                    + result.output().strip().replaceAll("\\s+", " ") + ").");
        }
    }

    /// Starts the server in a session of its own, or Ctrl-C would stop it while we still finish requests.
    Process launch(int port, Durability durability) {
        try {
            return start(port, durability);
        } catch (IOException e) {
            throw new DatabaseProblem("PostgreSQL cannot be started in " + home + " (" + DatabaseProblem.reason(e)
                    + "): install what is missing and make the directory writable.", e);
        }
    }

    private Process start(int port, Durability durability) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-D", directory().toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        durability.settings().forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(user.command(binaries.program("postgres"), arguments));
        if (Files.exists(log()) && Files.size(log()) > LONGEST_LOG_BYTES) {
            Files.move(log(), home.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    /// Fast shutdown: open transactions roll back, the write-ahead log is checkpointed. False when that did not work.
    boolean stop() {
        return run("pg_ctl", "-D", directory().toString(), "-m", "fast", "-w", "stop").success();
    }

    private Command.Result run(String program, String... arguments) {
        return Command.run(user.command(binaries.program(program), List.of(arguments)));
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
