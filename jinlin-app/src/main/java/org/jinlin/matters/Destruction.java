package org.jinlin.matters;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.kit.ProofKey;

/// The proof that something was destroyed: what, when, under which rule and how much, with a hash over what the moves still keep of
/// it. It holds no words and no names, and is signed.
///
/// @param kind person, retention or emergency
/// @param body the very text that was signed, canonical JSON
public record Destruction(long id, String kind, Instant at, String body, byte[] signature) {

    private static final int DOCUMENT_CHARACTERS_MAX = 20_000;

    /// The proof as it is handed out, to be kept and shown again.
    public String document() {
        return CanonicalJson.write(Map.of("body", body, "signature", Base64.getEncoder().encodeToString(signature)));
    }

    /// Whether a document was signed with this key and is still as it was. False for anything else that somebody has.
    public static boolean verifies(String document, ProofKey key) {
        if (document.length() > DOCUMENT_CHARACTERS_MAX) {
            return false;
        }
        try {
            Map<String, ?> parts = MatterJson.map(CanonicalJson.parse(document.strip()));
            return parts.size() == 2 && parts.get("body") instanceof String body && parts.get("signature") instanceof String signature && key.verifies(body, Base64.getDecoder().decode(signature));
        } catch (RuntimeException e) {
            return false; // every way in which a text is no such document
        }
    }

    /// How much was destroyed, from the signed text.
    public long count(String what) {
        return MatterJson.map(CanonicalJson.parse(body)).get(what) instanceof Number number ? number.longValue() : 0;
    }
}
