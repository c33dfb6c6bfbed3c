package org.jinlin.matters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Db;
import org.jinlin.kit.Hashing;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.kit.ProofKey;
import org.jinlin.kit.Scope;
import org.jinlin.people.Actor;
import org.jinlin.people.Audit;
import org.jinlin.people.AuditAct;
import org.jinlin.people.AuditNote;
import org.jinlin.people.AuditSubject;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes, shows and checks the proofs of what was destroyed.
@Component
public class Destructions {

    private final Db db;
    private final Desk desk;
    private final DataStewards stewards;
    private final ProofKey key;
    private final Audit audit;
    private final JinlinClock clock;

    Destructions(Db db, Desk desk, DataStewards stewards, ProofKey key, Audit audit, JinlinClock clock) {
        this.db = db;
        this.desk = desk;
        this.stewards = stewards;
        this.key = key;
        this.audit = audit;
        this.clock = clock;
    }

    /// Signs what was destroyed and writes it down, in the transaction that says it is over.
    ///
    /// @param moves whose words are gone; anybody who has the log can make the same hash of them again
    Destruction record(DSLContext sql, int district, long id, String kind, String rule, int matters, List<OwnMatterStore.ErasedMove> moves, Map<String, Object> more) {
        Instant now = clock.now();
        var body = new TreeMap<String, Object>(more);
        body.putAll(Map.of("district", desk.tenant(district).code(), "id", Long.toString(id), "kind", kind, "at", now.toString(), "rule", rule, "matters", (long) matters,
                "moves", (long) moves.size(), "hash", HexFormat.of().formatHex(hash(moves))));
        String text = CanonicalJson.write(body);
        var proof = new Destruction(id, kind, now, text, key.sign(text));
        new DestructionStore(sql, district).insert(proof);
        audit.add(sql, AuditNote.of(district, 0, AuditAct.DESTROYED, AuditSubject.NONE).amount(moves.size()));
        return proof;
    }

    /// SHA-256 over one line a move, `matter seq hash-of-its-words`, in the order of matters and moves.
    private static byte[] hash(List<OwnMatterStore.ErasedMove> moves) {
        var lines = new ArrayList<String>();
        moves.forEach(move -> lines.add(move.matter() + " " + move.seq() + " " + (move.wordsHash() == null ? "" : HexFormat.of().formatHex(move.wordsHash()))));
        return HexFormat.of().parseHex(Hashing.sha256Hex(String.join("\n", lines)));
    }

    /// Whether a proof was signed by this house and is still as it was. False for anything else that somebody pastes.
    public boolean verifies(String document) {
        return Destruction.verifies(document, key);
    }

    /// What does not hold of the proofs that are kept: `./jinlin verify` says it.
    public List<String> check(int district) {
        var faults = new ArrayList<String>();
        var paging = Paging.first(Paging.LARGEST_LIMIT);
        while (true) {
            Paging from = paging;
            List<Destruction> part = db.read(Scope.service(district, Scope.Kind.REPORT), sql -> new DestructionStore(sql, district).page(from));
            part.stream().filter(proof -> !key.verifies(proof.body(), proof.signature())).forEach(proof -> faults.add("proof " + proof.id() + " of what was destroyed is not as it was signed"));
            if (part.size() <= from.limit()) {
                return faults;
            }
            paging = new Paging(Optional.of(Cursor.of(part.getLast().id())), from.limit());
        }
    }

    /// The key by which anybody can check a proof without this server.
    public String publicKey() {
        return key.pem();
    }

    Optional<Destruction> find(int district, long id) {
        return db.read(Scope.service(district, Scope.Kind.REPORT), sql -> new DestructionStore(sql, district).find(id));
    }

    /// All proofs of a district, the latest first, page by page. Refused: `NOT_ALLOWED`, `BAD_CURSOR`.
    public Outcome<Page<Destruction>> all(Actor reader, @Nullable String after) {
        return !stewards.mayHold(reader) ? Outcome.refused("NOT_ALLOWED") : Paging.read(after, null, Long.class).map(paging -> db.read(new Scope(reader.district(), Scope.Kind.STAFF, reader.personId()),
                sql -> Page.of(new DestructionStore(sql, reader.district()).page(paging), paging, proof -> Cursor.of(proof.id()))));
    }
}
