package org.jinlin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jinlin.app.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each statement that the tests made the server send reads and writes one partition, because it names its district. This
/// class runs last, so it has seen the statements of all the others.
@Order(Integer.MAX_VALUE)
class ExplainTest {

    /// Statements that may touch several districts, by a part of their text, each with its reason. Reads only.
    private static final Map<String, String> ACROSS_DISTRICTS = Map.of();

    private static Connection owner;

    @BeforeAll
    static void driveTheLoop() throws SQLException {
        Loop.run(TestServer.get().world("base"));
        owner = TestServer.get().database().asOwner();
    }

    @AfterAll
    static void close() throws SQLException {
        owner.close();
    }

    @Test
    void everyStatementTouchesOneDistrict() throws SQLException {
        var across = new ArrayList<String>();
        for (StatementLog.Sent sent : statements().toList()) {
            var explained = Explained.of(owner, sent);
            if (explained.partitions().size() > 1 && ACROSS_DISTRICTS.keySet().stream().noneMatch(sent.sql()::contains)) {
                across.add(sent.caller() + " reads " + explained.spread() + ": " + sent.sql());
            }
        }

        assertThat(across).isEmpty();
    }

    @Test
    void theLoopSendsEnoughToBelieveThat() {
        assertThat(statements().count()).isGreaterThan(40);
        assertThat(statements().map(sent -> sent.sql().split(" ")[0].toLowerCase()).distinct()).contains("select", "insert", "update", "delete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"from \"people\".\"token\"", "distinct on", "from \"insight\".\"fact\"", "cardinality(", "from \"matters\".\"due\""})
    void theStatementsWithAnIndexOfTheirOwnAreAmongThem(String part) {
        assertThat(statements().map(StatementLog.Sent::sql)).anyMatch(sql -> sql.contains(part));
    }

    @Test
    void noStatementLeavesTheTimeOrAnIdToTheDatabase() {
        assertThat(statements().map(StatementLog.Sent::sql).map(String::toLowerCase)
                .filter(sql -> sql.matches("(?s).*\\b(now\\(|current_timestamp|current_date|clock_timestamp|random\\(|gen_random_uuid|uuidv7|nextval).*"))).isEmpty();
    }

    @Test
    void noStatementLeavesSomethingOnTheConnection() {
        assertThat(TestServer.get().statements().all().stream().map(StatementLog.Sent::sql).map(String::toLowerCase).flatMap(sql -> Stream.of(sql.split(";")))
                .filter(sql -> sql.matches("(?s)\\s*(set (?!local |transaction ).*|listen .*|create .*|prepare .*)|.*(pg_advisory_lock|pg_try_advisory_lock\\().*"))).isEmpty();
    }

    @Test
    void aConflictNamesItsColumns() {
        assertThat(statements().map(StatementLog.Sent::sql).map(String::toLowerCase).filter(sql -> sql.matches("(?s).*on conflict (do|on constraint).*"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select * from matters.matter                                                                        | 4
            select * from matters.matter where id = 1                                                           | 4
            select * from matters.matter where district_id < 3 for update                                          | 4
            delete from matters.unnumbered where matter_id = 1                                                  | 4
            update matters.matter set stage = 'x' where id = 1                                                  | 4
            select * from matters.matter m join matters.move v on v.matter_id = m.id where m.district_id = 1    | 4
            select * from matters.matter where district_id = 1                                                  | 1
            select * from matters.matter m join matters.move v on v.district_id = m.district_id and v.matter_id = m.id where m.district_id = 1 | 1
            select * from org.tenant                                                                            | 0
            """)
    void aStatementWithoutItsDistrictIsSeen(String sql, int partitions) throws SQLException {
        assertThat(Explained.of(owner, new StatementLog.Sent(sql, List.of(), "test")).partitions()).hasSize(partitions);
    }

    private static Stream<StatementLog.Sent> statements() {
        return TestServer.get().statements().explainable().stream();
    }
}
