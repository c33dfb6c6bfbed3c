package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jinlin.people.PeopleDatabase.CHANGTAI;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jinlin.kit.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The chain of the audit under many hands, after a kill, and whoever changes one byte past the program is found and named.
class AuditChainTest {

    private static final PeopleWorld WORLD = new PeopleWorld();
    private static final int DAYS = 3;
    private static final int A_DAY = 4;

    private final AuditChainer chainer = new AuditChainer(WORLD.db, WORLD.orgs, "sha256");
    private final AuditDays days = new AuditDays(WORLD.db, WORLD.orgs, WORLD.clock, "sha256");
    private final AuditCheck check = new AuditCheck(WORLD.db);

    @BeforeEach
    void anEmptyAudit() throws SQLException {
        past("truncate people.audit_chain, people.audit_unchained, people.audit_head, people.audit_day, people.audit cascade");
        WORLD.clock.set(PeopleDatabase.NOON);
    }

    private void past(String... statements) throws SQLException {
        try (Connection superuser = WORLD.database.asSuperuser(); var sql = superuser.createStatement()) {
            sql.execute("set session_replication_role = replica"); // whoever breaks in heeds no foreign key
            for (String statement : statements) {
                assertThat(sql.execute(statement) ? 1 : sql.getUpdateCount()).as(statement).isNotNegative();
            }
        }
    }

    private void act(long person) {
        WORLD.audit.addAlone(AuditNote.of(CHANGTAI, person, AuditAct.EXPORT, AuditSubject.unit(7)).amount(3));
    }

    /// Three closed days of four entries each, and one entry of today that is chained.
    private void someDays() {
        for (int day = 0; day < DAYS; day++) {
            IntStream.range(0, A_DAY).forEach(this::act);
            chainer.run(CHANGTAI);
            WORLD.clock.advance(Duration.ofDays(1));
        }
        act(99);
        chainer.run(CHANGTAI);
        assertThat(days.run(CHANGTAI)).isEqualTo(DAYS);
        assertThat(check.check(CHANGTAI)).isEqualTo(new AuditCheck.Checked(List.of(), DAYS * A_DAY + 1, 0, null));
    }

    private List<String> faults() {
        return check.check(CHANGTAI).faults();
    }

