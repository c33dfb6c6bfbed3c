package org.jinlin.app;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.KeyRotation;
import org.jinlin.kit.Keyring;
import org.jinlin.org.Orgs;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// `jinlin keys status | rotate [--cipher SM4] | wrap MASTER | retire [--data DIR]`, beside the running servers or without one.
final class KeysCommand {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final String HELP = """
            usage: jinlin keys status [--data DIR]                     say which keys there are, and how much older ones sealed
                   jinlin keys rotate [--cipher AES|SM4] [--data DIR]  let a new key seal from now on; the server seals anew what older ones sealed
                   jinlin keys wrap MASTER [--data DIR]                wrap the keys by another master key: self, 'file PATH' or 'vault URL NAME'
                   jinlin keys retire [--data DIR]                     drop the older keys, when nothing is sealed with them any more""";

    private final PrintStream out;
    private final PrintStream err;

    KeysCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /// @return 0 when done, 1 when it cannot be, 2 when the words make no sense
    int run(String... args) {
        var words = new ArrayList<>(List.of(args));
        String data = option(words, "--data", "data");
        String cipher = option(words, "--cipher", "");
        String what = words.isEmpty() ? "" : words.removeFirst();
        Map<String, Boolean> known = Map.of("status", words.isEmpty(), "rotate", words.isEmpty(), "retire", words.isEmpty(), "wrap", !words.isEmpty());
        if (!known.getOrDefault(what, false) || !cipher.isEmpty() && !what.equals("rotate")) {
            err.println(HELP);
            return USAGE;
        }
        Path keys = BackupFile.keys(Path.of(data));
        if (!Files.isRegularFile(keys)) {
            err.println(data + " holds no secrets/keys: name the data directory of the server with --data.");
            return FAILED;
        }
        try {
            return switch (what) {
                case "rotate" -> rotate(keys, cipher);
                case "wrap" -> wrap(keys, String.join(" ", words));
                case "retire" -> counted(data, (keyring, count) -> retire(keys, count));
                default -> counted(data, this::status);
            };
        } catch (RuntimeException e) {
            String sentence = Problem.sentence(e);
            if (sentence == null) {
                throw e;
            }
            err.println(sentence);
            return FAILED;
        }
    }

    private int rotate(Path keys, String cipher) {
        String chosen = cipher.isEmpty() ? Keyring.loadOrCreate(keys).states().getLast().cipher().name() : cipher;
        new KeyRotation(keys).rotate(chosen, JinlinClock.system().now());
        var newest = Keyring.loadOrCreate(keys).states().getLast();
        out.println("Key " + newest.id() + " (" + newest.cipher() + ") seals from now on. Keep a new copy of " + keys + " apart from the backups; backups from before need the old copy.");
        out.println("The running server seals anew what older keys sealed: jinlin keys status says how much is left.");
        return DONE;
    }

    private int wrap(Path keys, String master) {
        new KeyRotation(keys).wrap(master);
        out.println("The keys are wrapped by " + (master.startsWith("self") ? "a master key in the file itself" : master) + ". Keep a new copy of " + keys
                + (master.startsWith("file ") ? " and one of the master key's file, apart from it." : "."));
        return DONE;
    }

    private int status(Keyring keyring, Reseal.Count count) {
        keyring.states().forEach(key -> out.println(key.id() + "  " + key.cipher() + "  since " + key.since() + (key.newest() ? "  seals" : "  opens only")));
        out.println(String.format(Locale.ROOT, "%,d sealed fields, %,d left that older keys sealed", count.sealed(), count.left()));
        return DONE;
    }

    private int retire(Path keys, Reseal.Count count) {
        if (count.left() > 0) {
            err.println(String.format(Locale.ROOT, "%,d fields are left that older keys sealed: let the server run until jinlin keys status says 0.", count.left()));
            return FAILED;
        }
        if (!new KeyRotation(keys).retire(JinlinClock.system().now())) {
            err.println("The newest key is younger than " + KeyRotation.REST.toMinutes() + " minutes: somebody may still seal with the one before. Wait, and try again.");
            return FAILED;
        }
        out.println("The older keys are dropped. Backups from before need the copy of the key file of their time.");
        return DONE;
    }

    private int counted(String data, BiFunction<Keyring, Reseal.Count, Integer> then) {
        try (var context = new SpringApplicationBuilder(JinlinApplication.class).web(WebApplicationType.NONE).run("--jinlin.data=" + data, "--jinlin.jobs=false",
                "--jinlin.demo=", "--jinlin.database.join=true", "--logging.level.root=error", "--logging.level.org.jinlin=error")) {
            var reseal = context.getBean(Reseal.class);
            var count = context.getBean(Orgs.class).tenants().stream().map(tenant -> reseal.count(tenant.district())).reduce(new Reseal.Count(0, 0), Reseal.Count::plus);
            return then.apply(context.getBean(Keyring.class), count);
        }
    }

    private static String option(List<String> words, String name, String otherwise) {
        int at = words.indexOf(name);
        if (at < 0 || at + 1 >= words.size()) {
            return otherwise;
        }
        words.remove(at);
        return words.remove(at);
    }
}
