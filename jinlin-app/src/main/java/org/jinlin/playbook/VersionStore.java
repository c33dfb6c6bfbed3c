package org.jinlin.playbook;

import static org.jinlin.db.playbook.Tables.VERSION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;

import java.time.Instant;
import java.util.Optional;
import org.jinlin.kit.Db;

/// The SQL of playbook versions.
final class VersionStore {

    private final Db db;

    VersionStore(Db db) {
        this.db = db;
    }

    Optional<String> files(String code, int version) {
        return db.ref().select(VERSION.FILES).from(VERSION).where(VERSION.CODE.eq(code), VERSION.VERSION_.eq(version)).fetchOptional(VERSION.FILES);
    }

    Optional<Integer> find(String code, byte[] sha256) {
        return db.ref().select(VERSION.VERSION_).from(VERSION).where(VERSION.CODE.eq(code), VERSION.SHA256.eq(sha256)).fetchOptional(VERSION.VERSION_);
    }

    /// A number taken by somebody else at the same time violates the key; publishing again then finds its own.
    int insert(String code, String files, byte[] sha256, Instant at, long publisherId) {
        int next = db.ref().select(coalesce(max(VERSION.VERSION_), inline(0)).plus(1)).from(VERSION).where(VERSION.CODE.eq(code)).fetchSingle().value1();
        db.ref().insertInto(VERSION)
                .set(VERSION.CODE, code).set(VERSION.VERSION_, next).set(VERSION.STATUS, "active").set(VERSION.FILES, files).set(VERSION.SHA256, sha256)
                .set(VERSION.CREATED_AT, at).set(VERSION.PUBLISHED_AT, at).set(VERSION.PUBLISHED_BY, publisherId)
                .execute();
        return next;
    }
}