    private long entryAt(int position) {
        return WORLD.raw().fetchSingle("select entry_id from people.audit_chain where district_id = ? and position = ?", CHANGTAI, position).get(0, Long.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            at           | at + interval '1 microsecond'
            actor_id     | actor_id + 1
            role         | 'clerk'
            unit_id      | 0
            act          | 'sign_in'
            subject_kind | 'person'
            subject_id   | 8
            amount       | 2
            refused      | true
            device       | 'consolf'
            """)
    void oneChangedValueIsFoundAndItsEntryNamed(String column, String value) throws SQLException {
        someDays();
        long entry = entryAt(6);
        past("update people.audit set " + column + " = " + value + " where id = " + entry);
        assertThat(faults()).singleElement().asString().startsWith("entry " + entry + " of position 6 is not what was chained there");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            hash      | set_byte(hash, 31, get_byte(hash, 31) # 1)
            hash      | set_byte(hash, 0, get_byte(hash, 0) # 128)
            hashed_by | 'sm3'
            hashed_by | 'none'
            """)
    void aChangedPlaceInTheChainIsFoundAndItsEntryNamed(String column, String value) throws SQLException {
        someDays();
        past("update people.audit_chain set " + column + " = " + value + " where position = 6");
        assertThat(faults()).singleElement().asString().startsWith("entry " + entryAt(6) + " of position 6 ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            day           | day - 400
            last_position | last_position + 1
            last_position | last_position - 1
            head          | set_byte(head, 5, get_byte(head, 5) # 1)
            root          | set_byte(root, 5, get_byte(root, 5) # 1)
            hashed_by     | 'sm3'
            """)
    void aChangedRootIsFoundAndItsDayNamed(String column, String value) throws SQLException {
        someDays();
        past("update people.audit_day set " + column + " = " + value + " where last_position = 8");
        assertThat(faults()).isNotEmpty().first().asString().startsWith("the root of ");
        assertThat(String.join(" ", faults())).contains(column.equals("day") ? "2025-01-27" : "2026-03-03");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            update people.audit_head set next_position = next_position + 1
            update people.audit_head set hash = set_byte(hash, 7, get_byte(hash, 7) # 1)
            delete from people.audit_head
            """)
    void aChangedEndIsFound(String fault) throws SQLException {
        someDays();
        past(fault);
        assertThat(faults()).singleElement().asString().contains("the chain");
    }

    @Test
    void anEntryThatIsTakenAwayIsNamed() throws SQLException {
        someDays();
        long entry = entryAt(6);
        past("delete from people.audit where id = " + entry);
        assertThat(faults()).containsExactly("entry " + entry + " of position 6 is missing");
    }

    @Test
    void anEntryThatIsTakenAwayWithItsPlaceIsMissed() throws SQLException {
        someDays();
        past("delete from people.audit where id = " + entryAt(6), "delete from people.audit_chain where position = 6");
        assertThat(faults()).first().isEqualTo("positions 6 to 6 are missing");
    }

    @Test
    void theLastEntriesCannotBeCutOff() throws SQLException {
        someDays();
        past("delete from people.audit where id = " + entryAt(13), "delete from people.audit_chain where position = 13");
        assertThat(faults()).singleElement().asString().startsWith("the chain ends at position 12, but it had reached position 13");
        past("update people.audit_head set next_position = 12, hash = (select hash from people.audit_chain where position = 11)", "delete from people.audit where id = " + entryAt(12), "delete from people.audit_chain where position = 12");
        assertThat(faults()).singleElement().asString().isEqualTo("the root of 2026-03-04 covers position 12, but the chain ends at 11");
    }

    @Test
    void theFirstEntriesCannotBeCutOffBetweenTwoDays() throws SQLException {
        someDays();
        past("delete from people.audit where id in (select entry_id from people.audit_chain where position <= 5)", "delete from people.audit_chain where position <= 5");
        assertThat(faults()).contains("the chain begins at position 6, and no day was closed before it");
    }

    @Test
    void twoEntriesThatChangedPlacesAreBothNamed() throws SQLException {
        someDays();
        long first = entryAt(6);
        long second = entryAt(7);
        past("update people.audit_chain set entry_id = 0 where position = 6", "update people.audit_chain set entry_id = " + first + " where position = 7",
                "update people.audit_chain set entry_id = " + second + " where position = 6");
        assertThat(faults()).hasSize(2).anyMatch(fault -> fault.contains("of position 6")).anyMatch(fault -> fault.contains("of position 7"));
    }

    @Test
    void anEntryThatWasPutInAfterwardsIsNamed() throws SQLException {
        someDays();
        past("insert into people.audit select district_id, 5, at, actor_id, role, unit_id, act, subject_kind, subject_id, amount, refused, device from people.audit where id = " + entryAt(3));
        assertThat(faults()).containsExactly("entry 5 stands in no chain and waits for none");
    }

    /// Nobody waits for anybody to write: ten writers and three chainers at once, and every entry stands in the chain once.
    @Test
    void manyWriteAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(13)) {
            var all = new ArrayList<Future<?>>();
            for (int writer = 0; writer < 10; writer++) {
                long person = writer;
                all.add(threads.submit(() -> IntStream.range(0, 40).forEach(_ -> act(person))));
            }
            for (int i = 0; i < 3; i++) {
                all.add(threads.submit(() -> IntStream.range(0, 30).forEach(_ -> chainer.run(CHANGTAI))));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        chainer.run(CHANGTAI);
        assertThat(check.check(CHANGTAI)).isEqualTo(new AuditCheck.Checked(List.of(), 400, 0, null));
    }

    /// An entry whose transaction is undone leaves nothing; a chainer that dies before its commit leaves marks from which the next goes on.
    @Test
    void whatIsKilledLeavesNoGap() {
        act(1);
        assertThatThrownBy(() -> WORLD.db.write(Scope.service(CHANGTAI, Scope.Kind.STAFF), sql -> {
            WORLD.audit.add(sql, AuditNote.of(CHANGTAI, 2, AuditAct.LOOK, AuditSubject.person(3)));
            throw new IllegalStateException("killed");
        })).hasMessage("killed");
        assertThatThrownBy(() -> WORLD.db.write(AuditChainer.scope(CHANGTAI), sql -> {
            var store = new AuditChainStore(sql, CHANGTAI);
            var head = store.lease(AuditChainer.START).orElseThrow();
            var entry = store.unchained(10).getFirst();
            store.append(List.of(new AuditChainStore.Link(1, entry.id(), new byte[32], "sha256", entry)), new AuditChainStore.Head(head.nextPosition() + 1, new byte[32]));
            throw new IllegalStateException("killed too");
        })).hasMessage("killed too");
        Instant since = WORLD.clock.now();
        assertThat(check.check(CHANGTAI)).isEqualTo(new AuditCheck.Checked(List.of(), 0, 1, since));
        assertThat(chainer.run(CHANGTAI)).isEqualTo(1);
        assertThat(chainer.run(CHANGTAI)).as("once").isZero();
        assertThat(check.check(CHANGTAI)).isEqualTo(new AuditCheck.Checked(List.of(), 1, 0, null));
    }

    @Test
    void anInstallationMayChangeOverToTheNationalHash() throws SQLException {
        act(1);
        chainer.run(CHANGTAI);
        var national = new AuditChainer(WORLD.db, WORLD.orgs, "sm3");
        act(2);
        national.run(CHANGTAI);
        assertThat(WORLD.raw().fetchValues("select hashed_by from people.audit_chain order by position")).asList().containsExactly("sha256", "sm3");
        assertThat(faults()).isEmpty();
        past("update people.audit set amount = 9 where id = " + entryAt(2));
        assertThat(faults()).hasSize(1);
        assertThatThrownBy(() -> new AuditChainer(WORLD.db, WORLD.orgs, "md5")).hasMessageContaining("sha256 or sm3");
    }

    @Test
    void aDayIsClosedOnceAndWhenItIsOver() {
        act(1);
        chainer.run(CHANGTAI);
        assertThat(days.run(CHANGTAI)).as("not before it is over").isZero();
        WORLD.clock.set(Instant.parse("2026-03-02T16:05:00Z"));
        assertThat(days.run(CHANGTAI)).as("five minutes past midnight somebody may still be writing").isZero();
        WORLD.clock.set(Instant.parse("2026-03-02T16:10:00Z"));
        assertThat(days.run(CHANGTAI)).isEqualTo(1);
        assertThat(days.run(CHANGTAI)).isZero();
        var root = days.root(CHANGTAI, Optional.empty()).orElseThrow();
        assertThat(root.day()).isEqualTo("2026-03-02");
        assertThat(root.entries()).isEqualTo(1);
        WORLD.clock.advance(Duration.ofDays(1));
        assertThat(days.run(CHANGTAI)).as("a day on which nothing was done has a root too").isEqualTo(1);
        assertThat(days.root(CHANGTAI, Optional.empty()).orElseThrow().head()).isEqualTo(root.head());
    }

    @Test
    void whatIsPastItsTimeGoesByWholeDaysAndTheRestHolds() throws SQLException {
        someDays();
        String root = days.root(CHANGTAI, Optional.of(LocalDate.parse("2026-03-02"))).orElseThrow().root();
        try (Connection owner = WORLD.database.asOwner()) {
            assertThat(AuditConsole.trim(owner, CHANGTAI, LocalDate.parse("2026-03-02"))).as("the day itself is not before").isZero();
            assertThat(AuditConsole.trim(owner, CHANGTAI, LocalDate.parse("2026-03-04"))).isEqualTo(2 * A_DAY);
            assertThat(AuditConsole.trim(owner, CHANGTAI, LocalDate.parse("2026-03-04"))).as("again").isZero();
        }
        chainer.run(CHANGTAI);
        assertThat(check.check(CHANGTAI)).isEqualTo(new AuditCheck.Checked(List.of(), A_DAY + 2, 0, null));
        assertThat(days.root(CHANGTAI, Optional.of(LocalDate.parse("2026-03-02"))).orElseThrow().root()).isEqualTo(root);
        long entry = entryAt(10);
        past("update people.audit set device = 'x' where id = " + entry);
        assertThat(faults()).singleElement().asString().startsWith("entry " + entry + " of position 10");
    }

    @Test
    void aChainThatIsEmptyAgainStillHolds() throws SQLException {
        IntStream.range(0, A_DAY).forEach(this::act);
        chainer.run(CHANGTAI);
        WORLD.clock.advance(Duration.ofDays(1));
        days.run(CHANGTAI);
        try (Connection owner = WORLD.database.asOwner()) {
            AuditConsole.trim(owner, CHANGTAI, LocalDate.parse("2026-03-03"));
        }
        assertThat(check.check(CHANGTAI).faults()).isEmpty();
        act(1);
        chainer.run(CHANGTAI);
        assertThat(check.check(CHANGTAI)).isEqualTo(new AuditCheck.Checked(List.of(), 2, 0, null));
    }

    @Test
    void anAuditorChecksTheLinesWithoutUs() throws Exception {
        someDays();
        var lines = new ArrayList<String>();
        assertThat(new AuditFile(WORLD.db).write(CHANGTAI, lines::add)).isEqualTo(13);
        byte[] previous = new byte[32];
        var json = new tools.jackson.databind.json.JsonMapper();
        for (String line : lines) {
            var read = json.readTree(line);
            var digest = java.security.MessageDigest.getInstance("SHA-256");
            digest.update(previous);
            previous = digest.digest(read.get("line").asString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(read.get("hash").asString()).isEqualTo(java.util.HexFormat.of().formatHex(previous));
        }
    }

    @Test
    void nobodyIsNotFoundWhereNothingIs() {
        assertThat(check.check(CHANGTAI)).isEqualTo(new AuditCheck.Checked(List.of(), 0, 0, null));
        assertThat(days.run(CHANGTAI)).isZero();
        assertThat(days.root(CHANGTAI, Optional.empty())).isEmpty();
    }
}
