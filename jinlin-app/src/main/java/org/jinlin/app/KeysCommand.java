package org.jinlin.app;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
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
    private static final Set<String> CIPHERS = Set.of("rotate", "wrap");
    private static final String HELP = """
            usage: jinlin keys status [--data DIR]                     say which keys there are, and how much is left under older ones
                   jinlin keys rotate [--cipher AES|SM4] [--data DIR]  let a new key seal from now on; the server seals anew what older ones sealed
                   jinlin keys rotate --index [--data DIR]             a new key for what people are found by; the server brings everything under it
                   jinlin keys wrap MASTER [--cipher AES|SM4] [--data DIR]
                                                                       wrap the keys by another master key: self, 'file PATH' or 'vault URL NAME'
                   jinlin keys retire [--data DIR]                     drop the older keys, when nothing is left under them""";

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
        boolean index = words.remove("--index");
        String what = words.isEmpty() ? "" : words.removeFirst();
        Map<String, Boolean> known = Map.of("status", words.isEmpty(), "rotate", words.isEmpty(), "retire", words.isEmpty(), "wrap", !words.isEmpty());
        if (!known.getOrDefault(what, false) || !cipher.isEmpty() && !CIPHERS.contains(what) || index && (!what.equals("rotate") || !cipher.isEmpty())) {
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
                case "rotate" -> index ? rotateIndex(keys) : rotate(keys, cipher);
                case "wrap" -> wrap(keys, String.join(" ", words), cipher);
                case "retire" -> counted(data, counts -> retire(keys, counts));
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

    private int rotateIndex(Path keys) {
        if (!new KeyRotation(keys).rotateIndex(JinlinClock.system().now())) {
            err.println("The key of blind indexes is being changed already: end that with jinlin keys retire first.");
            return FAILED;
        }
        out.println("People are found by the key " + Keyring.loadOrCreate(keys).indexStates().getLast().id() + " too from now on. Keep a new copy of " + keys
                + " apart from the backups; backups from now on need it, and those from before need the old copy once the older key is dropped.");
        out.println("The running server begins to bring everything under it in " + KeyRotation.KNOWN.toSeconds() + " seconds: jinlin keys status says how much is left.");
        return DONE;
    }

    private int wrap(Path keys, String master, String cipher) {
        // as what it wraps, when nothing is said: a house that asks for SM4 asks for it all the way
        new KeyRotation(keys).wrap(master, cipher.isEmpty() ? Keyring.loadOrCreate(keys).states().getLast().cipher().name() : cipher);
        out.println("The keys are wrapped by " + (master.startsWith("self") ? "a master key in the file itself" : master) + ". Keep a new copy of " + keys
                + (master.startsWith("file ") ? " and one of the master key's file, apart from it." : "."));
        return DONE;
    }

    private int status(Counts counts) {
        Keyring keyring = counts.keyring();
        keyring.states().forEach(key -> out.println(key.id() + "  " + key.cipher() + "  since " + key.since() + (key.newest() ? "  seals" : "  opens only")));
        out.println(String.format(Locale.ROOT, "%,d sealed fields, %,d left that older keys sealed", counts.fields().sealed(), counts.fields().left()));
        keyring.indexStates().forEach(key -> out.println(key.id() + "  index  since " + key.since() + (key.newest() ? "  newest" : key.finds() ? "  finds" : "  inner")));
        Reindex.Progress progress = counts.progress();
        out.println(String.format(Locale.ROOT, "%,d blind indexes, %,d left under older keys%s", progress.rows(), progress.left(),
                progress.remaining(JinlinClock.system().now()).map(rest -> ", about " + (rest.toMinutes() + 1) + " min").orElse("")));
        return DONE;
    }

    private int retire(Path keys, Counts counts) {
        if (counts.fields().left() > 0) {
            err.println(String.format(Locale.ROOT, "%,d fields are left that older keys sealed: let the server run until jinlin keys status says 0.", counts.fields().left()));
            return FAILED;
        }
        if (counts.keyring().isIndexChanging() && counts.progress().begun().isEmpty()) {
            err.println("The server has not begun to bring blind indexes under the newest key: let it run for a minute.");
            return FAILED;
        }
        if (counts.progress().left() > 0) {
            err.println(String.format(Locale.ROOT, "%,d blind indexes are left under older keys: let the server run until jinlin keys status says 0.", counts.progress().left()));
            return FAILED;
        }
        var rotation = new KeyRotation(keys);
        if (!rotation.retire(JinlinClock.system().now()) || !rotation.retireIndex(JinlinClock.system().now())) {
            err.println("The newest key is younger than " + KeyRotation.REST.toMinutes() + " minutes: somebody may still work with the one before. Wait, and try again.");
            return FAILED;
        }
        out.println("The older keys are dropped. Backups from before need the copy of the key file of their time.");
        return DONE;
    }

    private record Counts(Keyring keyring, Reseal.Count fields, Reindex.Progress progress) {}

    private int counted(String data, ToIntFunction<Counts> then) {
        try (var context = new SpringApplicationBuilder(JinlinApplication.class).web(WebApplicationType.NONE).run("--jinlin.data=" + data, "--jinlin.jobs=false",
                "--jinlin.demo=", "--jinlin.database.join=true", "--logging.level.root=error", "--logging.level.org.jinlin=error")) {
            var reseal = context.getBean(Reseal.class);
            var count = context.getBean(Orgs.class).tenants().stream().map(tenant -> reseal.count(tenant.district())).reduce(new Reseal.Count(0, 0), Reseal.Count::plus);
            return then.applyAsInt(new Counts(context.getBean(Keyring.class), count, context.getBean(Reindex.class).progress()));
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
