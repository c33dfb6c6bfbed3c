package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.PUBLISHED_PHOTO;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.db.matters.tables.records.PublishedPhotoRecord;
import org.jinlin.kit.Photo;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The SQL of published photos. Their bytes lie outside the database.
final class PublishedStore {

    private final DSLContext db;
    private final int district;

    PublishedStore(DSLContext db, int district) {
        this.db = db;
        this.district = district;
    }

    /// A covered copy, standing or taken down.
    ///
    /// @param fileId  the photo that it was made from
    /// @param at      when it was published
    /// @param boxes   how many parts were covered
    /// @param endedBy who took it down
    record Row(long id, long matterId, long fileId, long by, Instant at, int boxes, @Nullable Long endedBy, @Nullable Instant endedAt) {
        boolean stands() {
            return endedAt == null;
        }
    }

    void insert(Row row, Photo photo, byte[] sha256) {
        db.insertInto(PUBLISHED_PHOTO).set(PUBLISHED_PHOTO.DISTRICT_ID, district).set(PUBLISHED_PHOTO.ID, row.id()).set(PUBLISHED_PHOTO.MATTER_ID, row.matterId())
                .set(PUBLISHED_PHOTO.FILE_ID, row.fileId()).set(PUBLISHED_PHOTO.PUBLISHED_BY, row.by()).set(PUBLISHED_PHOTO.PUBLISHED_AT, row.at()).set(PUBLISHED_PHOTO.BOXES, row.boxes())
                .set(PUBLISHED_PHOTO.WIDTH, photo.width()).set(PUBLISHED_PHOTO.HEIGHT, photo.height()).set(PUBLISHED_PHOTO.SHA256, sha256).execute();
    }

    /// Whether it stood until now.
    boolean end(long id, long by, Instant at) {
        return db.update(PUBLISHED_PHOTO).set(PUBLISHED_PHOTO.WITHDRAWN_BY, by).set(PUBLISHED_PHOTO.WITHDRAWN_AT, at)
                .where(PUBLISHED_PHOTO.DISTRICT_ID.eq(district), PUBLISHED_PHOTO.ID.eq(id), PUBLISHED_PHOTO.WITHDRAWN_AT.isNull()).execute() == 1;
    }

    Optional<Row> find(long id) {
        return db.selectFrom(PUBLISHED_PHOTO).where(PUBLISHED_PHOTO.DISTRICT_ID.eq(district), PUBLISHED_PHOTO.ID.eq(id)).fetchOptional(PublishedStore::row);
    }

    List<Row> ofFile(long fileId) {
        return db.selectFrom(PUBLISHED_PHOTO).where(PUBLISHED_PHOTO.DISTRICT_ID.eq(district), PUBLISHED_PHOTO.FILE_ID.eq(fileId)).fetch(PublishedStore::row);
    }

    /// All that were ever published of a matter, the newest first.
    List<Row> ofMatter(long matterId, int most) {
        return db.selectFrom(PUBLISHED_PHOTO).where(PUBLISHED_PHOTO.DISTRICT_ID.eq(district), PUBLISHED_PHOTO.MATTER_ID.eq(matterId)).orderBy(PUBLISHED_PHOTO.ID.desc()).limit(most)
                .fetch(PublishedStore::row);
    }

    /// Those that stand, by their matter.
    Map<Long, List<Long>> standing(Collection<Long> matters) {
        return db.select(PUBLISHED_PHOTO.MATTER_ID, PUBLISHED_PHOTO.ID).from(PUBLISHED_PHOTO)
                .where(PUBLISHED_PHOTO.DISTRICT_ID.eq(district), PUBLISHED_PHOTO.MATTER_ID.eq(any(val(matters.toArray(Long[]::new)))), PUBLISHED_PHOTO.WITHDRAWN_AT.isNull())
                .orderBy(PUBLISHED_PHOTO.MATTER_ID, PUBLISHED_PHOTO.ID).fetchGroups(PUBLISHED_PHOTO.MATTER_ID, PUBLISHED_PHOTO.ID);
    }

    private static Row row(PublishedPhotoRecord row) {
        return new Row(row.getId(), row.getMatterId(), row.getFileId(), row.getPublishedBy(), row.getPublishedAt(), row.getBoxes(), row.getWithdrawnBy(), row.getWithdrawnAt());
    }
}
