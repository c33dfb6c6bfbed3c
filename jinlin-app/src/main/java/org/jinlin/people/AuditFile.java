package org.jinlin.people;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.kit.Db;
import org.jinlin.people.AuditChainStore.Link;
import org.springframework.stereotype.Component;

/// A whole chain of the audit as lines of JSON, for an auditor who checks it without us: `hash` is the hash of the hash of the line before
/// (32 zero bytes before the first) and the UTF-8 of `line`.
@Component
public class AuditFile {

    private static final int BATCH = 5000;

    private final Db db;

    AuditFile(Db db) {
        this.db = db;
    }

    /// Each line of the chain, the first first; a read each few thousand lines. How many there were.
    public long write(int district, Consumer<String> to) {
        long written = 0;
        long position = 0;
        while (true) {
            long behind = position;
            List<Link> links = db.read(AuditChainer.scope(district), sql -> new AuditChainStore(sql, district).after(behind, BATCH));
            links.forEach(link -> to.accept(line(link)));
            written += links.size();
            if (links.size() < BATCH) {
                return written;
            }
            position = links.getLast().position();
        }
    }

    private static String line(Link link) {
        return CanonicalJson.write(Map.of("hash", HexFormat.of().formatHex(link.hash()), "hashed_by", link.hashedBy(), "position", link.position(),
                "line", link.entry() == null ? "" : link.entry().line(link.position())));
    }
}
