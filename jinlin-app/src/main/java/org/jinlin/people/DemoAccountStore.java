package org.jinlin.people;

import static org.jinlin.db.people.Tables.ACCOUNT;
import static org.jinlin.db.people.Tables.PERSON;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// The SQL of accounts of made-up persons.
@Component
final class DemoAccountStore {

    int open(DSLContext sql, int district) {
        return sql.fetchCount(ACCOUNT, isOpen(district));
    }

    int block(DSLContext sql, int district) {
        return sql.update(ACCOUNT).set(ACCOUNT.BLOCKED, true).where(isOpen(district)).execute();
    }

    private static Condition isOpen(int district) {
        return ACCOUNT.DISTRICT_ID.eq(district).and(ACCOUNT.BLOCKED.isFalse()).and(DSL.exists(DSL.selectOne().from(PERSON)
                .where(PERSON.DISTRICT_ID.eq(district), PERSON.ID.eq(ACCOUNT.PERSON_ID), PERSON.SYNTHETIC.isTrue())));
    }
}
