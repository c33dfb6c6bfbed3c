package org.jinlin.people;

import static org.jinlin.db.people.Tables.ACCOUNT;
import static org.jinlin.db.people.Tables.LOGIN;

import java.util.Optional;
import org.jinlin.kit.Db;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Accounts, and the claims of sign-in names, which belong to no district.
@Component
final class AccountStore {

    /// Where a sign-in name leads.
    record Claim(int district, long accountId) {}

    record Row(long id, long personId, @Nullable String passwordHash, boolean blocked) {}

    private final Db db;
    private final Seals seals;

    AccountStore(Db db, Seals seals) {
        this.db = db;
        this.seals = seals;
    }

    Optional<Claim> claim(String login) {
        return db.ref().select(LOGIN.DISTRICT_ID, LOGIN.ACCOUNT_ID)
                .from(LOGIN)
                .where(LOGIN.LOGIN_INDEX.eq(seals.loginIndex(login)))
                .fetchOptional(Records.mapping(Claim::new));
    }

    boolean isTaken(String login) {
        return claim(login).isPresent();
    }

    Optional<Row> account(DSLContext sql, int district, long accountId) {
        return sql.select(ACCOUNT.ID, ACCOUNT.PERSON_ID, ACCOUNT.PASSWORD_HASH, ACCOUNT.BLOCKED)
                .from(ACCOUNT)
                .where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.ID.eq(accountId))
                .fetchOptional(Records.mapping(Row::new));
    }

    Optional<Row> ofPerson(DSLContext sql, int district, long personId) {
        return sql.select(ACCOUNT.ID, ACCOUNT.PERSON_ID, ACCOUNT.PASSWORD_HASH, ACCOUNT.BLOCKED)
                .from(ACCOUNT)
                .where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.PERSON_ID.eq(personId))
                .fetchOptional(Records.mapping(Row::new));
    }

    int block(DSLContext sql, int district, long personId, boolean blocked) {
        return sql.update(ACCOUNT)
                .set(ACCOUNT.BLOCKED, blocked)
                .where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.PERSON_ID.eq(personId))
                .execute();
    }
}
