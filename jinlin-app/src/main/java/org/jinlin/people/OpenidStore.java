package org.jinlin.people;

import static org.jinlin.db.people.Tables.OPENID_LINK;

import java.time.Instant;
import java.util.Optional;
import org.jinlin.kit.BlindIndex;
import org.jinlin.people.AccountStore.Claim;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Whom somebody at the single sign-on is here. It belongs to no district.
@Component
final class OpenidStore {

    Optional<Claim> claim(DSLContext sql, BlindIndex subject) {
        return sql.select(OPENID_LINK.DISTRICT_ID, OPENID_LINK.ACCOUNT_ID).from(OPENID_LINK).where(OPENID_LINK.SUBJECT_INDEX.in(subject.all()))
                .fetchOptional(row -> new Claim(row.value1(), row.value2()));
    }

    boolean isLinked(DSLContext sql, Claim owner) {
        return sql.fetchExists(OPENID_LINK, OPENID_LINK.DISTRICT_ID.eq(owner.district()), OPENID_LINK.ACCOUNT_ID.eq(owner.accountId()));
    }

    /// False, and nothing changes, when it is tied to somebody else; what this account was tied to before it is no longer.
    ///
    /// @param written the form that rows are written with, held by [IndexTurn#written]: so a row of an older form that is not seen here is not there
    boolean link(DSLContext sql, BlindIndex subject, byte[] written, Claim owner, Instant now) {
        if (claim(sql, subject).filter(other -> !other.equals(owner)).isPresent()) {
            return false;
        }
        unlink(sql, owner);
        return sql.insertInto(OPENID_LINK).set(OPENID_LINK.SUBJECT_INDEX, written).set(OPENID_LINK.DISTRICT_ID, owner.district()).set(OPENID_LINK.ACCOUNT_ID, owner.accountId())
                .set(OPENID_LINK.LINKED_AT, now).onConflict(OPENID_LINK.SUBJECT_INDEX).doNothing().execute() == 1;
    }

    static int unlink(DSLContext sql, Claim owner) {
        return sql.deleteFrom(OPENID_LINK).where(OPENID_LINK.DISTRICT_ID.eq(owner.district()), OPENID_LINK.ACCOUNT_ID.eq(owner.accountId())).execute();
    }
}
