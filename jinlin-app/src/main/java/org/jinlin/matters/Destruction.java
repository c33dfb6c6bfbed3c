package org.jinlin.matters;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jinlin.kit.CanonicalJson;

/// The proof that something was destroyed: what, when, under which rule and how much, with a hash over what the moves still keep of
/// it. It holds no words and no names, and is signed.
///
/// @param kind person, retention or emergency
/// @param body the very text that was signed, canonical JSON
public record Destruction(long id, String kind, Instant at, String body, byte[] signature) {

    /// The proof as it is handed out, to be kept and shown again.
    public String document() {
        return CanonicalJson.write(Map.of("body", body, "signature", Base64.getEncoder().encodeToString(signature)));
    }

    /// How much was destroyed, from the signed text.
    public long count(String what) {
        return MatterJson.map(CanonicalJson.parse(body)).get(what) instanceof Number number ? number.longValue() : 0;
    }
}
