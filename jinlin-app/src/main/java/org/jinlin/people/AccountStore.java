package org.jinlin.people;

import static org.jinlin.db.people.Tables.ACCOUNT;
import static org.jinlin.db.people.Tables.ADMINISTRATOR;
import static org.jinlin.db.people.Tables.APPOINTMENT;
import static org.jinlin.db.people.Tables.LOGIN;
import static org.jinlin.db.people.Tables.PASSKEY;
import static org.jinlin.db.people.Tables.PERSON;
import static org.jinlin.db.people.Tables.TOTP;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;

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

    /// What decides how somebody comes in.
    ///
    /// @param staff         holds a post today, or is an administrator
    /// @param administrator is one, whatever posts there are
    record Standing(long personId, boolean blocked, boolean synthetic, boolean staff, boolean administrator, boolean hasTotp, boolean hasPasskey) {

        /// The same where none of the posts is an office.
        Standing withoutOffice() {
            return new Standing(personId, blocked, synthetic, false, administrator, hasTotp, hasPasskey);
        }

        /// Whether there is a second thing to prove.
        boolean hasFactor() {
            return hasTotp || hasPasskey;
        }
    }

    private final Db db;
    private final Seals seals;

    AccountStore(Db db, Seals seals) {
        this.db = db;
        this.seals = seals;
    }

    Optional<Claim> claim(String login) {
        return db.ref().select(LOGIN.DISTRICT_ID, LOGIN.ACCOUNT_ID)
                .from(LOGIN)
                .where(LOGIN.LOGIN_INDEX.in(seals.loginIndex(login).all()))
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

    Optional<Standing> standing(DSLContext sql, Claim claim, Moment now) {
        var administers = exists(selectOne().from(ADMINISTRATOR).where(ADMINISTRATOR.DISTRICT_ID.eq(claim.district()), ADMINISTRATOR.PERSON_ID.eq(ACCOUNT.PERSON_ID)));
        return sql.select(ACCOUNT.PERSON_ID, ACCOUNT.BLOCKED, PERSON.SYNTHETIC,
                        field(exists(selectOne().from(APPOINTMENT).where(APPOINTMENT.DISTRICT_ID.eq(claim.district()), APPOINTMENT.PERSON_ID.eq(ACCOUNT.PERSON_ID), AppointmentStore.holds(APPOINTMENT, now))).or(administers)),
                        field(administers),
                        field(exists(selectOne().from(TOTP).where(TOTP.DISTRICT_ID.eq(claim.district()), TOTP.ACCOUNT_ID.eq(ACCOUNT.ID)))),
                        field(exists(selectOne().from(PASSKEY).where(PASSKEY.DISTRICT_ID.eq(claim.district()), PASSKEY.ACCOUNT_ID.eq(ACCOUNT.ID)))))
                .from(ACCOUNT).join(PERSON).on(PERSON.DISTRICT_ID.eq(claim.district()), PERSON.ID.eq(ACCOUNT.PERSON_ID))
                .where(ACCOUNT.DISTRICT_ID.eq(claim.district()), ACCOUNT.ID.eq(claim.accountId()))
                .fetchOptional(Records.mapping(Standing::new));
    }

    int setPassword(DSLContext sql, Claim claim, String hash) {
        return sql.update(ACCOUNT).set(ACCOUNT.PASSWORD_HASH, hash).where(ACCOUNT.DISTRICT_ID.eq(claim.district()), ACCOUNT.ID.eq(claim.accountId())).execute();
    }

    Optional<Row> ofPerson(DSLContext sql, int district, long personId) {
        return sql.select(ACCOUNT.ID, ACCOUNT.PERSON_ID, ACCOUNT.PASSWORD_HASH, ACCOUNT.BLOCKED)
                .from(ACCOUNT)
                .where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.PERSON_ID.eq(personId))
                .fetchOptional(Records.mapping(Row::new));
    }

    /// Accounts of made-up persons who hold a post, not blocked, where somebody real holds a post too.
    int demoBesideReal(DSLContext sql, int district, Moment now) {
        var staff = APPOINTMENT.as("staff");
        var real = PERSON.as("real");
        return sql.fetchCount(sql.selectOne()
                .from(ACCOUNT).join(PERSON).on(PERSON.DISTRICT_ID.eq(district), PERSON.ID.eq(ACCOUNT.PERSON_ID), PERSON.SYNTHETIC.isTrue())
                .where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.BLOCKED.isFalse(),
                        exists(selectOne().from(APPOINTMENT).where(APPOINTMENT.DISTRICT_ID.eq(district), APPOINTMENT.PERSON_ID.eq(ACCOUNT.PERSON_ID), AppointmentStore.holds(APPOINTMENT, now))),
                        exists(selectOne().from(staff).join(real).on(real.DISTRICT_ID.eq(district), real.ID.eq(staff.PERSON_ID), real.SYNTHETIC.isFalse())
                                .where(staff.DISTRICT_ID.eq(district), AppointmentStore.holds(staff, now)))));
    }

    int block(DSLContext sql, int district, long personId, boolean blocked) {
        return sql.update(ACCOUNT)
                .set(ACCOUNT.BLOCKED, blocked)
                .where(ACCOUNT.DISTRICT_ID.eq(district), ACCOUNT.PERSON_ID.eq(personId))
                .execute();
    }
}
