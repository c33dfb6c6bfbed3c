package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.FILE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jinlin.db.matters.tables.records.FileRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The SQL of photos. Their bytes lie outside the database.
final class FileStore {

    private final DSLContext db;
    private final int district;

    FileStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// A stored photo.
    record Line(long id, long uploaderId, @Nullable Long matterId, @Nullable Integer seq, String name, int width, int height, int bytes, Instant createdAt) {}

    void insert(Line line, byte[] sha256) {
        db.insertInto(FILE)
                .set(FILE.DISTRICT_ID, district).set(FILE.ID, line.id()).set(FILE.UPLOADER_ID, line.uploaderId()).set(FILE.NAME, line.name())
                .set(FILE.MEDIA_TYPE, "image/jpeg").set(FILE.BYTES, line.bytes()).set(FILE.WIDTH, line.width()).set(FILE.HEIGHT, line.height())
                .set(FILE.SHA256, sha256).set(FILE.CREATED_AT, line.createdAt())
                .execute();
    }

    Optional<Line> find(long id) {
        return db.selectFrom(FILE).where(FILE.DISTRICT_ID.eq(district), FILE.ID.eq(id))
                .fetchOptional(FileStore::line);
    }

    /// Deletes what belongs to no move and was stored before a time, and answers what it was.
    List<Line> deleteLoose(Instant before) {
        return db.deleteFrom(FILE).where(FILE.DISTRICT_ID.eq(district), FILE.MATTER_ID.isNull(), FILE.CREATED_AT.lt(before))
                .returning().fetch(FileStore::line);
    }

    /// The photos of a move.
    List<Long> of(long matterId, int seq) {
        return db.select(FILE.ID).from(FILE).where(FILE.DISTRICT_ID.eq(district), FILE.MATTER_ID.eq(matterId), FILE.SEQ.eq(seq)).fetch(FILE.ID);
    }

    /// All photos of a matter, the oldest first.
    List<Line> ofMatter(long matterId, int most) {
        return db.selectFrom(FILE).where(FILE.DISTRICT_ID.eq(district), FILE.MATTER_ID.eq(matterId)).orderBy(FILE.SEQ, FILE.ID).limit(most).fetch(FileStore::line);
    }

    void delete(long matterId, int seq) {
        db.deleteFrom(FILE).where(FILE.DISTRICT_ID.eq(district), FILE.MATTER_ID.eq(matterId), FILE.SEQ.eq(seq)).execute();
    }

    /// The photos of moves that came in last.
    List<Line> latest(int most) {
        return db.selectFrom(FILE).where(FILE.DISTRICT_ID.eq(district), FILE.MATTER_ID.isNotNull()).orderBy(FILE.ID.desc()).limit(most).fetch(FileStore::line);
    }

    private static Line line(FileRecord row) {
        return new Line(row.getId(), row.getUploaderId(), row.getMatterId(), row.getSeq(), row.getName(), row.getWidth(), row.getHeight(), row.getBytes(),
                row.getCreatedAt());
    }

    /// Whether all of these were uploaded by the person and belong to no move yet; they are locked, so that of two moves
    /// at once only one takes them.
    boolean areFree(List<Long> ids, long uploaderId) {
        return ids.isEmpty() || db.select(FILE.ID).from(FILE)
                .where(FILE.DISTRICT_ID.eq(district), FILE.ID.in(ids), FILE.UPLOADER_ID.eq(uploaderId), FILE.MATTER_ID.isNull())
                .orderBy(FILE.ID).forUpdate().fetch().size() == ids.size();
    }

    void attach(List<Long> ids, long matterId, int seq) {
        if (!ids.isEmpty()) {
            db.update(FILE).set(FILE.MATTER_ID, matterId).set(FILE.SEQ, seq)
                    .where(FILE.DISTRICT_ID.eq(district), FILE.ID.in(ids), FILE.MATTER_ID.isNull())
                    .execute();
        }
    }
}
