package org.jinlin.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// Changes the keys of a key file while servers work with it.
public final class KeyRotation {

    /// No transaction that sealed with the key before is open so long; until then that key is not dropped.
    public static final Duration REST = Duration.ofMinutes(5);
    /// By then every server that can read the key file has looked at it; no row is written with a new index key before.
    public static final Duration KNOWN = Duration.ofSeconds(60);

    private final Path file;
    private final Map<String, String> environment;

    public KeyRotation(Path file) {
        this(file, System.getenv());
    }

    KeyRotation(Path file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
    }

    /// A new data key seals from now on; the ones before still open.
    ///
    /// @param cipher AES or SM4
    public void rotate(String cipher, Instant now) {
        DataCipher chosen = KeyFile.cipher(cipher);
        KeyFile.change(file, environment, keys -> new KeyFile(keys.master(), keys.index(),
                Stream.concat(keys.data().stream(), Stream.of(DataKey.fresh(chosen, now.getEpochSecond()))).toList()));
    }

    /// A new key of blind indexes, laid over those before: rows are found by either until [#retireIndex].
    ///
    /// @return false when a change is under way already
    public boolean rotateIndex(Instant now) {
        var done = new AtomicBoolean();
        KeyFile.change(file, environment, keys -> {
            done.set(!keys.index().isChanging());
            return done.get() ? new KeyFile(keys.master(), keys.index().with(IndexKey.fresh(now.getEpochSecond())), keys.data()) : keys;
        });
        return done.get();
    }

    /// Nothing is looked for any more but by the newest key of blind indexes. Whoever calls this has counted that no row is left
    /// that an older one made last.
    ///
    /// @return false when it is too young for that
    public boolean retireIndex(Instant now) {
        var done = new AtomicBoolean();
        KeyFile.change(file, environment, keys -> {
            done.set(keys.index().later().stream().noneMatch(key -> Instant.ofEpochSecond(key.since()).plus(REST).isAfter(now)));
            return done.get() ? new KeyFile(keys.master(), keys.index().settled(), keys.data()) : keys;
        });
        return done.get();
    }

    /// Wraps all keys by another master key. A file of a master key is made when there is none.
    ///
    /// @param master `self`, `file PATH` or `vault URL NAME`
    /// @param cipher AES or SM4, of a master key that is made by this; one that is there has its own
    public void wrap(String master, String cipher) {
        DataCipher chosen = KeyFile.cipher(cipher);
        KeyFile.change(file, environment, keys -> new KeyFile(master.equals(MasterKey.SELF) ? MasterKey.self(chosen) : another(master, chosen), keys.index(), keys.data()));
    }

    /// Drops every data key but the newest. Whoever calls this has counted that nothing is sealed with them any more.
    ///
    /// @return false when the newest is too young for that
    public boolean retire(Instant now) {
        Instant newest = Instant.ofEpochSecond(KeyFile.loadOrCreate(file, environment).current().since());
        if (newest.plus(REST).isAfter(now)) {
            return false;
        }
        KeyFile.change(file, environment, keys -> new KeyFile(keys.master(), keys.index(), List.of(keys.current())));
        return true;
    }

    private MasterKey another(String line, DataCipher cipher) {
        try {
            if (line.startsWith("file ")) {
                Path wanted = file.resolveSibling(line.substring("file ".length()));
                if (Files.notExists(wanted)) {
                    KeyFile.writeOwnerOnly(wanted, MasterLocal.fresh(cipher) + "\n");
                }
            }
            return MasterKey.of(line, file, environment);
        } catch (IOException e) {
            throw new UncheckedIOException("the file of the master key cannot be made", e);
        }
    }
}
