package org.jinlin.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jinlin.kit.ChainHash;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jinlin.people.AuditChainStore.Head;
import org.jinlin.people.AuditChainStore.Link;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Chains committed entries of the audit, each hash over its entry and the hash before it. Whoever acts only adds an entry and a mark,
/// so acts do not wait for each other; a server that is killed leaves marks, and the next run goes on from them.
@Component
public class AuditChainer {

    static final byte[] START = new byte[ChainHash.BYTES];
    private static final int BATCH = 1000;

    private final Db db;
    private final Orgs orgs;
    private final ChainHash by;

    AuditChainer(Db db, Orgs orgs, @Value("${jinlin.audit.hash:sha256}") String hash) {
        this.db = db;
        this.orgs = orgs;
        this.by = ChainHash.of(hash);
    }

    /// Whose chains there are: every tenant's, and the installation's own, which is 0.
    public List<Integer> chains() {
        return Stream.concat(Stream.of(0), orgs.tenants().stream().map(Tenant::district)).toList();
    }

    /// Chains everything that is committed now. How many entries were chained.
    public int run(int district) {
        int chained = 0;
        while (true) {
            int batch = db.write(scope(district), sql -> batch(sql, district));
            chained += batch;
            if (batch < BATCH) {
                return chained;
            }
        }
    }

    static Scope scope(int district) {
        return Scope.service(district, Scope.Kind.AUDIT);
    }

    private int batch(DSLContext sql, int district) {
        var store = new AuditChainStore(sql, district);
        // the row is locked for this short transaction: one hand makes a chain at any moment
        Optional<Head> head = store.lease(START);
        List<AuditEntry> entries = head.isPresent() ? store.unchained(BATCH) : List.of();
        if (entries.isEmpty()) {
            return 0;
        }
        var links = new ArrayList<Link>();
        byte[] hash = head.get().hash();
        long position = head.get().nextPosition();
        for (AuditEntry entry : entries) {
            hash = entry.hash(by, hash, position);
            links.add(new Link(position++, entry.id(), hash, by.code(), entry));
        }
        store.append(links, new Head(position, hash));
        return links.size();
    }
}
