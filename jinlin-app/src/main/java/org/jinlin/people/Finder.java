package org.jinlin.people;

import java.util.List;
import org.jinlin.kit.Db;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Scope;
import org.jinlin.people.Seals.Column;
import org.springframework.stereotype.Component;

/// Finds a person by the whole name or the whole phone, for administrators: by keyed hashes, so that nothing is opened but what was
/// found, and of that the masked name and phone alone are answered. What was typed is kept nowhere.
@Component
public class Finder {

    private static final int MOST = 20;
    private static final int TYPED_MAX = 100;
    private static final int BATCH = 1000;

    private final Db db;
    private final PersonStore persons;
    private final People people;
    private final Seals seals;
    private final IndexTurn turn;
    private final Administrators administrators;

    Finder(Db db, PersonStore persons, People people, Seals seals, IndexTurn turn, Administrators administrators) {
        this.db = db;
        this.persons = persons;
        this.people = people;
        this.seals = seals;
        this.turn = turn;
        this.administrators = administrators;
    }

    /// At most twenty persons of the tenant. Refused: `ADMIN_NEEDED` to who is not the administrator whose page it is, `SEARCH_TOO_SHORT` below two
    /// signs, `TEXT_TOO_LONG`.
    public Outcome<List<Masked>> find(Actor by, Administrator whose, String typed) {
        int district = by.district();
        return administrators.need(by, whose).then(_ -> {
            if (typed.strip().length() < 2) {
                return Outcome.refused("SEARCH_TOO_SHORT");
            }
            if (typed.length() > TYPED_MAX) {
                return Outcome.refused("TEXT_TOO_LONG", "q", TYPED_MAX, typed.length());
            }
            catchUp(district);
            var found = db.read(Scope.service(district, Scope.Kind.REPORT), sql -> persons.found(sql, district, seals.nameIndex(district, typed), seals.phoneIndex(district, typed), MOST));
            return Outcome.done(found.stream().map(row -> people.masked(district, row.id())).toList());
        });
    }

    /// Guests, and persons of before there was an index of names, get theirs when somebody next looks for one.
    private void catchUp(int district) {
        int done = BATCH;
        while (done == BATCH) {
            done = db.write(Scope.service(district, Scope.Kind.SETUP), sql -> {
                var rows = persons.unindexed(sql, district, BATCH);
                rows.forEach(row -> persons.index(sql, district, row.id(), turn.writtenAlone(sql, seals.nameIndex(district, seals.open(Column.NAME, district, row.id(), row.name())))));
                return rows.size();
            });
        }
    }
}
