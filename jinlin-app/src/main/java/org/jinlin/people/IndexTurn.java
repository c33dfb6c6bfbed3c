package org.jinlin.people;

import static org.jinlin.db.people.Tables.INDEX_KEY;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    private final Keyring keyring;

    IndexTurn(Db db, Keyring keyring) {
        this.db = db;
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
        return look(sql).orElseGet(() -> {
            begin(sql);
            return look(sql).orElseThrow();
        });
    }

    private static Optional<String> look(DSLContext sql) {
        return sql.select(INDEX_KEY.KEY_ID).from(INDEX_KEY).where(INDEX_KEY.ONE.eq(true)).forShare().fetchOptional(INDEX_KEY.KEY_ID);
    }

    /// The row is there from the first that is written on: who writes the second at the same moment waits.
    private static void begin(DSLContext sql) {
        sql.insertInto(INDEX_KEY).set(INDEX_KEY.ONE, true).set(INDEX_KEY.KEY_ID, Keyring.FIRST_INDEX).set(INDEX_KEY.SINCE, Instant.EPOCH).onConflict(INDEX_KEY.ONE).doNothing().execute();
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
        return db.ref().select(INDEX_KEY.KEY_ID, INDEX_KEY.SINCE).from(INDEX_KEY).where(INDEX_KEY.ONE.eq(true)).fetchOptional(row -> new Turned(row.value1(), row.value2()))
                .orElse(new Turned(Keyring.FIRST_INDEX, Instant.EPOCH));
    }

    /// From now on rows are written with the newest key. Waits for everybody who is writing. Does nothing when it is so already, and on a server that has
    /// not read the key file for so long that there is a newer one.
    public void turn(Instant at) {
        List<String> keys = keyring.indexStates().stream().map(IndexState::id).toList();
        db.write(Scope.service(0, Scope.Kind.SETUP), sql -> {
            begin(sql);
            return sql.update(INDEX_KEY).set(INDEX_KEY.KEY_ID, keys.getLast()).set(INDEX_KEY.SINCE, at)
                    .where(INDEX_KEY.ONE.eq(true), INDEX_KEY.KEY_ID.in(keys.subList(0, keys.size() - 1))).execute();
        });
    }
}
