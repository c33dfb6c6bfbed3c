package org.jinlin.matters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jinlin.kit.Db;
import org.jinlin.kit.Hashing;
import org.jinlin.kit.Ids;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Photo;
import org.jinlin.kit.PhotoBox;
import org.jinlin.kit.Photos;
import org.jinlin.kit.PublicNumber;
import org.jinlin.kit.Scope;
import org.jinlin.people.Actor;
import org.jinlin.people.People;
import org.jinlin.people.Switch;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Photos for everybody: of a matter on the board, those that somebody who answers for it chose, with faces, number plates and
/// door numbers covered by hand (PIPL Art. 25: nobody's personal information is made public without their consent). Each is a file
/// of its own; the photo itself stays closed. Who published and who took down is kept.
@Component
public class PublishedPhotos {

    /// So many stand beside one line of the board at most.
    private static final int STANDING_MOST = 9;
    private static final int LISTED_MOST = 100;

    private final Db db;
    private final Desk desk;
    private final Ids ids;
    private final MatterFiles files;
    private final People people;

    PublishedPhotos(Db db, Desk desk, Ids ids, MatterFiles files, People people) {
        this.db = db;
        this.desk = desk;
        this.ids = ids;
        this.files = files;
        this.people = people;
    }

    /// A published copy, in words for staff.
    ///
    /// @param by    who published it
    /// @param ended when it was taken down; absent while it stands
    public record Copy(String id, String by, Instant at, int boxes, @Nullable Instant ended, @Nullable String endedBy) {}

    /// A photo of the matter with the copies that were made of it, the newest first.
    public record Line(String file, int width, int height, List<Copy> copies) {
        /// The one that everybody sees.
        public Optional<Copy> standing() {
            return copies.stream().filter(copy -> copy.ended() == null).findFirst();
        }
    }

    /// @param onBoard whether the matter stands on the board now; else nothing can be published
    public record Sheet(String number, boolean onBoard, List<Line> lines) {}

    static String address(String number, long id) {
        return "/area/photos/" + number + "/" + id;
    }

    /// The photos of a matter whose kind is read by everybody in some stage. Refuses who does not answer for it (NOT_YOURS), and
    /// knows of no other matter (MATTER_UNKNOWN).
    public Outcome<Sheet> sheet(Actor actor, String number) {
        return db.read(Matters.scope(actor), sql -> matter(sql, actor, number).map(matter -> {
            List<PublishedStore.Row> made = new PublishedStore(sql, actor.district()).ofMatter(matter.id(), LISTED_MOST);
            var names = people.masked(actor.district(), made.stream().flatMap(row -> Stream.of(row.by(), row.endedBy() == null ? row.by() : row.endedBy())).distinct().toList());
            List<Line> lines = new FileStore(sql, actor.district()).ofMatter(matter.id(), LISTED_MOST).stream().map(file -> new Line(Long.toString(file.id()), file.width(), file.height(),
                    made.stream().filter(row -> row.fileId() == file.id()).map(row -> new Copy(Long.toString(row.id()), names.get(row.by()).name(), row.at(), row.boxes(), row.endedAt(),
                            row.endedBy() == null ? null : names.get(row.endedBy()).name())).toList())).toList();
            return new Sheet(matter.identity().number(), isOnBoard(matter), lines);
        }));
    }

    /// The photo as it would be published; nothing is kept of it.
    public Outcome<Photo> preview(Actor actor, String number, long file, List<PhotoBox> boxes) {
        return db.read(Matters.scope(actor), sql -> matter(sql, actor, number).then(matter -> original(sql, matter, file))).map(jpeg -> covered(jpeg, boxes));
    }

