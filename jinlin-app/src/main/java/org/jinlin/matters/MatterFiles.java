package org.jinlin.matters;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.Hashing;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Photo;
import org.jinlin.kit.Photos;
import org.jinlin.kit.Scope;
import org.jinlin.people.Actor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Photos: taken in without their metadata, kept outside the database under district, month and id, shown to whoever
/// may see the move they belong to. A photo belongs to its uploader until a move takes it.
@Component
public class MatterFiles {

    private static final int NAME_CHARACTERS_MAX = 100;
    private static final int SAMPLE = 100;

    private final Db db;
    private final Desk desk;
    private final Ids ids;
    private final JinlinClock clock;
    private final Path root;

    MatterFiles(Db db, Desk desk, Ids ids, JinlinClock clock, @Value("${jinlin.data}") Path data) {
        this.db = db;
        this.desk = desk;
        this.ids = ids;
        this.clock = clock;
        this.root = data.resolve("files");
    }

    /// A stored photo, for the move that is to name it.
    public record Stored(String id, int width, int height) {}

    /// Takes a photo in. Refuses what is no photo, damaged or too large, each with its own sentence.
    public Outcome<Stored> store(Actor actor, InputStream content, String name) throws IOException {
        return Photos.accept(content, shortened(name)).map(photo -> stored(actor, photo, shortened(name)));
    }

    private Stored stored(Actor actor, Photo photo, String name) {
        var line = new FileStore.Line(ids.next(), actor.personId(), null, null, name, photo.width(), photo.height(), photo.jpeg().length, clock.now());
        write(path(actor.district(), line), photo.jpeg());
        db.write(new Scope(actor.district(), Scope.Kind.MOVE, actor.personId()), db -> {
            new FileStore(db, actor.district()).insert(line, Hashing.sha256(photo.jpeg()));
            return line.id();
        });
        return new Stored(Long.toString(line.id()), line.width(), line.height());
    }

    /// The bytes of a photo, as JPEG; empty for who may not see it, as if it were not there.
    public Optional<byte[]> read(Actor actor, long id) {
        return db.read(Matters.scope(actor), db -> new FileStore(db, actor.district()).find(id)
                .filter(line -> mayRead(db, actor, line))
                .map(line -> path(actor.district(), line)))
                .filter(Files::isRegularFile)
                .map(MatterFiles::bytes);
    }

    /// Of the photos that moves took last, those whose bytes are gone, by their paths.
    public List<String> missing(int district) {
        return db.read(Scope.service(district, Scope.Kind.REPORT), db -> new FileStore(db, district).latest(SAMPLE)).stream()
                .map(line -> path(district, line)).filter(path -> !Files.isRegularFile(path)).map(path -> path + " is missing").toList();
    }

    /// Deletes photos uploaded before a time that no move took. The row goes first: a move that takes the photo meanwhile wins,
    /// and a crash in between leaves bytes that nobody can reach.
    int dropLoose(int district, Instant before) {
        var dropped = db.write(Scope.service(district, Scope.Kind.MOVE), db -> new FileStore(db, district).deleteLoose(before));
        dropped.forEach(line -> delete(path(district, line)));
        return dropped.size();
    }

    private boolean mayRead(org.jooq.DSLContext db, Actor actor, FileStore.Line line) {
        if (line.matterId() == null) {
            return line.uploaderId() == actor.personId();
        }
        var store = new MatterStore(db, actor.district());
        return store.find(line.matterId()).map(matter -> desk.situation(store, matter, actor)).filter(situation -> {
            Access access = Access.of(actor, situation);
            boolean internal = store.history(line.matterId()).stream().anyMatch(move -> move.seq() == line.seq() && move.internal());
            return access == Access.FULL || access == Access.OWN && !internal;
        }).isPresent();
    }

    /// The bytes of a photo, for who has looked already whether it may be seen.
    Optional<byte[]> bytes(org.jooq.DSLContext db, int district, long id) {
        return new FileStore(db, district).find(id).map(line -> path(district, line)).filter(Files::isRegularFile).map(MatterFiles::bytes);
    }

    /// Keeps a picture that was made here, under an id of its own.
    void keep(int district, long id, Instant at, byte[] jpeg) {
        write(path(district, id, at), jpeg);
    }

    Optional<byte[]> kept(int district, long id, Instant at) {
        return Optional.of(path(district, id, at)).filter(Files::isRegularFile).map(MatterFiles::bytes);
    }

    void drop(int district, long id, Instant at) {
        delete(path(district, id, at));
    }

    /// Deletes the bytes of a photo and of what was published of it; what is gone already is no fault.
    void delete(org.jooq.DSLContext db, int district, long id) {
        new PublishedStore(db, district).ofFile(id).forEach(made -> drop(district, made.id(), made.at()));
        new FileStore(db, district).find(id).ifPresent(line -> {
            try {
                Files.deleteIfExists(path(district, line));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Path path(int district, FileStore.Line line) {
        return path(district, line.id(), line.createdAt());
    }

    private Path path(int district, long id, Instant at) {
        String month = YearMonth.from(at.atOffset(ZoneOffset.UTC)).toString().replace("-", "");
        return root.resolve(Integer.toString(district)).resolve(month).resolve(id + ".jpg");
    }

    /// Written beside and moved, so that a crash leaves no half photo under a good name.
    private static void write(Path path, byte[] bytes) {
        try {
            Files.createDirectories(path.getParent());
            Path half = path.resolveSibling(path.getFileName() + ".part");
            Files.write(half, bytes);
            Files.move(half, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shortened(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.codePointCount(0, plain.length()) <= NAME_CHARACTERS_MAX ? plain : plain.substring(0, plain.offsetByCodePoints(0, NAME_CHARACTERS_MAX));
    }
}
