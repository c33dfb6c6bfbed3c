package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jinlin.people.PeopleDatabase.CHANGTAI;
import static org.jinlin.people.PeopleDatabase.TODAY;
import static org.jinlin.people.PeopleDatabase.ZHAOAN;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jinlin.kit.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What this room writes down, what it does not, and that nobody but the audit reads it and nobody at all changes it.
class AuditTest {

    private static final PeopleWorld WORLD = new PeopleWorld();
    private static final String PHONE = "13799990001";

    private long person;
    private String login = "";

    @BeforeEach
    void somebody() throws SQLException {
        try (Connection superuser = WORLD.database.asSuperuser(); var sql = superuser.createStatement()) {
            sql.execute("truncate people.audit_chain, people.audit_unchained, people.audit_head, people.audit_day, people.audit cascade");
        }
        login = "li.lei" + WORLD.ids.next();
        person = WORLD.account(CHANGTAI, login);
    }

    private List<String> entries(int district) {
        return WORLD.raw().fetch("select act || case when refused then ' refused' else '' end || ' ' || actor_id || ' ' || subject_kind || ' ' || subject_id from people.audit where district_id = ? order by id", district)
                .map(row -> row.get(0, String.class));
    }

    @Test
    void signingInAndOutIsWrittenDown() {
        String token = WORLD.signedIn(login).token();
        WORLD.accounts.signOut(token);
        WORLD.accounts.signOut(token);
        assertThat(entries(CHANGTAI)).containsExactly("sign_in " + person + " none 0", "sign_out " + person + " none 0");
    }

    @Test
    void aWrongPasswordIsWrittenDownWithWhoWasMeant() {
        WORLD.signIn(login, "not the password");
        assertThat(entries(CHANGTAI)).containsExactly("sign_in refused " + person + " none 0");
    }

    @Test
    void aNameThatIsNobodysIsWrittenDownWithoutTheName() {
        WORLD.signIn("nobody.at.all", "whatever it is");
        assertThat(entries(0)).containsExactly("sign_in refused 0 none 0");
        assertThat(WORLD.raw().fetch("select a::text from people.audit a").toString()).doesNotContain("nobody.at.all");
    }

    /// What waits tries nothing: a flood of attempts fills no disk.
    @Test
    void whoWaitsLeavesNoMoreEntries() {
        for (int i = 0; i < 30; i++) {
            WORLD.signIn(login, "wrong " + i);
        }
        assertThat(entries(CHANGTAI)).hasSizeBetween(5, 6).allMatch(entry -> entry.startsWith("sign_in refused"));
    }

    @Test
    void aBlockedAccountIsWrittenDown() {
        WORLD.accounts.setBlocked(CHANGTAI, person, true);
        WORLD.signIn(login, PeopleWorld.PASSWORD);
        assertThat(entries(CHANGTAI)).containsExactly("sign_in refused " + person + " none 0");
    }

    @Test
    void tokensAreWrittenDown() {
        Actor actor = WORLD.people.actor(CHANGTAI, person);
        var token = WORLD.tokens.create(actor, "report", null).orThrow();
        WORLD.tokens.revoke(actor, token.row().id());
        WORLD.tokens.revoke(actor, token.row().id());
        WORLD.tokens.create(actor, "", null);
        assertThat(entries(CHANGTAI)).containsExactly("token_made " + person + " person " + person, "token_ended " + person + " person " + person);
    }

    @Test
    void aLookIsWrittenDownWithThePostAndWithoutTheReason() {
        long asker = WORLD.person(CHANGTAI, "Wang Xiaomei", PHONE);
        WORLD.appoint(CHANGTAI, person, "secretary", 1, TODAY);
        Actor reader = WORLD.people.actor(CHANGTAI, person);
        assertThat(WORLD.people.contact(reader, asker, 5, "Calling Wang Xiaomei back")).isPresent();
        assertThat(WORLD.people.contact(reader, asker, 5, " ")).isEmpty();
        assertThat(entries(CHANGTAI)).containsExactly("look " + person + " person " + asker);
        assertThat(WORLD.raw().fetchSingle("select role || '/' || unit_id || '/' || device from people.audit").get(0)).isEqualTo("secretary/1/console");
    }

    @Test
    void noEntryHoldsAPersonalWord() {
        long asker = WORLD.person(CHANGTAI, "Wang Xiaomei", PHONE);
        WORLD.appoint(CHANGTAI, person, "secretary", 1, TODAY);
        WORLD.people.contact(WORLD.people.actor(CHANGTAI, person), asker, 5, "Calling Wang Xiaomei at " + PHONE);
        WORLD.signIn(login, PeopleWorld.PASSWORD);
        WORLD.signIn(login, "wrong");
        assertThat(entries(CHANGTAI)).hasSize(3);
        for (String table : List.of("audit", "audit_chain", "audit_unchained", "audit_head", "audit_day")) {
            assertThat(WORLD.raw().fetch("select t::text from people." + table + " t").toString()).as(table).doesNotContain("Wang", "Xiaomei", PHONE, login, "Calling", "Person");
        }
    }

    /// The rights of the program, past all of its code.
    @ParameterizedTest
    @ValueSource(strings = {"update people.audit set amount = 2", "delete from people.audit", "truncate people.audit", "update people.audit_chain set hash = ''", "delete from people.audit_chain",
            "update people.audit_day set root = ''", "delete from people.audit_day", "delete from people.audit_head", "update people.audit_unchained set entry_id = 1"})
    void theProgramMayChangeNothing(String statement) {
        assertThatThrownBy(() -> WORLD.db.write(AuditChainer.scope(CHANGTAI), sql -> sql.execute(statement))).hasStackTraceContaining("permission denied");
    }

    @ParameterizedTest
    @CsvSource({"staff, 1", "person, 1", "report, 0", "move, 0", "sign_in, 0", "reader, 0", "clock, 0"})
    void noOtherScopeReads(String kind, long id) {
        WORLD.signIn(login, PeopleWorld.PASSWORD);
        assertThat(entries(CHANGTAI)).hasSize(1);
        var scope = new Scope(CHANGTAI, Scope.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), id);
        for (String table : List.of("audit", "audit_chain", "audit_unchained", "audit_head", "audit_day")) {
            assertThat(WORLD.db.<Integer>read(scope, sql -> sql.fetchCount(sql.selectFrom("people." + table)))).as(table).isZero();
        }
        assertThat(WORLD.db.<Integer>read(AuditChainer.scope(CHANGTAI), sql -> sql.fetchCount(sql.selectFrom("people.audit")))).isEqualTo(1);
        assertThat(WORLD.db.<Integer>read(AuditChainer.scope(ZHAOAN), sql -> sql.fetchCount(sql.selectFrom("people.audit")))).as("another district").isZero();
    }

    /// A scope that may add an entry may not add to the chain, nor take a mark away.
    @ParameterizedTest
    @ValueSource(strings = {"insert into people.audit_chain values (21, 1, 1, '', 'sha256')", "insert into people.audit_head values (21, 1, '')", "insert into people.audit_day values (21, '2026-01-01', 1, '', '', 'sha256')",
            "insert into people.audit_unchained values (22, 1)"})
    void noOtherScopeChains(String statement) {
        var scope = Scope.service(CHANGTAI, Scope.Kind.STAFF);
        assertThatThrownBy(() -> WORLD.db.write(scope, sql -> sql.execute(statement))).hasStackTraceContaining("row-level security");
    }
}
