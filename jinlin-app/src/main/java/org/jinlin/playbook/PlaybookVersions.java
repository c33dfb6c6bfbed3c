package org.jinlin.playbook;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.kit.Db;
import org.jinlin.kit.Hashing;
import org.springframework.stereotype.Component;

/// Published versions, immutable: each kept with every text it was read from, so that it can be read again for as long
/// as a matter is pinned to it.
@Component
public class PlaybookVersions {

    private final VersionStore store;
    private final Map<String, Playbook> read = new ConcurrentHashMap<>();

    PlaybookVersions(Db db) {
        this.store = new VersionStore(db);
    }

    /// A published version. Fails when there is none: whatever names a version was published first.
    public Playbook get(String code, int version) {
        return read.computeIfAbsent(code + "/" + version, key -> store.files(code, version)
                .map(files -> reread(code, files).at(version))
                .orElseThrow(() -> new IllegalStateException("playbook " + code + " has no version " + version)));
    }

    /// The number of the version with exactly these texts, if they were published before.
    public Optional<Integer> find(String code, Map<String, String> sources) {
        return store.find(code, digest(sources));
    }

    /// Publishes what a reading without faults was read from; the same texts again are the same version.
    public Playbook publish(Reading reading, Instant at, long publisherId) {
        Playbook playbook = reading.orThrow();
        int version = find(playbook.code(), reading.sources())
                .orElseGet(() -> store.insert(playbook.code(), CanonicalJson.write(new TreeMap<>(reading.sources())), digest(reading.sources()), at, publisherId));
        return get(playbook.code(), version);
    }

    @SuppressWarnings("unchecked")
    private static Playbook reread(String code, String files) {
        var texts = (Map<String, String>) (Map<String, ?>) CanonicalJson.parse(files);
        return Playbooks.reread(texts, code);
    }

    private static byte[] digest(Map<String, String> sources) {
        return Hashing.sha256(CanonicalJson.write(new TreeMap<>(sources)).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
