package org.jinlin.matters;

import java.time.Duration;
import java.util.List;
import org.jinlin.kit.CountMemory;
import org.jinlin.kit.Db;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.matters.MatterPagesQueue.Named;
import org.jinlin.people.Actor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The lists that somebody gave a name to, a dozen at most. They stay with the person, whichever browser is used; a cookie
/// would leave them on the desk's computer for whoever signs in next.
@Component
class MatterPagesFilters {

    static final int MOST = 12;
    private static final int LONGEST = 20;

    private final Db db;
    private final CountMemory<Whose, List<Named>> memory;

    private record Whose(int district, long personId) {}

    MatterPagesFilters(Db db, @Value("${jinlin.rates-kept}") Duration kept) {
        this.db = db;
        this.memory = new CountMemory<>(kept, System::nanoTime);
    }

    List<Named> of(Actor actor) {
        return memory.of(whose(actor), () -> db.read(Matters.scope(actor), sql -> store(sql, actor).named(MOST)));
    }

    /// Refuses no name, a long one, and a thirteenth.
    Outcome<String> save(Actor actor, String name, String list) {
        String stripped = name.strip();
        int length = stripped.codePointCount(0, stripped.length());
        if (stripped.isEmpty()) {
            return Outcome.refused("FIELD_MISSING", "name");
        }
        if (length > LONGEST) {
            return Outcome.refused("TEXT_TOO_LONG", "name", LONGEST, length);
        }
        if (!FieldRules.isStorable(stripped)) {
            return Outcome.refused("TEXT_UNREADABLE", "name");
        }
        Outcome<String> saved = db.writeOutcome(Matters.scope(actor), sql -> {
            List<Named> before = store(sql, actor).named(MOST);
            if (before.size() == MOST && before.stream().noneMatch(one -> one.name().equals(stripped))) {
                return new Outcome.Refused<>(Refusal.of("TOO_MANY_FILTERS", MOST));
            }
            store(sql, actor).put(new Named(stripped, list));
            return Outcome.done(stripped);
        });
        memory.forget(whose(actor));
        return saved;
    }

    /// What is not there is gone already.
    void remove(Actor actor, String name) {
        if (FieldRules.isStorable(name)) {
            db.write(Matters.scope(actor), sql -> {
                store(sql, actor).remove(name);
                return name;
            });
        }
        memory.forget(whose(actor));
    }

    private static Whose whose(Actor actor) {
        return new Whose(actor.district(), actor.personId());
    }

    private static FilterStore store(org.jooq.DSLContext sql, Actor actor) {
        return new FilterStore(sql, actor.district(), actor.personId());
    }
}
