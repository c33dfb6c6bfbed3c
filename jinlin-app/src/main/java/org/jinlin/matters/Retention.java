package org.jinlin.matters;

import java.time.Duration;
import java.time.Instant;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Scope;
import org.springframework.stereotype.Component;

/// Deletes what a tenant has no reason to keep any longer: client ids after their thirty days (invariant 3), and photos that
/// no move took within a day of their upload.
@Component
public class Retention {

    static final Duration COMMANDS = Duration.ofDays(30);
    static final Duration LOOSE_FILES = Duration.ofDays(1);

    private final Db db;
    private final MatterFiles files;
    private final JinlinClock clock;

    Retention(Db db, MatterFiles files, JinlinClock clock) {
        this.db = db;
        this.files = files;
        this.clock = clock;
    }

    /// What was deleted.
    public record Deleted(int commands, int files) {}

    public Deleted run(int district) {
        Instant now = clock.now();
        int commands = db.write(Scope.service(district, Scope.Kind.MOVE),
                db -> new MatterStore(db, district).forget(now.minus(COMMANDS)));
        return new Deleted(commands, files.dropLoose(district, now.minus(LOOSE_FILES)));
    }
}
