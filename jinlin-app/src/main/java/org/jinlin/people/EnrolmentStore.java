package org.jinlin.people;

import static org.jinlin.db.people.Tables.ACCOUNT;
import static org.jinlin.db.people.Tables.APPOINTMENT;
import static org.jinlin.db.people.Tables.HOUSEHOLD;
import static org.jinlin.db.people.Tables.LINK;
import static org.jinlin.db.people.Tables.LOGIN;
import static org.jinlin.db.people.Tables.PERSON;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jinlin.kit.BlindIndex;
import org.jinlin.kit.Ids;
import org.jinlin.people.Enrolment.NewAccount;
import org.jinlin.people.Enrolment.NewAppointment;
import org.jinlin.people.Enrolment.NewHousehold;
import org.jinlin.people.Enrolment.NewLink;
import org.jinlin.people.Enrolment.NewPerson;
import org.jinlin.people.Seals.Column;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The inserts of people, in JDBC batches.
@Component
final class EnrolmentStore {

    /// Keeps one batch within a few megabytes.
    private static final int BATCH_ROWS = 1000;

    private final Seals seals;
    private final IndexTurn turn;
    private final Ids ids;

    EnrolmentStore(Seals seals, IndexTurn turn, Ids ids) {
        this.seals = seals;
        this.turn = turn;
        this.ids = ids;
    }

    void households(DSLContext sql, int district, List<NewHousehold> households, Instant now) {
        insert(sql, households, each -> sql.insertInto(HOUSEHOLD)
                .set(HOUSEHOLD.DISTRICT_ID, district)
                .set(HOUSEHOLD.ID, each.id())
                .set(HOUSEHOLD.UNIT_ID, each.unitId())
                .set(HOUSEHOLD.DOOR, seals.seal(Column.DOOR, district, each.id(), each.door()))
                .set(HOUSEHOLD.TAGS, each.tags().isEmpty() ? null
                        : seals.seal(Column.TAGS, district, each.id(), String.join("\n", each.tags())))
                .set(HOUSEHOLD.CREATED_AT, now));
    }

    void persons(DSLContext sql, int district, List<NewPerson> persons, Instant now) {
        Function<BlindIndex, byte[]> form = turn.form(sql);
        insert(sql, persons, each -> sql.insertInto(PERSON)
                .set(PERSON.DISTRICT_ID, district)
                .set(PERSON.ID, each.id())
                .set(PERSON.NAME, seals.seal(Column.NAME, district, each.id(), each.name()))
                .set(PERSON.NAME_INDEX, form.apply(seals.nameIndex(district, each.name())))
                .set(PERSON.PHONE, seals.sealNullable(Column.PHONE, district, each.id(), Seals.kept(each.phone())))
                .set(PERSON.PHONE_INDEX, Optional.ofNullable(seals.phoneIndex(district, each.phone())).map(form).orElse(null))
                .set(PERSON.ADDRESS, seals.sealNullable(Column.ADDRESS, district, each.id(), each.address()))
                .set(PERSON.HOUSEHOLD_ID, each.householdId())
                .set(PERSON.UNIT_ID, each.unitId())
                .set(PERSON.SYNTHETIC, each.synthetic())
                .set(PERSON.CREATED_AT, now));
    }

    void appointments(DSLContext sql, int district, List<NewAppointment> appointments) {
        insert(sql, appointments, each -> sql.insertInto(APPOINTMENT)
                .set(APPOINTMENT.DISTRICT_ID, district)
                .set(APPOINTMENT.ID, ids.next())
                .set(APPOINTMENT.PERSON_ID, each.personId())
                .set(APPOINTMENT.ROLE, each.role())
                .set(APPOINTMENT.UNIT_ID, each.unitId())
                .set(APPOINTMENT.VALID_FROM, each.from()));
    }

    void links(DSLContext sql, int district, List<NewLink> links) {
        insert(sql, links, each -> sql.insertInto(LINK)
                .set(LINK.DISTRICT_ID, district)
                .set(LINK.ID, ids.next())
                .set(LINK.KIND, each.kind())
                .set(LINK.PERSON_ID, each.personId())
                .set(LINK.HOUSEHOLD_ID, each.householdId())
                .set(LINK.UNIT_ID, each.unitId())
                .set(LINK.VALID_FROM, each.from())
                .set(LINK.CONSENT_AT, each.consentAt()));
    }

    /// Whether somebody has one of these sign-in names. The key of indexes is held from here on: a name of an older form that is not seen now is not there,
    /// and a second one of the same form is refused by the table.
    boolean isTaken(DSLContext sql, List<NewAccount> accounts) {
        turn.held(sql);
        List<byte[]> forms = accounts.stream().flatMap(account -> seals.loginIndex(account.login()).all().stream()).toList();
        return IntStream.iterate(0, from -> from < forms.size(), from -> from + BATCH_ROWS)
                .anyMatch(from -> sql.fetchExists(LOGIN, LOGIN.LOGIN_INDEX.in(forms.subList(from, Math.min(from + BATCH_ROWS, forms.size())))));
    }

    /// Whoever calls this has asked [#isTaken] in the same transaction.
    ///
    /// @param hashes of the passwords, in the order of the accounts
    void accounts(DSLContext sql, int district, List<NewAccount> accounts, List<@Nullable String> hashes, Instant now) {
        String key = turn.held(sql);
        List<Query> claims = new ArrayList<>();
        List<Query> rows = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            long id = ids.next();
            rows.add(sql.insertInto(ACCOUNT)
                    .set(ACCOUNT.DISTRICT_ID, district)
                    .set(ACCOUNT.ID, id)
                    .set(ACCOUNT.PERSON_ID, accounts.get(i).personId())
                    .set(ACCOUNT.PASSWORD_HASH, hashes.get(i))
                    .set(ACCOUNT.BLOCKED, false)
                    .set(ACCOUNT.CREATED_AT, now));
            claims.add(sql.insertInto(LOGIN)
                    .set(LOGIN.LOGIN_INDEX, seals.loginIndex(accounts.get(i).login()).by(key))
                    .set(LOGIN.DISTRICT_ID, district)
                    .set(LOGIN.ACCOUNT_ID, id));
        }
        execute(sql, rows);
        execute(sql, claims);
    }

    private static <T> void insert(DSLContext sql, List<T> values, Function<T, Query> statement) {
        execute(sql, values.stream().map(statement).toList());
    }

    /// The statements differ in their values only: one prepared statement, many rows a round trip.
    private static void execute(DSLContext sql, List<Query> statements) {
        for (int from = 0; from < statements.size(); from += BATCH_ROWS) {
            var rows = statements.subList(from, Math.min(from + BATCH_ROWS, statements.size()));
            var batch = sql.batch(rows.getFirst());
            for (Query row : rows) {
                batch.bind(row.getBindValues().toArray());
            }
            batch.execute();
        }
    }
}
