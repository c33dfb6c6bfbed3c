package org.jinlin.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jinlin.postgres.PostgresServer.Durability;

/// A Java process with a durable server and 1000 rows, to be killed. Interrupted, it looks whether its server still
/// answers before it closes it, as an application that finishes its requests does.
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private ServerProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static void main(String[] arguments) throws Exception {
        var server = PostgresServer.start(Path.of(arguments[0]), 0, Durability.DURABLE);
        var sql = Sql.superuser(server);
        sql.run("create table if not exists note as select g from generate_series(1, 1000) g");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try (server) {
                IO.println("counted " + sql.query("select count(*) from note"));
            } catch (Exception e) {
                IO.println("no answer: " + e);
            }
        }));
        IO.println("ready " + server.process().pid());
        new CountDownLatch(1).await();
    }

    /// Starts it as the leader of a session, as a terminal would, so that its group can be interrupted as a whole: also where
    /// the tests run in the background of a shell, which lets no child be interrupted.
    static ServerProcess start(Path home) throws IOException {
        List<String> command = new ArrayList<>(List.of("setsid", "env", "--default-signal=INT", Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), ServerProcess.class.getName(),
                home.toString()));
        return new ServerProcess(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /// Waits for the line that begins so and gives what follows on it.
    String await(String beginning) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length()).strip();
            }
        }
        throw new AssertionError("the process ended before it printed " + beginning);
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// What Ctrl-C does: a signal to every process of the terminal's group.
    void interruptGroup() throws Exception {
        new ProcessBuilder("kill", "-INT", "--", "-" + process.pid()).start().waitFor();
    }

    void awaitEnd() {
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
