package org.jinlin.people;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jinlin.kit.BlindIndex;
import org.jinlin.kit.Db;
import org.jinlin.kit.IndexState;
import org.jinlin.kit.Keyring;
import org.jinlin.kit.Scope;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Which key of blind indexes rows are written with. It is one row of the database and not the key file of each server, because a
/// change of it has to come for all at one moment: what was written before is committed then, and nothing is written with an older
/// key ever after. So whoever looks for every form first, and then writes the newest under a unique key, finds what is there.
@Component
public class IndexTurn {

    private final Db db;
    private final IndexKeyStore store;
    private final Keyring keyring;

    IndexTurn(Db db, IndexKeyStore store, Keyring keyring) {
        this.db = db;
        this.store = store;
        this.keyring = keyring;
    }

    /// The key, and since when.
    public record Turned(String key, Instant since) {}

    /// The form that a row is to hold. The key stays the same until the transaction ends.
    ///
    /// @throws IllegalStateException on a server that has not read the key file for so long that it does not know the key
    public byte[] written(DSLContext sql, BlindIndex index) {
        return writing(sql).apply(index);
    }

    /// The same for many rows of a transaction.
    public Function<BlindIndex, byte[]> writing(DSLContext sql) {
        String key = held(sql);
        return index -> index.by(key);
    }

    /// The key itself, which stays the same until the transaction ends.
    String held(DSLContext sql) {
        return store.hold(sql).orElseGet(() -> {
            store.begin(sql);
            return store.hold(sql).orElseThrow();
        });
    }

    /// The same where nothing has to be the only one of its kind: without a question to the database but while a change is under way. What a server
    /// that knows nothing of the change writes is brought under the new key later.
    byte[] writtenAlone(DSLContext sql, BlindIndex index) {
        return form(sql).apply(index);
    }

    /// The same for many rows of a transaction.
    Function<BlindIndex, byte[]> form(DSLContext sql) {
        return keyring.isIndexChanging() ? writing(sql) : BlindIndex::newest;
    }

    public Turned now() {
        return store.look(db.ref()).map(row -> new Turned(row.key(), row.since())).orElse(new Turned(Keyring.FIRST_INDEX, Instant.EPOCH));
    }

    /// From now on rows are written with the newest key. Waits for everybody who is writing. Does nothing when it is so already, and on a server that has
    /// not read the key file for so long that there is a newer one.
    public void turn(Instant at) {
        List<String> keys = keyring.indexStates().stream().map(IndexState::id).toList();
        db.write(Scope.service(0, Scope.Kind.SETUP), sql -> {
            store.begin(sql);
            return store.turn(sql, keys.subList(0, keys.size() - 1), keys.getLast(), at);
        });
    }
}
