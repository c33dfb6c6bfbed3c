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

    public PlaybookVersions(Db db) {
        this.store = new VersionStore(db);
    }

    /// A published version. Fails when there is none: whatever names a version was published first.
    public Playbook get(String code, int version) {
        return read.computeIfAbsent(code + "/" + version, key -> store.files(code, version)
                .map(files -> reread(code, files).at(version))
                .orElseThrow(() -> new IllegalStateException("playbook " + code + " has no version " + version)));
    }

    /// Every text that a version was read from, by its path; nothing where there is no such version.
    public Optional<Map<String, String>> sources(String code, int version) {
        return store.files(code, version).map(PlaybookVersions::texts);
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
        Playbook published = get(playbook.code(), version);
        if (published.mode().isEmpty()) {
            published.overlays().values().forEach(over -> publish(Playbooks.overlay(reading.sources(), over), at, publisherId));
        }
        return published;
    }

    /// The pack that a published version names for an operating mode, as it was published with it; empty when it names none.
    public Optional<Playbook> overlay(Playbook playbook, String mode) {
        return playbook.mode().isPresent() ? Optional.empty() : Optional.ofNullable(playbook.overlays().get(mode)).flatMap(over -> {
            Map<String, String> texts = store.files(playbook.code(), playbook.version()).map(PlaybookVersions::texts).orElseThrow();
            return find(over, Playbooks.overlay(texts, over).sources()).map(version -> get(over, version));
        });
    }

    private static Playbook reread(String code, String files) {
        return Playbooks.reread(texts(files), code);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> texts(String files) {
        return (Map<String, String>) (Map<String, ?>) CanonicalJson.parse(files);
    }

    private static byte[] digest(Map<String, String> sources) {
        return Hashing.sha256(CanonicalJson.write(new TreeMap<>(sources)).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
