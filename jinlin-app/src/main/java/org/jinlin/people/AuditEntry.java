package org.jinlin.people;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.TreeMap;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.kit.ChainHash;
import org.jspecify.annotations.Nullable;

/// An entry of the audit as it is kept.
///
/// @param act    a word of [AuditAct], as text: a changed row must still be readable for whoever checks it
/// @param device the address it came from without its last part (`192.0.2.0/24`, `2001:db8:1::/48`), `console` for a command at the machine
public record AuditEntry(int district, long id, Instant at, long actorId, @Nullable String role, @Nullable Long unitId, String act, String subjectKind, long subjectId,
        int amount, boolean refused, String device) {

    /// What the hash covers besides the hash before it: one way to write it, so that anybody can do it again.
    public String line(long position) {
        var map = new TreeMap<String, @Nullable Object>();
        map.put("act", act);
        map.put("actor", actorId);
        map.put("amount", (long) amount);
        map.put("at", at);
        map.put("device", device);
        map.put("district", (long) district);
        map.put("id", id);
        map.put("position", position);
        map.put("refused", refused);
        map.put("role", role);
        map.put("subject", subjectKind);
        map.put("subject_id", subjectId);
        map.put("unit", unitId);
        return CanonicalJson.write(map);
    }

    byte[] hash(ChainHash by, byte[] previous, long position) {
        return by.hash(previous, line(position).getBytes(StandardCharsets.UTF_8));
    }
}
