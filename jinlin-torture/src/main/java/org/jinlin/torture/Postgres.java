package org.jinlin.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The PostgreSQL of the servers, as its superuser and as its processes.
record Postgres(Path data) {

    private static final int PORT_LINE = 3;

    /// Its processes, told by what they are and where they work: never those of somebody else.
    static List<ProcessHandle> processes(Path data) {
        Path cluster = data.resolve("cluster");
        return ProcessHandle.allProcesses().filter(process -> isPostgres(process.pid()) && worksIn(process.pid(), cluster)).toList();
    }

    private static boolean isPostgres(long pid) {
        return read(pid, "comm").strip().equals("postgres");
    }

    private static boolean worksIn(long pid, Path cluster) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd")).equals(cluster.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            return ""; // it has just ended
        }
    }

    void kill() {
        processes(data).forEach(ProcessHandle::destroyForcibly);
    }

    /// Every second process that serves one of the servers stands still for a while, with all the locks it holds.
    void standStill(Duration span) throws IOException, InterruptedException {
        var pids = new ArrayList<String>();
        processes(data).stream().filter(process -> read(process.pid(), "cmdline").contains("jinlin_app")).filter(process -> process.pid() % 2 == 0)
                .forEach(process -> pids.add(Long.toString(process.pid())));
        if (pids.isEmpty()) {
            return;
        }
        signal("-STOP", pids);
        try {
            Thread.sleep(span);
        } finally {
            var still = processes(data).stream().map(process -> Long.toString(process.pid())).toList();
            pids.retainAll(still);
            if (!pids.isEmpty()) {
                signal("-CONT", pids);
            }
        }
    }

    private static void signal(String name, List<String> pids) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", name));
        command.addAll(pids);
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    /// Nobody writes a move for a while.
    void lockMoves(Duration span) throws SQLException, InterruptedException {
        try (Connection connection = connect(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table matters.move in exclusive mode");
            Thread.sleep(span);
            connection.rollback();
        }
    }

    void dropConnections() throws SQLException {
        try (Connection connection = connect(); var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'jinlin_app'");
        }
    }

    Connection connect() throws SQLException {
        try {
            String port = Files.readAllLines(data.resolve("cluster/postmaster.pid")).get(PORT_LINE).strip();
            String password = Files.readString(data.resolve("secrets/postgres")).strip();
            return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/jinlin?connectTimeout=10&socketTimeout=300", "postgres", password);
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new SQLException("PostgreSQL is down", e);
        }
    }

    /// What a query answers, row by row, as texts.
    List<List<String>> rows(String sql, Object... values) throws SQLException {
        try (Connection connection = connect(); var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            var rows = new ArrayList<List<String>>();
            try (var result = statement.executeQuery()) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    var row = new ArrayList<String>();
                    for (int column = 1; column <= columns; column++) {
                        row.add(String.valueOf(result.getString(column)));
                    }
                    rows.add(row);
                }
            }
            return rows;
        } catch (UncheckedIOException e) {
            throw new SQLException(e);
        }
    }
}
