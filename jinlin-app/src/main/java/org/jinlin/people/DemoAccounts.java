package org.jinlin.people;

import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.springframework.stereotype.Component;

/// The accounts of made-up persons: good for a demonstration, a way in for anybody afterwards.
@Component
public class DemoAccounts {

    private final Db db;
    private final DemoAccountStore store;

    DemoAccounts(Db db, DemoAccountStore store) {
        this.db = db;
        this.store = store;
    }

    /// How many are not blocked.
    public int open(int district) {
        return db.read(Scope.service(district, Scope.Kind.REPORT), sql -> store.open(sql, district));
    }

    /// Blocks them all and ends their sessions: a session of a blocked account opens nothing.
    ///
    /// @return how many were open
    public int block(int district) {
        return db.write(Scope.service(district, Scope.Kind.SETUP), sql -> store.block(sql, district));
    }
}
