package org.jinlin.proof;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jinlin.app.FuzzedApp;
import org.jinlin.kit.FuzzedKit;
import org.jinlin.matters.FuzzedMatters;
import org.jinlin.playbook.FuzzedPlaybook;

/// Every reader of what strangers send, by name. Jazzer calls one of them with bytes that it makes up so that ever more of its branches are
/// reached; [FuzzTest] calls all of them with what is kept.
public final class Fuzz {

    static final Map<String, Consumer<byte[]>> READERS = new TreeMap<>();

    static {
        READERS.putAll(FuzzedKit.readers());
        READERS.putAll(FuzzedPlaybook.readers());
        READERS.putAll(FuzzedMatters.readers());
        READERS.putAll(FuzzedApp.readers());
    }

    private static final Consumer<byte[]> CHOSEN = READERS.getOrDefault(System.getProperty("jinlin.fuzz", ""), _ -> {});

    private Fuzz() {}

    /// Called by Jazzer, whose name for it this is.
    public static void fuzzerTestOneInput(byte[] bytes) {
        CHOSEN.accept(bytes);
    }
}
