package org.jinlin.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Erases all that was said on a matter and on the orders below it, words and photos, move by move: each by itself, so that what
/// was begun and cut off goes on where it stopped.
@Component
class Retiring {

    private final Db db;
    private final Desk desk;
    private final Erasures erasures;
    private final AskerTerms terms;

    Retiring(Db db, Desk desk, Erasures erasures, AskerTerms terms) {
        this.db = db;
        this.desk = desk;
        this.erasures = erasures;
        this.terms = terms;
    }

    /// The matters whose words are gone now: the matter, and everything below it. What is still open below keeps its words until it is over.
    ///
    /// @param rule as the timeline will show it
    List<Matter> retire(int district, Matter matter, String rule) {
        var done = new ArrayList<Matter>();
        var next = new ArrayList<>(List.of(matter));
        while (!next.isEmpty()) {
            Matter one = next.removeLast();
            if (one.isOpen()) {
                continue;
            }
            unsay(district, one, rule);
            done.add(one);
            next.addAll(db.read(scope(district), sql -> new OwnMatterStore(sql, district).children(one.id())));
        }
        return done;
    }

    /// The same of what rests in a register and goes on without its words.
    List<Matter> retireResting(int district, Matter matter, String rule) {
        var done = new ArrayList<>(List.of(matter));
        unsay(district, matter, rule);
        db.read(scope(district), sql -> new OwnMatterStore(sql, district).children(matter.id())).forEach(child -> done.addAll(retire(district, child, rule)));
        return done;
    }

    private void unsay(int district, Matter matter, String rule) {
        said(district, matter.id(), null).forEach(seq -> erasures.erase(district, matter.id(), seq, rule));
        Long asker = matter.identity().askerId();
        if (asker != null) {
            db.write(scope(district), sql -> {
                terms.take(sql, district, terms.of(sql, district, asker, List.of(matter)));
                return matter;
            });
        }
    }

    /// Erases what was said with some moves of a matter.
    void unsay(int district, long matter, List<Integer> moves, String rule) {
        moves.forEach(seq -> erasures.erase(district, matter, seq, rule));
    }

    /// Erases what a person said on a matter of somebody else.
    void unsay(int district, long matter, long person, String rule) {
        said(district, matter, person).forEach(seq -> erasures.erase(district, matter, seq, rule));
    }

    /// The person for whose sake a matter was opened, and who may be nobody but a name in it.
    Optional<Long> about(Matter matter) {
        return desk.playbook(matter).kind(matter.identity().kind()).openedBy().isEmpty() ? Optional.empty() : Optional.ofNullable(matter.identity().subjectId());
    }

    private List<Integer> said(int district, long matter, @Nullable Long by) {
        return db.read(scope(district), sql -> new OwnMatterStore(sql, district).said(matter, by));
    }

    private static Scope scope(int district) {
        return Scope.service(district, Scope.Kind.MOVE);
    }
}
