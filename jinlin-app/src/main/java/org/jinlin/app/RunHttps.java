package org.jinlin.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The options of `./jinlin run` that say how the way from a browser is encrypted.
///
/// @param problem a sentence, when they do not go together
record RunHttps(Map<String, String> properties, @Nullable String problem) {

    private static final String BUNDLE = "spring.ssl.bundle.pem.jinlin.";

    /// @param certificate a PEM file with the certificate and those above it
    /// @param key         a PEM file with the private key
    static RunHttps of(@Nullable String certificate, @Nullable String key, @Nullable String redirected) {
        if (certificate == null && key == null && redirected == null) {
            return new RunHttps(Map.of(), null);
        }
        if (certificate == null || key == null) {
            return new RunHttps(Map.of(), "HTTPS needs both --https-certificate FILE and --https-key FILE.");
        }
        for (String file : new String[] {certificate, key}) {
            if (!Files.isReadable(Path.of(file))) {
                return new RunHttps(Map.of(), "There is no file " + file + " that can be read.");
            }
        }
        var properties = new HashMap<>(Map.of("server.ssl.bundle", "jinlin", BUNDLE + "keystore.certificate", "file:" + certificate, BUNDLE + "keystore.private-key", "file:" + key,
                BUNDLE + "reload-on-update", "true", "server.ssl.enabled-protocols", "TLSv1.3,TLSv1.2"));
        if (redirected != null) {
            properties.put("jinlin.http-port", redirected);
        }
        return new RunHttps(properties, null);
    }
}
