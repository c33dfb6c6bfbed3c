package org.jinlin.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys of a file that may be changed under a running server. It is looked at once a second; a file that cannot be read
/// then leaves the keys as they are, and says so in the log. Reading it may ask a key service: one thread does that, the others go on, and
/// what failed is tried again after a while only.
final class KeyWatch {

    private static final Logger log = LoggerFactory.getLogger(KeyWatch.class);
    private static final long LOOK_NANOS = 1_000_000_000;
    private static final long AGAIN_NANOS = 10 * LOOK_NANOS;
    private static final int FINGERPRINT_BYTES = 8;

    private final Path file;
    private final Map<String, String> environment;
    private volatile Keys keys;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile long nextLook = System.nanoTime() + LOOK_NANOS;

    /// A data key with its head, which is worth keeping.
    record Headed(DataKey key, byte[] head) {

        boolean isHeadOf(byte[] sealed) {
            return sealed.length >= DataKey.HEAD_BYTES && Arrays.equals(sealed, 0, DataKey.HEAD_BYTES, head, 0, DataKey.HEAD_BYTES);
        }
    }

    /// @param mark tells a change of the file
    record Keys(Object mark, IndexKeys index, List<Headed> data) {

        Headed current() {
            return data.getLast();
        }

        String fingerprint() {
            return Stream.concat(data.stream().map(this::fingerprint), index.fingerprints()).collect(Collectors.joining(","));
        }

        boolean covers(String other) {
            Set<String> own = Stream.concat(data.stream().map(this::fingerprint), index.fingerprints()).collect(Collectors.toSet());
            Set<String> others = Stream.of(other.split(",", -1)).collect(Collectors.toSet());
            return own.containsAll(others) && index.needed().allMatch(others::contains);
        }

        /// As the first format had it: old backups name it.
        private String fingerprint(Headed each) {
            return HexFormat.of().formatHex(Hashing.sha256("jinlin keys".getBytes(StandardCharsets.US_ASCII), each.key().bytes(), index.first()), 0, FINGERPRINT_BYTES);
        }

        List<KeyState> states() {
            return data.stream().map(each -> new KeyState(each.key().id(), each.key().cipher(), Instant.ofEpochSecond(each.key().since()), each == current())).toList();
        }
    }

    KeyWatch(Path file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
        KeyFile.loadOrCreate(file, environment);
        try {
            keys = read();
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + file + " cannot be read", e);
        }
    }

    Keys keys() {
        if (System.nanoTime() - nextLook > 0 && looking.tryLock()) {
            try {
                look();
            } finally {
                looking.unlock();
            }
        }
        return keys;
    }

    /// The key that sealed this; a key that another process has just added is taken up first.
    DataKey keyOf(byte[] sealed) {
        DataKey known = find(sealed);
        if (known == null) {
            looking.lock();
            try {
                look();
            } finally {
                looking.unlock();
            }
            known = find(sealed);
        }
        if (known == null) {
            throw new IllegalStateException("a field was sealed with another key file");
        }
        return known;
    }

    private @Nullable DataKey find(byte[] sealed) {
        return keys.data().stream().filter(each -> each.isHeadOf(sealed)).map(Headed::key).findFirst().orElse(null);
    }

    private void look() {
        nextLook = System.nanoTime() + LOOK_NANOS;
        try {
            if (!mark().equals(keys.mark())) {
                keys = read();
            }
        } catch (IOException | KeyProblem e) {
            nextLook = System.nanoTime() + AGAIN_NANOS;
            log.error("the key file cannot be read, and the keys stay as they were: {}", e instanceof KeyProblem ? e.getMessage() : e.getClass().getSimpleName());
        }
    }

    private Keys read() throws IOException {
        Object mark = mark();
        KeyFile read = KeyFile.load(file, environment);
        return new Keys(mark, read.index(), read.data().stream().map(key -> new Headed(key, key.head())).toList());
    }

    private Object mark() throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return List.of(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
    }
}
