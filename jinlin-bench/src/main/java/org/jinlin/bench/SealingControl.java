package org.jinlin.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// The bench's end of a [SealingSwitch].
final class SealingControl {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final long LOOK_EVERY_MS = 5;

    private final Path directory;
    private int asked;

    private SealingControl(Path directory) {
        this.directory = directory;
    }

    /// What the server did since it started.
    record Counts(long sealed, long opened, long indexed) {

        Counts since(Counts before) {
            return new Counts(sealed - before.sealed, opened - before.opened, indexed - before.indexed);
        }

        Counts and(Counts other) {
            return new Counts(sealed + other.sealed, opened + other.opened, indexed + other.indexed);
        }

        long all() {
            return sealed + opened + indexed;
        }
    }

    /// Only for the database of one bench, which goes with it: what is left open there, no other server would open.
    static SealingControl of(Home home) {
        if (!home.temporary()) {
            throw new IllegalArgumentException("a database that stays is never written without sealing");
        }
        return new SealingControl(home.directory());
    }

    /// With what the server has to be started.
    List<String> options() throws IOException {
        Path jar = directory.resolve("sealing-agent.jar");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), SealingAgent.class.getName());
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Class<?> each : List.of(SealingAgent.class, SealingAgent.Change.class, SealingSwitch.class)) {
                String file = each.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(file));
                try (InputStream in = SealingControl.class.getClassLoader().getResourceAsStream(file)) {
                    in.transferTo(out);
                }
            }
        }
        return List.of("-javaagent:" + jar + "=" + directory);
    }

    /// From here on it seals, or does not. The counts of this moment.
    Counts turn(boolean on) throws IOException, InterruptedException {
        String words = (on ? SealingSwitch.ON : SealingSwitch.OFF) + " " + ++asked;
        Path draft = Files.writeString(directory.resolve(SealingSwitch.WANTED + "-draft"), words);
        Files.move(draft, directory.resolve(SealingSwitch.WANTED), StandardCopyOption.ATOMIC_MOVE);
        Path done = directory.resolve(SealingSwitch.DONE);
        for (long end = System.nanoTime() + LONGEST.toNanos(); System.nanoTime() < end; Thread.sleep(LOOK_EVERY_MS)) {
            String answer = Files.exists(done) ? Files.readString(done) : "";
            if (answer.startsWith(words + " ")) {
                String[] counts = answer.substring(words.length() + 1).split(" ");
                return new Counts(Long.parseLong(counts[0]), Long.parseLong(counts[1]), Long.parseLong(counts[2]));
            }
        }
        throw new BenchProblem("The server does not hear whether it should seal: see " + directory.resolve("server.log") + ".");
    }
}
