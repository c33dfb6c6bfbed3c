package org.jinlin.playbook;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The packs of the repository for tests, each read once in a run: reading one checks it whole, which takes most of a second.
public final class Packs {
    private static final Map<String, Playbook> READ = new ConcurrentHashMap<>();

    private Packs() {}

    /// What reading each pack says, by code; `base` last.
    public static Map<String, Reading> all() {
        return All.READ;
    }

    private static final class All {
        private static final Map<String, Reading> READ = Playbooks.readAll(PackSource.builtIn());
    }

    public static Playbook of(String code) {
        return READ.computeIfAbsent(code, wanted -> Playbooks.load(wanted).orThrow());
    }
}