    /// Publishes a photo with these parts covered. Refuses while another copy of it stands (PHOTO_PUBLISHED), more than nine of a
    /// matter (PHOTO_ENOUGH), and a matter that is not on the board (PHOTO_NOT_ON_BOARD).
    public Outcome<String> publish(Actor actor, String number, long file, List<PhotoBox> boxes) {
        int district = actor.district();
        return preview(actor, number, file, boxes).then(photo -> db.writeOutcome(writing(actor), sql -> matter(sql, actor, number).then(matter -> {
            new MatterStore(sql, district).lock(matter.id());
            var store = new PublishedStore(sql, district);
            if (!isOnBoard(matter)) {
                return Outcome.refused("PHOTO_NOT_ON_BOARD");
            }
            if (store.ofFile(file).stream().anyMatch(PublishedStore.Row::stands)) {
                return Outcome.refused("PHOTO_PUBLISHED");
            }
            if (store.standing(List.of(matter.id())).getOrDefault(matter.id(), List.of()).size() >= STANDING_MOST) {
                return Outcome.refused("PHOTO_ENOUGH", STANDING_MOST);
            }
            var row = new PublishedStore.Row(ids.next(), matter.id(), file, actor.personId(), desk.now(), boxes.size(), null, null);
            // the bytes first: a crash in between leaves some that nobody can reach
            files.keep(district, row.id(), row.at(), photo.jpeg());
            store.insert(row, photo, Hashing.sha256(photo.jpeg()));
            return Outcome.done(Long.toString(row.id()));
        })));
    }

    /// Takes a copy down, and its bytes with it. Done already is done.
    public Outcome<Boolean> withdraw(Actor actor, String number, long id) {
        Outcome<PublishedStore.Row> ended = db.writeOutcome(writing(actor), sql -> matter(sql, actor, number).then(matter -> {
            var store = new PublishedStore(sql, actor.district());
            return store.find(id).filter(row -> row.matterId() == matter.id()).map(row -> {
                store.end(id, actor.personId(), desk.now());
                return Outcome.done(row);
            }).orElseGet(() -> Outcome.refused("MATTER_UNKNOWN", number));
        }));
        return ended.map(row -> {
            files.drop(actor.district(), row.id(), row.at());
            return true;
        });
    }

    /// A published photo, for everybody; empty when it was taken down, its matter is off the board, or the district has the board
    /// switched off.
    public Optional<byte[]> read(int district, PublicNumber number, long id) {
        return !desk.isOn(district, Switch.PUBLIC_BOARD) ? Optional.empty() : db.read(new Scope(district, Scope.Kind.PERSON, 0), sql -> new PublishedStore(sql, district).find(id)
                .filter(row -> new ShownStore(sql, district).has(number.text(), row.matterId())))
                .flatMap(row -> files.kept(district, row.id(), row.at()));
    }

    private static Scope writing(Actor actor) {
        return new Scope(actor.district(), Scope.Kind.MOVE, actor.personId());
    }

    private Outcome<Matter> matter(DSLContext sql, Actor actor, String number) {
        var store = new MatterStore(sql, actor.district());
        return PublicNumber.parse(number).filter(known -> known.district() == actor.district()).flatMap(known -> store.address(known.text())).flatMap(address -> store.find(address.id()))
                .filter(matter -> desk.playbook(matter).kind(matter.identity().kind()).showing().isPresent())
                .filter(matter -> Access.of(actor, desk.situation(store, matter, actor)) == Access.FULL)
                .map(matter -> answers(actor, matter) ? Outcome.done(matter) : Outcome.<Matter>refused("NOT_YOURS"))
                .orElseGet(() -> Outcome.refused("MATTER_UNKNOWN", number));
    }

    /// By a post that answers, at the unit that has the matter or above it.
    private boolean answers(Actor actor, Matter matter) {
        var tree = desk.tree(actor.district());
        var owning = desk.playbook(matter).owningRoles();
        return actor.posts().stream().anyMatch(post -> owning.contains(post.role()) && tree.find(post.unitId()).isPresent() && tree.isAtOrAbove(post.unitId(), matter.state().ownerId()));
    }

    private boolean isOnBoard(Matter matter) {
        return desk.playbook(matter).kind(matter.identity().kind()).showing().filter(showing -> showing.stages().contains(matter.stage())).isPresent();
    }

    private Outcome<byte[]> original(DSLContext sql, Matter matter, long file) {
        boolean ofMatter = new FileStore(sql, matter.district()).find(file).filter(line -> line.matterId() != null && line.matterId() == matter.id()).isPresent();
        return ofMatter ? files.bytes(sql, matter.district(), file).map(Outcome::done).orElseGet(() -> Outcome.refused("MATTER_UNKNOWN", "")) : Outcome.refused("MATTER_UNKNOWN", "");
    }

    private static Photo covered(byte[] jpeg, List<PhotoBox> boxes) {
        try {
            return Photos.covered(jpeg, boxes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
