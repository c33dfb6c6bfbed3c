package org.jinlin.matters;

import java.util.stream.Stream;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jinlin.people.OwnRecords;
import org.springframework.stereotype.Component;

/// Forgets who asked, once nothing is left that was asked: a guest without an account was written down for a request only.
@Component
class KeepPersons {

    private final Db db;
    private final OwnRecords own;
    private final Retiring retiring;

    KeepPersons(Db db, OwnRecords own, Retiring retiring) {
        this.db = db;
        this.own = own;
        this.retiring = retiring;
    }

    /// Forgets the asker of a retired matter, and for whose sake it was opened, where nothing else needs them: no account, no home in
    /// the register, no other matter whose time is not over, no hold.
    void forgetUnneeded(int district, Matter matter) {
        Stream.concat(Stream.ofNullable(matter.identity().askerId()), retiring.about(matter).stream()).distinct()
                .filter(person -> own.of(district, person).filter(kept -> !kept.account() && kept.unitId() == null && kept.address() == null).isPresent())
                .filter(person -> db.read(scope(district), sql -> !new OwnMatterStore(sql, district).hasUnretired(person) && !new HoldStore(sql, district).isHeld(HoldStore.OF_PERSON, person)))
                .forEach(person -> db.write(scope(district), sql -> {
                    own.forget(sql, district, person);
                    return person;
                }));
    }

    private static Scope scope(int district) {
        return Scope.service(district, Scope.Kind.MOVE);
    }
}
