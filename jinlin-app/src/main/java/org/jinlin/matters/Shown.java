package org.jinlin.matters;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Showing;
import org.jooq.DSLContext;

/// Keeps what everybody may read of a matter in step with its moves, in the transaction of the move. A kind that shows nothing
/// costs nothing.
final class Shown {

    private final DSLContext db;
    private final int district;
    private final Desk desk;

    Shown(DSLContext db, int district, Desk desk) {
        this.db = db;
        this.district = district;
        this.desk = desk;
    }

    /// Puts up, changes or takes down what is shown of a matter.
    void renew(Matter matter) {
        Playbook playbook = desk.playbook(matter);
        Kind kind = playbook.kind(matter.identity().kind());
        if (kind.showing().isEmpty()) {
            return;
        }
        Showing showing = kind.showing().get();
        var store = new ShownStore(db, district);
        if (!showing.stages().contains(matter.stage())) {
            store.remove(matter.id());
            return;
        }
        var words = new HashMap<Integer, Map<String, Object>>();
        new WordsStore(db, district).of(matter.id()).forEach((seq, body) -> words.put(seq, MatterJson.map(CanonicalJson.parse(body))));
        Excerpt excerpt = Excerpt.of(showing, matter.stage(), new MatterStore(db, district).history(matter.id()), words);
        if (excerpt.isEmpty()) {
            store.remove(matter.id());
            return;
        }
        store.put(matter, place(playbook, kind, matter), showing.onMap() && !isResidents(kind), excerpt.json());
    }

    /// The same after words were erased.
    void renew(long matterId) {
        Optional<Matter> matter = new MatterStore(db, district).find(matterId);
        matter.ifPresent(this::renew);
    }

    /// Where a resident's own matter lies is told no closer than neighbours are told it.
    private long place(Playbook playbook, Kind kind, Matter matter) {
        long place = matter.state().placeId();
        return isResidents(kind) ? Neighbourhood.nearest(desk.tree(district), playbook, place) : place;
    }

    private static boolean isResidents(Kind kind) {
        return kind.openedBy().contains("resident") || kind.openedBy().contains("guest");
    }
}
