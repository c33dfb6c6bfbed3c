package org.jinlin.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What PostgreSQL itself lets the program see: nothing without a scope, nothing of another district, and of a resident's
/// district only the own matters. Every table of districts holds one row of district 1 and one of district 2.
class RlsTest {

    private static final TestDatabase DATABASE = TestPostgres.plain("rls");

    /// Columns that may be empty, but not all of them at once.
    private static final Map<String, String> FILLED_TOO = Map.of("matters.matter", "due_at", "people.link", "household_id");

    /// What only the scope of the audit reads.
    private static final String AUDIT = "people.audit";
    private static final String BALLOT = "matters.ballot";

    private Connection connection;
    private List<String> tables;

    @BeforeEach
    void fillEveryTable() throws SQLException {
        connection = DATABASE.asSuperuser();
        connection.setAutoCommit(false);
        run("set local session_replication_role = replica"); // no foreign keys: the rows need not make sense
        tables = texts("select oid::regclass::text from pg_class where obj_description(oid, 'pg_class') like 'dist:%' and relkind in ('r', 'p') order by 1");
        for (String table : tables) {
            for (int district = 1; district <= 2; district++) {
                run(anyRow(table, district));
            }
        }
        run("set local role jinlin_app");
    }

    @AfterEach
    void undo() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void withoutAScopeThereAreNoRows() throws SQLException {
        assertThat(tables).hasSizeGreaterThan(20);
        for (String table : tables) {
            assertThat(count(table, "true")).as(table).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0:staff:1", "3:staff:1", "3:clock:0", ":staff:1"})
    void inTheScopeOfAnotherDistrictThereAreNoRows(String scope) throws SQLException {
        scope(scope);
        for (String table : tables) {
            assertThat(count(table, "true")).as(table).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 or true", "x:staff:1", "1,2:staff:1", "99999999999:staff:1"})
    void aScopeThatIsNoNumberReadsNothing(String scope) throws SQLException {
        scope(scope);

        assertThatThrownBy(() -> count("matters.matter", "true")).isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1:staff:1", "1:clock:0", "1:numberer:0", "1:reader:0", "1:report:0"})
    void inTheScopeOfADistrictOnlyItsOwnRowsAreSeen(String scope) throws SQLException {
        scope(scope);
        for (String table : tables) {
            int seen = isClosed(table) ? 0 : 1;
            assertThat(count(table, "district_id = 1")).as(table).isEqualTo(seen);
            assertThat(count(table, "true")).as(table).isEqualTo(seen);
        }
    }

    /// What is seen in one scope only.
    private static boolean isClosed(String table) {
        return table.startsWith(AUDIT) || table.equals(BALLOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"person", "staff", "clock", "numberer", "reader", "report", "sign_in", "setup", "audit"})
    void nobodyButAMoveReadsHowAVoteStands(String kind) throws SQLException {
        scope("1:" + kind + ":1");
        assertThat(count(BALLOT, "true")).as(kind).isZero();
        scope("1:move:1");
        assertThat(count(BALLOT, "true")).as("of its own district").isEqualTo(1);
    }

    @Test
    void theAuditIsSeenInItsOwnScopeOnlyAndOfItsDistrict() throws SQLException {
        scope("1:audit:0");
        List<String> audit = tables.stream().filter(table -> table.startsWith(AUDIT)).toList();
        assertThat(audit).hasSize(5);
        for (String table : audit) {
            assertThat(count(table, "district_id = 1")).as(table).isEqualTo(1);
            assertThat(count(table, "true")).as(table).isEqualTo(1);
        }
    }

    @Test
    void rowsOfAnotherDistrictAreNeitherWrittenNorChangedNorDeleted() throws SQLException {
        scope("1:staff:1");
        for (String table : tables) {
            String row = anyRow(table, 3);
            var savepoint = connection.setSavepoint();
            assertThatThrownBy(() -> run(row)).as(table).hasMessageContaining("violates row-level security policy");
            connection.rollback(savepoint);
            if (may(table, "delete")) {
                assertThat(changed("delete from " + table + " where district_id = 2")).as(table).isZero();
            }
            if (may(table, "update") && !isClosed(table)) { // there no row is seen to be changed
                assertThat(changed("update " + table + " set district_id = district_id where district_id = 2")).as(table).isZero();
                assertThatThrownBy(() -> run("update " + table + " set district_id = 2 where district_id = 1")).as(table).hasMessageContaining("violates row-level security policy");
                connection.rollback(savepoint);
            }
        }
    }

    @Test
    void aResidentSeesOwnAndFollowedMattersOnly() throws SQLException {
        residentsMatters();
        scope("1:person:5");

        assertThat(texts("select id from matters.matter order by id")).containsExactly("11", "12");
    }

    @Test
    void aResidentSeesNoInternalMovesAndNoneOfOthers() throws SQLException {
        residentsMatters();
        scope("1:person:5");

        assertThat(texts("select matter_id || '/' || seq from matters.move order by 1")).containsExactly("11/1", "12/1");
        assertThat(texts("select matter_id || '/' || seq from matters.words order by 1")).containsExactly("11/1", "12/1");
    }

    @Test
    void aResidentSeesTheOwnPhotosAndThoseOfVisibleMoves() throws SQLException {
        residentsMatters();
        scope("1:person:5");

        assertThat(texts("select id from matters.file order by id")).containsExactly("101", "103", "107");
    }

    /// A policy that reads all moves of a district into a table first takes seconds in a large one.
    @ParameterizedTest
    @ValueSource(strings = {"move", "words", "file", "due"})
    void whetherAResidentSeesARowIsLookedUpByItsKey(String table) throws SQLException {
        scope("1:person:5");

        assertThat(plan(table)).contains("= " + table + ".district_id)");
        assertThat(plan("matter")).as("who follows few may have them in a table, and that is seen").contains("hashed SubPlan").doesNotContain("= matter.district_id)");
    }

    private String plan(String table) throws SQLException {
        return String.join("\n", texts("explain select * from matters." + table + " where district_id = 1"));
    }

    @Test
    void aResidentSeesTheOwnPersonAndWhoLookedAtIt() throws SQLException {
        scope("1:staff:9");
        run("insert into people.person (district_id, id, name, synthetic, created_at) values (1, 5, '', true, 'epoch'), (1, 6, '', true, 'epoch')");
        run("insert into people.read_log values (1, 51, 'epoch', 9, 5, null, 'phone', 'r'), (1, 52, 'epoch', 9, 6, null, 'phone', 'r')");
        scope("1:person:5");

        assertThat(texts("select id from people.person")).containsExactly("5");
        assertThat(texts("select id from people.read_log")).containsExactly("51");
    }

    @Test
    void aResidentSeesTheOwnPointsAndWhatWentInAndOutOfThem() throws SQLException {
        scope("1:move:0");
        run("insert into points.account values (1, 51, 'person', 5, 'points', 1, 1, 'epoch'), (1, 52, 'person', 6, 'points', 1, 1, 'epoch'), (1, 53, 'team', 5, 'points', 1, 1, 'epoch')");
        run("insert into points.transfer (district_id, id, key, kind, currency, from_id, to_id, amount, at) values (1, 61, '00000000-0000-0000-0000-000000000061', 'given', 'points', 51, 52, 1, 'epoch'),"
                + " (1, 62, '00000000-0000-0000-0000-000000000062', 'given', 'points', 53, 52, 1, 'epoch')");
        run("insert into points.entry values (1, 51, 1, 61, -1, 0), (1, 52, 1, 61, 1, 1), (1, 53, 1, 62, -1, 0), (1, 52, 2, 62, 1, 2)");
        run("insert into points.lot values (1, 51, 71, 61, 1, 'epoch'), (1, 52, 72, 61, 1, 'epoch')");
        scope("1:person:5");

        assertThat(texts("select id from points.account")).containsExactly("51");
        assertThat(texts("select id from points.transfer")).containsExactly("61");
        assertThat(texts("select account_id from points.entry")).containsExactly("51");
        assertThat(texts("select id from points.lot")).containsExactly("71");
        assertThat(texts("select matter_id from points.subject")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"person", "staff", "report", "audit"})
    void whoeverOnlyLooksBooksNothing(String kind) throws SQLException {
        scope("1:" + kind + ":5");
        assertThatThrownBy(() -> run("insert into points.transfer (district_id, id, key, kind, currency, from_id, to_id, amount, at) values (1, 61, '00000000-0000-0000-0000-000000000061', 'given', 'points', 51, 52, 1, 'epoch')"))
                .hasMessageContaining("violates row-level security policy");
    }

    @Test
    void aFollowerOfAnotherDistrictWithTheSameNumbersSeesNothing() throws SQLException {
        residentsMatters();
        scope("2:person:5");

        assertThat(texts("select id from matters.matter where id > 10")).isEmpty();
        assertThat(texts("select seq from matters.move where matter_id > 10")).isEmpty();
        assertThat(texts("select id from matters.file where id > 100")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "set role jinlin_owner", "set role postgres", "set session authorization jinlin_owner", "alter table matters.matter disable row level security",
        "drop policy district on matters.matter", "create policy wide on matters.matter using (true)", "create table matters.own (x int)", "create schema own",
        "alter role jinlin_app bypassrls", "truncate matters.words", "update matters.move set verb = 'x'", "delete from matters.move", "delete from matters.log",
        "delete from matters.matter", "delete from matters.erasure", "update points.entry set amount = 2", "delete from points.entry", "delete from points.transfer",
        "update points.transfer set amount = 2", "update points.account set kind = 'bank'", "delete from points.account", "update points.award set amount = 2", "update points.lot set expires_on = '2099-01-01'", "update people.read_log set reason = ''", "copy matters.matter to program 'true'",
        "create function kit.scope_district() returns int language sql return 1", "create or replace function kit.scope_district() returns int language sql return 1"})
    void theProgramCannotRaiseItself(String attempt) throws SQLException {
        try (var program = DATABASE.asApp(); var statement = program.createStatement()) {
            assertThatThrownBy(() -> statement.execute(attempt)).hasMessageMatching("(?s).*(permission denied|must be owner|must be able to|superuser).*");
        }
    }

    @Test
    void theProgramCannotSwitchRowSecurityOff() throws SQLException {
        try (var program = DATABASE.asApp(); var statement = program.createStatement()) {
            statement.execute("set row_security = off");
            assertThatThrownBy(() -> statement.execute("select * from matters.matter")).hasMessageContaining("row-level security policy");
        }
    }

    /// 11 is asked by resident 5, 12 followed, 13 neither; each has an open move 1 and an internal move 2, words and a photo
    /// with both. Photo 107 is not yet attached and of resident 5, 108 of somebody else.
    private void residentsMatters() throws SQLException {
        scope("1:staff:9");
        for (int matter = 11; matter <= 13; matter++) {
            String row = anyRow("matters.matter", 1).replaceFirst("values \\(1, 1, 'running'", "values (1, " + matter + ", 'number " + matter + "'");
            run(row);
            run("update matters.matter set asker_id = " + (matter == 11 ? 5 : 6) + " where id = " + matter);
            for (int seq = 1; seq <= 2; seq++) {
                run("insert into matters.move (district_id, matter_id, seq, verb, from_stage, to_stage, actor_kind, internal, at, change, previous, hash) values (1, "
                        + matter + ", " + seq + ", 'note', 'a', 'a', 'staff', " + (seq == 2) + ", 'epoch', '', '', '')");
                run("insert into matters.words values (1, " + matter + ", " + seq + ", '', '')");
                photo(101 + (matter - 11) * 2 + (seq - 1), 6, matter + ", " + seq);
            }
        }
        photo(107, 5, "null, null");
        photo(108, 6, "null, null");
        run("insert into matters.follower values (1, 12, 5, null, 'epoch')");
    }

    private void photo(int id, int uploader, String move) throws SQLException {
        run("insert into matters.file values (1, " + id + ", " + uploader + ", " + move + ", 'x.jpg', 'image/jpeg', 1, 1, 1, '', 'epoch')");
    }

    /// A row with whatever its types allow.
    private String anyRow(String table, int district) throws SQLException {
        String chosen = " from pg_attribute where attrelid = '" + table + "'::regclass and attnum > 0 and not attisdropped and (attnotnull or attname = '"
                + FILLED_TOO.getOrDefault(table, "") + "')";
        String columns = texts("select string_agg(attname, ', ' order by attnum)" + chosen).getFirst();
        String values = texts("""
                select string_agg(case when attname = 'district_id' then '%d' else case atttypid::regtype::text
                    when 'integer' then '1' when 'bigint' then '1' when 'boolean' then 'false' when 'text' then '''running''' when 'bytea' then '''\\x''' when 'bigint[]' then '''{}''' when 'text[]' then '''{}'''
                    when 'uuid' then '''00000000-0000-0000-0000-000000000000''' when 'double precision' then '0' when 'jsonb' then '''{}''' else '''epoch''' end end, ', ' order by attnum)""".formatted(district) + chosen).getFirst();
        String fit = switch (table) { // closed words
            case "people.administrator" -> values.replaceFirst("running", "system");
            case "points.account" -> values.replaceFirst("running", "person").replaceFirst("running", "points");
            default -> values;
        };
        return "insert into " + table + " (" + columns + ") values (" + fit + ")";
    }

    private void scope(String scope) throws SQLException {
        run("set local jinlin.scope = '" + scope + "'");
    }

    private int count(String table, String condition) throws SQLException {
        return Shadow.number(connection, "select count(*) from " + table + " where " + condition);
    }

    private boolean may(String table, String privilege) throws SQLException {
        return texts("select has_table_privilege('" + table + "', '" + privilege + "')").getFirst().equals("t");
    }

    private int changed(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
