package org.jinlin.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.jinlin.people.CsrfMask;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// What this room reads of strangers and operators.
public final class FuzzedApp {

    private FuzzedApp() {}

    public static Map<String, Consumer<byte[]>> readers() {
        return Map.of("zip", PlaybookZip::read, "replay", FuzzedApp::replay, "world", FuzzedApp::world, "secret", FuzzedApp::secret);
    }

    /// Every file ends, and no row is more than it may be.
    private static void replay(byte[] bytes) {
        try (var csv = new ReplayCsv(new ByteArrayInputStream(bytes))) {
            long rows = 0;
            for (var row = csv.next(); row.isPresent(); row = csv.next()) {
                if (++rows > bytes.length + 1L) {
                    throw new AssertionError("more rows than bytes");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void world(byte[] bytes) {
        try {
            WorldFile.read("x.yml", new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | YamlEngineException refused) {
            // said in a sentence; anything else goes on
        }
    }

    private static void secret(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (CsrfMask.hides(text, "a-secret-that-nobody-can-know-of-a-session")) {
            throw new AssertionError("a made-up text passed for a secret");
        }
    }
}
