package org.jinlin.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jinlin.kit.ProofKey;
import org.jinlin.matters.Destruction;

/// `jinlin destroyed FILE [--data DIR]`: whether the proof in a file was signed by this house and is still as it was. Needs neither
/// a server nor the database, only the key.
final class DestroyedCommand {

    private static final String USAGE = "usage: jinlin destroyed FILE [--data DIR]   check the proof of what was erased";
    private static final long BYTES_MAX = 100_000;

    private DestroyedCommand() {}

    /// The exit code: 0 when it holds, 1 when it does not or cannot be read, 2 when the words make no sense.
    static int run(String[] args, PrintStream out) {
        boolean named = args.length == 3 && args[1].equals("--data");
        if (args.length != 1 && !named) {
            out.println(USAGE);
            return 2;
        }
        Path key = Path.of(named ? args[2] : "data").resolve("secrets").resolve("proof");
        if (!Files.isRegularFile(key)) {
            out.println("There is no key to check with at " + key + ": name the directory of the data with --data.");
            return 1;
        }
        return check(Path.of(args[0]), ProofKey.loadOrCreate(key), out);
    }

    private static int check(Path file, ProofKey key, PrintStream out) {
        try {
            boolean holds = Files.size(file) <= BYTES_MAX && Destruction.verifies(Files.readString(file, StandardCharsets.UTF_8), key);
            out.println(holds ? "genuine: signed by this house, and unchanged" : "NOT genuine: not signed by this house, or changed");
            return holds ? 0 : 1;
        } catch (IOException e) {
            out.println("The file " + file + " cannot be read.");
            return 1;
        }
    }
}
